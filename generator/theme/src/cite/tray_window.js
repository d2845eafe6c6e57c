/** What a reader collects, in; a button on every page while there is any, and a dialog with it, out. */

import { dayOf } from "../health.js";
import { button, element, linkTo } from "../wizard/dom.js";
import { copy, wordsOf } from "./copy.js";
import { FORMATS, formatOf, nameOf, writeAll } from "./formats.js";
import { add, holds, keyOf, readTray, remove } from "./tray.js";
import { makeWindow } from "./window.js";

/**
 * @typedef {import("./formats.js").Citation} Citation
 * @typedef {import("./store.js").Store} Store
 */

const EMPTY = "Nothing is in the tray. “Add to tray” in the Cite panel of an entry puts it here.";

export class Tray {
  /** @param {Store} store @param {string} root The address of the site. */
  constructor(store, root) {
    this.store = store;
    this.root = root;
    /** @type {string | null} What was there before the last one was taken out. */
    this.before = null;
    this.opener = button("", "kb-tray", () => this.open());
    this.opener.setAttribute("aria-haspopup", "dialog");
    this.items = element("ul", "kb-tray__items");
    this.note = element("p", "kb-window__note", EMPTY);
    this.formats = element("select", "kb-window__field");
    this.formats.addEventListener("change", () => {
      store.set("format", this.formats.value);
      this.draw();
    });
    this.text = element("pre", "kb-cite-text");
    this.text.tabIndex = 0;
    this.undo = button("Put back", "kb-window__button", () => this.putBack());
    this.all = element(
      "div",
      "kb-tray__all",
      element("label", "kb-window__label", "Format ", this.formats),
      this.text,
      element(
        "div",
        "kb-window__buttons",
        button("Copy all", "kb-window__button kb-window__button--main", () => void this.copyAll()),
        button("Empty the tray", "kb-window__button", () => this.keep([], "The tray is empty.")),
      ),
    );
    this.window = makeWindow("Citation tray", this.note, this.items, this.all, this.undo);
    document.body.append(this.opener);
    store.onChange(() => this.draw());
    this.draw();
  }

  /** @returns {readonly Citation[]} */
  get citations() {
    return readTray(this.store.get("tray"));
  }

  /** @param {Citation} citation */
  holds(citation) {
    return holds(this.citations, citation);
  }

  /** Adds it, or takes it out; says what was done. @param {Citation} citation */
  toggle(citation) {
    const { citations } = this;
    if (holds(citations, citation)) {
      this.store.set("tray", JSON.stringify(remove(citations, keyOf(citation))));
      this.draw();
      return `Taken out of the tray: ${nameOf(citation)}`;
    }
    const more = add(citations, citation);
    if (more === citations) return `The tray is full: it holds ${citations.length}.`;
    const isKept = this.store.set("tray", JSON.stringify(more));
    this.draw();
    const kept = isKept ? "" : " This browser keeps nothing: it lasts until you leave the page.";
    return `Added to the tray: ${nameOf(citation)}. It holds ${more.length}.${kept}`;
  }

  open() {
    this.before = null;
    this.draw();
    this.window.dialog.showModal();
  }

  /** @param {readonly Citation[]} citations @param {string} words */
  keep(citations, words) {
    this.before = this.store.get("tray");
    this.store.set("tray", JSON.stringify(citations));
    this.draw();
    this.window.say(words);
    this.undo.focus();
  }

  putBack() {
    this.store.set("tray", this.before ?? "[]");
    this.before = null;
    this.draw();
    this.window.say("Put back.");
    /** @type {HTMLElement | null} */ (this.items.querySelector("button"))?.focus();
  }

  async copyAll() {
    const { citations } = this;
    const isCopied = await copy(this.text.textContent ?? "", this.text);
    const what = citations.length === 1 ? "1 citation" : `${citations.length} citations`;
    this.window.say(wordsOf(isCopied, what));
  }

  draw() {
    const { citations } = this;
    const count = citations.length;
    this.opener.textContent = `Tray: ${count}`;
    this.opener.setAttribute("aria-label", `Citation tray: ${count === 1 ? "1 entry" : `${count} entries`}`);
    this.opener.hidden = count === 0;
    this.note.hidden = count > 0;
    this.all.hidden = count === 0;
    this.undo.hidden = this.before === null;
    this.items.replaceChildren(...citations.map((citation) => this.itemOf(citation)));
    const template = this.store.get("template");
    const formats = template ? [...FORMATS, formatOf(template)] : FORMATS;
    const wanted = this.store.get("format");
    this.formats.replaceChildren(...formats.map(({ id, label }) => new Option(label, id, false, id === wanted)));
    const format = formats.find(({ id }) => id === this.formats.value);
    if (format) this.text.textContent = writeAll(format, citations, dayOf(new Date()));
  }

  /** @param {Citation} citation */
  itemOf(citation) {
    const { code, section } = citation;
    const anchor = section ? `#${section.id}` : "";
    const name = nameOf(citation);
    const away = button("Remove", "kb-window__button", () =>
      this.keep(remove(this.citations, keyOf(citation)), `Removed: ${name}`),
    );
    away.setAttribute("aria-label", `Remove ${name}`);
    return element("li", "kb-tray__item", linkTo(`${this.root}id/${code}/index.html${anchor}`, name), away);
  }
}
