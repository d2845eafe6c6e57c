/** Rules, answers and an outcome in; the fewest changes of answers that recommend it out. */

import { OPEN, change, firstOf, holds, missing } from "./rule_book.js";

/**
 * @typedef {import("./rule_book.js").RuleBook} RuleBook
 * @typedef {import("./rule_book.js").Standing} Standing
 * @typedef {import("./rule_book.js").Step} Step
 * @typedef {import("./rule_book.js").WeighedRule} WeighedRule
 * @typedef {number[]} Gains What a change of the answer to each question can do at best.
 * @typedef {{ book: RuleBook, target: number }} Search
 * @typedef {{ given: readonly number[], free: readonly boolean[], most: number }} Room What may be
 *   changed: so many of the free questions.
 */

/** Changes that most often mend answers with which an outcome was recommended before one more. */
const NEAR = 2;

/**
 * New answers to as few questions as possible that recommend the target; none if none do.
 * @param {RuleBook} book @param {Standing} standing @param {number} target
 */
export const fewestChanges = (book, standing, target) => {
  const all = book.questions.map(() => true);
  for (let most = 0; most <= all.length; most++) {
    const found = find({ book, target }, standing, all, most);
    if (found) return found;
  }
  return null;
};

/**
 * Answers to open questions alone after which the target is recommended; none if none do.
 * @param {RuleBook} book @param {Standing} standing @param {number} target
 */
export const answersThatRecommend = (book, standing, target) =>
  find({ book, target }, standing, openIn(standing), standing.given.length);

/**
 * Whether there are such answers; to look first near some that nearly do saves most searches.
 * @param {RuleBook} book @param {Standing} standing @param {number} target
 * @param {Standing} nearly Of answers that nearly recommend the target, among them those given.
 */
export const isPossible = (book, standing, target, nearly) =>
  find({ book, target }, nearly, openIn(standing), NEAR) !== null ||
  answersThatRecommend(book, standing, target) !== null;

/** @param {Standing} standing */
const openIn = ({ given }) => given.map((answer) => answer === OPEN);

/**
 * New answers to at most so many of the free questions. Tries, depth first, only what can still
 * bring the target before the leader; the bounds promise too much rather than too little, so that
 * nothing is missed.
 * @param {Search} search @param {Standing} standing @param {readonly boolean[]} free
 * @param {number} most @returns {Step[] | null}
 */
const find = (search, standing, free, most) => {
  const { book, target } = search;
  const leader = firstOf(standing);
  if (leader === target) return [];
  const { given } = standing;
  const gains = most ? gainsOf(search, standing, { given, free, most }, leader) : null;
  const question = gains ? mostGainful(gains) : OPEN;
  if (question === OPEN) return null;
  const left = free.slice();
  left[question] = false;
  for (const answer of otherAnswers(book, question, given[question] ?? OPEN)) {
    /** @type {Step} */
    const step = [question, answer];
    const found = find(search, change(book, standing, step), left, most - 1);
    if (found) return [step, ...found];
  }
  return find(search, standing, left, most);
};

/** Of equals, the first. @param {Gains} gains */
const mostGainful = (gains) => {
  let best = 0;
  let question = OPEN;
  for (let place = 0; place < gains.length; place++) {
    const gain = gains[place] ?? 0;
    if (gain > best) {
      best = gain;
      question = place;
    }
  }
  return question;
};

/** In the order of the flow; of numbers, the nearest first. @param {RuleBook} book @param {number} question @param {number} now */
const otherAnswers = (book, question, now) => {
  const known = book.answers[question] ?? [];
  const others = [...known.keys()].filter((answer) => answer !== now);
  if (now === OPEN || typeof known[0] !== "number") return others;
  return others.sort((one, other) => Math.abs(one - now) - Math.abs(other - now));
};

/**
 * What a change of each question can do at best for the target, where it lags most. None when so
 * many changes cannot do enough against a veto, a score or a rival.
 * @param {Search} search @param {Standing} standing @param {Room} room @param {number | null} leader
 * @returns {Gains | null}
 */
const gainsOf = ({ book, target }, { given, scores, vetoes }, room, leader) => {
  const score = scores[target] ?? 0;
  const own = given.map(() => 0);
  if (vetoes[target]) {
    const veto = (book.vetoes[target] ?? []).find((rule) => holds(rule, given));
    for (const { question } of veto?.conditions ?? []) own[question] = Number(room.free[question]);
    return own;
  }
  for (const rule of book.weighing[target] ?? []) addGains(own, rule, room, 1);
  const promise = bestOf(own, room.most);
  if (promise <= -score) return null;
  let blocking = own;
  for (let rival = 0; rival < scores.length; rival++) {
    const lag = (scores[rival] ?? 0) - score + Number(rival < target); // of equals, the earlier
    if (lag <= 0 || rival === target || vetoes[rival]) continue;
    const isBlocking = rival === leader && score > 0;
    if (promise >= lag && !isBlocking) continue;
    const gains = own.slice();
    for (const rule of book.weighing[rival] ?? []) addGains(gains, rule, room, -1);
    for (const veto of book.vetoes[rival] ?? []) {
      for (const question of turnable(veto, room)) add(gains, question, lag); // all that is needed
    }
    if (bestOf(gains, room.most) < lag) return null;
    if (isBlocking) blocking = gains;
  }
  return blocking;
};

/**
 * What each question can do by making a rule hold that speaks in this direction, or by lifting one
 * that speaks in the other.
 * @param {Gains} gains @param {WeighedRule} rule @param {Room} room
 * @param {1 | -1} direction For the target, or against a rival.
 */
const addGains = (gains, rule, room, direction) => {
  const weight = rule.weight * direction;
  if (weight > 0) for (const question of turnable(rule, room)) add(gains, question, weight);
  else if (holds(rule, room.given)) {
    for (const { question } of rule.conditions) {
      if (room.free[question]) add(gains, question, -weight);
    }
  }
};

/** The questions that have to change for a rule to hold; none if they cannot, or if it does. @param {WeighedRule} rule @param {Room} room */
const turnable = (rule, { given, free, most }) => {
  const questions = missing(rule, given);
  return questions.length <= most && questions.every((question) => free[question])
    ? questions
    : [];
};

/** @param {Gains} gains @param {number} question @param {number} gain */
const add = (gains, question, gain) => {
  gains[question] = (gains[question] ?? 0) + gain;
};

/** What the best so many changes promise together. @param {Gains} gains @param {number} most */
const bestOf = (gains, most) => {
  let sum = 0;
  let count = 0;
  for (let place = 0; place < gains.length; place++) {
    const gain = gains[place] ?? 0;
    sum += gain;
    if (gain) count += 1;
  }
  if (count <= most) return sum;
  const best = gains.slice().sort((one, other) => other - one);
  for (let place = most; place < count; place++) sum -= best[place] ?? 0;
  return sum;
};
