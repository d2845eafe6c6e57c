/** Rules that hold, and changes that would put an outcome first, in; their elements out. */

import { button, element, linkTo, list } from "./dom.js";

/**
 * @typedef {import("./dom.js").Content} Content
 * @typedef {import("../decide/flow_data.js").Flip} Flip
 * @typedef {import("../decide/flow_data.js").Given} Given
 * @typedef {import("../decide/flow_data.js").Range} Range
 * @typedef {import("../decide/flow_data.js").ReasonRow} Reason
 * @typedef {{
 *   ask: (question: string) => void,
 *   change: (flips: readonly Flip[]) => void,
 *   words: (question: string, answer: Given | Range) => string,
 *   text: (question: string) => string,
 *   own: (question: string) => Given | undefined,
 * }} Acts What buttons do; `words` are those of an answer, `text` is that of a question, and
 *   `own` is what the reader answered to it.
 */

/** @param {readonly Reason[]} found @param {Acts} acts */
export const reasons = (found, acts) =>
  element(
    "ul",
    "kb-why",
    ...found.map((reason) =>
      element("li", `kb-why__reason kb-why__reason--${reason.effect}`, ...reasonParts(reason, acts)),
    ),
  );

const SIGNS = { for: "For", against: "Against", veto: "Excludes" };

/** @param {Reason} reason @param {Acts} acts @returns {Content[]} */
const reasonParts = ({ effect, weight, text, when, conditions, sources }, acts) => [
  element("span", "kb-why__sign", SIGNS[effect], weight === null ? "" : ` ${weight}`),
  element(
    "span",
    "kb-why__text",
    text,
    ...sources.flatMap((source) => [" ", citation(source)]),
    element(
      "span",
      "kb-why__when",
      "You answered: ",
      ...Object.keys(when).flatMap((question, index) => {
        const { answer = "" } = conditions[index] ?? {};
        const own = acts.own(question);
        const isNumber = typeof own === "number";
        return [
          index ? " · " : "",
          `${acts.text(question)} `,
          element("strong", "", own === undefined ? answer : acts.words(question, own)),
          isNumber ? ` (${answer})` : "",
        ];
      }),
    ),
  ),
];

/**
 * By its code; its title is for those who listen, and for paper.
 * @param {import("../decide/flow_data.js").SourceRow} source
 */
const citation = ({ id, code, title, url, locator }) => {
  const words = `[${code ?? title ?? id}${locator ? `, ${locator}` : ""}]`;
  if (!url) return words;
  const link = linkTo(url, words, "kb-link kb-link--source kb-why__cite");
  link.append(element("span", "kb-why__source", ` ${title ?? ""}`));
  return link;
};

/**
 * Each in words, with what the reader said and where the line runs; and a button that tries them.
 * @param {readonly Flip[]} changes @param {Acts} acts
 */
export const flips = (changes, acts) =>
  element(
    "div",
    "kb-flips",
    list(
      "kb-flips__list",
      changes.map((flip) => element("span", "", ...flipParts(flip, acts))),
    ),
    button(
      changes.length > 1 ? "Try these answers" : "Try this answer",
      "kb-button kb-button--small",
      () => acts.change(changes),
    ),
  );

/** @param {Flip} flip @param {Acts} acts @returns {Content[]} */
const flipParts = ({ question, from, to, range, threshold }, { words, text }) => {
  const isBounded = range && (range.at_least ?? range.below ?? null) !== null;
  const yours = from === null ? "open now" : `you said “${words(question, from)}”`;
  const limit = threshold === null ? "" : `, and the line is at ${threshold.toLocaleString("en")}`;
  return [
    `${text(question)} `,
    element("strong", "", words(question, isBounded ? range : to)),
    element("span", "kb-flips__yours", ` (${yours}${limit})`),
  ];
};
