/** What somebody typed in; a form to compare, or one short enough to repeat, out. */

const LONGEST = 60;
/** What Python takes for space, so that both read the same. */
const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/** @param {string} text */
const onOneLine = (text) => text.replace(SPACES, " ").replace(/^ | $/g, "");

/**
 * In lower case, with single spaces between words: `don't know` for ` Don’t  know`.
 * @param {string} text
 */
export const folded = (text) => onOneLine(text).toLowerCase().replace(/’/g, "'");

/**
 * What is compared with ids to find the nearest: these are ASCII, and longer ones are none.
 * @param {string} text
 */
export const comparable = (text) =>
  Array.from(text, (character) => (character < "\x80" ? character : "?"))
    .slice(0, LONGEST)
    .join("");

/**
 * On one line, and no longer than a message can bear; what is no text as JSON.
 * @param {unknown} value
 */
export const shortened = (value) => {
  const characters = [...onOneLine(typeof value === "string" ? value : asJson(value))];
  if (characters.length <= LONGEST) return characters.join("");
  return `${characters.slice(0, LONGEST).join("")}…`;
};

/** `2,500`, `0.00001`. @param {number} number */
export const numberText = (number) => {
  const [, sign = "", whole = "", decimals = ""] = /^(-?)(\d+)(.*)$/.exec(inFull(number)) ?? [];
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ",") + decimals;
};

/** Without an exponent. @param {number} number */
const inFull = (number) => {
  if (Number.isInteger(number)) return String(BigInt(number));
  const [digits = "", power = "0"] = String(number).split("e-");
  const shift = Number(power);
  if (!shift) return digits;
  const sign = digits.startsWith("-") ? "-" : "";
  return `${sign}0.${"0".repeat(shift - 1)}${digits.replace(/[-.]/g, "")}`;
};

/** @param {unknown} value */
const asJson = (value) => {
  if (typeof value !== "number") return JSON.stringify(value) ?? "";
  return Number.isFinite(value) ? numberText(value) : String(value);
};
