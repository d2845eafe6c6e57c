/** A flow and answers in; the whole decision out: ranks, reasons, what would change them, gaps. */

import { rangeOf } from "./answers.js";
import { fewestChanges } from "./changes.js";
import { chartOutcome, isLimit, nextQuestion } from "./chart.js";
import { possibleOutcomes, weighQuestions } from "./open_questions.js";
import { rankOutcomes, recommended } from "./ranking.js";
import { readRules, settle, stand } from "./rule_book.js";

/**
 * @typedef {import("./flow_data.js").Answers} Answers
 * @typedef {import("./flow_data.js").FlowData} FlowData
 * @typedef {import("./flow_data.js").Given} Given
 * @typedef {import("./ranking.js").RankedOutcome} RankedOutcome
 *
 * @typedef {object} Change Another answer to one question; of numbers, any in the range will do.
 * @property {string} question
 * @property {Given | null} before None where the question is open.
 * @property {Given} after
 * @property {{ atLeast?: number, below?: number } | null} range
 * @property {number | null} threshold The limit that a number has to cross.
 *
 * @typedef {object} Conclusion
 * @property {Answers} given In the order of the flow.
 * @property {readonly RankedOutcome[]} ranked
 * @property {ReadonlyMap<string, readonly Change[] | null>} flips By outcome.
 * @property {ReadonlySet<string>} possible
 * @property {boolean} isSettled
 * @property {readonly import("./open_questions.js").OpenQuestion[]} openQuestions
 * @property {string | null} nextQuestion
 * @property {readonly string[]} debates
 * @property {readonly string[]} warnings
 */

/**
 * The decision for answers that `readAnswers` has nothing against.
 * @param {FlowData} flow @param {Answers} given @returns {Conclusion}
 */
export const conclude = (flow, given) => {
  const book = readRules(flow);
  const standing = stand(book, settle(book, given));
  const ranked = rankOutcomes(flow, given);
  const found = possibleOutcomes(book, standing);
  const possible = new Set(flow.outcomes.filter((_, place) => found.has(place)).map(({ id }) => id));
  const first = recommended(ranked);
  return {
    given,
    ranked,
    flips: new Map(
      flow.outcomes.map(({ id }, place) => [
        id,
        inOrder(flow, given, book, fewestChanges(book, standing, place)),
      ]),
    ),
    possible,
    isSettled: first !== null && possible.size === 1 && possible.has(first.outcome.id),
    openQuestions: weighQuestions(book, standing, found),
    nextQuestion: nextQuestion(flow, given),
    debates: debatesOf(flow, given),
    warnings: warningsOf(flow, given, ranked),
  };
};

/**
 * @param {FlowData} flow @param {Answers} given @param {import("./rule_book.js").RuleBook} book
 * @param {readonly import("./rule_book.js").Step[] | null} steps
 */
const inOrder = (flow, given, { questions, answers }, steps) =>
  steps &&
  [...steps]
    .sort(([one], [other]) => one - other)
    .map(([question, answer]) =>
      changeOf(flow, given, questions[question] ?? "", answers[question]?.[answer] ?? ""),
    );

/**
 * The change to a distinct answer; a number falls no further than under its limit.
 * @param {FlowData} flow @param {Answers} given @param {string} question @param {Given} answer
 * @returns {Change}
 */
export const changeOf = (flow, given, question, answer) => {
  const before = given.get(question) ?? null;
  if (typeof answer !== "number") {
    return { question, before, after: answer, range: null, threshold: null };
  }
  const range = rangeOf(question, answer, flow);
  if (typeof before !== "number") {
    return { question, before, after: answer, range, threshold: null };
  }
  const { atLeast, below } = range;
  if (!isLimit(below) || before < below) {
    return { question, before, after: answer, range, threshold: atLeast ?? null };
  }
  return { question, before, after: Math.max(answer, below - 1), range, threshold: below };
};

/** What a reader should know before relying on the order. @param {FlowData} flow @param {Answers} given @param {readonly RankedOutcome[]} ranked */
const warningsOf = (flow, given, ranked) => {
  const warnings = [];
  const first = recommended(ranked);
  const second = ranked[1];
  if (ranked.every(({ status }) => status === "excluded")) {
    warnings.push("The answers exclude every outcome: check those that the vetoes name.");
  } else if (!first) warnings.push("No rule speaks for any outcome with these answers.");
  else if (second && second.score === first.score && second.status !== "excluded") {
    const both = `"${first.outcome.title}" and "${second.outcome.title}"`;
    warnings.push(`${both} score the same; the author's order decides.`);
  }
  const leaf = chartOutcome(flow, given);
  if (leaf && first && leaf !== first.outcome.id) {
    const title = flow.outcomes.find(({ id }) => id === leaf)?.title;
    const instead = `put "${first.outcome.title}" first`;
    warnings.push(`The chart leads to "${title}"; answers that it does not ask for ${instead}.`);
  }
  return warnings;
};

/**
 * Of each question answered, then of the options that are the answer.
 *
 * @param {FlowData} flow
 * @param {Answers} given
 * @returns {string[]}
 */
const debatesOf = (flow, given) => {
  const answered = flow.questions.filter(({ id }) => given.has(id));
  const found = answered.flatMap(({ id, debates, options }) => [
    ...debates,
    ...options
      .filter((option) => [given.get(id)].flat().includes(option.id))
      .flatMap((option) => option.debates),
  ]);
  return [...new Set(found)];
};
