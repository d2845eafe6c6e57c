/** What the build wrote in; a search, the same in browsers and on the command line, out. */

import { Candidates } from "./candidates.js";
import { passagesOfRow, passagesOfText } from "./passages.js";
import { parseQuery } from "./query.js";
import { rank } from "./ranking.js";
import { slotsOf } from "./slots.js";
import { Synonyms } from "./synonyms.js";
import { Vocabulary } from "./vocabulary.js";
import { likeness, pairsOf } from "./spelling.js";
import { fold, shorthandsOf, stem, termsOf, wordsOf } from "./words.js";

/**
 * @typedef {import("./data.js").EntryRow} EntryRow
 * @typedef {import("./data.js").EntryText} EntryText
 * @typedef {import("./data.js").SearchRows} SearchRows
 * @typedef {import("./passages.js").Passage} Passage
 * @typedef {import("./query.js").Query} Query
 * @typedef {import("./slots.js").Slot} Slot
 *
 * @typedef {object} Item An entry as the search knows it.
 * @property {number} at
 * @property {EntryRow} row
 * @property {EntryText | null} text
 * @property {Set<string>} terms
 * @property {Passage[] | null} passages Made when they are first needed.
 *
 * @typedef {object} Ranked
 * @property {Item} item
 * @property {number} score
 * @property {Passage | null} passage The one that matched best.
 * @property {number} found The share of what was asked for that the entry has, 0 to 1.
 *
 * @typedef {object} Found
 * @property {Query} query
 * @property {Slot[]} slots
 * @property {Ranked[]} ranked Best first.
 */

/** The type of a hand-written page. */
const PAGE = "page";
const OTHER_NAME = 0.7;
const SYNONYM = 0.75;
const IMPLIED = 0.6;
const LEAST_LIKE = 0.3;
const CANDIDATES = 80;
/** Only an entry whose code was typed scores as much. */
export const CODED = 100;

/**
 * One spelling of a code: "fg-42", "FG 0042" and "fg0042" are the same.
 * @param {string} typed
 */
export const codeKey = (typed) =>
  fold(typed.trim()).replace(/^([a-z]+)[\s-]*0*(\d+)$/, "$1-$2");

/** @param {EntryRow & { summary: string }} row @returns {Item} */
const retiredItem = (row) => {
  const text = { summary: row.summary, question: "", seen: [], sections: [] };
  return { at: -1, row, text, terms: new Set(), passages: null };
};

export class Engine {
  /**
   * @param {SearchRows} data
   * @param {(row: EntryRow) => boolean} [isFirst] Which rows are needed for the first answer; the
   *   others wait for `addNext`.
   */
  constructor({ facets, rows, synonyms, implied = [], retired = [] }, isFirst = () => true) {
    this.facets = facets;
    this.vocabulary = new Vocabulary();
    this.vocabulary.size = rows.length;
    this.synonyms = new Synonyms();
    this.candidates = new Candidates();
    /** @type {Map<string, Item>} */
    this.byCode = new Map();
    /** @type {Map<string, Item>} */
    this.retired = new Map(retired.map((row) => [codeKey(row.code), retiredItem(row)]));
    /** @type {Map<string, { item: Item, isTitle: boolean }[]>} */
    this.byName = new Map();
    /** @type {Item[]} */
    this.items = rows.map((row, at) => ({ at, row, text: null, terms: new Set(), passages: null }));
    /** @type {Item[]} */
    this.waiting = this.items.filter((item) => !isFirst(item.row)).reverse();
    for (const item of this.items) if (isFirst(item.row)) this.addHead(item);
    for (const group of synonyms) this.synonyms.add(group, SYNONYM);
    for (const [said, means] of implied) this.synonyms.imply(said, means, IMPLIED);
  }

  /** Adds one of the rows that wait; says whether there was one. */
  addNext() {
    const item = this.waiting.pop();
    if (item) this.addHead(item);
    return item !== undefined;
  }

  /** @param {Item} item */
  addHead(item) {
    const { row, terms } = item;
    const names = [row.title, ...(row.aliases ?? [])];
    if (row.code) this.byCode.set(codeKey(row.code), item);
    names.push(...(row.hidden ?? []));
    if (row.type !== "source") this.synonyms.addNames(names, OTHER_NAME);
    const shorthands = new Set(names.flatMap(shorthandsOf));
    for (const term of shorthands) this.vocabulary.count(term, terms);
    for (const [at, name] of names.entries()) {
      this.nameItem(termsOf(name).join(" "), item, at === 0);
      const words = wordsOf(name);
      if (words.length === 2) this.vocabulary.addWord(words.join(""), stem(words.join("")));
    }
    this.candidates.addHead({
      id: item.at,
      names: [...this.learn(names, terms), ...shorthands].join(" "),
      symptoms: this.learn(row.symptoms ?? [], terms).join(" "),
    });
  }

