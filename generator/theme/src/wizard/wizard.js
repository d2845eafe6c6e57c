/**
 * The form of a flow in; questions and answers in turn, and the result beside them, out. The
 * address keeps the state.
 */

import { decide, readAnswers } from "../decide/decision.js";
import { fieldOf, fillForm, inWords, questionsIn, readForm, showProblem } from "./form.js";
import { listen, remember, remembered } from "./listen.js";
import { nextQuestion } from "./order.js";
import { DONT_KNOW, readAddress, writeAddress } from "./state.js";
import { View } from "./view.js";
import { changedSince, recommended } from "./words.js";

/**
 * @typedef {import("../decide/flow_data.js").DecisionRecord} DecisionRecord
 * @typedef {import("../decide/flow_data.js").Flip} Flip
 * @typedef {import("./state.js").Answers} Answers
 * @typedef {import("../decide/flow_data.js").FlowData} FlowData
 * @typedef {{ at: string | null, trail: readonly string[] }} Place
 *   The question that is shown, none at the end, and those that were shown before it.
 */

/** What may cover the edges of the window, in pixels. */
const HEADER = 100;

export class Wizard {
  /**
   * @param {HTMLElement} root The wizard's element. @param {FlowData} flow
   * @param {string} site The address of the root of the site.
   */
  constructor(root, flow, site) {
    this.root = root;
    this.flow = flow;
    this.site = site;
    this.ownsAddress = !root.dataset.page;
    this.form = /** @type {HTMLFormElement} */ (this.part("form"));
    this.asked = new Map(questionsIn(this.form).map((one) => [one.dataset.question ?? "", one]));
    this.questions = flow.questions;
    /** @type {Place} */
    this.place = { at: null, trail: [] };
    /** @type {Set<string>} */
    this.seen = new Set();
    /** @type {Answers} */
    this.answers = {};
    /** @type {Map<string, { question: string, message: string, hint: string }>} */
    this.problems = new Map();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
    /** @type {DecisionRecord} */
    this.record = this.decide();
    this.view = new View(this);
  }

