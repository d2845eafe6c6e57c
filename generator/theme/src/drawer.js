/**
 * Opens the menu of narrow windows by keyboard: a button with its state, focus in and back.
 *
 * Material's menu is a checkbox with a label, and stays that without scripts.
 */

/** Below this width Material shows the sidebar as a drawer. */
const NARROW = "(max-width: 76.234375em)";

/** @param {HTMLLabelElement} label A label of Material's that toggles a checkbox. @param {boolean} isOpen */
const makeOperable = (label, isOpen) => {
  label.tabIndex = 0;
  label.setAttribute("role", "button");
  label.setAttribute("aria-expanded", String(isOpen));
};

/** Without a scroll: what slides in stands beside its box until it is there. @param {Element | null} place */
const focusOn = (place) => /** @type {HTMLElement | null} */ (place)?.focus({ preventScroll: true });

/** @param {HTMLInputElement} toggle Of a part of the nav that slides over its parent. */
const mountPart = (toggle) => {
  const opener = /** @type {HTMLLabelElement | null} */ (
    toggle.parentElement?.querySelector(`label.md-nav__link[for="${toggle.id}"]`)
  );
  const back = /** @type {HTMLLabelElement | null} */ (
    toggle.parentElement?.querySelector(`label.md-nav__title[for="${toggle.id}"]`)
  );
  if (!opener || !back) return;
  const tell = () => [opener, back].forEach((label) => makeOperable(label, toggle.checked));
  back.setAttribute("aria-label", `Back from ${back.textContent?.trim()}`);
  tell();
  toggle.addEventListener("change", () => {
    tell();
    focusOn(toggle.checked ? back : opener);
  });
};

/** @param {HTMLElement} sidebar Material's, which is a drawer in narrow windows. */
export const mountDrawer = (sidebar) => {
  const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
  const label = document.querySelector(".md-header__button[for=__drawer]");
  if (!toggle || !label) return;
  const narrow = matchMedia(NARROW);
  const menu = document.createElement("button");
  menu.type = "button";
  menu.className = "md-header__button md-icon kb-menu";
  menu.setAttribute("aria-label", "Menu");
  sidebar.id ||= "kb-menu";
  menu.setAttribute("aria-controls", sidebar.id);
  menu.append(...label.childNodes);
  label.replaceWith(menu);

  /** The deepest part that is open: its way back, or the first link. */
  const first = () =>
    [...sidebar.querySelectorAll("a[href], label[tabindex]")].find(
      (item) => item instanceof HTMLElement && item.offsetParent && getComputedStyle(item).visibility === "visible",
    ) ?? null;
  const tell = () => menu.setAttribute("aria-expanded", String(toggle.checked));
  /** @param {boolean} isOpen */
  const open = (isOpen) => {
    if (toggle.checked !== isOpen) toggle.click();
  };
  tell();
  toggle.addEventListener("change", () => {
    tell();
    if (toggle.checked) focusOn(first());
    else if (sidebar.contains(document.activeElement)) menu.focus();
  });
  menu.addEventListener("click", () => open(!toggle.checked));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    open(false);
    menu.focus();
  });
  // Whoever goes on past its end is on the page again, which it would cover.
  sidebar.addEventListener("focusout", ({ relatedTarget }) => {
    if (narrow.matches && relatedTarget instanceof Node && !sidebar.contains(relatedTarget)) open(false);
  });
  // Material answers Enter on its labels; a button answers the space bar too.
  sidebar.addEventListener("keydown", (event) => {
    if (event.key !== " " || !(event.target instanceof HTMLLabelElement)) return;
    event.preventDefault();
    event.target.click();
  });
  const mountParts = () => {
    if (!narrow.matches) return;
    for (const part of sidebar.querySelectorAll("input.md-nav__toggle")) mountPart(/** @type {HTMLInputElement} */ (part));
  };
  mountParts();
  narrow.addEventListener("change", mountParts, { once: true });
};
