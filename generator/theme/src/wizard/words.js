/** The record of a decision in; what is said of it, as sentences, out. */

import { shortened } from "./state.js";

/**
 * @typedef {import("../decide/flow_data.js").DecisionRecord} DecisionRecord
 * @typedef {import("../decide/flow_data.js").RankedRow} Ranked
 */

/**
 * The outcome that is recommended, if there is one yet.
 * @param {DecisionRecord} record
 */
export const recommended = ({ ranked }) =>
  ranked[0]?.status === "recommended" ? ranked[0] : null;

/**
 * Outcomes that further answers could still put first, without the one that is first.
 * @param {DecisionRecord} record
 */
export const stillPossible = (record) =>
  record.ranked.filter((one) => one.is_possible && one !== recommended(record));

/** @param {number} number @param {string} one @param {string} [many] */
export const counted = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

/**
 * How far the answers have come, in a sentence or two.
 * @param {DecisionRecord} record
 */
export const standing = (record) => {
  const open = record.open_questions.filter(({ decides }) => decides > 0).length;
  const others = stillPossible(record).length;
  if (record.is_settled) {
    return "No answer to a question that is still open would change it.";
  }
  if (!record.answers.length) {
    return `Nothing is answered yet; ${counted(others, "outcome is", "outcomes are")} possible.`;
  }
  if (!others) return "No further answer would put anything first.";
  const first = recommended(record);
  const possible = first
    ? `${counted(others, "other outcome is", "other outcomes are")} still possible`
    : `${counted(others, "outcome is", "outcomes are")} possible`;
  return open
    ? `${possible}; ${counted(open, "question")} would tell more.`
    : `${possible}, but only if several answers come together.`;
};

/**
 * The shortest form, for a line that stays in view and for those who listen.
 * @param {DecisionRecord} record
 */
export const headline = (record) => {
  const first = recommended(record);
  if (!first) return record.answers.length ? "Nothing stands out yet" : "No answers yet";
  return record.is_settled ? `Settled: ${first.title}` : `So far: ${first.title}`;
};

/**
 * What an old link said, where today's answer is another or the flow has changed.
 * @param {{ version: string, result: string }} link @param {DecisionRecord} record
 */
export const changedSince = ({ version, result }, record) => {
  if (!version || version === record.flow.version) return "";
  const first = recommended(record);
  const now = first ? `“${first.title}”` : "nothing yet";
  const then = record.ranked.find(({ outcome }) => outcome === result);
  const made = "This link was made with an earlier version of the flow.";
  if (result && result === first?.outcome) {
    return `${made} It recommended ${now}, and so do the same answers today.`;
  }
  if (!result) return `${made} Then it recommended nothing; today the same answers lead to ${now}.`;
  const gone = `“${shortened(result)}”, which is no outcome any more`;
  const before = then ? `“${then.title}”` : gone;
  return `${made} Then it recommended ${before}; today the same answers lead to ${now}.`;
};
