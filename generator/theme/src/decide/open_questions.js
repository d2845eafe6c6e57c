/** Rules and answers in; which outcomes remain possible, and how much each open question decides. */

import { answersThatRecommend } from "./changes.js";
import { change, firstOf, missing } from "./rule_book.js";

/**
 * @typedef {import("./flow_data.js").Answers} Answers
 * @typedef {import("./rule_book.js").RuleBook} RuleBook
 * @typedef {import("./rule_book.js").Standing} Standing
 * @typedef {ReadonlyMap<number, Answers>} Witnesses Outcome → answers with which it is recommended.
 * @typedef {{ question: string, decides: number }} OpenQuestion How many percent of the possible
 *   outcomes an answer rules out, on average over answers.
 */

/**
 * The outcomes that are recommended now or after further answers, each with such answers.
 * @param {RuleBook} book @param {Standing} standing
 * @param {Witnesses} [known] Those that were possible with fewer answers: no other is looked at.
 * @returns {Witnesses}
 */
export const possibleOutcomes = (book, standing, known) => {
  /** @type {Witnesses} */
  const candidates = known ?? new Map(book.weighing.map((_, place) => [place, new Map()]));
  const found = new Map();
  for (const [place, hint] of candidates) {
    const further = new Map([...hint].filter(([name]) => !standing.given.has(name)));
    const isFirst = firstOf(change(book, standing, further)) === place;
    const witness = isFirst ? further : answersThatRecommend(book, standing, place);
    if (witness) found.set(place, witness);
  }
  return found;
};

/**
 * The open questions, the most decisive first; of equals, in the order of the flow.
 * @param {RuleBook} book @param {Standing} standing @param {Witnesses} possible
 * @returns {OpenQuestion[]}
 */
export const weighQuestions = (book, standing, possible) => {
  const live = liveQuestions(book, standing);
  return [...book.answers.keys()]
    .filter((question) => live.has(question))
    .map((question) => ({ question, decides: decides(book, standing, possible, question) }))
    .sort((one, other) => other.decides - one.decides);
};

/** The open questions that a rule waits for: one that may yet hold, on an outcome still in. @param {RuleBook} book @param {Standing} standing */
export const liveQuestions = (book, { given, vetoes }) => {
  const waiting = book.weighing
    .flatMap((rules, place) => (vetoes[place] ? [] : [...rules, ...(book.vetoes[place] ?? [])]))
    .map((rule) => missing(rule, given))
    .filter((names) => !names.some((name) => given.has(name)));
  return new Set(waiting.flat());
};

/** @param {RuleBook} book @param {Standing} standing @param {Witnesses} possible @param {string} question */
const decides = (book, standing, possible, question) => {
  if (!possible.size) return 0;
  const answers = book.answers.get(question) ?? [];
  let left = 0;
  for (const answer of answers) {
    const then = change(book, standing, new Map([[question, answer]]));
    left += possibleOutcomes(book, then, possible).size;
  }
  const most = answers.length * possible.size;
  return Math.floor(((most - left) * 100) / most);
};
