/** Brings the current entry into view in a sidebar that is longer than the window. */

/**
 * How far a box has to scroll so that an item stands in its upper third.
 * @param {{ top: number }} item @param {{ top: number, height: number }} box
 */
export const scrollTo = (item, box) => Math.max(0, item.top - box.top - box.height / 3);

/** @param {Element} sidebar */
export const mountSidebar = (sidebar) => {
  const current = sidebar.querySelector("[aria-current]");
  const box = sidebar.closest(".md-sidebar__scrollwrap");
  if (!current || !box) return;
  // Material sets the height of the box once the page is loaded.
  addEventListener("load", () =>
    requestAnimationFrame(() => {
      const [item, room] = [current.getBoundingClientRect(), box.getBoundingClientRect()];
      if (item.bottom > room.bottom) box.scrollTop = scrollTo(item, room);
    }),
  );
};
