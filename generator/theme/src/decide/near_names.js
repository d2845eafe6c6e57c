/** A word that nothing is called and the words that are known in; a hint with the nearest out. */

const ENOUGH = 0.6;

/** The hint `did you mean …?`; empty when no known word is near. @param {string} word @param {readonly string[]} known */
export const didYouMean = (word, known) => {
  const folded = word.toLowerCase();
  let near = "";
  let best = 0;
  for (const name of known) {
    const likeness = ratio(name, folded);
    if (likeness >= ENOUGH && (likeness > best || (likeness === best && name > near))) {
      [near, best] = [name, likeness];
    }
  }
  return near ? `did you mean \`${near}\`?` : "";
};

/** The words as a choice: `draft` or `reviewed`. @param {readonly string[]} words */
export const oneOf = (words) => {
  const quoted = words.map((word) => `\`${word}\``);
  const last = quoted.pop() ?? "";
  return quoted.length ? `${quoted.join(", ")} or ${last}` : last;
};

/**
 * The share of what two words have in common, as Python's `SequenceMatcher` counts it: the longest
 * common part, then the same on either side of it.
 * @param {string} one @param {string} other
 */
export const ratio = (one, other) => (2 * common(one, other)) / (one.length + other.length || 1);

/** @param {string} one @param {string} other @returns {number} */
const common = (one, other) => {
  const [start, begin, size] = longestCommon(one, other);
  if (!size) return 0;
  return (
    size +
    common(one.slice(0, start), other.slice(0, begin)) +
    common(one.slice(start + size), other.slice(begin + size))
  );
};

/** Where it stands in both, and its length; of equals, the first. @param {string} one @param {string} other */
const longestCommon = (one, other) => {
  let best = [0, 0, 0];
  /** @type {number[]} Length of the common part that ends at each place of the other. */
  let before = [];
  for (let i = 0; i < one.length; i++) {
    /** @type {number[]} */
    const now = [];
    for (let j = 0; j < other.length; j++) {
      if (one[i] !== other[j]) continue;
      const size = (before[j - 1] ?? 0) + 1;
      now[j] = size;
      if (size > (best[2] ?? 0)) best = [i - size + 1, j - size + 1, size];
    }
    before = now;
  }
  return /** @type {[number, number, number]} */ (best);
};
