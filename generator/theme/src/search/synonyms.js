/** Names, groups of synonyms and what words imply in; what else a run of words may be called, out. */

import { stemsOf } from "./words.js";

/** Longer names are sentences; nobody writes them for one another. */
const LONGEST_NAME = 4;

/** @param {readonly string[]} names Stems side by side, each once. */
const keysOf = (names) => [...new Set(names.map((name) => stemsOf(name).join(" ")))].filter(Boolean);

export class Synonyms {
  constructor() {
    /** @type {Map<string, Map<string, number>>} Stems side by side → others, with their weights. */
    this.others = new Map();
    this.longest = 1;
  }

  /**
   * Lets every name of a group stand for every other.
   * @param {readonly string[]} group @param {number} weight How much another one counts, up to 1.
   */
  add(group, weight) {
    this.imply(group, group, weight);
  }

  /**
   * Lets who says one thing find another, and not the other way round.
   * @param {readonly string[]} said @param {readonly string[]} means @param {number} weight
   */
  imply(said, means, weight) {
    const others = keysOf(means);
    for (const key of keysOf(said)) {
      const known = this.others.get(key) ?? new Map();
      for (const other of others) {
        if (other !== key && (known.get(other) ?? 0) < weight) known.set(other, weight);
      }
      this.others.set(key, known);
      this.longest = Math.max(this.longest, key.split(" ").length);
    }
  }

  /** @param {readonly string[]} names @param {number} weight */
  addNames(names, weight) {
    const short = names.filter((name) => stemsOf(name).length <= LONGEST_NAME);
    if (short.length > 1) this.add(short, weight);
  }

  /** @param {string} key Stems side by side. @returns {Iterable<[string, number]>} */
  of(key) {
    return this.others.get(key) ?? [];
  }

  /**
   * The longest run of stems from a place on that has synonyms: how many words, at least 2, or 0.
   * @param {readonly string[]} stems @param {number} from
   */
  runAt(stems, from) {
    for (let length = Math.min(this.longest, stems.length - from); length > 1; length--) {
      if (this.others.has(stems.slice(from, from + length).join(" "))) return length;
    }
    return 0;
  }
}