  /** @param {string} key @param {Item} item @param {boolean} isTitle */
  nameItem(key, item, isTitle) {
    const same = this.byName.get(key);
    if (same) same.push({ item, isTitle });
    else this.byName.set(key, [{ item, isTitle }]);
  }

  /** @param {string[]} texts @param {Set<string>} terms */
  learn(texts, terms) {
    return texts.flatMap((text) => this.vocabulary.learn(text, terms));
  }

  /**
   * Adds summaries and sections, for as many rows as there are texts, from a row on.
   * @param {readonly EntryText[]} texts @param {number} [from]
   */
  addTexts(texts, from = 0) {
    texts.forEach((text, offset) => {
      const item = /** @type {Item} */ (this.items[from + offset]);
      item.text = text;
      item.passages = null;
      const isPage = item.row.type === PAGE;
      const headings = isPage ? text.sections.map((section) => section.heading) : [];
      const words = [text.summary, ...headings, ...text.sections.map((section) => section.text)];
      this.candidates.addText({
        id: item.at,
        seen: this.learn([...text.seen, ...(text.asked ?? []), text.question], item.terms).join(" "),
        text: this.learn(words, item.terms).join(" "),
      });
    });
  }

  /** @param {Item} item @returns {Passage[]} */
  passagesOf(item) {
    return (item.passages ??= [
      ...passagesOfRow(item.row),
      ...(item.text ? passagesOfText(item.text, item.row.type === PAGE) : []),
    ]);
  }

  /** @param {string} typed @returns {Found} */
  find(typed) {
    const query = parseQuery(typed, Object.keys(this.facets));
    const gone = this.retired.get(codeKey(typed));
    if (gone) return { query, slots: [], ranked: [{ item: gone, score: CODED, passage: null, found: 1 }] };
    const slots = slotsOf(query, this.vocabulary, this.synonyms);
    const named = this.byName.get(termsOf(query.words.map((word) => word.text).join(" ")).join(" "));
    const coded = this.byCode.get(codeKey(typed));
    const scores = this.candidates.of(slots);
    for (const { item } of named ?? []) if (!scores.has(item.at)) scores.set(item.at, 0);
    if (coded && !scores.has(coded.at)) scores.set(coded.at, 0);
    const wanted = query.words.length ? [...scores.keys()] : this.items.keys();
    const candidates = [...wanted]
      .map((at) => ({ item: /** @type {Item} */ (this.items[at]), score: scores.get(at) ?? 0 }))
      .filter(({ item }) => this.isWanted(item, query))
      .sort((one, other) => other.score - one.score || one.item.at - other.item.at);
    const nearest = query.words.length ? candidates.slice(0, CANDIDATES) : candidates;
    for (const one of candidates.slice(CANDIDATES)) {
      if (one.item === coded || named?.some(({ item }) => item === one.item)) nearest.push(one);
    }
    const ranked = rank(
      nearest.map(({ item, score }) => ({
        item,
        score,
        passages: this.passagesOf(item),
        named: named?.find((one) => one.item === item)?.isTitle,
        isCoded: item === coded,
      })),
      slots,
    );
    return { query, slots, ranked };
  }

  /**
   * Entries with names that look like what was typed, where nothing holds any of it.
   * @param {Query} query
   * @returns {Ranked[]}
   */
  nearestNames({ words }) {
    const typed = pairsOf(words.map((word) => word.text).join(" "));
    return this.items
      .map((item) => {
        const names = [item.row.title, ...(item.row.aliases ?? [])];
        const score = Math.max(...names.map((name) => likeness(typed, pairsOf(fold(name)))));
        return { item, score, passage: null, found: 0 };
      })
      .filter(({ score, item }) => score >= LEAST_LIKE && item.row.type !== "source")
      .sort((one, other) => other.score - one.score || one.item.at - other.item.at)
      .slice(0, 5);
  }

  /** @param {Item} item @param {Query} query */
  isWanted(item, { without, phrases }) {
    if (without.some((term) => item.terms.has(term))) return false;
    return phrases.every((phrase) =>
      this.passagesOf(item).some((passage) => passage.run.includes(` ${phrase} `)),
    );
  }
}
