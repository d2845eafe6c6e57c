/** The entry of a page in; a dialog that writes it as documents want it out. */

import { dayOf } from "../health.js";
import { keySwitch } from "../keys.js";
import { button, element } from "../wizard/dom.js";
import { copy, wordsOf } from "./copy.js";
import { EXAMPLE, FORMATS, LONGEST, PLACEHOLDERS, formatOf, nameOf, unknownPlaceholders } from "./formats.js";
import { makeWindow } from "./window.js";

/**
 * @typedef {import("./formats.js").Citation} Citation
 * @typedef {import("./formats.js").Format} Format
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./tray_window.js").Tray} Tray
 * @typedef {{ id: string, title: string }} Section
 */

const HELP = `Your own words; ${PLACEHOLDERS.map((name) => `{${name}}`).join(" ")} are filled in.`;

export class Panel {
  /**
   * @param {Citation} entry @param {readonly Section[]} sections
   * @param {Element | null} advice What its author says of citing it.
   * @param {Store} store @param {Tray} tray
   */
  constructor(entry, sections, advice, store, tray) {
    this.entry = entry;
    this.sections = sections;
    this.store = store;
    this.tray = tray;
    /** @type {{ format: Format, shown: HTMLElement, copy: HTMLButtonElement }[]} */
    this.rows = [];
    this.part = element("select", "kb-window__field");
    this.part.append(new Option("The whole entry", ""), ...sections.map(({ id, title }) => new Option(title, id)));
    this.part.addEventListener("change", () => this.draw());
    this.add = button("", "kb-window__button", () => {
      this.window.say(this.tray.toggle(this.citation));
      this.draw();
    });
    const tidy = button("Open the tray", "kb-window__button", () => {
      this.window.dialog.close();
      this.tray.open();
    });
    this.window = makeWindow(
      "Cite this entry",
      element("p", "kb-window__name", `${entry.code} ${entry.title}`),
      ...(advice ? [advice.cloneNode(true)] : []),
      element(
        "div",
        "kb-window__buttons",
        sections.length > 0 && element("label", "kb-window__label", "Part ", this.part),
        this.add,
        tidy,
      ),
      element("ul", "kb-formats", ...FORMATS.map((format) => this.rowOf(format)), this.ownRow()),
      keySwitch(store),
    );
  }

  /** @returns {Citation} */
  get citation() {
    const section = this.sections.find(({ id }) => id === this.part.value) ?? null;
    return { ...this.entry, section };
  }

  /** @param {string} [section] The id of the one to cite; without it, the whole entry. */
  open(section = "") {
    this.part.value = section;
    this.draw();
    this.window.dialog.showModal();
    const last = this.store.get("format");
    (this.rows.find(({ format }) => format.id === last) ?? this.rows[0])?.copy.focus();
  }

  draw() {
    const { citation, store } = this;
    const today = dayOf(new Date());
    for (const { format, shown } of this.rows) {
      const own = formatOf(store.get("template") || EXAMPLE);
      shown.textContent = (format.id === "own" ? own : format).write(citation, today);
    }
    this.add.textContent = this.tray.holds(citation) ? "Take out of the tray" : "Add to tray";
  }

  /** @param {Format} format @param {...(Node | string)} before */
  rowOf(format, ...before) {
    const label = element("span", "kb-format__label", format.label);
    const shown = element("pre", "kb-cite-text");
    const copyIt = button("Copy", "kb-window__button", async () => {
      const text = shown.textContent ?? "";
      this.store.set("format", format.id);
      const what = `${format.label} of ${nameOf(this.citation)}`;
      this.window.say(wordsOf(await copy(text, shown), what));
    });
    copyIt.setAttribute("aria-label", `Copy: ${format.label}`);
    this.rows.push({ format, shown, copy: copyIt });
    return element("li", `kb-format kb-format--${format.id}`, label, copyIt, ...before, shown);
  }

  /** The template of the reader's own, kept for the next entry. */
  ownRow() {
    const field = element("textarea", "kb-window__field kb-format__own");
    field.rows = 2;
    field.maxLength = LONGEST;
    field.spellcheck = false;
    field.value = this.store.get("template") || EXAMPLE;
    field.setAttribute("aria-label", "Own template");
    const help = element("p", "kb-window__note", HELP);
    help.id = "kb-own-template-help";
    field.setAttribute("aria-describedby", help.id);
    const words = () => {
      const unknown = unknownPlaceholders(field.value);
      help.textContent = unknown.length
        ? `${unknown.map((name) => `{${name}}`).join(" ")} stays as it is. ${HELP}`
        : HELP;
    };
    field.addEventListener("input", () => {
      this.store.set("template", field.value);
      words();
      this.draw();
    });
    words();
    return this.rowOf(formatOf(EXAMPLE), field, help);
  }
}
