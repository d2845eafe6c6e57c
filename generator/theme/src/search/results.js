/** One row of an answer in; the elements that show it out. Nothing is ever read as HTML. */

/**
 * @typedef {import("./answer.js").AnswerRow} AnswerRow
 */

/** How a match is introduced, where it is not the name itself. */
const FIELDS = /** @type {Record<string, string>} */ ({
  symptom: "Symptom",
  seen: "Seen as",
  asked: "Asked as",
  question: "Question",
  alias: "Also called",
});

/**
 * @param {string} tag @param {string} name The class, after `kb-hit__`.
 * @param {...(Node | string)} content
 */
export const part = (tag, name, ...content) => {
  const element = document.createElement(tag);
  element.className = `kb-hit__${name}`;
  element.append(...content);
  return element;
};

/**
 * A text with its matches in `<mark>`.
 * @param {string} text @param {readonly (readonly [number, number])[]} marks
 * @returns {(Node | string)[]}
 */
export const marked = (text, marks) => {
  const parts = [];
  let from = 0;
  for (const [start, end] of marks) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    parts.push(text.slice(from, start), mark);
    from = end;
  }
  return [...parts, text.slice(from)];
};

/** @param {AnswerRow} row */
const lineOf = ({ matched, summary, title }) => {
  const isName = !matched || matched.field === "title" || matched.field === "hidden";
  const isSummary = matched?.field === "summary";
  if (!matched || isName || (matched.field === "alias" && summary)) {
    const alias = matched?.field === "alias" && matched.text !== title ? matched : null;
    if (!alias) return summary ? [part("span", "text", summary)] : [];
    return [
      part("span", "field", "Also called "),
      part("span", "text", ...marked(alias.text, alias.marks), summary ? `. ${summary}` : ""),
    ];
  }
  const label = isSummary ? undefined : FIELDS[matched.field];
  const text = part("span", "text", ...marked(matched.text, matched.marks));
  return label ? [part("span", "field", `${label}: `), text] : [text];
};

/**
 * What a result says: type, title, code; the sentence that matched; what to do first.
 * @param {AnswerRow} row
 * @returns {HTMLElement[]}
 */
export const contentOf = (row) => {
  const type = document.createElement("span");
  type.className = `kb-type kb-type--${row.type}`;
  type.textContent = row.kind;
  const isTitle = row.matched?.field === "title";
  const title = part("span", "title", ...marked(row.title, isTitle ? row.matched?.marks ?? [] : []));
  const head = part("span", "head", type, " ", title);
  if (row.code) head.append(" ", part("span", "code", row.code));
  const lines = [head];
  const line = lineOf(row);
  if (line.length) lines.push(part("span", "line", ...line));
  if (row.severity) {
    const advice = part("span", "advice", part("span", "severity", `${row.severity} severity`));
    if (row.mitigation) advice.append(" · Do first: ", part("b", "first", row.mitigation.title));
    lines.push(advice);
  }
  return lines;
};

/** Where a result leads: to the section with the sentence. @param {AnswerRow} row @param {string} root */
export const addressOf = (row, root) => {
  const anchor = row.matched?.anchor ? `#${row.matched.anchor}` : "";
  return `${root}${row.url}${anchor}`;
};
