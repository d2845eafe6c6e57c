/** A search in; what readers and scripts are shown of it, out: rows, counts, what was corrected. */

import { CODED } from "./engine.js";
import { fold, isFunctionWord, stem } from "./words.js";

/**
 * @typedef {import("./engine.js").Engine} Engine
 * @typedef {import("./engine.js").Found} Found
 * @typedef {import("./engine.js").Item} Item
 * @typedef {import("./engine.js").Ranked} Ranked
 * @typedef {Record<string, readonly string[]>} Filters Facet → values, any of which will do.
 *
 * @typedef {object} Matched
 * @property {string} field
 * @property {string} text
 * @property {string} anchor The section that it stands in; empty: the top of the page.
 * @property {[start: number, end: number][]} marks The words that were found.
 *
 * @typedef {object} AnswerRow
 * @property {string | null} code
 * @property {string | null} id
 * @property {string} type
 * @property {string} kind What readers call the type.
 * @property {string} title
 * @property {string} summary Empty until the texts are there.
 * @property {string} url From the root of the site.
 * @property {number} score
 * @property {Matched | null} matched
 * @property {string | null} severity
 * @property {{ title: string, url: string } | null} mitigation
 *
 * @typedef {object} Answer
 * @property {AnswerRow[]} rows
 * @property {number} total How many there are.
 * @property {Record<string, Record<string, number>>} counts Facet → value → how many there would be.
 * @property {{ from: string, to: string }[]} corrected
 * @property {Filters} filters Those of the query and those given with it.
 * @property {boolean} isNear Whether nothing has all of it, and these are only the nearest.
 */

/** Entries far below the best one are noise. */
const LEAST_OF_BEST = 0.3;
const LEAST_FOUND = 0.25;
const NEAR = 0.45;
const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;

/**
 * @param {Engine} engine @param {string} typed
 * @param {{ filters?: Filters, limit?: number }} [options]
 * @returns {Answer}
 */
export const answer = (engine, typed, { filters = {}, limit = 20 } = {}) => {
  const found = engine.find(typed);
  const wanted = joinFilters(engine, filters, found.query.filters);
  const asks = found.query.words.length || Object.keys(wanted).length;
  const ranked = asks ? withoutNoise(found) : [];
  /** @param {Item} item @param {string} [but] A facet that is not asked for. */
  const passes = (item, but) => {
    const values = valuesOf(engine, item);
    return Object.entries(wanted).every(
      ([facet, any]) => facet === but || any.some((value) => values[facet]?.includes(value)),
    );
  };
  const rows = ranked.filter(({ item }) => passes(item));
  const { words, phrases, without } = found.query;
  if (!ranked.length && words.length && !phrases.length && !without.length) {
    rows.push(...engine.nearestNames(found.query).filter(({ item }) => passes(item)));
  }
  return {
    rows: rows.slice(0, limit).map((one) => rowOf(engine, one, found)),
    total: rows.length,
    counts: countValues(engine, ranked, passes),
    corrected: found.slots.flatMap((slot) => slot.corrected ?? []),
    filters: wanted,
    isNear: found.slots.length > 0 && (rows[0]?.found ?? 0) < NEAR && (rows[0]?.score ?? 0) < CODED,
  };
};

/** @param {Found} found */
const withoutNoise = ({ query, slots, ranked }) => {
  if (!query.words.length) return query.phrases.length ? [] : ranked;
  const best = Math.min(ranked.find(({ found }) => found > 0)?.score ?? 0, 1.5);
  return ranked.filter(
    ({ score, found }) =>
      score >= CODED || (found >= LEAST_FOUND / Math.max(1, slots.length / 4) && score >= best * LEAST_OF_BEST),
  );
};

/** Unknown values are left out, so that an old address still answers. @param {Engine} engine @param {Filters[]} all */
const joinFilters = (engine, ...all) => {
  /** @type {Record<string, string[]>} */
  const joined = {};
  for (const filters of all) {
    for (const [facet, values] of Object.entries(filters)) {
      const known = engine.facets[facet]?.map((value) => value.id) ?? [];
      const named = values.filter((value) => known.includes(value));
      if (named.length) joined[facet] = [...new Set([...(joined[facet] ?? []), ...named])];
    }
  }
  return joined;
};

/** @param {Engine} engine @param {Item} item @returns {Record<string, string[]>} */
const valuesOf = (engine, { row }) => ({
  type: [row.type],
  phase: withBroader(engine, "phase", row.phases ?? []),
  approach: withBroader(engine, "approach", row.approaches ?? []),
});

/** What is about adapters is about fine-tuning too. @param {Engine} engine @param {string} facet @param {string[]} values */
const withBroader = (engine, facet, values) => {
  const all = new Set(values);
  for (const value of all) {
    const broader = engine.facets[facet]?.find((one) => one.id === value)?.broader;
    if (broader) all.add(broader);
  }
  return [...all];
};

/**
 * How many results each value would bring if it were the only one of its facet.
 * @param {Engine} engine @param {Ranked[]} ranked
 * @param {(item: Item, but: string) => boolean} passes
 */
const countValues = (engine, ranked, passes) => {
  /** @type {Record<string, Record<string, number>>} */
  const counts = {};
  for (const facet of Object.keys(engine.facets)) {
    /** @type {Record<string, number>} */
    const ofFacet = (counts[facet] = {});
    for (const { item } of ranked) {
      if (!passes(item, facet)) continue;
      for (const value of valuesOf(engine, item)[facet] ?? []) ofFacet[value] = (ofFacet[value] ?? 0) + 1;
    }
  }
  return counts;
};

/** @param {Engine} engine @param {Ranked} ranked @param {Found} found @returns {AnswerRow} */
const rowOf = (engine, { item, score, passage }, { slots }) => {
  const { row, text } = item;
  const terms = new Set(
    slots.flatMap((slot) => [...slot.alternatives.keys(), ...slot.parts.keys()].flatMap((run) => run.split(" "))),
  );
  const first = text?.mitigation === undefined ? undefined : engine.items[text.mitigation];
  return {
    code: row.code ?? null,
    id: row.id ?? null,
    type: row.type,
    kind: engine.facets.type?.find((type) => type.id === row.type)?.title ?? row.type,
    title: row.title,
    summary: text?.summary ?? "",
    url: urlOf(engine, item),
    score: Math.round(score * 1000) / 1000,
    matched: passage && {
      field: passage.field,
      text: passage.text,
      anchor: passage.anchor,
      marks: marksIn(passage.text, terms),
    },
    severity: text?.severity ?? null,
    mitigation: first ? { title: first.row.title, url: urlOf(engine, first) } : null,
  };
};

/** @param {Engine} engine @param {Item} item */
const urlOf = (engine, { row }) =>
  row.url ??
  (engine.facets.type?.find((type) => type.id === row.type)?.url ?? "").replace("ID", row.id ?? "");

/** Where the words of a text stand that have one of the stems. @param {string} text @param {Set<string>} terms */
const marksIn = (text, terms) => {
  /** @type {[number, number][]} */
  const marks = [];
  for (const match of text.matchAll(WORD)) {
    const word = fold(match[0]);
    if (!isFunctionWord(word) && terms.has(stem(word))) marks.push([match.index, match.index + match[0].length]);
  }
  return marks;
};

