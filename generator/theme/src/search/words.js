/** Text in; the words by which it is found out, the same for the index and for what is typed. */

import { stemmer } from "stemmer";

const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;
const PLAIN = /^[\x20-\x7e]*$/;
const MARKS = /\p{M}+/gu;
const APOSTROPHE = /['’]/g;

/** Words that hold a sentence together and say nothing of what it is about. */
const FUNCTION_WORDS = new Set(
  `a about after again all also am an and any are as at be because been before being but by can
  could did do does doing done for from get gets getting give given gives giving go goes going got
  had has have having he her here him his how i if in into is it its just lets like made make makes
  me more most much my of off on once one only or other our out over own really same she should so
  some still such than that the their them then there these they this those though through to too
  under until up upon us use used using very was we were what whats when where whether which while
  who whose why will with would you your yours im ive id dont doesnt didnt isnt arent wasnt cant
  couldnt wont wouldnt shouldnt hasnt havent thats theres`.split(/\s+/),
);

/** Words that are in every tale: they tell little, however rare they are in a catalogue. */
const LIGHT_WORDS = new Set(
  `thing things everything anything something nothing everyone everybody anyone anybody someone
  somebody nobody noone else say says said saying tell tells told want wants wanted need needs
  needed keep keeps kept take takes took taken taking come comes came coming put puts look looks
  looked looking see sees seen seem seems think thinks thought know knows knew find finds found
  try tries tried trying let since without always never ever now yet every each both another
  either neither already often sometimes soon even almost quite pretty rather simply actually
  completely totally maybe perhaps anyway way ways lot lots bit whole few many several enough
  less least per must may might shall zero two three four five six seven eight nine ten eleven
  twelve twenty thirty forty fifty hundred thousand million second third half day days week
  weeks month months year years today yesterday tomorrow time times minute minutes hour hours
  people person guy guys man place start starts started happen happens happened mean means meant
  ask asks asked call called work works worked working become becomes became turn turns turned
  good well better best bad big huge little great right sure able old new next last first late
  later early back away down along around across within during against`.split(/\s+/),
);

/** British and American spellings come to the same; some wrong ones do too, which does no harm. */
const SPELLINGS = /** @type {const} */ ([
  [/isation(s?)$/, "ization$1"],
  [/([iy])s(e|ed|es|er|ers|ing)$/, "$1z$2"],
  [/(behavi|col|fav|flav|harb|hon|hum|lab|neighb)our/, "$1or"],
  [/^(cent|fib|lit|met|theat)re(s?)$/, "$1er$2"],
  [/([aeiou])ll(ed|ing|er|ers)$/, "$1l$2"],
  [/^(anal|catal|dial)ogue/, "$1og"],
  [/^(defen|licen|offen)ce/, "$1se"],
]);

/** @type {Map<string, string>} */
const stems = new Map();

/**
 * Text without case and without marks on its letters.
 * @param {string} text
 */
export const fold = (text) =>
  PLAIN.test(text)
    ? text.toLowerCase()
    : text.normalize("NFKD").replace(MARKS, "").toLowerCase().replace(/ß/g, "ss");

/**
 * What the inflections of a word share: the Porter stem of its American spelling.
 * @param {string} word Folded.
 * @returns {string}
 */
export const stem = (word) => {
  const known = stems.get(word);
  if (known !== undefined) return known;
  let spelled = word.replace(/['’]s$/, "").replace(APOSTROPHE, "");
  for (const [from, to] of SPELLINGS) spelled = spelled.replace(from, to);
  const found = /\d/.test(spelled) ? spelled : stemmer(spelled);
  stems.set(word, found);
  return found;
};

/** @param {string} word Folded. */
export const isFunctionWord = (word) => FUNCTION_WORDS.has(word.replace(APOSTROPHE, ""));

/** @param {string} word Folded. */
export const isLight = (word) => LIGHT_WORDS.has(word);

/** The words of a text, folded, in their order. @param {string} text @returns {string[]} */
export const wordsOf = (text) => fold(text).match(WORD) ?? [];

/** The stems of all words of a text. @param {string} text */
export const stemsOf = (text) => wordsOf(text).map(stem);

/**
 * The stems of the words that carry meaning; of all words where none does.
 * @param {string} text
 */
export const termsOf = (text) => {
  const words = wordsOf(text);
  const telling = words.filter((word) => !isFunctionWord(word));
  return (telling.length ? telling : words).map(stem);
};

/** Nobody runs the words of a longer name together. */
const LONGEST_JOINED = 6;

/**
 * What a name may be typed as besides: neighbours in one word ("finetuning", "bigbang"), and its
 * initials where there are three or more ("dpo").
 * @param {string} name
 */
export const shorthandsOf = (name) => {
  const words = wordsOf(name);
  if (words.length > LONGEST_JOINED) return [];
  const joined = words.slice(1).map((word, at) => stem(`${words[at]}${word}`));
  const initials = words
    .filter((word) => !isFunctionWord(word))
    .map((word) => word[0])
    .join("");
  return initials.length > 2 ? [...joined, initials] : joined;
};
