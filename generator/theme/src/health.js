/** Marks, in the list of review dates, those that are past on the reader's day. */

/**
 * Whether a date is over; a month or a year without a day ends with its last day.
 * @param {string} due For example `2026-11`. @param {string} today For example `2026-11-22`.
 */
export const isPast = (due, today) => due < today.slice(0, due.length);

/**
 * The day where the reader is, as `2026-11-22`.
 * @param {Date} now
 */
export const dayOf = (now) =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");

/** @param {Element} list */
export const mountHealth = (list) => {
  const today = dayOf(new Date());
  for (const date of list.querySelectorAll("time")) {
    if (!isPast(date.dateTime, today)) continue;
    const mark = document.createElement("span");
    mark.className = "kb-health__past";
    mark.textContent = "past";
    date.append(mark);
  }
};
