/** An entry in; its passages out: each name, symptom, sentence, with the stems that it holds. */

import { shorthandsOf, stemsOf, termsOf } from "./words.js";

/**
 * @typedef {import("./data.js").EntryRow} EntryRow
 * @typedef {import("./data.js").EntryText} EntryText
 * @typedef {"title" | "alias" | "hidden" | "symptom" | "seen" | "asked" | "heading" | "question" | "summary" | "text"} Field
 *
 * @typedef {object} Passage
 * @property {Field} field
 * @property {string} text
 * @property {string} anchor The section of the page that it stands in; empty: the page itself.
 * @property {string} run Its stems, with a blank before and after each.
 * @property {ReadonlySet<string>} terms The stems that carry meaning.
 */

const SENTENCE = /[^.!?\n]+(?:[.!?]+(?=\s|$)|[.!?]+(?=\S)[^.!?\n]*)*[.!?]*/g;
const SHORTEST = 12;

/** @param {Field} field @param {string} text @param {string} [anchor] @returns {Passage} */
const passageOf = (field, text, anchor = "") => {
  const terms = new Set(termsOf(text));
  if (field === "title" || field === "alias" || field === "hidden") {
    for (const shorthand of shorthandsOf(text)) terms.add(shorthand);
  }
  return { field, text, anchor, run: ` ${stemsOf(text).join(" ")} `, terms };
};

/**
 * What stands in the small index: names and symptoms.
 * @param {EntryRow} row
 * @returns {Passage[]}
 */
export const passagesOfRow = (row) => [
  passageOf("title", row.title),
  ...(row.aliases ?? []).map((text) => passageOf("alias", text)),
  ...(row.hidden ?? []).map((text) => passageOf("hidden", text)),
  ...(row.symptoms ?? []).map((text) => passageOf("symptom", text, "symptoms")),
];

/**
 * What comes later: summary, question, how it is seen, and every sentence of the sections. The
 * headings of a hand-written page say what it is about; those of entries are the same for a type.
 * @param {EntryText} text @param {boolean} [isPage]
 * @returns {Passage[]}
 */
export const passagesOfText = ({ summary, question, seen, asked = [], sections }, isPage = false) => [
  passageOf("summary", summary),
  ...(question ? [passageOf("question", question)] : []),
  ...seen.map((text) => passageOf("seen", text, "seen_as")),
  ...asked.map((text) => passageOf("asked", text)),
  ...sections.flatMap(({ id, heading }) =>
    isPage && heading ? [passageOf("heading", heading, id)] : [],
  ),
  ...sections.flatMap(({ id, text }) =>
    (text.match(SENTENCE) ?? [])
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence.length >= SHORTEST)
      .map((sentence) => passageOf("text", sentence, id)),
  ),
];
