/** A decision in; buttons that copy, save and print it out. What they did is said aloud. */

import { button, element } from "./dom.js";

/**
 * @typedef {import("../decide/flow_data.js").DecisionRecord} DecisionRecord
 * @typedef {{
 *   link: () => string, adr: () => string, record: () => DecisionRecord, name: string,
 * }} Taken What there is to take away; `name` is that of the files, without an ending.
 */

/** @param {Taken} taken */
export const takeAway = ({ link, adr, record, name }) => {
  const said = element("p", "kb-take__said");
  said.setAttribute("role", "status");
  /** @param {string} text @param {string} what */
  const copy = async (text, what) => {
    said.textContent = "";
    said.textContent = (await written(text))
      ? `${what} copied.`
      : `The browser does not allow copying; ${what.toLowerCase()} can be saved instead.`;
  };
  /** @param {string} text @param {string} file @param {string} type */
  const save = (text, file, type) => {
    const address = URL.createObjectURL(new Blob([text], { type }));
    const anchor = element("a", "");
    anchor.href = address;
    anchor.download = file;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    said.textContent = `Saved as ${file}.`;
  };
  const json = () => `${JSON.stringify(record(), null, 2)}\n`;
  const act = "kb-button kb-button--small";
  return element(
    "div",
    "kb-take",
    element("h4", "kb-result__heading", "Take it away"),
    element(
      "div",
      "kb-take__buttons",
      button("Copy link", act, () => void copy(link(), "Link")),
      button("Copy decision record", act, () => void copy(adr(), "Decision record")),
      button("Save decision record", act, () => save(adr(), `${name}.md`, "text/markdown")),
      button("Save as JSON", act, () => save(json(), `${name}.json`, "application/json")),
      button("Print", act, () => print()),
    ),
    said,
  );
};

/**
 * Copies also where the clipboard is out of reach: on pages that are not served securely.
 * @param {string} text
 */
const written = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = element("textarea", "kb-wizard__hidden");
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    area.value = text;
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand("copy");
    area.remove();
    focused?.focus({ preventScroll: true });
    return isCopied;
  }
};
