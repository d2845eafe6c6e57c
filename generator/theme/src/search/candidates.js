/** Stems of entries by field, and the slots of a query, in; entries that may answer it, out. */

import MiniSearch from "minisearch";

/**
 * @typedef {import("./slots.js").Slot} Slot
 * @typedef {{ id: number, names: string, symptoms: string }} Head
 * @typedef {{ id: number, seen: string, text: string }} Text
 */

/** What MiniSearch weighs while it looks for candidates; the order is made by `rank`. */
const BOOST = { names: 4, symptoms: 3, seen: 2, text: 1 };

const indexOf = (/** @type {string[]} */ fields) =>
  new MiniSearch({
    fields,
    tokenize: (text) => (text ? text.split(" ") : []),
    processTerm: (term) => term,
    searchOptions: { boost: BOOST, combineWith: "OR" },
  });

export class Candidates {
  constructor() {
    this.heads = indexOf(["names", "symptoms"]);
    this.texts = indexOf(["seen", "text"]);
  }

  /** @param {Head} head */
  addHead(head) {
    this.heads.add(head);
  }

  /** @param {Text} text */
  addText(text) {
    this.texts.add(text);
  }

  /**
   * Entries that hold anything of what was asked for, with MiniSearch's BM25+ score.
   * @param {Slot[]} slots
   * @returns {Map<number, number>}
   */
  of(slots) {
    /** @type {Map<string, number>} */
    const weights = new Map();
    for (const { alternatives, parts } of slots) {
      for (const [run, weight] of [...alternatives, ...parts]) {
        const terms = run.split(" ");
        for (const term of terms) {
          weights.set(term, Math.max(weights.get(term) ?? 0, weight / terms.length));
        }
      }
    }
    const wanted = [...weights.keys()].join(" ");
    const options = { boostTerm: (/** @type {string} */ term) => weights.get(term) ?? 0 };
    /** @type {Map<number, number>} */
    const scores = new Map();
    if (!wanted) return scores;
    for (const index of [this.heads, this.texts]) {
      for (const { id, score } of index.search(wanted, options)) {
        scores.set(id, (scores.get(id) ?? 0) + score);
      }
    }
    return scores;
  }
}
