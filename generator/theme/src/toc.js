/** Marks, in "on this page", the section that is being read. */

/**
 * The last section whose top is above the line, or the first one.
 * @param {readonly number[]} tops Distances from the top of the window, in order.
 * @param {number} line
 */
export const currentSection = (tops, line) => {
  const next = tops.findIndex((top) => top > line);
  return next < 0 ? tops.length - 1 : Math.max(next - 1, 0);
};

/** @param {Element} toc */
export const mountToc = (toc) => {
  const links = [...toc.querySelectorAll("a")];
  const headings = links.map((link) => document.getElementById(decodeURI(link.hash.slice(1))));
  let waiting = false;

  const update = () => {
    waiting = false;
    const tops = headings.map((heading) => heading?.getBoundingClientRect().top ?? 0);
    const current = currentSection(tops, 140);
    links.forEach((link, index) => {
      if (index === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  const plan = () => {
    if (!waiting) requestAnimationFrame(update);
    waiting = true;
  };
  if (!links.length) return;
  addEventListener("scroll", plan, { passive: true });
  plan();
};
