/** A wizard's state in; what of it is seen and heard, on its elements, out. */

import { wordsOfAnswer } from "../decide/chart.js";
import { decide, writeAdr } from "../decide/decision.js";
import { button, element } from "./dom.js";
import { statedIn } from "./form.js";
import { markChart, markRules, stepsTaken } from "./marks.js";
import { resultParts } from "./result.js";
import { DONT_KNOW } from "./state.js";
import { takeAway } from "./takeaway.js";
import { counted, headline, recommended, standing, stillPossible } from "./words.js";

/**
 * @typedef {import("./wizard.js").Wizard} Wizard
 * @typedef {import("../decide/flow_data.js").DecisionRecord} DecisionRecord
 */

export class View {
  /** @param {Wizard} wizard */
  constructor(wizard) {
    this.wizard = wizard;
    this.titles = Object.fromEntries(wizard.flow.outcomes.map(({ id, title }) => [id, title]));
    this.result = /** @type {HTMLElement} */ (wizard.root.querySelector(".kb-result"));
    this.panel = element("div", "kb-result__panel");
    this.result.append(
      this.panel,
      takeAway({
        link: () => wizard.link(),
        adr: () => writeAdr(this.taken(), today()),
        record: () => this.taken(),
        name: wizard.flow.flow.id,
      }),
    );
  }

  /** The record with addresses that hold outside the site. */
  taken() {
    const { record, flow, site } = this.wizard;
    return decide(flow, record.given, flow.base || site);
  }

  show() {
    const { wizard } = this;
    this.shown = JSON.stringify(wizard.answers);
    this.showQuestion();
    this.showGiven();
    this.showDone();
    this.panel.replaceChildren(
      ...resultParts(wizard.record, {
        ask: (question) => wizard.ask(question),
        change: (flips) => wizard.change(flips),
        words: (question, answer) => this.wordsOf(question, answer),
        own: (question) => wizard.record.given[question],
        text: (question) => wizard.questions.find(({ id }) => id === question)?.text ?? "",
      }).filter((one) => one instanceof Node),
    );
    wizard.part("summary-words").textContent = headline(wizard.record);
    wizard.part("summary").hidden = !wizard.record.answers.length;
    if (!wizard.ownsAddress) return;
    markChart(document, stepsTaken(wizard.flow, wizard.record.given), this.titles);
    markRules(document, wizard.record.given);
  }

  /**
   * @param {string} question
   * @param {import("../decide/flow_data.js").Given | import("../decide/flow_data.js").Range} answer
   */
  wordsOf(question, answer) {
    const asked = this.wizard.questions.find(({ id }) => id === question);
    return (asked && wordsOfAnswer(asked, answer)) || "None of these";
  }

  showQuestion() {
    const { asked, place, record } = this.wizard;
    const isAll = this.wizard.mode() === "all";
    for (const [question, fieldset] of asked) {
      fieldset.hidden = !isAll && question !== place.at;
    }
    const answered = Object.keys(this.wizard.answers).length;
    const possible = stillPossible(record).length + (recommended(record) ? 1 : 0);
    const outcomes = counted(record.ranked.length, "outcome");
    this.wizard.part("progress").textContent =
      `${counted(answered, "question")} answered; ${possible} of ${outcomes} possible`;
    this.wizard.part("hint").textContent = isAll ? "" : this.hint();
    const next = this.wizard.part("next");
    const now = place.at === null ? null : (asked.get(place.at) ?? null);
    next.hidden = isAll || now === null;
    next.textContent = now && statedIn(now) === null ? "Skip" : "Next";
    this.wizard.part("back").hidden = isAll || !place.trail.length;
  }

  /** Whether it is worth answering what is asked. */
  hint() {
    const { record, place } = this.wizard;
    if (place.at === null || !record.answers.length) return "";
    if (record.is_settled) return "It is settled: this answer will not change what comes first.";
    const first = recommended(record);
    const isOpen = record.open_questions.some(({ question }) => question === place.at);
    return record.next_question === null && first && isOpen
      ? `The chart has reached an outcome. This question could still change it.`
      : "";
  }

