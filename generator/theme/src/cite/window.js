/** A title and contents in; a dialog of the page out, and in it a place for what is said aloud. */

import { button, element } from "../wizard/dom.js";

let made = 0;

/**
 * @typedef {object} Window
 * @property {HTMLDialogElement} dialog
 * @property {(words: string) => void} say To screen readers and on screen, also the same twice.
 *
 * @param {string} title @param {...(Node | string)} content
 * @returns {Window}
 */
export const makeWindow = (title, ...content) => {
  const heading = element("h2", "kb-window__title", title);
  heading.id = `kb-window-${(made += 1)}`;
  const said = element("p", "kb-window__said");
  said.setAttribute("role", "status");
  const close = button("×", "kb-window__close", () => dialog.close());
  close.setAttribute("aria-label", "Close");
  const inside = element(
    "div",
    "kb-window__inside",
    element("div", "kb-window__head", heading, close),
    element("div", "kb-window__content", ...content),
    said,
  );
  const dialog = element("dialog", "kb-window", inside);
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close(); // what is inside covers it: this is the ground around it
  });
  dialog.addEventListener("close", () => (said.textContent = ""));
  document.body.append(dialog);
  /** @param {string} words */
  const say = (words) => {
    said.textContent = "";
    setTimeout(() => (said.textContent = words), 50);
  };
  return { dialog, say };
};
