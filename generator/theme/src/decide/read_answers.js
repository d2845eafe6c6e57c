/** A flow and what somebody answered in; answers of the right kinds, and what is wrong, out. */

import { didYouMean, oneOf } from "./near_names.js";
import { largest, readNumber } from "./numbers.js";
import { comparable, folded, numberText, shortened } from "./typed_texts.js";

/**
 * @typedef {import("./flow_data.js").FlowData} FlowData
 * @typedef {import("./flow_data.js").Given} Given
 * @typedef {import("./flow_data.js").Question} Question
 * @typedef {{ question: string, message: string, hint: string }} Problem
 * @typedef {{ answer: Given } | { problem: Problem }} Read
 */

/** Leaves a question open; so do nothing, and the words of a button. */
export const DONT_KNOW = "unknown";
const OPEN = new Set([
  DONT_KNOW,
  "",
  "?",
  "don't know",
  "dont-know",
  "do not know",
  "i don't know",
  "not sure",
]);
/** What somebody says to whom none of several options applies. */
const NONE = new Set(["none", "none of these"]);
/** What programs and hasty people write for the two. */
const YES_NO = new Map([
  ["true", "yes"],
  ["y", "yes"],
  ["1", "yes"],
  ["false", "no"],
  ["n", "no"],
  ["0", "no"],
]);

/**
 * What can be read of the answers; questions with "don't know" are left out, so open.
 * @param {FlowData} flow @param {Readonly<Record<string, unknown>>} stated Question → answer.
 * @returns {{ answers: Record<string, Given>, problems: Problem[] }} First of the questions of the
 *   flow in its order, then of those that it does not have.
 */
export const readAnswers = (flow, stated) => {
  const values = new Map(Object.entries(stated));
  /** @type {[string, Given][]} */
  const answers = [];
  /** @type {Problem[]} */
  const problems = [];
  for (const question of flow.questions) {
    const value = values.get(question.id);
    if (leavesOpen(question, value)) continue;
    const found = read(question, value);
    if ("problem" in found) problems.push(found.problem);
    else answers.push([question.id, found.answer]);
  }
  const known = flow.questions.map(({ id }) => id);
  for (const name of values.keys()) {
    if (known.includes(name)) continue;
    const hint = didYouMean(comparable(name), known) || `its questions are ${oneOf(known)}`;
    const message = `the flow has no question "${shortened(name)}"`;
    problems.push({ question: name, message, hint });
  }
  return { answers: Object.fromEntries(answers), problems };
};

/** Whether an answer means "don't know"; an option with such an id is an answer. @param {Question} question @param {unknown} value */
export const leavesOpen = (question, value) =>
  value === undefined ||
  value === null ||
  (typeof value === "string" &&
    OPEN.has(folded(value)) &&
    !optionsOf(question).includes(folded(value)));

/** @param {Question} question @param {unknown} value @returns {Read} */
const read = (question, value) => {
  if (question.kind === "number") return readNumberOf(question, value);
  if (question.kind === "several") return readSeveral(question, value);
  const answer = readOption(question, value);
  return answer === null ? noOption(question, value) : { answer };
};

/** @param {Question} question @param {unknown} value @returns {Read} */
const readSeveral = (question, value) => {
  const options = optionsOf(question);
  const stated = typeof value === "string" ? value.split(",") : value;
  if (typeof value === "string" && NONE.has(folded(value)) && !options.includes(folded(value))) {
    return { answer: [] };
  }
  if (!Array.isArray(stated)) return noOption(question, value);
  /** @type {string[]} */
  const chosen = [];
  for (const one of stated) {
    const option = readOption(question, one);
    if (option === null) return noOption(question, one);
    chosen.push(option);
  }
  return { answer: options.filter((option) => chosen.includes(option)) };
};

/** @param {Question} question @param {unknown} value */
const readOption = (question, value) => {
  if (typeof value !== "string" && typeof value !== "boolean") return null;
  const word = folded(String(value));
  const option = question.options.length ? word : (YES_NO.get(word) ?? word);
  return optionsOf(question).includes(option) ? option : null;
};

/** @param {Question} question @param {unknown} value @returns {Read} */
const noOption = (question, value) => {
  const known = optionsOf(question);
  if (Array.isArray(value)) {
    const message = `"${question.id}" takes one answer, and ${shortened(value)} is a list`;
    return problemOf(question, message, `leave one of ${oneOf(known)}`);
  }
  if (typeof value === "string" && OPEN.has(folded(value))) {
    const message = `"${shortened(value)}" cannot stand beside other answers to "${question.id}"`;
    return problemOf(question, message, "leave one or the other out");
  }
  const near = typeof value === "string" ? didYouMean(comparable(value), known) : "";
  const hint = near || `its answers are ${oneOf([...known, DONT_KNOW])}`;
  return problemOf(question, `"${shortened(value)}" is no answer to "${question.id}"`, hint);
};

/** @param {Question} question */
const optionsOf = ({ options }) => (options.length ? options.map(({ id }) => id) : ["yes", "no"]);

/** @param {Question} question @param {unknown} value @returns {Read} */
const readNumberOf = (question, value) => {
  const number = typeof value === "string" ? readNumber(value, question.unit) : value;
  if (typeof number === "object" && number !== null && "hint" in number) {
    const doubt = /** @type {import("./numbers.js").Doubt} */ (number);
    const message = `"${question.id}" asks for one number, and ${doubt.message}`;
    return problemOf(question, message, doubt.hint);
  }
  if (typeof number !== "number") {
    const unit = question.unit ? ` of ${question.unit}` : "";
    const message = `"${question.id}" asks for a number${unit}, and "${shortened(value)}" is none`;
    return problemOf(question, message, `write digits, like \`2500\`, or \`${DONT_KNOW}\``);
  }
  const limit = largest(question.unit);
  if (number >= 0 && number <= limit) return { answer: number + 0 };
  const message = `"${question.id}" cannot be ${shortened(value)}`;
  return problemOf(question, message, `write a number from 0 to ${numberText(limit)}`);
};

/** @param {Question} question @param {string} message @param {string} hint @returns {Read} */
const problemOf = ({ id }, message, hint) => ({ problem: { question: id, message, hint } });
