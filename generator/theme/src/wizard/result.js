/** The record of a decision in; the elements that show it beside the questions out. */

import { button, element, folded, linkTo, list } from "./dom.js";
import { flips, reasons } from "./reasons.js";
import { recommended, standing, stillPossible } from "./words.js";

/**
 * @typedef {import("./dom.js").Content} Content
 * @typedef {import("../decide/flow_data.js").DecisionRecord} DecisionRecord
 * @typedef {import("../decide/flow_data.js").EntryRow} EntryRow
 * @typedef {import("../decide/flow_data.js").RankedRow} Ranked
 * @typedef {import("./reasons.js").Acts} Acts
 */

const NEAREST = 3;

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
const head = (record, first) => {
  // That nothing speaks for anything yet is no warning while questions are open: the title says it.
  const isEarly = !first && record.ranked.some(({ status }) => status !== "excluded");
  const warnings = isEarly ? record.warnings.slice(1) : record.warnings;
  return [
    element("p", "kb-result__label", labelOf(record)),
    element("h3", "kb-result__title", first ? first.title : "Nothing yet"),
    element("p", "kb-result__standing", standing(record)),
    ...warnings.map((warning) => element("p", "kb-result__warning", warning)),
  ];
};

/** @param {DecisionRecord} record */
const labelOf = ({ is_settled: isSettled, answers }) =>
  isSettled ? "Settled" : answers.length ? "Recommended so far" : "Result";

/** @param {Ranked} first @param {DecisionRecord} record @param {Acts} acts @returns {Content[]} */
const choice = (first, record, acts) => {
  const against = first.reasons.filter(({ effect }) => effect === "against");
  return [
    first.note ? element("p", "kb-result__first", "Do first: ", first.note) : null,
    entryLinks("Read", first.entries),
    heading("Why"),
    reasons(first.reasons.filter(({ effect }) => effect === "for"), acts),
    against.length ? heading("What speaks against it") : null,
    against.length ? reasons(against, acts) : null,
    ...closest(record, acts),
  ];
};

/** @param {DecisionRecord} record @param {Acts} acts @returns {Content[]} */
const closest = (record, acts) => {
  const near = record.ranked.flatMap((one) =>
    one.rank > 1 && one.flips?.length ? [{ ...one, flips: one.flips }] : [],
  );
  near.sort((one, other) => one.flips.length - other.flips.length || nearness(one) - nearness(other));
  return [
    near.length ? heading("What would change it") : null,
    ...near.slice(0, NEAREST).flatMap((one) => [
      line(element("strong", "", one.title), " would come first with:"),
      flips(one.flips, acts),
    ]),
  ];
};

/**
 * Numbers that are off and questions that are open lie nearer than the opposite of an answer.
 * @param {Ranked} one
 */
const nearness = ({ flips: changes }) =>
  changes?.some(({ from, threshold }) => from === null || threshold !== null) ? 0 : 1;

/** @param {DecisionRecord} record @param {Acts} acts @returns {Content[]} */
const beside = (record, acts) => {
  const { pitfalls, case_studies: cases, debates, measures } = record;
  return [
    debates.length ? entryLinks("Sources disagree on what you answered", debates) : null,
    pitfalls.length ? entryLinks("Pitfalls on this way", pitfalls) : null,
    cases.length ? entryLinks("Who has done it", cases) : null,
    ...nextIfItFails(record),
    ...openQuestions(record, acts),
    measures.length && record.answers.length ? measuring(measures) : null,
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
  const spoken = rest.filter((one) => one.reasons.length + one.excluded_by.length);
  const silent = rest.filter((one) => !spoken.includes(one));
  /** @param {readonly Ranked[]} ranked */
  const listed = (ranked) =>
    element(
      "ol",
      "kb-result__others",
      ...ranked.map((one) => element("li", "kb-other", other(one, record, acts))),
    );
  const isFew = silent.length < 3 || !spoken.length;
  const fold = `${silent.length} more, of which your answers say nothing`;
  return [
    heading(first ? "Why not the others?" : "What it can recommend"),
    listed(isFew ? rest : spoken),
    isFew ? null : folded(fold, listed(silent)),
  ];
};

/** @param {Ranked} one @param {DecisionRecord} record @param {Acts} acts */
const other = (one, record, acts) => {
  const possible = stillPossible(record).includes(one) ? "; still possible" : "";
  const state = element("span", "kb-other__state", behind(one), possible);
  const made = folded(
    "",
    one.excluded_by.length ? reasons(one.excluded_by, acts) : null,
    one.reasons.length ? reasons(one.reasons, acts) : null,
    ...(one.flips?.length ? [line("It would come first with:"), flips(one.flips, acts)] : []),
    one.flips === null ? line("No other answers would put it first.") : null,
    entryLinks("Read", one.entries),
  );
  made.firstElementChild?.append(
    element("span", "kb-other__title", one.title),
    ...(record.answers.length ? [" ", state] : []),
  );
  return made;
};

/** Why it is not first, in a word or two. @param {Ranked} one */
const behind = ({ status, score, reasons: found }) => {
  if (status === "excluded") return "excluded";
  if (!found.length) return "nothing for or against it";
  return score > 0 ? `score ${score}` : "no more for than against it";
};

/** @param {...Content} words */
const line = (...words) => element("p", "kb-result__line", ...words);

/** @param {string} words */
const heading = (words) => element("h4", "kb-result__heading", words);

/** @param {string} words @param {readonly EntryRow[]} entries */
const entryLinks = (words, entries) =>
  element("div", "kb-result__entries", heading(words), entryList(entries));

/** @param {readonly EntryRow[]} entries */
const entryList = (entries) =>
  list(
    "kb-result__links",
    entries.map(({ title, url, code }) =>
      element("span", "", linkTo(url, title), element("span", "kb-result__code", ` ${code ?? ""}`)),
    ),
  );

