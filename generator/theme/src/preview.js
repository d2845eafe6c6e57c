/**
 * Shows what an entry is about beside a link to it: on hover, on focus and on the first touch.
 *
 * WCAG 1.4.13: Escape dismisses it, the pointer may rest on it, and it stays until one leaves.
 * The summaries are one classic script, fetched when first needed, so that `file://` works too.
 */

/** @typedef {readonly [type: string, title: string, summary: string]} Summary */
/** @typedef {Window & { kbSummaries?: Record<string, Summary> }} WithSummaries */

const LINKS = "a.kb-link, a.kb-term";
const OPEN_AFTER = 350;
const CLOSE_AFTER = 250;

/**
 * The id of the entry at an address: `…/pitfalls/drift/`, `…/pitfalls/drift.html` → `drift`.
 * @param {string} href
 */
export const entryId = (href) =>
  new URL(href, "file:///").pathname
    .replace(/(\/index)?(\.html)?\/?$/, "")
    .replace(/^.*\//, "");

/**
 * Where the preview goes: below the link, or above where there is more room; inside the window.
 * @param {{ left: number, top: number, bottom: number }} link
 * @param {{ width: number, height: number }} box
 * @param {{ width: number, height: number }} room
 */
export const place = (link, box, room) => {
  const below = room.height - link.bottom;
  const above = below < box.height + 12 && link.top > below;
  return {
    left: Math.max(8, Math.min(link.left, room.width - box.width - 8)),
    top: above ? link.top - box.height - 6 : link.bottom + 6,
  };
};

/** @param {string} address @returns {Promise<Record<string, Summary>>} */
const loadSummaries = (address) =>
  new Promise((resolve) => {
    const found = /** @type {WithSummaries} */ (window).kbSummaries;
    if (found) return resolve(found);
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(/** @type {WithSummaries} */ (window).kbSummaries ?? {});
    script.onerror = () => resolve({});
    document.head.append(script);
  });

/** @param {string} name @param {string} tag */
const part = (name, tag = "span") => {
  const element = document.createElement(tag);
  element.className = `kb-preview__${name}`;
  return element;
};

/** @param {Document} page @param {string} assets The folder of the script. */
export const mountPreviews = (page, assets) => {
  const box = page.createElement("div");
  const [type, title, summary, open] = [
    part("type"),
    part("title"),
    part("summary", "p"),
    /** @type {HTMLAnchorElement} */ (part("open", "a")),
  ];
  box.id = "kb-preview";
  box.hidden = true;
  open.textContent = "Open the entry";
  box.append(type, title, summary, open);

  /** @type {HTMLAnchorElement | null} */
  let shown = null;
  let timer = 0;
  let asked = 0;

  const close = () => {
    clearTimeout(timer);
    asked += 1;
    shown?.removeAttribute("aria-describedby");
    shown = null;
    box.hidden = true;
  };

  /** @param {HTMLAnchorElement} link @param {boolean} touched */
  const show = async (link, touched) => {
    close();
    const question = asked;
    const found = (await loadSummaries(`${assets}kb-summaries.js`))[entryId(link.href)];
    if (question !== asked) return;
    if (!found) {
      if (touched) location.assign(link.href);
      return;
    }
    shown = link;
    [type.textContent, title.textContent, summary.textContent] = found;
    box.className = `kb-preview kb-preview--${found[0].toLowerCase().replace(/ /g, "-")}`;
    box.setAttribute("role", touched ? "status" : "tooltip");
    open.href = link.href;
    open.hidden = !touched;
    page.body.append(box);
    box.hidden = false;
    link.setAttribute("aria-describedby", box.id);
    const line = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const room = { width: page.documentElement.clientWidth, height: innerHeight };
    const spot = place(line, box.getBoundingClientRect(), room);
    box.style.left = `${spot.left + scrollX}px`;
    box.style.top = `${spot.top + scrollY}px`;
  };

  /** @param {() => void} step @param {number} wait */
  const later = (step, wait) => {
    clearTimeout(timer);
    timer = setTimeout(step, wait);
  };
  /** @param {Event} event */
  const linkOf = (event) =>
    event.target instanceof Element
      ? /** @type {HTMLAnchorElement | null} */ (event.target.closest(LINKS))
      : null;

  page.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = linkOf(event);
    if (link && link !== shown) later(() => show(link, false), OPEN_AFTER);
    else if (link || box.contains(/** @type {Node} */ (event.target))) clearTimeout(timer);
    else if (shown) later(close, CLOSE_AFTER);
    else clearTimeout(timer);
  });
  page.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link?.matches(":focus-visible")) show(link, false);
    else if (shown && !box.contains(/** @type {Node} */ (event.target))) close();
  });
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  // The first touch of a term explains it; the second follows the link.
  let touched = false;
  page.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
  });
  page.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (link && touched && link.matches(".kb-term") && link !== shown) {
      event.preventDefault();
      show(link, true);
    } else if (!box.contains(/** @type {Node} */ (event.target))) close();
  });
};
