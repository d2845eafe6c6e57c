/** A flow in; its rules in a form that is quick to weigh, and where answers put outcomes, out. */

import { distinctAnswers, fits, standingFor } from "./answers.js";

/**
 * Outcomes, questions and answers go by their places in the flow: what is weighed are numbers.
 *
 * @typedef {import("./flow_data.js").Answers} Answers
 * @typedef {import("./flow_data.js").FlowData} FlowData
 * @typedef {import("./flow_data.js").Given} Given
 * @typedef {readonly number[]} Places Of the answer to each question; -1 where it is open.
 * @typedef {readonly [question: number, answer: number]} Step A new answer to a question.
 *
 * @typedef {object} Condition
 * @property {number} question
 * @property {number} start The place of its first answer among all answers.
 * @property {readonly boolean[]} fitting By answer: whether it will do.
 *
 * @typedef {object} WeighedRule
 * @property {number} place Of its outcome.
 * @property {number} weight Below nought for a rule against its outcome; nought for a veto.
 * @property {readonly Condition[]} conditions
 *
 * @typedef {object} Standing Distinct answers, and where they put each outcome.
 * @property {Places} given
 * @property {readonly number[]} scores
 * @property {readonly number[]} vetoes How many vetoes hold on each outcome.
 *
 * @typedef {object} RuleBook
 * @property {readonly string[]} questions
 * @property {readonly (readonly Given[])[]} answers The distinct ones to each question.
 * @property {readonly number[]} starts By question: the place of its first answer among all answers.
 * @property {number} size How many answers there are to all questions.
 * @property {readonly (readonly WeighedRule[])[]} weighing By outcome.
 * @property {readonly (readonly WeighedRule[])[]} vetoes By outcome.
 * @property {readonly (readonly WeighedRule[])[]} naming By question: the rules that ask for it.
 */

export const OPEN = -1;

/** The rules of a flow that its checks have nothing against. @param {FlowData} flow @returns {RuleBook} */
export const readRules = (flow) => {
  const distinct = distinctAnswers(flow);
  const questions = [...distinct.keys()];
  const answers = [...distinct.values()];
  const rules = weighed(flow, questions, answers);
  const places = flow.outcomes.map((_, place) => rules.filter((rule) => rule.place === place));
  return {
    questions,
    answers,
    starts: answers.map((_, question) => countOf(answers.slice(0, question))),
    size: countOf(answers),
    weighing: places.map((own) => own.filter(({ weight }) => weight !== 0)),
    vetoes: places.map((own) => own.filter(({ weight }) => weight === 0)),
    naming: questions.map((_, question) =>
      rules.filter(({ conditions }) => conditions.some((one) => one.question === question)),
    ),
  };
};

/** Each answer as the distinct one that counts as much. @param {RuleBook} book @param {Answers} given @returns {Places} */
export const settle = ({ questions, answers }, given) =>
  questions.map((name, question) => {
    const answer = given.get(name);
    const known = answers[question] ?? [];
    return answer === undefined ? OPEN : known.indexOf(standingFor(answer, known));
  });

/** Where these answers put each outcome. @param {RuleBook} book @param {Places} given @returns {Standing} */
export const stand = (book, given) => ({
  given,
  scores: book.weighing.map((rules) =>
    rules.reduce((sum, rule) => sum + (holds(rule, given) ? rule.weight : 0), 0),
  ),
  vetoes: book.vetoes.map((rules) => rules.filter((rule) => holds(rule, given)).length),
});

/**
 * Where another answer puts them; only rules that name the question are weighed.
 * @param {RuleBook} book @param {Standing} standing @param {Step} step @returns {Standing}
 */
export const change = (book, standing, [question, answer]) => {
  const given = standing.given.slice();
  const scores = standing.scores.slice();
  const vetoes = standing.vetoes.slice();
  given[question] = answer;
  for (const rule of book.naming[question] ?? []) {
    const { place, weight } = rule;
    const turn = Number(holds(rule, given)) - Number(holds(rule, standing.given));
    if (weight) scores[place] = (scores[place] ?? 0) + turn * weight;
    else vetoes[place] = (vetoes[place] ?? 0) + turn;
  }
  return { given, scores, vetoes };
};

/**
 * The outcome that is recommended: the best score above nought; of equals, the earlier.
 * @param {Standing} standing @returns {number | null}
 */
export const firstOf = ({ scores, vetoes }) => {
  let best = 0;
  let leader = null;
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place] ?? 0;
    if (score > best && !vetoes[place]) {
      best = score;
      leader = place;
    }
  }
  return leader;
};

/** @param {WeighedRule} rule @param {Places} given */
export const holds = ({ conditions }, given) => {
  for (let place = 0; place < conditions.length; place++) {
    if (!isMet(conditions[place], given)) return false;
  }
  return true;
};

/** The questions whose answers keep it from holding. @param {WeighedRule} rule @param {Places} given */
export const missing = ({ conditions }, given) => {
  const names = [];
  for (const condition of conditions) {
    if (!isMet(condition, given)) names.push(condition.question);
  }
  return names;
};

/** @param {Condition | undefined} condition @param {Places} given */
export const isMet = (condition, given) => {
  if (!condition) return true;
  const answer = given[condition.question] ?? OPEN;
  return answer !== OPEN && condition.fitting[answer] === true; // -1 is slow to look up
};

/** @param {FlowData} flow @param {readonly string[]} questions @param {readonly Given[][]} answers @returns {WeighedRule[]} */
const weighed = ({ outcomes, rules }, questions, answers) =>
  rules.map(({ outcome, effect, weight, when }) => ({
    place: outcomes.findIndex(({ id }) => id === outcome),
    weight: { for: weight, against: -weight, veto: 0 }[effect],
    conditions: when.map(([name, wanted]) => {
      const question = questions.indexOf(name);
      const fitting = (answers[question] ?? []).map((answer) => fits(answer, wanted));
      return { question, start: countOf(answers.slice(0, question)), fitting };
    }),
  }));

/** @param {readonly (readonly Given[])[]} answers */
const countOf = (answers) => answers.reduce((count, known) => count + known.length, 0);
