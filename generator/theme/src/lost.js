/** On the page for lost addresses: a code in the address leads on, in small letters too. */

const CODE = /\/id\/([a-z]{1,8}-\d+)(?![^/.])/i;

/** @param {Element} hint A hidden link to the permanent page of `data-code`. */
export function mountLost(hint) {
  const written = CODE.exec(location.pathname)?.[1];
  const link = hint.querySelector("a");
  const example = hint.getAttribute("data-code");
  if (!written || !link || !example || written === written.toUpperCase()) return;
  const code = written.toUpperCase();
  link.href = link.href.replace(example, code);
  link.textContent = code;
  hint.removeAttribute("hidden");
}
