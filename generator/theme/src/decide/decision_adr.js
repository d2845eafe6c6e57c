/** The record of a decision in; an architecture decision record in MADR's form, as Markdown, out. */

/**
 * @typedef {import("./flow_data.js").DecisionRecord} DecisionRecord
 * @typedef {import("./flow_data.js").EntryRow} EntryRow
 * @typedef {import("./flow_data.js").RankedRow} RankedRow
 * @typedef {import("./flow_data.js").ReasonRow} ReasonRow
 */

const SIGNS = { for: "Good", against: "Bad", veto: "Excluded" };

/**
 * Context, options with reasons, outcome, consequences and everything that was cited.
 * @param {DecisionRecord} record @param {string} today As `2026-11-30`.
 */
export const decisionAdr = (record, today) => `${lines(record, today).join("\n")}\n`;

/** @param {DecisionRecord} record @param {string} today */
const lines = (record, today) => {
  const first = record.ranked.find(({ status }) => status === "recommended");
  const considered = record.ranked.filter(isConsidered);
  return [
    ...["---", "status: proposed", `date: ${today}`, "---", ""],
    `# ${first?.title ?? record.flow.title}`,
    ...["", "## Context and Problem Statement", ""],
    `The flow ${cited(record.flow)}, version ${record.flow.version}, was answered as follows:`,
    "",
    ...record.answers.map(({ question, answer }) => `- ${question} ${answer}`),
    ...["", "## Considered Options", ""],
    ...considered.map(({ title }) => `- ${title}`),
    ...["", "## Decision Outcome", ""],
    ...outcome(record, first),
    ...["", "### Consequences", ""],
    ...consequences(record, first),
    ...["", "## Pros and Cons of the Options"],
    ...considered.flatMap(option),
    ...["", "## More Information", ""],
    ...more(record),
  ];
};

/** Whether any rule speaks of it with these answers. @param {RankedRow} one */
const isConsidered = (one) => one.reasons.length + one.excluded_by.length > 0;

/** @param {DecisionRecord} record @param {RankedRow | undefined} first */
const outcome = (record, first) => {
  if (!first) return ["No option is chosen yet: no rule speaks for one that is not excluded."];
  const settled = "No answer to a question that is still open would change this.";
  return [
    `Chosen option: "${first.title}", because:`,
    "",
    ...first.reasons.filter(({ effect }) => effect === "for").map((reason) => `- ${text(reason)}`),
    ...(first.note ? ["", `To do first: ${first.note}`] : []),
    ...["", `Read: ${first.entries.map(cited).join("; ")}.`],
    ...(record.is_settled ? ["", settled] : []),
  ];
};

/** @param {DecisionRecord} record @param {RankedRow | undefined} first */
const consequences = (record, first) => {
  const found = [
    ...(first?.reasons ?? [])
      .filter(({ effect }) => effect === "against")
      .map((reason) => `- Bad, because: ${text(reason)}`),
    ...record.pitfalls.map((entry) => `- Pitfall accepted: ${cited(entry)}`),
    ...record.debates.map((entry) => `- Sources disagree: ${cited(entry)}`),
    ...record.warnings.map((warning) => `- ${warning}`),
  ];
  return found.length ? found : ["- None are recorded."];
};

/** @param {RankedRow} one */
const option = (one) => {
  const status = one.excluded_by.length ? "excluded" : `score ${one.score}`;
  const flips = one.status === "recommended" ? [] : (one.flips ?? []);
  return [
    ...["", `### ${one.title} (${status})`, ""],
    ...[...one.excluded_by, ...one.reasons].map(
      (reason) => `- ${SIGNS[reason.effect]}, because: ${text(reason)}`,
    ),
    ...(flips.length
      ? [`- It would come first with: ${flips.map((flip) => flip.text).join("; ")}`]
      : []),
  ];
};

/** @param {DecisionRecord} record */
const more = (record) => {
  const sources = record.ranked
    .flatMap((one) => [...one.reasons, ...one.excluded_by])
    .flatMap((reason) => reason.sources);
  const found = [
    ...[...new Map(sources.map((source) => [source.id, source])).values()].map(
      (source) => `- ${source.url === undefined ? source.id : cited(source)}`,
    ),
    ...record.case_studies.map((entry) => `- Somebody's case: ${cited(entry)}`),
    ...record.try_next.map((entry) => `- To try if it fails: ${cited(entry)}`),
    ...record.open_questions
      .filter(({ decides }) => decides)
      .map((open) => `- Still open: ${open.text}`),
  ];
  const nothing = "- Nothing is cited, and no open question would change the outcome.";
  return found.length ? found : [nothing];
};

/** @param {ReasonRow} reason */
const text = (reason) => {
  const sources = reason.sources.map(({ code, id, locator }) =>
    [code || id, locator].filter(Boolean).join(" "),
  );
  return sources.length ? `${reason.text} (${sources.join(", ")})` : reason.text;
};

/**
 * `[FG-0042@r3 Catastrophic forgetting](https://…)`; without a code, by its title.
 * @param {Partial<EntryRow>} entry
 */
const cited = ({ code, revision, title, url }) =>
  `[${code ? `${code}@r${revision} ` : ""}${title}](${url})`;
