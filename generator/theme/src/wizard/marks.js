/** Answers in; what they take of the chart and the table, marked on the page, out. */

import { holds } from "../decide/answers.js";
import { followAnswers } from "../decide/chart.js";
import { element } from "./dom.js";

/**
 * @typedef {import("../decide/flow_data.js").FlowData} FlowData
 * @typedef {import("../decide/flow_data.js").Given} Given
 * @typedef {{
 *   step: string, number: number, way: number, next: string | null, outcome: string | null,
 * }} Taken A step of the chart, which of its ways the answer takes, and where that leads.
 */

/**
 * The steps that answers pass, from the start to an outcome or to a question that is open.
 * @param {FlowData} flow @param {Readonly<Record<string, Given>>} given
 * @returns {Taken[]}
 */
export const stepsTaken = (flow, given) =>
  followAnswers(flow, new Map(Object.entries(given))).map(({ step, way }) => ({
    step: step.id,
    number: flow.chart.indexOf(step) + 1,
    way: step.ways.indexOf(way),
    next: way.step,
    outcome: way.outcome,
  }));

/**
 * @param {Document} page @param {readonly Taken[]} taken
 * @param {Record<string, string>} titles Of outcomes.
 */
export const markChart = (page, taken, titles) => {
  const chart = page.querySelector(".kb-chart");
  if (!chart) return;
  const steps = new Set(taken.map(({ step }) => `c-${step}`));
  const next = taken.length ? `c-${taken[taken.length - 1]?.next}` : "";
  const ways = new Set(taken.map(({ step, way }) => `${step}/${way}`));
  for (const box of chart.querySelectorAll(".kb-chart__link--question")) {
    box.classList.toggle("kb-chart--taken", steps.has(box.id));
    box.classList.toggle("kb-chart--next", box.id === next);
  }
  for (const drawn of chart.querySelectorAll("[data-ways]")) {
    const names = drawn.getAttribute("data-ways")?.split(" ") ?? [];
    drawn.classList.toggle("kb-chart--taken", names.some((name) => ways.has(name)));
  }
  chart.classList.toggle("kb-chart--answered", taken.length > 0);
  let line = page.querySelector(".kb-chart__taken");
  if (!line) chart.before((line = element("p", "kb-chart__taken")));
  line.textContent = inWords(taken, titles);
};

/** @param {readonly Taken[]} taken @param {Record<string, string>} titles */
export const inWords = (taken, titles) => {
  const last = taken[taken.length - 1];
  if (!last) return "";
  const numbers = taken.map(({ number }) => number).join(", ");
  const questions = `question${taken.length > 1 ? "s" : ""} ${numbers}`;
  const way = `Your answers, marked in the chart, go by ${questions}`;
  return last.outcome ? `${way} to “${titles[last.outcome]}”.` : `${way}.`;
};

const YOURS = "Your answers";

/** @param {Document} page @param {Readonly<Record<string, Given>>} given */
export const markRules = (page, given) => {
  const answers = new Map(Object.entries(given));
  for (const row of page.querySelectorAll(".kb-rules__row")) {
    const when = JSON.parse(row.getAttribute("data-when") ?? "{}");
    const isHeld = holds(Object.entries(when), answers);
    row.classList.toggle("kb-rules__row--yours", isHeld);
    const badge = row.querySelector(".kb-rules__yours");
    if (!isHeld) badge?.remove();
    else if (!badge) row.firstElementChild?.append(element("span", "kb-rules__yours", YOURS));
  }
};
