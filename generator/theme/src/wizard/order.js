/** What is decided and what was asked in; the question that comes next out. */

/** @typedef {import("../decide/flow_data.js").DecisionRecord} DecisionRecord */

/**
 * First the way of the chart; past its end, or where one does not know, the questions that tell
 * most. Nothing once no answer can change what comes first.
 * @param {DecisionRecord} record @param {ReadonlySet<string>} seen Asked before, answered or not.
 * @returns {string | null}
 */
export const nextQuestion = (record, seen) => {
  if (record.is_settled) return null;
  const { next_question: next } = record;
  if (next && !seen.has(next)) return next;
  const telling = record.open_questions.find(
    ({ question, decides }) => decides > 0 && !seen.has(question),
  );
  return telling?.question ?? null;
};
