/**
 * The part of an address after the question mark in; answers out, and the other way round.
 *
 * `?data-size=2500&weights=yes&v=1a2b3c4d&result=lora`: answers by the ids of their questions,
 * sorted, then the version of the flow and the outcome that it recommended.
 */

/**
 * @typedef {{ id: string, kind: string, options: readonly { id: string }[] }} Question
 * @typedef {string | number | readonly string[]} Stated As a control or an address states it.
 * @typedef {Record<string, Stated>} Answers Question → answer.
 * @typedef {{ stated: Answers, version: string, result: string, notices: string[] }} Link
 *   `notices` are sentences on what could not be taken over.
 */

export const DONT_KNOW = "unknown";
/** The answer to a question of kind `several` when none of its options fits. */
export const NONE_OF_THESE = "none";
const RESERVED = ["v", "result"];
const PLAIN_NUMBER = /^[0-9]{1,16}(\.[0-9]+)?$/;
const LONGEST = 60;
const NAMED = 5;

/**
 * A text short enough to be repeated in a sentence.
 * @param {string} text
 */
export const shortened = (text) => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
};

/**
 * Nothing is judged here but whether the flow has the question: `readAnswers` does the rest.
 * @param {string} address From the question mark on. @param {readonly Question[]} questions
 * @returns {Link}
 */
export const readAddress = (address, questions) => {
  const given = new URLSearchParams(address);
  /** @type {Answers} */
  const stated = Object.create(null);
  /** @type {string[]} */
  const notices = [];
  /** @type {string[]} */
  const unknown = [];
  for (const name of new Set(given.keys())) {
    if (RESERVED.includes(name)) continue;
    const question = questions.find(({ id }) => id === name);
    const values = given.getAll(name);
    if (!question) {
      unknown.push(`“${shortened(name)}”`);
      continue;
    }
    if (new Set(values).size > 1 && question.kind !== "several") {
      notices.push(`The link has more than one answer to “${name}”; the first counts.`);
    }
    stated[name] = readValue(question, values);
  }
  if (unknown.length) {
    const more = unknown.length > NAMED ? ` and ${unknown.length - NAMED} more` : "";
    const names = `${unknown.slice(0, NAMED).join(", ")}${more}`;
    notices.push(`The link answers ${names}, which this flow does not ask; that was left out.`);
  }
  return { stated, version: given.get("v") ?? "", result: given.get("result") ?? "", notices };
};

/** @param {Question} question @param {readonly string[]} values @returns {Stated} */
const readValue = ({ kind, options }, values) => {
  const value = values[0] ?? "";
  if (kind === "number") return PLAIN_NUMBER.test(value) ? Number(value) : value;
  if (kind !== "several") return value;
  const isNone = value === NONE_OF_THESE && options.every(({ id }) => id !== NONE_OF_THESE);
  if (isNone) return [];
  return value === DONT_KNOW ? value : values.flatMap((one) => one.split(","));
};

/**
 * @param {Answers} answers What `readAnswers` understood, and `unknown` where one does not know.
 * @param {string} version @param {string | null} result The outcome that is recommended, if any.
 */
export const writeAddress = (answers, version, result) => {
  const names = Object.keys(answers).sort();
  if (!names.length) return "";
  const parts = names.map((name) => `${encode(name)}=${writeValue(answers[name] ?? "")}`);
  parts.push(`v=${encode(version)}`);
  if (result) parts.push(`result=${encode(result)}`);
  return `?${parts.join("&")}`;
};

/** @param {Stated} value */
const writeValue = (value) => {
  if (typeof value === "number") {
    return value.toLocaleString("en", { useGrouping: false, maximumFractionDigits: 20 });
  }
  if (typeof value === "string") return encode(value);
  return value.length ? value.map(encode).join(",") : NONE_OF_THESE;
};

const encode = encodeURIComponent;
