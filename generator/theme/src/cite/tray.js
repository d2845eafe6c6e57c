/** The citations that a reader collects, in; the same list with one more or one less out. */

/** @typedef {import("./formats.js").Citation} Citation */

export const MOST = 200;

/** What tells two citations apart. @param {Citation} citation */
export const keyOf = ({ code, section }) => (section ? `${code}#${section.id}` : code);

/** @param {readonly Citation[]} tray @param {Citation} citation */
export const holds = (tray, citation) => tray.some((one) => keyOf(one) === keyOf(citation));

/**
 * A citation that is there already keeps its place and takes its new words.
 * @param {readonly Citation[]} tray @param {Citation} citation
 * @returns {readonly Citation[]}
 */
export const add = (tray, citation) => {
  if (holds(tray, citation)) {
    return tray.map((one) => (keyOf(one) === keyOf(citation) ? citation : one));
  }
  return tray.length < MOST ? [...tray, citation] : tray;
};

/** @param {readonly Citation[]} tray @param {string} key */
export const remove = (tray, key) => tray.filter((one) => keyOf(one) !== key);

/**
 * What was kept; whatever is not a citation, after an update or by another script, is left out.
 * @param {string | null} kept
 * @returns {readonly Citation[]}
 */
export const readTray = (kept) => {
  try {
    /** @type {unknown} */
    const rows = JSON.parse(kept ?? "[]");
    return Array.isArray(rows) ? rows.filter(isCitation).slice(0, MOST) : [];
  } catch {
    return [];
  }
};

/** @param {any} row @returns {row is Citation} */
const isCitation = (row) =>
  typeof row === "object" &&
  row !== null &&
  ["code", "title", "kind", "url", "question", "site", "released"].every((name) => typeof row[name] === "string") &&
  /^https?:|^file:/.test(row.url) &&
  Number.isInteger(row.revision) &&
  (row.section === null || (typeof row.section?.id === "string" && typeof row.section?.title === "string"));
