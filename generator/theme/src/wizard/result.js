/** The record of a decision in; the elements that show it beside the questions out. */

import { button, element, folded, linkTo, list } from "./dom.js";
import { recommended, standing, stillPossible } from "./words.js";

/**
 * @typedef {import("./dom.js").Content} Content
 * @typedef {import("../decide/flow_data.js").DecisionRecord} DecisionRecord
 * @typedef {import("../decide/flow_data.js").EntryRow} EntryRow
 * @typedef {import("../decide/flow_data.js").Flip} Flip
 * @typedef {import("../decide/flow_data.js").RankedRow} Ranked
 * @typedef {import("../decide/flow_data.js").ReasonRow} Reason
 * @typedef {{
 *   ask: (question: string) => void,
 *   change: (flips: readonly Flip[]) => void,
 *   words: (question: string, answer: import("../decide/flow_data.js").Given) => string,
 * }} Acts What buttons do; `words` are those of an answer.
 */

/** @param {DecisionRecord} record @param {Acts} acts @returns {Content[]} */
export const resultParts = (record, acts) => {
  const first = recommended(record);
  return [
    ...head(record, first),
    ...(first ? choice(first, record, acts) : []),
    ...beside(record, acts),
    ...alternatives(record, first, acts),
  ];
};

/** @param {DecisionRecord} record @param {Ranked | null} first @returns {Content[]} */
const head = (record, first) => [
  element("p", "kb-result__label", record.is_settled ? "Recommended" : "Recommended so far"),
  element("h3", "kb-result__title", first ? first.title : "Nothing yet"),
  element("p", "kb-result__standing", standing(record)),
  ...record.warnings
    .filter((_, index) => first || record.answers.length || index)
    .map((warning) => element("p", "kb-result__warning", warning)),
];

/** @param {Ranked} first @param {DecisionRecord} record @param {Acts} acts @returns {Content[]} */
const choice = (first, record, acts) => {
  const against = first.reasons.filter(({ effect }) => effect === "against");
  return [
    first.note ? element("p", "kb-result__first", "Do first: ", first.note) : null,
    entryLinks("Read", first.entries),
    heading("Why"),
    reasons(first.reasons.filter(({ effect }) => effect === "for")),
    against.length ? heading("What speaks against it") : null,
    against.length ? reasons(against) : null,
    ...closest(record, acts),
  ];
};

/** @param {DecisionRecord} record @param {Acts} acts @returns {Content[]} */
const closest = (record, acts) => {
  const others = record.ranked.filter(({ rank, flips }) => rank > 1 && flips?.length);
  others.sort((one, other) => (one.flips?.length ?? 0) - (other.flips?.length ?? 0));
  const [nearest] = others;
  if (!nearest?.flips) return [];
  return [
    heading("What would change it"),
    element("p", "kb-result__line", "Closest is ", element("strong", "", nearest.title), ". It would come first with:"),
    flips(nearest.flips, acts),
  ];
};

/** @param {DecisionRecord} record @param {Acts} acts @returns {Content[]} */
const beside = (record, acts) => {
  const { pitfalls, case_studies: cases, debates, measures } = record;
  return [
    debates.length ? entryLinks("Sources disagree on what you answered", debates) : null,
    pitfalls.length ? entryLinks("Pitfalls on this way", pitfalls) : null,
    cases.length ? entryLinks("Who has done it", cases) : null,
    ...nextIfItFails(record),
    ...openQuestions(record, acts),
    measures.length ? measuring(measures) : null,
  ];
};

/** @param {DecisionRecord} record @returns {Content[]} */
const nextIfItFails = ({ fallback, try_next: entries }) => {
  if (!fallback && !entries.length) return [];
  const second = fallback && [
    "The second choice with these answers is ",
    element("strong", "", fallback.title),
    ".",
  ];
  return [
    heading("If it fails, try next"),
    second ? element("p", "kb-result__line", ...second) : null,
    entries.length ? entryList(entries) : null,
  ];
};

/** @param {DecisionRecord["measures"]} measures */
const measuring = (measures) =>
  folded(
    "Unsure? How to find the answers that decide",
    list(
      "kb-result__measures",
      measures.map(({ text, help }) => element("span", "", element("strong", "", text), " ", help)),
    ),
  );

