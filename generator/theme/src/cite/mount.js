/** Puts the way to cite into a page: buttons beside the code and the sections, a key, the tray. */

import { areKeysOn } from "../keys.js";
import { button, element } from "../wizard/dom.js";
import { Panel } from "./panel.js";
import { Tray } from "./tray_window.js";

const FIELD = "input, textarea, select, [contenteditable], [role=combobox], [role=listbox], dialog";

/**
 * Whether a key that was pressed asks for the panel: `c` alone, outside fields.
 * @param {Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey" | "repeat" | "defaultPrevented">} event
 * @param {Pick<Element, "closest"> | null} focused
 */
export const asksToCite = ({ key, ctrlKey, altKey, metaKey, repeat, defaultPrevented }, focused) =>
  key === "c" && !(ctrlKey || altKey || metaKey || repeat || defaultPrevented) && !focused?.closest(FIELD);

/** @typedef {import("./store.js").Store} Store */

/** @param {string} root The address of the site. @param {Store} store What the reader chose. */
export const mountCiting = (root, store) => {
  const tray = new Tray(store, root);
  const block = /** @type {HTMLElement | null} */ (document.querySelector(".kb-citing"));
  if (block) mountPanel(block, store, tray);
};

/** @param {HTMLElement} block What the page says without scripts. @param {Store} store @param {Tray} tray */
const mountPanel = (block, store, tray) => {
  const { code = "", title = "", kind = "", question = "", site = "", released = "", revision } = block.dataset;
  const link = /** @type {HTMLAnchorElement | null} */ (block.querySelector(".kb-citing__url"));
  const url = block.dataset.url || link?.href || "";
  const entry = { code, title, kind, question, site, released, url, revision: Number(revision), section: null };
  const sections = (block.dataset.sections ?? "").split(" ").flatMap((id) => {
    const heading = id ? document.getElementById(id) : null;
    return heading?.firstChild?.textContent ? [{ id, title: heading.firstChild.textContent, heading }] : [];
  });
  /** @type {Panel | null} */
  let panel = null;
  /** @param {string} [section] */
  const open = (section) => {
    panel ??= new Panel(entry, sections, block.querySelector(".kb-citing__advice"), store, tray);
    panel.open(section);
  };
  /** @param {string} name @param {string} words @param {string} [section] */
  const opener = (name, words, section) => {
    const made = button("Cite", name, () => open(section));
    made.setAttribute("aria-label", words);
    made.setAttribute("aria-haspopup", "dialog");
    return made;
  };
  const beside = opener("kb-cite-button", "Cite this entry");
  beside.setAttribute("aria-keyshortcuts", "c");
  document.querySelector(".kb-entry__kicker")?.append(beside);
  block.append(element("p", "kb-citing__open", opener("kb-cite-button", "Cite this entry")));
  for (const { id, title: name, heading } of sections) {
    heading.after(opener("kb-cite-button kb-cite-button--section", `Cite this section: ${name}`, id));
    heading.parentElement?.classList.add("kb-section--citable");
  }
  document.addEventListener("keydown", (event) => {
    const focused = document.activeElement;
    if (!asksToCite(event, focused) || !areKeysOn(store) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    const section = focused?.closest(".kb-section--citable")?.querySelector("h2")?.id;
    open(section);
  });
};
