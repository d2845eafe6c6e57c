/** A conclusion in; plain values for JSON, as `fieldguide decide --format json` prints them, out. */

import { wordsOfAnswer } from "./chart.js";
import { recommended } from "./ranking.js";

/**
 * @typedef {import("./conclusion.js").Change} Change
 * @typedef {import("./conclusion.js").Conclusion} Conclusion
 * @typedef {import("./flow_data.js").DecisionRecord} DecisionRecord
 * @typedef {import("./flow_data.js").EntryRow} EntryRow
 * @typedef {import("./flow_data.js").FlowData} FlowData
 * @typedef {import("./flow_data.js").Question} Question
 * @typedef {import("./flow_data.js").ReasonRow} ReasonRow
 * @typedef {import("./flow_data.js").Rule} Rule
 * @typedef {import("./flow_data.js").Wanted} Wanted
 * @typedef {(names: readonly string[]) => EntryRow[]} RowsOf
 */

/**
 * @param {FlowData} flow @param {Conclusion} conclusion
 * @param {string} base What all addresses begin with.
 * @returns {DecisionRecord}
 */
export const decisionRecord = (flow, conclusion, base) => {
  const { given } = conclusion;
  const questions = new Map(flow.questions.map((question) => [question.id, question]));
  const entries = new Map(flow.entries.map((row) => [row.id, row]));
  /** @type {RowsOf} */
  const rowsOf = (names) =>
    names.flatMap((name) => {
      const row = entries.get(name);
      return row ? [{ ...row, url: base + row.url }] : [];
    });
  /** @param {string} id */
  const question = (id) => /** @type {Question} */ (questions.get(id));
  const first = recommended(conclusion.ranked)?.outcome;
  return {
    flow: { ...flow.flow, url: base + flow.flow.url },
    given: Object.fromEntries(given),
    answers: [...given].map(([id, answer]) => ({
      question: question(id).text,
      answer: answerText(question(id), answer),
    })),
    is_settled: conclusion.isSettled,
    ranked: conclusion.ranked.map((one) => ({
      outcome: one.outcome.id,
      entries: one.outcome.entries.map((row) => ({ ...row, url: base + row.url })),
      title: one.outcome.title,
      note: one.outcome.note,
      rank: one.rank,
      score: one.score,
      status: one.status,
      is_possible: conclusion.possible.has(one.outcome.id),
      reasons: one.reasons.map((rule) => reasonRow(rule, question, rowsOf)),
      excluded_by: one.excludedBy.map((rule) => reasonRow(rule, question, rowsOf)),
      flips: conclusion.flips.get(one.outcome.id)?.map((flip) => flipRow(flip, question)) ?? null,
    })),
    next_question: conclusion.nextQuestion,
    open_questions: conclusion.openQuestions.map(({ question: id, decides }) => ({
      question: id,
      text: question(id).text,
      decides,
    })),
    debates: rowsOf(conclusion.debates),
    measures: conclusion.openQuestions
      .filter(({ question: id, decides }) => decides && question(id).help)
      .map(({ question: id }) => ({ question: id, text: question(id).text, help: question(id).help })),
    pitfalls: rowsOf(first?.pitfalls ?? []),
    case_studies: rowsOf(first?.case_studies ?? []),
    try_next: rowsOf(first?.try_next ?? []),
    fallback: fallbackOf(conclusion),
    warnings: conclusion.warnings,
  };
};

/** The outcome to fall back on: the second, if anything speaks for it. @param {Conclusion} conclusion */
const fallbackOf = ({ ranked }) => {
  const second = ranked[1];
  if (!recommended(ranked) || !second || second.status === "excluded" || second.score <= 0) {
    return null;
  }
  return { outcome: second.outcome.id, title: second.outcome.title, score: second.score };
};

/** @param {Rule} rule @param {(id: string) => Question} question @param {RowsOf} rowsOf @returns {ReasonRow} */
const reasonRow = (rule, question, rowsOf) => ({
  effect: rule.effect,
  weight: rule.effect === "veto" ? null : rule.weight,
  text: rule.reason,
  when: Object.fromEntries(rule.when),
  conditions: rule.when.map(([id, wanted]) => ({
    question: question(id).text,
    answer: wordsOfAnswer(question(id), wanted),
  })),
  sources: rule.sources.map(({ entry, ...cited }) => {
    const { id: _, ...row } = (entry === null ? undefined : rowsOf([entry])[0]) ?? { id: "" };
    return { ...cited, ...row };
  }),
  entries: rowsOf(rule.entries),
});

/** @param {Change} flip @param {(id: string) => Question} question */
const flipRow = (flip, question) => ({
  question: flip.question,
  from: flip.before,
  to: flip.after,
  range: flip.range && rangeRow(flip.range),
  threshold: flip.threshold,
  text: changeText(flip, question(flip.question)),
});

/** Without the limits that there are not. @param {{ atLeast?: number, below?: number }} range */
const rangeRow = ({ atLeast, below }) => ({
  ...(atLeast === undefined ? {} : { at_least: atLeast }),
  ...(below === undefined ? {} : { below }),
});

/**
 * `How many checked examples do you have? 100 to under 1,000 examples, not 40 examples`.
 * @param {Change} flip @param {Question} question
 */
const changeText = ({ before, after, range }, question) => {
  const isBounded = range && (range.atLeast !== undefined || range.below !== undefined);
  const text = `${question.text} ${answerText(question, isBounded ? rangeRow(range) : after)}`;
  return before === null ? text : `${text}, not ${answerText(question, before)}`;
};

/** @param {Question} question @param {Wanted | number} answer */
const answerText = (question, answer) => wordsOfAnswer(question, answer) || "None of these";
