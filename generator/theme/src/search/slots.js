/**
 * A query in; its slots out: each a thing that has to be found, with all that counts as finding it.
 *
 * "bigbang halucinations" has two: one is filled by "bigbang", the other by "halucin" (unknown),
 * hence by the nearest known word "hallucin", and by what else that is called.
 */

/**
 * @typedef {object} Slot
 * @property {Map<string, number>} alternatives Stems side by side → how well they fill the slot.
 * @property {Map<string, number>} parts Single stems of a run → how far each fills it.
 * @property {number} weight How much the slot matters among the others.
 * @property {{ from: string, to: string } | null} corrected A typed word and what it is read as.
 *
 * @typedef {import("./query.js").Query} Query
 * @typedef {import("./query.js").Word} Word
 * @typedef {import("./vocabulary.js").Vocabulary} Vocabulary
 * @typedef {import("./synonyms.js").Synonyms} Synonyms
 */

import { isLight, stem } from "./words.js";

const UNKNOWN = 0.4;
const LIGHT = 0.6;
const MOST = 3.5;
const RUN = 0.8;
const PART_OF_RUN = 0.6;

/**
 * @param {Query} query @param {Vocabulary} vocabulary @param {Synonyms} synonyms
 * @returns {Slot[]}
 */
export const slotsOf = (query, vocabulary, synonyms) => {
  const stems = query.words.map((word) => word.term);
  const slots = [];
  for (let at = 0; at < stems.length; ) {
    const run = synonyms.runAt(stems, at);
    if (run) {
      slots.push(slotOfRun(query.words.slice(at, at + run), vocabulary, synonyms));
      at += run;
      continue;
    }
    const word = /** @type {Word} */ (query.words[at]);
    const isOpen = query.isOpen && at === stems.length - 1;
    const beside = [query.words[at - 1], query.words[at + 1]];
    if (word.telling) slots.push(slotOfWord(word, isOpen, beside, vocabulary, synonyms));
    at += 1;
  }
  return slots;
};

/** @param {Word[]} words @param {Vocabulary} vocabulary @param {Synonyms} synonyms @returns {Slot} */
const slotOfRun = (words, vocabulary, synonyms) => {
  const key = words.map((word) => word.term).join(" ");
  const telling = words.filter((word) => word.telling);
  const sum = telling.reduce((total, word) => total + vocabulary.weight(word.term), 0);
  return {
    alternatives: new Map([[key, 1], ...synonyms.of(key)]),
    parts: new Map(
      telling.map(({ term }) => [term, (PART_OF_RUN * vocabulary.weight(term)) / (sum || 1)]),
    ),
    weight: Math.min(MOST, Math.max(2, sum * RUN)),
    corrected: null,
  };
};

/**
 * @param {Word} word @param {boolean} isOpen Whether it may go on.
 * @param {(Word | undefined)[]} beside Its neighbours.
 * @param {Vocabulary} vocabulary @param {Synonyms} synonyms
 * @returns {Slot}
 */
const slotOfWord = (word, isOpen, [before, after], vocabulary, synonyms) => {
  /** @type {Map<string, number>} */
  const alternatives = new Map();
  let corrected = null;
  /** @param {string} term @param {number} weight */
  const offer = (term, weight) => {
    if ((alternatives.get(term) ?? 0) < weight) alternatives.set(term, weight);
  };
  const isKnown = vocabulary.has(word.term);
  if (isKnown) offer(word.term, 1);
  /** @param {Iterable<[string, number]>} meant What the whole word stands for. */
  const offerSynonyms = (meant) => {
    for (const [term, weight] of [...meant]) {
      for (const [other, share] of synonyms.of(term)) offer(other, weight * share);
    }
  };
  offerSynonyms(alternatives);
  if ((isOpen || !isKnown) && word.text.length > 1) {
    for (const { word: whole, term } of vocabulary.completions(word.text)) {
      offer(term, isKnown ? (0.8 * word.text.length) / whole.length : 0.9);
    }
  }
  if (!alternatives.size) {
    for (const { word: meant, term, edits } of vocabulary.corrections(word.text)) {
      offer(term, 0.95 - 0.15 * edits);
      corrected ??= { from: word.text, to: meant };
    }
    offerSynonyms(alternatives);
  }
  for (const joined of [before && before.text + word.text, after && word.text + after.text]) {
    if (joined && vocabulary.has(stem(joined))) offer(stem(joined), 1);
  }
  const weights = [...alternatives].map(([term, weight]) =>
    weight < 0.7 || term.includes(" ") ? 0 : vocabulary.weight(term),
  );
  const told = isKnown ? vocabulary.weight(word.term) : Math.max(UNKNOWN, ...weights);
  const weight = Math.min(MOST, told);
  if (isKnown) weakenCommon(alternatives, weight, vocabulary);
  return { alternatives, parts: new Map(), weight: isLight(word.text) ? weight * LIGHT : weight, corrected };
};

/**
 * A rare word does not make a common synonym telling: every other entry has "cost", few have "dear".
 * @param {Map<string, number>} alternatives @param {number} weight @param {Vocabulary} vocabulary
 */
const weakenCommon = (alternatives, weight, vocabulary) => {
  for (const [term, share] of alternatives) {
    const told = term.includes(" ") ? weight : vocabulary.weight(term);
    if (told < weight) alternatives.set(term, share * Math.sqrt(told / weight));
  }
};
