/** What somebody types in; what it asks for out: words, phrases, what must be absent, filters. */

import { fold, isFunctionWord, stem, wordsOf } from "./words.js";

/**
 * @typedef {object} Word
 * @property {string} text Folded, as typed.
 * @property {string} term Its stem.
 * @property {boolean} telling Whether it carries meaning of its own.
 *
 * @typedef {object} Query
 * @property {Word[]} words In their order, function words included.
 * @property {string[]} phrases Stems that have to stand side by side: `"model drift"`.
 * @property {string[]} without Stems of words that must not occur: `-prompt`.
 * @property {Record<string, string[]>} filters Facet → values: `type:pitfall`.
 * @property {boolean} isOpen Whether the last word may go on.
 */

/** The most characters that are read of a query; a longer one is a document. */
export const LONGEST = 400;
const PART = /(-?)(?:(\p{L}+):)?(?:["“”]([^"“”]*)(?:["“”]|$)|([^\s"“”]+))/gu;

/**
 * @param {string} typed
 * @param {readonly string[]} facets The names that may stand before a colon.
 * @returns {Query}
 */
export const parseQuery = (typed, facets) => {
  const text = typed.slice(0, LONGEST);
  /** @type {Query} */
  const query = { words: [], phrases: [], without: [], filters: {}, isOpen: /[\p{L}\p{N}]$/u.test(text) };
  for (const [whole, minus, name, quoted, bare] of text.matchAll(PART)) {
    const facet = name?.toLowerCase();
    const value = quoted ?? bare ?? "";
    if (facet && facets.includes(facet)) {
      (query.filters[facet] ??= []).push(...fold(value).split(",").filter(Boolean));
      continue;
    }
    const words = wordsOf(quoted ?? whole.replace(/^-/, "")).map(asWord);
    if (minus) {
      query.without.push(...words.map((word) => word.term));
      continue;
    }
    query.words.push(...words);
    if (quoted !== undefined && words.length) query.phrases.push(words.map((word) => word.term).join(" "));
  }
  if (!query.words.some((word) => word.telling)) {
    for (const word of query.words) word.telling = true;
  }
  return query;
};

/** @param {string} text @returns {Word} */
const asWord = (text) => ({ text, term: stem(text), telling: !isFunctionWord(text) });
