/** A flow in; the answers that its rules can tell apart, and whether a condition holds, out. */

import { isLimit, isSeveral, isWithin } from "./chart.js";

/**
 * @typedef {import("./flow_data.js").Answers} Answers
 * @typedef {import("./flow_data.js").FlowData} FlowData
 * @typedef {import("./flow_data.js").Given} Given
 * @typedef {import("./flow_data.js").Question} Question
 * @typedef {import("./flow_data.js").Range} Range
 * @typedef {import("./flow_data.js").Wanted} Wanted
 */

/**
 * Whether every answer that a condition asks for is given; an open question gives none.
 * @param {import("./flow_data.js").Rule["when"]} when @param {Answers} given
 */
export const holds = (when, given) =>
  when.every(([name, wanted]) => {
    const answer = given.get(name);
    return answer !== undefined && fits(answer, wanted);
  });

/** @param {Given} answer @param {Wanted} wanted */
export const fits = (answer, wanted) => {
  const asked = severalOf(wanted);
  if (!asked) {
    const { at_least: atLeast, below } = /** @type {Range} */ (wanted);
    return typeof answer === "number" && isWithin(answer, atLeast, below);
  }
  if (typeof answer === "number") return false;
  const given = typeof answer === "string" ? [answer] : answer;
  return given.some((one) => asked.includes(one));
};

/**
 * For each question one answer of every kind that rules or chart treat in a way of its own.
 * Numbers are split where a range begins or ends, and the smallest of each part stands for it. Of
 * several options, every set of those that are named anywhere.
 * @param {FlowData} flow @returns {Map<string, Given[]>}
 */
export const distinctAnswers = (flow) =>
  new Map(flow.questions.map((question) => [question.id, distinct(question, flow)]));

/**
 * The one of the distinct answers to a question that counts as much as this one.
 * @param {Given} answer @param {readonly Given[]} known @returns {Given}
 */
export const standingFor = (answer, known) => {
  if (typeof answer === "number") {
    const lower = known.filter((limit) => typeof limit === "number" && limit <= answer);
    return lower[lower.length - 1] ?? known[0] ?? answer;
  }
  const all = known[known.length - 1]; // the last set has all options that count
  if (all === undefined || typeof all === "string" || typeof all === "number") return answer;
  const counting = all.filter((option) =>
    typeof answer === "string" ? option === answer : answer.includes(option),
  );
  return known.find((one) => String(one) === String(counting)) ?? answer;
};

/**
 * The part of the number line that rules and chart cannot tell from this number.
 * @param {string} question @param {number} number @param {FlowData} flow
 */
export const rangeOf = (question, number, flow) => {
  const limits = thresholds(question, flow);
  const lower = limits.filter((limit) => limit <= number);
  return { atLeast: lower[lower.length - 1], below: limits[lower.length] };
};

/** The numbers above nought at which an answer begins to count differently. @param {string} question @param {FlowData} flow */
export const thresholds = (question, flow) => {
  /** @type {Set<number>} */
  const limits = new Set();
  for (const wanted of wantedOf(question, flow)) {
    if (severalOf(wanted)) continue;
    const { at_least: atLeast, below } = /** @type {Range} */ (wanted);
    for (const limit of [atLeast, below]) if (isLimit(limit) && limit > 0) limits.add(limit);
  }
  return [...limits].sort((one, other) => one - other);
};

/** @param {Question} question @param {FlowData} flow @returns {Given[]} */
const distinct = (question, flow) => {
  if (question.kind === "number") return [0, ...thresholds(question.id, flow)];
  const options = question.options.map(({ id }) => id);
  if (question.kind !== "several") return options.length ? options : ["yes", "no"];
  const named = new Set(wantedOf(question.id, flow).flatMap((wanted) => severalOf(wanted) ?? []));
  const counting = options.filter((option) => named.has(option));
  return counting.flatMap((_, size) => sets(counting, size)).concat([counting]);
};

/**
 * Every set of so many options, in their order.
 * @param {readonly string[]} options @param {number} size @returns {string[][]}
 */
const sets = (options, size) => {
  if (size === 0) return [[]];
  return options.flatMap((first, place) =>
    sets(options.slice(place + 1), size - 1).map((others) => [first, ...others]),
  );
};

/** Every answer to a question that a rule or the chart names. @param {string} question @param {FlowData} flow @returns {Wanted[]} */
const wantedOf = (question, flow) => [
  ...flow.rules.flatMap(({ when }) =>
    when.filter(([name]) => name === question).map(([, wanted]) => wanted),
  ),
  ...flow.chart
    .filter((step) => step.question === question)
    .flatMap(({ ways }) => ways)
    .map(({ answers, at_least, below }) => (answers.length ? answers : { at_least, below })),
];

/** The options that are wanted; none for a range. @param {Wanted} wanted */
const severalOf = (wanted) => {
  if (typeof wanted === "string") return [wanted];
  return isSeveral(wanted) ? wanted : null;
};