/** @param {DecisionRecord} record @param {Acts} acts @returns {Content[]} */
const openQuestions = (record, acts) => {
  const telling = record.open_questions.filter(({ decides }) => decides > 0);
  if (record.is_settled || !telling.length || !record.answers.length) return [];
  return [
    heading("Open questions that could change it"),
    list(
      "kb-result__open",
      telling.map(({ question, text, decides }) =>
        element(
          "span",
          "kb-result__question",
          button(text, "kb-result__ask", () => acts.ask(question)),
          element("span", "kb-result__decides", ` rules out ${decides} % of what is possible`),
        ),
      ),
    ),
  ];
};

/** @param {DecisionRecord} record @param {Ranked | null} first @param {Acts} acts @returns {Content[]} */
const alternatives = (record, first, acts) => {
  const rest = record.ranked.filter((one) => one !== first);
  const possible = new Set(stillPossible(record));
  return [
    heading(first ? "Why not the others?" : "What it can recommend"),
    element(
      "ol",
      "kb-result__others",
      ...rest.map((one) => element("li", "kb-other", other(one, possible.has(one), acts))),
    ),
  ];
};

/** @param {Ranked} one @param {boolean} isPossible @param {Acts} acts */
const other = (one, isPossible, acts) => {
  const words = isPossible ? "still possible" : one.status === "excluded" ? "excluded" : "behind";
  const state = element("span", `kb-other__state kb-other__state--${words.split(" ").pop()}`, words);
  const body = [
    ...(one.excluded_by.length ? [reasons(one.excluded_by)] : []),
    ...(one.reasons.length ? [reasons(one.reasons)] : []),
    one.excluded_by.length || one.reasons.length
      ? null
      : element("p", "kb-result__line", "None of your answers speaks for it or against it."),
    ...(one.flips?.length
      ? [element("p", "kb-result__line", "It would come first with:"), flips(one.flips, acts)]
      : []),
    one.flips === null
      ? element("p", "kb-result__line", "No other answers would put it first.")
      : null,
    entryLinks("Read", one.entries),
  ];
  const made = folded("", ...body);
  made.classList.add("kb-other__more");
  made.firstElementChild?.append(element("span", "kb-other__title", one.title), " ", state);
  return made;
};

/** @param {string} words */
const heading = (words) => element("h4", "kb-result__heading", words);

/** @param {readonly Reason[]} found */
const reasons = (found) =>
  element("ul", "kb-why", ...found.map((reason) => element("li", `kb-why__reason kb-why__reason--${reason.effect}`, ...reasonParts(reason))));

const SIGNS = { for: "For", against: "Against", veto: "Excludes" };

/** @param {Reason} reason @returns {Content[]} */
const reasonParts = ({ effect, weight, text, conditions, sources }) => [
  element("span", "kb-why__sign", SIGNS[effect], weight === null ? "" : ` ${weight}`),
  element(
    "span",
    "kb-why__text",
    text,
    ...sources.flatMap((source) => [
      " ",
      source.url ? linkTo(source.url, cited(source), "kb-why__cite") : cited(source),
    ]),
    element(
      "span",
      "kb-why__when",
      "You answered: ",
      ...conditions.flatMap(({ question, answer }, index) => [
        index ? " · " : "",
        `${question} `,
        element("strong", "", answer),
      ]),
    ),
  ),
];

/** @param {import("../decide/flow_data.js").SourceRow} source */
const cited = ({ id, title, locator }) => `[${title ?? id}${locator ? `, ${locator}` : ""}]`;

/**
 * @param {readonly Flip[]} changes @param {Acts} acts
 * Each in words, with what the reader said and where the line runs; and a button that tries them.
 */
const flips = (changes, acts) =>
  element(
    "div",
    "kb-flips",
    list(
      "kb-flips__list",
      changes.map(({ question, from, text, threshold }) => {
        const yours = from === null ? "open now" : `you said ${acts.words(question, from)}`;
        const limit = threshold === null ? "" : `; the line is at ${threshold.toLocaleString("en")}`;
        const wanted = from === null ? text : text.slice(0, text.lastIndexOf(", not "));
        return element("span", "", wanted, element("span", "kb-flips__yours", ` (${yours}${limit})`));
      }),
    ),
    button(changes.length > 1 ? "Try these answers" : "Try this answer", "kb-button kb-button--small", () => acts.change(changes)),
  );

/** @param {string} words @param {readonly EntryRow[]} entries */
const entryLinks = (words, entries) =>
  element("div", "kb-result__entries", heading(words), entryList(entries));

/** @param {readonly EntryRow[]} entries */
const entryList = (entries) =>
  list("kb-result__links", entries.map(({ title, url }) => linkTo(url, title)));

