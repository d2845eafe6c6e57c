/** Rules and answers in; which outcomes remain possible, and how much each open question decides. */

import { answersThatRecommend, isPossible } from "./changes.js";
import { OPEN, change, missing } from "./rule_book.js";

/**
 * @typedef {import("./rule_book.js").RuleBook} RuleBook
 * @typedef {import("./rule_book.js").Standing} Standing
 * @typedef {ReadonlyMap<number, Standing>} Witnesses Outcome → answers with which it is
 *   recommended, among them those that are given.
 * @typedef {{ question: string, decides: number }} OpenQuestion How many percent of the possible
 *   outcomes an answer rules out, on average over answers.
 */

/**
 * The outcomes that are recommended now or after further answers, each with such answers.
 * @param {RuleBook} book @param {Standing} standing @returns {Witnesses}
 */
export const possibleOutcomes = (book, standing) => {
  const found = new Map();
  book.weighing.forEach((_, place) => {
    const further = answersThatRecommend(book, standing, place);
    if (further) found.set(place, further.reduce((now, step) => change(book, now, step), standing));
  });
  return found;
};

/**
 * The open questions, the most decisive first; of equals, in the order of the flow.
 * @param {RuleBook} book @param {Standing} standing @param {Witnesses} possible
 * @returns {OpenQuestion[]}
 */
export const weighQuestions = (book, standing, possible) =>
  liveQuestions(book, standing)
    .map((place) => ({
      question: book.questions[place] ?? "",
      decides: decides(book, standing, possible, place),
    }))
    .sort((one, other) => other.decides - one.decides);

/**
 * The open questions that a rule waits for: one that may yet hold, on an outcome still in.
 * @param {RuleBook} book @param {Standing} standing
 */
export const liveQuestions = (book, { given, vetoes }) => {
  const waiting = book.weighing
    .flatMap((rules, place) => (vetoes[place] ? [] : [...rules, ...(book.vetoes[place] ?? [])]))
    .map((rule) => missing(rule, given))
    .filter((questions) => questions.every((question) => given[question] === OPEN));
  return [...new Set(waiting.flat())].sort((one, other) => one - other);
};

/** @param {RuleBook} book @param {Standing} standing @param {Witnesses} possible @param {number} question */
const decides = (book, standing, possible, question) => {
  if (!possible.size) return 0;
  const answers = [...(book.answers[question] ?? []).keys()];
  let left = 0;
  for (const answer of answers) left += remaining(book, standing, possible, [question, answer]);
  const most = answers.length * possible.size;
  return Math.floor(((most - left) * 100) / most);
};

/**
 * How many outcomes an answer leaves possible; most witnesses bear it.
 * @param {RuleBook} book @param {Standing} standing @param {Witnesses} possible
 * @param {import("./rule_book.js").Step} step
 */
const remaining = (book, standing, possible, step) => {
  const [question, answer] = step;
  const then = change(book, standing, step);
  let count = 0;
  for (const [place, witness] of possible) {
    const bearsIt = witness.given[question] === answer;
    if (bearsIt || isPossible(book, then, place, change(book, witness, step))) count += 1;
  }
  return count;
};
