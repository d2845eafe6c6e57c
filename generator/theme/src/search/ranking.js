/** Candidates and the slots of a query in; the candidates in order, each with its best passage, out. */

import { Matcher } from "./matching.js";

/**
 * @typedef {import("./engine.js").Item} Item
 * @typedef {import("./engine.js").Ranked} Ranked
 * @typedef {import("./passages.js").Passage} Passage
 * @typedef {import("./slots.js").Slot} Slot
 *
 * @typedef {object} Candidate
 * @property {Item} item
 * @property {number} score MiniSearch's.
 * @property {Passage[]} passages
 * @property {boolean | undefined} named Whether the query is its title (true) or other name (false).
 * @property {boolean} isCoded Whether the query is its code.
 */

/** How much a match in a field counts. */
export const FIELDS = {
  title: 1,
  alias: 0.98,
  hidden: 0.95,
  symptom: 1,
  seen: 0.85,
  asked: 0.95,
  heading: 0.9,
  question: 0.7,
  summary: 0.85,
  text: 0.45,
};
/** How much a passage in a field says about what the whole entry is about. */
const COUNTS = {
  title: 3,
  alias: 1,
  hidden: 0,
  symptom: 1.4,
  seen: 1,
  asked: 1,
  heading: 1,
  question: 1,
  summary: 1.5,
  text: 0.35,
};
/** So many of them make half of what endless ones would, in an entry with so many passages. */
const HALF = 4;
const USUAL = 30;
/** Sources and hand-written pages answer few questions themselves. */
const TYPES = /** @type {Record<string, number>} */ ({ source: 0.6, page: 0.7, flow: 0.8, tool: 0.95 });
const WEIGHTS = {
  precision: 0.25,
  second: 0.2,
  whole: 0.3,
  often: 1,
  index: 0.2,
  title: 2,
  alias: 1.8,
  code: 100,
};
/** How much an entry gains by each of the best ones that it is tied to, and how many those are. */
const TIE = 0.1;
const BEST = 4;
/** A score that leaves no doubt; more of it brings neighbours no more. */
const SURE = 1.5;

/** @param {Candidate[]} candidates @param {Slot[]} slots @returns {Ranked[]} */
export const rank = (candidates, slots) => {
  const matcher = new Matcher(slots);
  const weights = slots.map((slot) => slot.weight);
  const most = Math.max(...candidates.map((one) => one.score), 1e-9);
  const ranked = candidates.map((one) => judge(one, matcher, weights, most)).sort(byScore);
  spread(ranked);
  return ranked.sort(byScore);
};

/** @param {Ranked} one @param {Ranked} other */
const byScore = (one, other) => other.score - one.score || one.item.at - other.item.at;

/** Lets what is tied to the best ones gain by it: it is about the same. @param {Ranked[]} ranked */
const spread = (ranked) => {
  /** @type {Map<number, number>} */
  const gains = new Map();
  for (const { item, score } of ranked.slice(0, BEST)) {
    const gain = TIE * Math.min(score, SURE) ** 2;
    for (const at of item.text?.near ?? []) gains.set(at, (gains.get(at) ?? 0) + gain);
  }
  for (const one of ranked) one.score += gains.get(one.item.at) ?? 0;
};

/**
 * @param {Candidate} candidate @param {Matcher} matcher
 * @param {number[]} weights Of the slots.
 * @param {number} most The highest score of MiniSearch.
 * @returns {Ranked}
 */
const judge = ({ item, score: indexed, passages, named, isCoded }, matcher, weights, most) => {
  const whole = new Float64Array(weights.length);
  const often = new Float64Array(weights.length);
  const wanted = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  let best = 0;
  let second = 0;
  let bestPassage = null;
  for (const passage of passages) {
    let sum = 0;
    let hits = 0;
    const shares = matcher.match(passage);
    for (let at = 0; at < weights.length; at++) {
      const share = /** @type {number} */ (shares[at]);
      if (!share) continue;
      hits += 1;
      sum += share * /** @type {number} */ (weights[at]);
      if (share > /** @type {number} */ (whole[at])) whole[at] = share;
      often[at] = /** @type {number} */ (often[at]) + share * COUNTS[passage.field];
    }
    if (!hits) continue;
    const precision = Math.min(1, hits / passage.terms.size);
    const score =
      FIELDS[passage.field] *
      (sum / wanted) *
      (1 - WEIGHTS.precision + WEIGHTS.precision * precision);
    if (score > best) [second, best, bestPassage] = [best, score, passage];
    else if (score > second) second = score;
  }
  const half = (HALF / 2) * (1 + passages.length / USUAL);
  /** @param {(at: number) => number} share */
  const mean = (share) => weights.reduce((sum, weight, at) => sum + weight * share(at), 0) / wanted;
  const found = mean((at) => whole[at] ?? 0);
  let score =
    best +
    WEIGHTS.second * second +
    WEIGHTS.whole * found +
    WEIGHTS.often * mean((at) => (often[at] ?? 0) / ((often[at] ?? 0) + half)) +
    (WEIGHTS.index * indexed) / most;
  if (named !== undefined) score += named ? WEIGHTS.title : WEIGHTS.alias;
  score *= TYPES[item.row.type] ?? 1;
  if (isCoded) score += WEIGHTS.code;
  return { item, score, passage: bestPassage, found };
};
