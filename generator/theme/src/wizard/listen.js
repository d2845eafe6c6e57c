/** What a reader does in; what the wizard does about it out. */

import { fieldOf, settleBoxes } from "./form.js";

/** @typedef {import("./wizard.js").Wizard} Wizard */

const MODE = "kb-wizard-mode";
const TYPING = 200;

/** @param {Wizard} wizard */
export const listen = (wizard) => {
  wizard.form.addEventListener("submit", (event) => {
    event.preventDefault();
    wizard.goOn();
  });
  wizard.form.addEventListener("input", (event) => touch(wizard, event, false));
  wizard.form.addEventListener("change", (event) => touch(wizard, event, true));
  wizard.part("back").addEventListener("click", () => wizard.goBack());
  // A field that is left shows its problem, which would move the button from under the pointer.
  wizard.part("buttons").addEventListener("mousedown", (event) => event.preventDefault());
  wizard.part("summary").addEventListener("click", (event) => {
    event.preventDefault();
    wizard.view.showResult();
  });
  if (!wizard.ownsAddress) return;
  addEventListener("popstate", ({ state }) => wizard.comeBack(state));
  addEventListener("hashchange", () => wizard.followHash());
};

/**
 * Boxes count when they are chosen; a number while it is typed, but only its end can be wrong.
 * @param {Wizard} wizard @param {Event} event @param {boolean} isChange
 */
const touch = (wizard, { target }, isChange) => {
  const touched = /** @type {HTMLInputElement} */ (target);
  if (touched.name.endsWith("-mode")) {
    if (isChange) wizard.setMode(touched.value === "all" ? "all" : "one", true);
    return;
  }
  const asked = /** @type {HTMLElement | null} */ (touched.closest(".kb-ask"));
  const isTyped = asked && touched === fieldOf(asked);
  if (!asked || (!isTyped && !isChange)) return;
  settleBoxes(asked, touched);
  clearTimeout(wizard.waiting);
  if (isChange) wizard.answer(asked, true);
  else wizard.waiting = setTimeout(() => wizard.answer(asked, false), TYPING);
};

/** Where a browser keeps nothing, the form starts as usual. */
export const remembered = () => {
  try {
    return localStorage.getItem(MODE);
  } catch {
    return null;
  }
};

/** @param {string} mode */
export const remember = (mode) => {
  try {
    localStorage.setItem(MODE, mode);
  } catch {
    // as above
  }
};
