/** A flow in; its rules in a form that is quick to weigh, and where answers put outcomes, out. */

import { distinctAnswers, fits, standingFor } from "./answers.js";

/**
 * @typedef {import("./flow_data.js").Answers} Answers
 * @typedef {import("./flow_data.js").FlowData} FlowData
 * @typedef {import("./flow_data.js").Given} Given
 *
 * @typedef {object} WeighedRule
 * @property {number} place Of its outcome.
 * @property {number} weight Below nought for a rule against its outcome; nought for a veto.
 * @property {readonly { question: string, fitting: ReadonlySet<Given> }[]} conditions
 *
 * @typedef {object} Standing Distinct answers, and where they put each outcome.
 * @property {Answers} given
 * @property {readonly number[]} scores
 * @property {readonly number[]} vetoes How many vetoes hold on each outcome.
 *
 * @typedef {object} RuleBook Outcomes go by their places in the flow; its answers are distinct ones.
 * @property {ReadonlyMap<string, readonly Given[]>} answers In the order of the flow.
 * @property {readonly (readonly WeighedRule[])[]} weighing
 * @property {readonly (readonly WeighedRule[])[]} vetoes
 * @property {ReadonlyMap<string, readonly WeighedRule[]>} naming Question → rules that ask for it.
 */

/** The rules of a flow that its checks have nothing against. @param {FlowData} flow @returns {RuleBook} */
export const readRules = (flow) => {
  const answers = distinctAnswers(flow);
  const rules = weighed(flow, answers);
  const places = flow.outcomes.map((_, place) => rules.filter((rule) => rule.place === place));
  return {
    answers,
    weighing: places.map((own) => own.filter(({ weight }) => weight !== 0)),
    vetoes: places.map((own) => own.filter(({ weight }) => weight === 0)),
    naming: new Map(
      [...answers.keys()].map((name) => [
        name,
        rules.filter(({ conditions }) => conditions.some(({ question }) => question === name)),
      ]),
    ),
  };
};

/** Each answer as the distinct one that counts as much. @param {RuleBook} book @param {Answers} given @returns {Answers} */
export const settle = (book, given) =>
  new Map([...given].map(([name, one]) => [name, standingFor(one, book.answers.get(name) ?? [])]));

/** Where these answers put each outcome. @param {RuleBook} book @param {Answers} given @returns {Standing} */
export const stand = (book, given) => ({
  given,
  scores: book.weighing.map((rules) =>
    rules.reduce((sum, rule) => sum + (ruleHolds(rule, given) ? rule.weight : 0), 0),
  ),
  vetoes: book.vetoes.map((rules) => rules.filter((rule) => ruleHolds(rule, given)).length),
});

/**
 * Where other answers put them; only rules that name a changed question are weighed.
 * @param {RuleBook} book @param {Standing} standing @param {Answers} changes @returns {Standing}
 */
export const change = (book, standing, changes) => {
  const scores = [...standing.scores];
  const vetoes = [...standing.vetoes];
  let { given } = standing;
  for (const [name, answer] of changes) {
    const before = given;
    given = new Map(before).set(name, answer);
    for (const rule of book.naming.get(name) ?? []) {
      const step = Number(ruleHolds(rule, given)) - Number(ruleHolds(rule, before));
      const counts = rule.weight ? scores : vetoes;
      counts[rule.place] = (counts[rule.place] ?? 0) + step * (rule.weight || 1);
    }
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
  scores.forEach((score, place) => {
    if (score > best && !vetoes[place]) [best, leader] = [score, place];
  });
  return leader;
};

/** @param {WeighedRule} rule @param {Answers} given */
export const ruleHolds = ({ conditions }, given) =>
  conditions.every(({ question, fitting }) => isFitting(given.get(question), fitting));

/** The questions whose answers keep it from holding. @param {WeighedRule} rule @param {Answers} given */
export const missing = ({ conditions }, given) =>
  conditions
    .filter(({ question, fitting }) => !isFitting(given.get(question), fitting))
    .map(({ question }) => question);

/** @param {Given | undefined} answer @param {ReadonlySet<Given>} fitting */
const isFitting = (answer, fitting) => answer !== undefined && fitting.has(answer);

/** @param {FlowData} flow @param {ReadonlyMap<string, readonly Given[]>} answers @returns {WeighedRule[]} */
const weighed = ({ outcomes, rules }, answers) =>
  rules.map(({ outcome, effect, weight, when }) => ({
    place: outcomes.findIndex(({ id }) => id === outcome),
    weight: { for: weight, against: -weight, veto: 0 }[effect],
    conditions: when.map(([question, wanted]) => ({
      question,
      fitting: new Set((answers.get(question) ?? []).filter((answer) => fits(answer, wanted))),
    })),
  }));