  showDone() {
    const { wizard } = this;
    const done = wizard.part("done");
    done.hidden = wizard.mode() === "all" || wizard.place.at !== null;
    if (done.hidden) return;
    const { record } = wizard;
    const open = wizard.asked.size - record.answers.length;
    const first = recommended(record);
    const words = record.is_settled
      ? `Settled. ${open ? `The other ${counted(open, "question")} need not be answered.` : ""}`
      : record.open_questions.some(({ decides }) => decides > 0)
        ? "Questions that you left open could still change it; the result lists them."
        : "No single question that is left would tell more.";
    done.replaceChildren(
      element("p", "kb-wizard__end", element("strong", "", first?.title ?? "Nothing stands out.")),
      element("p", "kb-wizard__words", words),
      element(
        "p",
        "kb-wizard__ways",
        button("See the result", "kb-button kb-button--main", () => this.showResult()),
        button("Show all questions", "kb-button", () => {
          wizard.setMode("all", true);
          wizard.focusOn(wizard.flow.questions[0]?.id ?? null);
        }),
      ),
    );
  }

  /** What was answered, each with a way to change it. */
  showGiven() {
    const { wizard } = this;
    const rows = wizard.questions.flatMap(({ id, text }) => {
      const answer = wizard.answers[id];
      if (answer === undefined) return [];
      const words = answer === DONT_KNOW ? "Don’t know" : this.wordsOf(id, answer);
      const change = button("Change", "kb-given__change", () => wizard.ask(id));
      change.setAttribute("aria-label", `Change the answer to: ${text}`);
      const isNow = wizard.mode() === "one" && wizard.place.at === id;
      return [
        element(
          "li",
          "kb-given__row",
          element("span", "kb-given__question", text),
          " ",
          element("strong", "kb-given__answer", words),
          " ",
          isNow ? null : change,
        ),
      ];
    });
    const given = wizard.part("given");
    given.hidden = !rows.length;
    const again = button("Start again", "kb-button kb-button--small", () => wizard.startAgain());
    given.replaceChildren(
      element("h3", "kb-given__title", "Your answers"),
      element("ul", "kb-given__list", ...rows),
      element("p", "kb-given__address", `${today()}, ${wizard.link()}`),
      again,
    );
  }

  /** Shows what has changed; where nothing has, every button stays, for a click may be on it. */
  update() {
    this.showQuestion();
    const answers = JSON.stringify(this.wizard.answers);
    if (answers === this.shown) return;
    this.show();
    this.announce();
  }

  /** Says in one or two sentences what has changed, for those who do not see it. */
  announce() {
    const { record } = this.wizard;
    const words = `${headline(record)}. ${standing(record)}`;
    const said = this.wizard.part("said");
    if (said.textContent !== words) said.textContent = words;
  }

  /** @param {readonly string[]} notices What a link held that could not be taken over. */
  tell(notices) {
    const place = this.wizard.part("notices");
    const close = button("Close", "kb-button kb-button--small", () => {
      place.replaceChildren();
      this.wizard.focusOn(this.wizard.place.at);
    });
    place.replaceChildren(
      ...notices.map((notice) => element("p", "kb-wizard__notice", notice)),
      ...(notices.length ? [close] : []),
    );
  }

  /** Beside the question the result stays in view, unless the end of both pushes it up. */
  placeOfResult() {
    const { position, top } = getComputedStyle(this.result);
    const isSeen = this.result.getBoundingClientRect().top > parseFloat(top) - 1;
    return { isBeside: position === "sticky", isSeen };
  }

  showResult() {
    this.result.focus({ preventScroll: true });
    this.result.scrollIntoView({ block: "start" });
  }
}

/** The day on the reader's clock: `2026-11-22`. */
const today = () => {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};
