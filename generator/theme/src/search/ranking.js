/** Candidates and the slots of a query in; the candidates in order, each with its best passage, out. */

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
  question: 0.8,
  summary: 0.85,
  text: 0.6,
};
/** Sources and hand-written pages answer few questions themselves. */
const TYPES = /** @type {Record<string, number>} */ ({ source: 0.75, page: 0.85, tool: 0.95 });
const WEIGHTS = { precision: 0.25, whole: 0.5, index: 0.3, title: 2, alias: 1.8, code: 100 };

/** @param {Candidate[]} candidates @param {Slot[]} slots @returns {Ranked[]} */
export const rank = (candidates, slots) => {
  const wanted = slots.reduce((sum, slot) => sum + slot.weight, 0) || 1;
  const most = Math.max(...candidates.map((one) => one.score), 1e-9);
  return candidates
    .map((candidate) => judge(candidate, slots, wanted, most))
    .sort((one, other) => other.score - one.score || one.item.at - other.item.at);
};

/** @param {Candidate} candidate @param {Slot[]} slots @param {number} wanted @param {number} most @returns {Ranked} */
const judge = ({ item, score: indexed, passages, named, isCoded }, slots, wanted, most) => {
  const whole = new Float32Array(slots.length);
  let best = 0;
  let bestPassage = null;
  for (const passage of passages) {
    let sum = 0;
    let hits = 0;
    slots.forEach((slot, at) => {
      const share = shareOf(passage, slot);
      if (!share) return;
      hits += 1;
      sum += share * slot.weight;
      if (share > /** @type {number} */ (whole[at])) whole[at] = share;
    });
    if (!hits) continue;
    const precision = Math.min(1, hits / passage.terms.size);
    const score =
      FIELDS[passage.field] *
      (sum / wanted) *
      (1 - WEIGHTS.precision + WEIGHTS.precision * precision);
    if (score > best) [best, bestPassage] = [score, passage];
  }
  const found = slots.reduce((sum, slot, at) => sum + slot.weight * (whole[at] ?? 0), 0) / wanted;
  let score = best + WEIGHTS.whole * found + (WEIGHTS.index * indexed) / most;
  if (named !== undefined) score += named ? WEIGHTS.title : WEIGHTS.alias;
  score *= TYPES[item.row.type] ?? 1;
  if (isCoded) score += WEIGHTS.code;
  return { item, score, passage: bestPassage, found };
};

/** How well a passage fills a slot, 0 to 1. @param {Passage} passage @param {Slot} slot */
const shareOf = (passage, { alternatives, parts }) => {
  let share = 0;
  for (const [run, weight] of alternatives) {
    if (weight <= share) continue;
    if (run.includes(" ") ? passage.run.includes(` ${run} `) : passage.terms.has(run)) share = weight;
  }
  let sum = 0;
  for (const [term, weight] of parts) if (passage.terms.has(term)) sum += weight;
  return Math.max(share, sum);
};
