/** The words of all entries in; which are known, how telling they are, and what is near them, out. */

import { nearest } from "./spelling.js";
import { isFunctionWord, stem, wordsOf } from "./words.js";

/** How many words a beginning is completed to. */
const COMPLETIONS = 40;

export class Vocabulary {
  constructor() {
    /** @type {Map<string, string>} Word as it stands → its stem. */
    this.stems = new Map();
    /** @type {Map<string, number>} Stem → how many entries have it. */
    this.frequencies = new Map();
    /** @type {string[] | null} */
    this.sorted = null;
    /** @type {Map<number, string[]> | null} */
    this.byLength = null;
    this.size = 0;
  }

  /**
   * Learns the words of a text, and says the stems of those that carry meaning.
   * @param {string} text
   * @param {Set<string>} known The stems that were met in the same entry before; grows.
   * @returns {string[]}
   */
  learn(text, known) {
    /** @type {string[]} */
    const telling = [];
    for (const word of wordsOf(text)) {
      let term = this.stems.get(word);
      if (term === undefined) {
        term = stem(word);
        this.addWord(word, term);
      }
      this.count(term, known);
      if (!isFunctionWord(word)) telling.push(term);
    }
    return telling;
  }

  /** @param {string} word @param {string} term */
  addWord(word, term) {
    this.stems.set(word, term);
    this.sorted = null;
    this.byLength = null;
  }

  /** @param {string} term @param {Set<string>} known */
  count(term, known) {
    if (known.has(term)) return;
    known.add(term);
    this.frequencies.set(term, (this.frequencies.get(term) ?? 0) + 1);
  }

  /** @param {string} term */
  has(term) {
    return this.frequencies.has(term);
  }

  /**
   * How much a word tells: the inverse document frequency of BM25, never below 0.
   * @param {string} term
   */
  weight(term) {
    const entries = this.frequencies.get(term) ?? 0;
    return Math.log(1 + (this.size - entries + 0.5) / (entries + 0.5));
  }

  /**
   * The known words that begin like this, in order.
   * @param {string} beginning
   * @returns {{ word: string, term: string }[]}
   */
  completions(beginning) {
    const sorted = (this.sorted ??= [...this.stems.keys()].sort());
    let low = 0;
    for (let high = sorted.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (/** @type {string} */ (sorted[middle]) < beginning) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (const word of sorted.slice(low, low + COMPLETIONS)) {
      if (!word.startsWith(beginning)) break;
      found.push({ word, term: /** @type {string} */ (this.stems.get(word)) });
    }
    return found;
  }

  /**
   * What an unknown word was meant to be.
   * @param {string} typed
   * @returns {{ word: string, term: string, edits: number }[]}
   */
  corrections(typed) {
    if (/\d/.test(typed)) return [];
    if (!this.byLength) {
      this.byLength = new Map();
      for (const word of this.stems.keys()) {
        const same = this.byLength.get(word.length);
        if (same) same.push(word);
        else this.byLength.set(word.length, [word]);
      }
    }
    return nearest(typed, this.byLength).map(({ word, edits }) => ({
      word,
      edits,
      term: /** @type {string} */ (this.stems.get(word)),
    }));
  }
}
