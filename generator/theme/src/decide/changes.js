/** Rules, answers and an outcome in; the fewest changes of answers that recommend it out. */

import { OPEN, change, firstOf, holds, isMet } from "./rule_book.js";

/**
 * @typedef {import("./rule_book.js").RuleBook} RuleBook
 * @typedef {import("./rule_book.js").Standing} Standing
 * @typedef {import("./rule_book.js").Step} Step
 * @typedef {import("./rule_book.js").WeighedRule} WeighedRule
 * @typedef {number[]} Gains What each answer can do at best; those to one question stand together.
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

/** Of equals, the first. @param {readonly number[]} gains */
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
 * @returns {readonly number[] | null}
 */
const gainsOf = ({ book, target }, { given, scores, vetoes }, room, leader) => {
  const score = scores[target] ?? 0;
  if (vetoes[target]) {
    const veto = (book.vetoes[target] ?? []).find((rule) => holds(rule, given));
    const turning = new Set(veto?.conditions.map(({ question }) => question));
    return given.map((_, question) => Number(turning.has(question) && room.free[question]));
  }
  /** @type {Gains} */
  const own = new Array(book.size).fill(0);
  for (const rule of book.weighing[target] ?? []) addGains(own, rule, rule.weight, room);
  const promise = bestOf(book, own, room.most);
  if (promise <= -score) return null;
  let blocking = own;
  for (let rival = 0; rival < scores.length; rival++) {
    const lag = (scores[rival] ?? 0) - score + Number(rival < target); // of equals, the earlier
    if (lag <= 0 || rival === target || vetoes[rival]) continue;
    const isBlocking = rival === leader && score > 0;
    if (promise >= lag && !isBlocking) continue;
    const gains = own.slice();
    for (const rule of book.weighing[rival] ?? []) addGains(gains, rule, -rule.weight, room);
    for (const veto of book.vetoes[rival] ?? []) addGains(gains, veto, lag, room); // all it needs
    if (bestOf(book, gains, room.most) < lag) return null;
    if (isBlocking) blocking = gains;
  }
  return byQuestion(book, blocking);
};

/**
 * What answers change by making a rule hold or lifting it. Where one question alone is left to turn
 * it, that is certain, for better or worse. Where there are several, each is promised the whole
 * good, and none the harm.
 * @param {Gains} gains @param {WeighedRule} rule @param {number} weight @param {Room} room
 */
const addGains = (gains, { conditions }, weight, { given, free, most }) => {
  let turning = 0;
  let missing = 0;
  for (let place = 0; place < conditions.length; place++) {
    const condition = conditions[place];
    const isFree = condition !== undefined && free[condition.question];
    if (isFree) turning += 1;
    if (isMet(condition, given)) continue;
    if (!isFree) return;
    missing += 1;
  }
  const change = missing ? weight : -weight;
  if (!turning || (turning > 1 && change <= 0) || missing > most) return;
  for (const condition of conditions) {
    const { question, start, fitting } = condition;
    if (!free[question] || (missing && isMet(condition, given))) continue;
    for (let answer = 0; answer < fitting.length; answer++) {
      if (fitting[answer] === missing > 0) gains[start + answer] = (gains[start + answer] ?? 0) + change;
    }
  }
};

/** What the best answer to each question promises: nobody gives two. @param {RuleBook} book @param {Gains} gains */
const byQuestion = ({ starts }, gains) =>
  starts.map((start, question) => bestWithin(gains, start, starts[question + 1]));

/** What the best so many changes promise together. @param {RuleBook} book @param {Gains} gains @param {number} most */
const bestOf = (book, gains, most) => {
  const { starts } = book;
  let sum = 0;
  let count = 0;
  for (let question = 0; question < starts.length; question++) {
    const best = bestWithin(gains, starts[question] ?? 0, starts[question + 1]);
    sum += best;
    if (best) count += 1;
  }
  if (count <= most) return sum;
  const worst = byQuestion(book, gains).sort((one, other) => other - one);
  for (let place = most; place < count; place++) sum -= worst[place] ?? 0;
  return sum;
};

/** @param {Gains} gains @param {number} start @param {number} [end] */
const bestWithin = (gains, start, end = gains.length) => {
  let best = 0;
  for (let place = start; place < end; place++) {
    const gain = gains[place] ?? 0;
    if (gain > best) best = gain;
  }
  return best;
};
