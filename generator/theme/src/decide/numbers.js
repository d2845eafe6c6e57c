/** A number as people write it in; the number, or why none is certain, out. */

import { folded, shortened } from "./typed_texts.js";

/** @typedef {{ message: string, hint: string }} Doubt Why a text is no number to be sure of. */

/** Above it, numbers are not exact in every program that reads them. */
const LARGEST = 10 ** 15;
/** No number with its unit is longer. */
const LONGEST = 100;
const POWERS = new Map([
  ["thousand", 3],
  ["million", 6],
  ["billion", 9],
  ["k", 3],
  ["m", 6],
  ["mio", 6],
  ["bn", 9],
  ["b", 9],
]);
const NOUGHT = new Set(["zero", "none"]);
const DASH = /[\u2012\u2013\u2212]/g;
const ROUGHLY = /^(?:~|≈|(?:about|around|roughly|approximately|approx\.?|circa|ca\.?) ) ?/;
const WRITTEN = /^([+-]?) ?((?:[0-9]|\.[0-9])(?:[0-9.,'_ ]*[0-9.])?) ?(.*)$/;
const BOUND =
  /^(?:[<>≤≥]=?|over|under|at least|at most|up to|more than|less than|fewer than|between|from) ?[0-9].*$/;
const MORE = /^(?:\+|(?:-|to|or|and) ?(?:[0-9]|more|less|fewer)).*$/;
const PLAIN = /^(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/;
const SPACED = /^[1-9][0-9]{0,2}([ '_])[0-9]{3}(?:\1[0-9]{3})*(?:[.,][0-9]+)?$/;
const COMMAS = /^[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?$/;
const LAKHS = /^[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?$/;
const POINTS = /^[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|\.[0-9]{3},[0-9]+)$/;
const THOUSANDS_OR_DECIMALS = /^[1-9][0-9]{0,2}\.[0-9]{3}$/;
const SMALL = /^0,[0-9]+$/;
const DECIMAL_COMMA = /^[0-9]+,[0-9]+$/;

/**
 * `2,500`, `2 500`, `2'500`, `2.5k`, `about 2500 examples`; none if it is no number at all.
 * In `billion weights`, `7b` and `7 billion` are 7. What can be read in two ways is a doubt.
 * @param {string} text @param {string | null} unit
 * @returns {number | Doubt | null}
 */
export const readNumber = (text, unit) => {
  if ([...text].length > LONGEST) return null;
  const written = folded(text.normalize("NFKC")).replace(DASH, "-").replace(ROUGHLY, "");
  if (NOUGHT.has(written)) return 0;
  const found = WRITTEN.exec(written);
  if (BOUND.test(written) || (found && MORE.test(found[3] ?? ""))) {
    const hint = "write one number; of a range, the end that you can be sure of";
    return { message: `"${shortened(written)}" is more than one number`, hint };
  }
  if (!found) return null;
  const [, sign = "", digits = "", rest = ""] = found;
  const power = powerOf(rest.split(" "), unit ?? "");
  if (power === null) {
    const hint = "convert it if need be, and write digits alone, like `2500`";
    return unit ? { message: `"${shortened(rest)}" is not the unit, which is ${unit}`, hint } : null;
  }
  const plain = decimal(digits, rest ? ` ${rest}` : "");
  return typeof plain === "string" ? Number(`${sign}${plain}e${power}`) : plain;
};

/** The largest number that makes sense in a unit: of `billion weights`, a billionth. @param {string | null} unit */
export const largest = (unit) => LARGEST / 10 ** unitWords(unit ?? "").own;

/**
 * The digits without thousands separators, with a point before decimals.
 * @param {string} digits @param {string} rest @returns {string | Doubt | null}
 */
const decimal = (digits, rest) => {
  if (THOUSANDS_OR_DECIMALS.test(digits)) {
    const smaller = digits.endsWith("0") ? digits.replace(/\.?0+$/, "") : `${digits}0`;
    return twoWays(digits, digits.replace(".", ""), smaller, rest);
  }
  if (PLAIN.test(digits)) return digits;
  if (COMMAS.test(digits) || LAKHS.test(digits)) return digits.replace(/,/g, "");
  if (POINTS.test(digits)) return digits.replace(/\./g, "").replace(",", ".");
  if (SPACED.test(digits) || SMALL.test(digits)) return digits.replace(/[ '_]/g, "").replace(",", ".");
  if (DECIMAL_COMMA.test(digits)) {
    return twoWays(digits, digits.replace(",", "."), digits.replace(",", ""), rest);
  }
  return null;
};

/** @param {string} digits @param {string} one @param {string} other @param {string} rest */
const twoWays = (digits, one, other, rest) => ({
  message: `"${digits}${rest}" can be read in two ways`,
  hint: `write \`${one}${rest}\`, or \`${other}${rest}\``,
});

/**
 * Of ten, from `k`, `million` and the like; none where the words say something else.
 * @param {readonly string[]} words @param {string} unit
 */
const powerOf = (words, unit) => {
  const { own, known } = unitWords(unit);
  const [first, ...others] = parts(words.join(" "));
  if (first === undefined || [first, ...others].every((word) => known.has(word))) return 0;
  const power = POWERS.get(first);
  return power === undefined || !others.every((word) => known.has(word)) ? null : power - own;
};

/** The power of ten that is part of a unit, and its words with those that may stand by them. @param {string} unit */
const unitWords = (unit) => {
  const words = parts(unit.toLowerCase());
  const own = POWERS.get(words[0] ?? "") ?? 0;
  return { own, known: new Set([...(own ? words.slice(1) : words), "per", "a", "each", "of"]) };
};

/** @param {string} text */
const parts = (text) =>
  text
    .split(/[ /]+/)
    .filter(Boolean)
    .map((word) => word.replace(/\.+$/, "").replace(/s$/, ""));
