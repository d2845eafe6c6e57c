/** A flow and answers in; every outcome with rank, score, status and the rules behind them out. */

import { holds } from "./answers.js";

/**
 * @typedef {import("./flow_data.js").Answers} Answers
 * @typedef {import("./flow_data.js").FlowData} FlowData
 * @typedef {import("./flow_data.js").Outcome} Outcome
 * @typedef {import("./flow_data.js").Rule} Rule
 * @typedef {{
 *   outcome: Outcome, rank: number, score: number,
 *   status: "recommended" | "acceptable" | "excluded",
 *   reasons: readonly Rule[], excludedBy: readonly Rule[],
 * }} RankedOutcome
 */

const EFFECTS = ["for", "against", "veto"];

/**
 * All outcomes, best first; excluded ones last; of equals, the one the author names first.
 * @param {FlowData} flow @param {Answers} given @returns {RankedOutcome[]}
 */
export const rankOutcomes = (flow, given) =>
  flow.outcomes
    .map((outcome) => scored(outcome, flow.rules, given))
    .sort(
      (one, other) =>
        Number(one.excludedBy.length > 0) - Number(other.excludedBy.length > 0) ||
        other.score - one.score,
    )
    .map((one, place) => ({ ...one, rank: place + 1, status: statusOf(one, place) }));

/** The outcome that the answers recommend; none while nothing speaks for any. @param {readonly RankedOutcome[]} ranked */
export const recommended = ([first]) => (first?.status === "recommended" ? first : null);

/** @param {Outcome} outcome @param {readonly Rule[]} rules @param {Answers} given */
const scored = (outcome, rules, given) => {
  const held = rules
    .filter((rule) => rule.outcome === outcome.id && holds(rule.when, given))
    .sort(
      (one, other) =>
        EFFECTS.indexOf(one.effect) - EFFECTS.indexOf(other.effect) || other.weight - one.weight,
    );
  const reasons = held.filter(({ effect }) => effect !== "veto");
  return {
    outcome,
    score: reasons.reduce((sum, { effect, weight }) => sum + (effect === "for" ? weight : -weight), 0),
    reasons,
    excludedBy: held.filter(({ effect }) => effect === "veto"),
  };
};

/** @param {{ score: number, excludedBy: readonly Rule[] }} one @param {number} place */
const statusOf = ({ score, excludedBy }, place) => {
  if (excludedBy.length) return "excluded";
  return place === 0 && score > 0 ? "recommended" : "acceptable";
};