  /** @param {string} name @returns {HTMLElement} */
  part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`.kb-wizard__${name}`));
  }

  /**
   * What follows from what the form states; problems are kept for the fields to show.
   * @returns {DecisionRecord}
   */
  decide() {
    const stated = readForm(this.form);
    const { answers, problems } = readAnswers(this.flow, stated);
    this.problems = new Map(problems.map((problem) => [problem.question, problem]));
    this.answers = { ...answers };
    for (const [name, value] of Object.entries(stated)) {
      if (value === DONT_KNOW) this.answers[name] = DONT_KNOW;
      this.seen.add(name);
    }
    this.record = decide(this.flow, answers, this.site);
    return this.record;
  }

  start() {
    listen(this);
    if (remembered() === "all") this.setMode("all");
    if (this.ownsAddress) this.open(location.search);
    else this.restore({}, null);
    this.root.classList.remove("kb-wizard--off");
    this.followHash();
  }

  /** @param {HTMLElement} asked @param {boolean} isDone */
  answer(asked, isDone) {
    this.decide();
    const problem = this.problems.get(asked.dataset.question ?? "");
    if (isDone || !problem) showProblem(asked, problem);
    const isAll = this.mode() === "all";
    if (isDone || !isAll) this.write(isAll && this.search() !== location.search);
    this.view.update();
  }

  goOn() {
    const { at, trail } = this.place;
    if (at === null || this.mode() === "all") return this.view.showResult();
    clearTimeout(this.waiting);
    this.decide();
    const asked = this.asked.get(at);
    const problem = this.problems.get(at);
    if (asked) showProblem(asked, problem);
    if (problem && asked) return fieldOf(asked)?.focus();
    this.seen.add(at);
    this.go({ at: nextQuestion(this.record, this.seen), trail: [...trail, at] });
  }

  goBack() {
    const trail = this.place.trail.slice(0, -1);
    this.go({ at: this.place.trail[trail.length] ?? this.place.at, trail });
  }

  /** @param {string} question */
  ask(question) {
    if (this.mode() === "all") return this.focusOn(question);
    const { at, trail } = this.place;
    const before = [...trail, ...(at === null ? [] : [at])].filter((one) => one !== question);
    this.go({ at: question, trail: before });
  }

  /** @param {Place} place */
  go(place) {
    this.write(false);
    this.place = place;
    this.write(true);
    this.view.show();
    this.focusOn(place.at);
  }

  /** @param {string | null} question None for the end. */
  focusOn(question) {
    const asked = question === null ? this.part("done") : this.asked.get(question);
    const target = /** @type {HTMLElement | null} */ (asked?.querySelector("legend") ?? asked);
    target?.focus({ preventScroll: true });
    const { top = 0, bottom = 0 } = asked?.getBoundingClientRect() ?? {};
    const isSeen = top > HEADER && bottom < innerHeight - HEADER;
    const { isBeside, isSeen: isResultSeen } = this.view.placeOfResult();
    const isPair = isBeside && this.mode() === "one";
    if (isSeen && (isResultSeen || !isPair)) return;
    (isPair ? this.part("columns") : asked)?.scrollIntoView({ block: "start" });
  }

  /** @param {readonly Flip[]} flips Answers to try; the step back in the browser undoes them. */
  change(flips) {
    const changed = Object.fromEntries(flips.map(({ question, to }) => [question, to]));
    this.write(false);
    this.restore({ ...this.answers, ...changed }, this.place);
    this.write(true);
    this.view.announce();
    this.view.showResult();
  }

  startAgain() {
    this.write(false);
    this.seen.clear();
    this.restore({}, null);
    this.write(true);
    this.focusOn(this.place.at);
  }

  /** @param {string} address Of a link: what it holds that is no answer any more is told. */
  open(address) {
    const link = readAddress(address, this.questions);
    const { answers, problems } = this.understand(link.stated);
    const dropped = problems.map(({ question, message }) => {
      const { text = question } = this.questions.find(({ id }) => id === question) ?? {};
      return `${inWords(question, message, "", `“${text}”`)} That was left out.`;
    });
    this.restore(answers, history.state?.kbPlace);
    const changed = changedSince(link, this.record);
    this.view.tell([...link.notices, ...dropped, ...(changed ? [changed] : [])]);
    this.write(false);
  }

  /** With "don't know" as an answer of its own. @param {Answers} stated By an address. */
  understand(stated) {
    const { answers, problems } = readAnswers(this.flow, stated);
    for (const [name, value] of Object.entries(stated)) {
      if (value === DONT_KNOW) answers[name] = DONT_KNOW;
    }
    return { answers, problems };
  }

  /** @param {Answers} answers @param {Place | null} [place] */
  restore(answers, place) {
    fillForm(this.form, answers);
    this.decide();
    for (const asked of this.asked.values()) showProblem(asked, undefined);
    const given = new Set(Object.keys(this.answers));
    const trail = this.questions.map(({ id }) => id).filter((id) => given.has(id));
    const isKnown = place && (place.at === null || this.asked.has(place.at));
    this.place = isKnown ? place : { at: nextQuestion(this.record, this.seen), trail };
    this.view.show();
  }

  /** @param {any} state Of the history: an address that one stepped back or forward to. */
  comeBack(state) {
    if (!this.root.isConnected) return;
    if (!state?.kbPlace && location.search === this.search()) return;
    const { stated } = readAddress(location.search, this.questions);
    this.restore(this.understand(stated).answers, state?.kbPlace);
    this.view.announce();
  }

  followHash() {
    if (!this.root.isConnected) return;
    const found = location.hash.slice(1);
    for (const [question, asked] of this.asked) if (asked.id === found) this.ask(question);
  }

  search() {
    const first = recommended(this.record);
    return writeAddress(this.answers, this.flow.flow.version, first?.outcome ?? null);
  }

  link() {
    const address = new URL(this.site + this.flow.flow.url);
    address.search = this.search();
    return address.href;
  }

  /** @param {boolean} isNew Whether the step back should lead to the state before. */
  write(isNew) {
    if (!this.ownsAddress) return;
    const address = this.search() || location.pathname;
    const state = { kbPlace: this.place };
    try {
      if (isNew) history.pushState(state, "", address);
      else history.replaceState(state, "", address + location.hash);
    } catch {
      // Some browsers keep the address of a page from disk as it is: the form works all the same.
    }
  }

  mode() {
    return this.root.classList.contains("kb-wizard--all") ? "all" : "one";
  }

  /** @param {"one" | "all"} mode @param {boolean} [isNew] */
  setMode(mode, isNew) {
    this.root.classList.toggle("kb-wizard--all", mode === "all");
    for (const way of this.form.querySelectorAll(".kb-wizard__mode input")) {
      const radio = /** @type {HTMLInputElement} */ (way);
      radio.checked = radio.value === mode;
    }
    if (!isNew) return;
    remember(mode);
    this.view.show();
  }
}
