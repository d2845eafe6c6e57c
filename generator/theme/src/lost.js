/** On the page for lost addresses: a code in the address leads on, however it was typed. */

const CODE = /\/id\/([a-z]{1,8})-?(\d{1,12})(?![^/.])/i;

/**
 * The code that is meant by an address that has none like it: `/id/fg-42/` → `FG-0042`.
 * @param {string} path The path of the address.
 * @param {string} example A code of this catalogue, for its letters.
 * @returns {string} Empty where there is none, or where it stands in the address as it should.
 */
export const codeMeant = (path, example) => {
  const [, letters = "", digits = ""] = CODE.exec(path) ?? [];
  const [prefix = ""] = example.split("-");
  if (!digits || letters.toUpperCase() !== prefix) return "";
  const code = `${prefix}-${digits.replace(/^0+/, "").padStart(4, "0")}`;
  return path.includes(`/id/${code}`) ? "" : code;
};

/** @param {Element} hint A hidden link to the permanent page of `data-code`. */
export function mountLost(hint) {
  const link = hint.querySelector("a");
  const example = hint.getAttribute("data-code");
  if (!link || !example) return;
  const code = codeMeant(location.pathname, example);
  if (!code) return;
  link.href = link.href.replace(example, code);
  link.textContent = code;
  hint.removeAttribute("hidden");
}
