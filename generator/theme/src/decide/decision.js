/** A flow and answers in; the decision as the command line gives it, and as a document, out. */

import { conclude } from "./conclusion.js";
import { decisionAdr } from "./decision_adr.js";
import { decisionRecord } from "./decision_record.js";
import { readAnswers } from "./read_answers.js";

export { readAnswers };

/**
 * @typedef {import("./flow_data.js").DecisionRecord} DecisionRecord
 * @typedef {import("./flow_data.js").FlowData} FlowData
 */

/**
 * What `fieldguide decide FLOW --format json` prints; answers that cannot be read are left out.
 * @param {FlowData} flow @param {Readonly<Record<string, unknown>>} answers Question → answer.
 * @param {string} [base] What addresses begin with: that of the site, or the way to its root.
 * @returns {DecisionRecord}
 */
export const decide = (flow, answers, base = flow.base) => {
  const given = new Map(Object.entries(readAnswers(flow, answers).answers));
  const inOrder = flow.questions.filter(({ id }) => given.has(id)).map(({ id }) => id);
  const ordered = new Map(inOrder.map((id) => [id, given.get(id) ?? ""]));
  return decisionRecord(flow, conclude(flow, ordered), base);
};

/**
 * What `fieldguide decide FLOW --format adr` prints.
 * @param {DecisionRecord} record @param {string} today As `2026-11-30`.
 */
export const writeAdr = (record, today) => decisionAdr(record, today);
