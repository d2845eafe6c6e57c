/** A flow's chart and answers in; the way that they take, and answers in words, out. */

import { numberText } from "./typed_texts.js";

/**
 * @typedef {import("./flow_data.js").Answers} Answers
 * @typedef {import("./flow_data.js").FlowData} FlowData
 * @typedef {import("./flow_data.js").Given} Given
 * @typedef {import("./flow_data.js").Question} Question
 * @typedef {import("./flow_data.js").Wanted} Wanted
 * @typedef {import("./flow_data.js").Way} Way
 * @typedef {FlowData["chart"][number]} Step
 */

/**
 * The steps and ways that these answers take, up to an outcome or an open question.
 * @param {FlowData} flow @param {Answers} given
 */
export const followAnswers = ({ chart }, given) => {
  /** @type {{ step: Step, way: Way }[]} */
  const taken = [];
  let step = chart[0];
  while (step) {
    const { question, ways } = step;
    const answer = given.get(question);
    const way = answer === undefined ? undefined : ways.find((one) => takes(one, answer));
    if (!way) break;
    taken.push({ step, way });
    step = chart.find(({ id }) => id === way.step);
  }
  return taken;
};

/** Where these answers lead on the chart; none where they end at an open question. @param {FlowData} flow @param {Answers} given */
export const chartOutcome = (flow, given) => {
  const taken = followAnswers(flow, given);
  return taken[taken.length - 1]?.way.outcome ?? null;
};

/** The question at which the chart stands. @param {FlowData} flow @param {Answers} given */
export const nextQuestion = (flow, given) => {
  const taken = followAnswers(flow, given);
  const last = taken[taken.length - 1];
  const step = last ? flow.chart.find(({ id }) => id === last.way.step) : flow.chart[0];
  return !step || given.has(step.question) ? null : step.question;
};

/** @param {Way} way @param {Given} answer */
const takes = (way, answer) => {
  if (typeof answer === "number") return isWithin(answer, way.at_least, way.below);
  const given = typeof answer === "string" ? [answer] : answer;
  return way.answers.some((one) => given.includes(one));
};

/** One answer in the words of the question: `yes` is `Yes`. @param {Question} question @param {string} answer */
export const optionText = (question, answer) =>
  question.options.find(({ id }) => id === answer)?.text ??
  answer.charAt(0).toUpperCase() + answer.slice(1).toLowerCase();

/**
 * `100 to under 1,000 examples`; the unit follows where there is one.
 * @param {number | null | undefined} atLeast @param {number | null | undefined} below @param {string} unit
 */
export const rangeText = (atLeast, below, unit) => {
  if (isLimit(atLeast) && isLimit(below)) {
    return `${numberText(atLeast)} to under ${numberText(below)} ${unit}`.trim();
  }
  if (isLimit(atLeast)) return `${numberText(atLeast)} or more ${unit}`.trim();
  return `${isLimit(below) ? `Under ${numberText(below)}` : "Any number of"} ${unit}`.trim();
};

/** `Requirements still change or Nobody can own retraining`, `2,500 examples`. @param {Question} question @param {Wanted | number} answer */
export const wordsOfAnswer = (question, answer) => {
  const unit = question.unit ?? "";
  if (typeof answer === "number") return `${numberText(answer)} ${unit}`.trim();
  if (typeof answer === "string") return optionText(question, answer);
  if (isSeveral(answer)) return answer.map((one) => optionText(question, one)).join(" or ");
  return rangeText(answer.at_least, answer.below, unit);
};

/** @param {Wanted | number} value @returns {value is readonly string[]} */
export const isSeveral = (value) => Array.isArray(value);

/** @param {number | null | undefined} limit @returns {limit is number} */
export const isLimit = (limit) => typeof limit === "number";

/** @param {number} number @param {number | null | undefined} atLeast @param {number | null | undefined} below */
export const isWithin = (number, atLeast, below) =>
  !(isLimit(atLeast) && number < atLeast) && !(isLimit(below) && number >= below);
