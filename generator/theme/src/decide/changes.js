/** Rules, answers and an outcome in; the fewest changes of answers that recommend it out. */

import { change, firstOf, missing, ruleHolds } from "./rule_book.js";

/**
 * @typedef {import("./flow_data.js").Answers} Answers
 * @typedef {import("./flow_data.js").Given} Given
 * @typedef {import("./rule_book.js").RuleBook} RuleBook
 * @typedef {import("./rule_book.js").Standing} Standing
 * @typedef {import("./rule_book.js").WeighedRule} WeighedRule
 * @typedef {ReadonlyMap<string, number>} Gains Question → what a change of its answer can do at best.
 * @typedef {{ book: RuleBook, target: number }} Search
 * @typedef {{ given: Answers, free: ReadonlySet<string>, most: number }} Room What may be changed.
 */

/**
 * New answers to as few questions as possible that recommend the target; none if none do.
 * @param {RuleBook} book @param {Standing} standing @param {number} target
 */
export const fewestChanges = (book, standing, target) => {
  const questions = new Set(book.answers.keys());
  for (let most = 0; most <= questions.size; most++) {
    const found = find({ book, target }, standing, questions, most);
    if (found) return found;
  }
  return null;
};

/**
 * Answers to open questions alone after which the target is recommended; none if none do.
 * @param {RuleBook} book @param {Standing} standing @param {number} target
 */
export const answersThatRecommend = (book, standing, target) => {
  const free = new Set([...book.answers.keys()].filter((name) => !standing.given.has(name)));
  return find({ book, target }, standing, free, free.size);
};

/**
 * New answers to at most so many of the free questions. Tries, depth first, only what can still
 * bring the target before the leader; the bounds promise too much rather than too little, so that
 * nothing is missed.
 * @param {Search} search @param {Standing} standing @param {ReadonlySet<string>} free
 * @param {number} most @returns {Map<string, Given> | null}
 */
const find = (search, standing, free, most) => {
  const { book, target } = search;
  const leader = firstOf(standing);
  if (leader === target) return new Map();
  const gains = most ? gainsOf(search, standing, { given: standing.given, free, most }, leader) : null;
  const question = gains && mostGainful(book, gains);
  if (!question) return null;
  const left = new Set(free);
  left.delete(question);
  for (const answer of otherAnswers(book, question, standing.given.get(question))) {
    const changed = change(book, standing, new Map([[question, answer]]));
    const found = find(search, changed, left, most - 1);
    if (found) return new Map([[question, answer], ...found]);
  }
  return find(search, standing, left, most);
};

/** Of equals, the first of the flow. @param {RuleBook} book @param {Gains} gains */
const mostGainful = (book, gains) => {
  let best = 0;
  let question = null;
  for (const name of book.answers.keys()) {
    const gain = gains.get(name) ?? 0;
    if (gain > best) [best, question] = [gain, name];
  }
  return question;
};

/** In the order of the flow; of numbers, the nearest first. @param {RuleBook} book @param {string} question @param {Given | undefined} now */
const otherAnswers = (book, question, now) => {
  const known = book.answers.get(question) ?? [];
  if (typeof now !== "number") return known.filter((answer) => answer !== now);
  const here = known.indexOf(now);
  return known
    .map((answer, place) => ({ answer, distance: Math.abs(place - here) }))
    .filter(({ distance }) => distance)
    .sort((one, other) => one.distance - other.distance)
    .map(({ answer }) => answer);
};

/**
 * What a change of each question can do at best for the target, where it lags most. None when so
 * many changes cannot do enough against a veto, a score or a rival.
 * @param {Search} search @param {Standing} standing @param {Room} room @param {number | null} leader
 * @returns {Gains | null}
 */
const gainsOf = ({ book, target }, standing, room, leader) => {
  const score = standing.scores[target] ?? 0;
  if (standing.vetoes[target]) {
    const veto = (book.vetoes[target] ?? []).find((rule) => ruleHolds(rule, room.given));
    return new Map((veto?.conditions ?? []).filter(({ question }) => room.free.has(question)).map(({ question }) => [question, 1]));
  }
  /** @type {Map<string, number>} */
  const own = new Map();
  for (const rule of book.weighing[target] ?? []) addGains(own, rule, room, 1);
  if (best(own, room.most) <= -score) return null;
  let blocking = own;
  for (let rival = 0; rival < standing.scores.length; rival++) {
    const lag = (standing.scores[rival] ?? 0) - score + Number(rival < target); // of equals, the earlier
    if (lag <= 0 || rival === target || standing.vetoes[rival]) continue;
    const gains = new Map(own);
    for (const rule of book.weighing[rival] ?? []) addGains(gains, rule, room, -1);
    for (const veto of book.vetoes[rival] ?? []) {
      for (const name of turnable(veto, room)) add(gains, name, lag); // takes all that is needed
    }
    if (best(gains, room.most) < lag) return null;
    if (rival === leader && score > 0) blocking = gains;
  }
  return blocking;
};

/**
 * What each question can do by making a rule hold that speaks in this direction, or by lifting one
 * that speaks in the other.
 * @param {Map<string, number>} gains @param {WeighedRule} rule @param {Room} room
 * @param {1 | -1} direction For the target, or against a rival.
 */
const addGains = (gains, rule, room, direction) => {
  const weight = rule.weight * direction;
  if (weight > 0) for (const name of turnable(rule, room)) add(gains, name, weight);
  else if (ruleHolds(rule, room.given)) {
    for (const { question } of rule.conditions) {
      if (room.free.has(question)) add(gains, question, -weight);
    }
  }
};

/** The questions that have to change for a rule to hold; none if they cannot, or if it does. @param {WeighedRule} rule @param {Room} room */
const turnable = (rule, { given, free, most }) => {
  const names = missing(rule, given);
  return names.length <= most && names.every((name) => free.has(name)) ? names : [];
};

/** @param {Map<string, number>} gains @param {string} name @param {number} gain */
const add = (gains, name, gain) => gains.set(name, (gains.get(name) ?? 0) + gain);

/** What the best so many changes promise together. @param {Gains} gains @param {number} most */
const best = (gains, most) =>
  [...gains.values()]
    .sort((one, other) => other - one)
    .slice(0, most)
    .reduce((sum, gain) => sum + gain, 0);
