/** A citation in; the texts that documents of different kinds want out. Pure functions. */

/**
 * @typedef {object} Citation An entry, or one section of it.
 * @property {string} code
 * @property {string} title
 * @property {string} kind What readers call its type: `Pitfall`.
 * @property {string} url The permanent address of the entry.
 * @property {number} revision
 * @property {string} question What a review asks about it; often empty.
 * @property {string} site The name of the catalogue.
 * @property {string} released The day of the revision's release; empty before the first one.
 * @property {{ id: string, title: string } | null} section
 *
 * @typedef {object} Format
 * @property {string} id
 * @property {string} label
 * @property {(citation: Citation, today: string) => string} write `today` as `2026-11-22`.
 * @property {string} [between] What stands between several; without it, a new line.
 */

/** The address that keeps: of the entry, and in it of the section. @param {Citation} citation */
export const addressOf = ({ url, section }) => (section ? `${url}#${section.id}` : url);

/** `FG-0042 Catastrophic forgetting (Symptoms)` @param {Citation} citation */
export const nameOf = (citation) => `${citation.code} ${titleOf(citation)}`;

/** `FG-0042@r3` @param {Citation} citation */
const pinOf = ({ code, revision }) => `${code}@r${revision}`;

/** The section stands in brackets, which checkers of citations know not to be part of the name. @param {Citation} citation */
const titleOf = ({ title, section }) => (section ? `${title} (${section.title})` : title);

/** Text that Markdown shows as it is, also in a link and in the cell of a table. @param {string} text */
const inMarkdown = (text) => text.replace(/[\\[\]*`<|]|\b_|_\b/g, "\\$&");

/** @param {string} words @param {Citation} citation */
const markdownLink = (words, citation) => `[${inMarkdown(words)}](${addressOf(citation)})`;

const ENTITIES = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" });

/** @param {string} text */
const inHtml = (text) => text.replace(/[&<>"]/g, (found) => ENTITIES[found] ?? found);

const LATEX = /** @type {Record<string, string>} */ ({
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
});

/** @param {string} text */
const inLatex = (text) => text.replace(/[\\~^&%$#_{}]/g, (found) => LATEX[found] ?? `\\${found}`);

/** @param {Citation} citation @param {string} today */
const bibtex = (citation, today) => {
  const { code, released, section, site } = citation;
  const [year, month] = released.split("-");
  const fields = [
    ["author", `{${inLatex(site)}}`],
    ["title", `{${inLatex(titleOf(citation))}}`],
    ...(year ? [["year", year]] : []),
    ...(month ? [["month", String(Number(month))]] : []),
    ["note", `${inLatex(code)}, revision ${citation.revision}`],
    ["url", addressOf(citation)],
    ["urldate", today],
  ];
  const lines = fields.map(([name = "", value]) => `  ${name.padEnd(7)} = {${value}}`);
  return `@misc{${section ? `${code}-${section.id}` : code},\n${lines.join(",\n")}\n}`;
};

/** @param {Citation} citation */
const checklist = (citation) => {
  const link = markdownLink(nameOf(citation), citation);
  return `- [ ] ${citation.question ? `${inMarkdown(citation.question)} (${link})` : link}`;
};

/** @type {readonly Format[]} */
export const FORMATS = [
  { id: "markdown", label: "Markdown link", write: (one) => markdownLink(nameOf(one), one) },
  { id: "name", label: "Code and title", write: nameOf },
  { id: "pin", label: "Code and revision", write: pinOf },
  {
    id: "adr",
    label: "Bullet of a decision record",
    write: (one) => `- ${one.kind}: ${markdownLink(`${pinOf(one)} ${titleOf(one)}`, one)}`,
  },
  { id: "checklist", label: "Line of a checklist", write: checklist },
  {
    id: "html",
    label: "HTML",
    write: (one) => `<a href="${inHtml(addressOf(one))}">${inHtml(nameOf(one))}</a>`,
  },
  { id: "bibtex", label: "BibTeX", write: bibtex, between: "\n\n" },
];

export const PLACEHOLDERS = ["code", "title", "url", "revision", "section", "date"];
/** What the field for a template of one's own begins with. */
export const EXAMPLE = "{code} {title}, revision {revision}, read on {date}: {url}";
export const LONGEST = 1000;

/**
 * A template of the reader's own, filled in; what is no placeholder stays as it is.
 * @param {string} template
 * @returns {Format}
 */
export const formatOf = (template) => ({
  id: "own",
  label: "Own template",
  between: template.includes("\n") ? "\n\n" : "\n",
  write: (citation, today) => {
    /** @type {Record<string, string>} */
    const values = {
      code: citation.code,
      title: citation.title,
      url: addressOf(citation),
      revision: String(citation.revision),
      section: citation.section?.title ?? "",
      date: today,
    };
    return template.replace(/\{(\w+)\}/g, (written, name) => values[name] ?? written);
  },
});

/** What stands in braces and is no placeholder: `["titel"]`. @param {string} template */
export const unknownPlaceholders = (template) => [
  ...new Set(
    [...template.matchAll(/\{(\w+)\}/g)]
      .map((found) => found[1] ?? "")
      .filter((name) => !PLACEHOLDERS.includes(name)),
  ),
];

/** @param {Format} format @param {readonly Citation[]} citations @param {string} today */
export const writeAll = ({ write, between = "\n" }, citations, today) =>
  citations.map((citation) => write(citation, today)).join(between);
