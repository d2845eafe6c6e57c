/** A word that nothing contains in; the known words that it may have been meant to be, out. */

/** The most words that one is corrected to. */
const MOST = 8;

/** @param {Uint8Array} row @param {number} at */
const cell = (row, at) => /** @type {number} */ (row[at]);

/**
 * Edits between two words: letters added, left out, exchanged, or two neighbours swapped (the
 * restricted Damerau-Levenshtein distance). More than `most` comes back as `most + 1`.
 * @param {string} one @param {string} other @param {number} most
 */
export const distance = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = new Uint8Array(other.length + 1);
  let last = before.map((_, at) => at);
  let row = new Uint8Array(other.length + 1);
  for (let i = 1; i <= one.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const exchanged = cell(last, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
      let edits = Math.min(cell(last, j) + 1, cell(row, j - 1) + 1, exchanged);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        edits = Math.min(edits, cell(before, j - 2) + 1);
      }
      row[j] = edits;
      least = Math.min(least, edits);
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return cell(last, other.length);
};

/** How many edits a word of this length may be away from what was meant. @param {number} length */
export const tolerance = (length) => (length < 4 ? 0 : length < 8 ? 1 : 2);

/**
 * The known words with the fewest edits between them and a typed one.
 * @param {string} typed
 * @param {ReadonlyMap<number, readonly string[]>} byLength Known words by their length.
 * @returns {{ word: string, edits: number }[]}
 */
export const nearest = (typed, byLength) => {
  const widest = tolerance(typed.length);
  let most = widest;
  /** @type {{ word: string, edits: number }[]} */
  let found = [];
  for (let length = typed.length - widest; length <= typed.length + widest; length++) {
    for (const word of byLength.get(length) ?? []) {
      // Hardly anybody gets the first two letters wrong, and skipping these words saves most time.
      if (word[0] !== typed[0] && word[1] !== typed[1] && word[0] !== typed[1]) continue;
      const edits = distance(typed, word, most);
      if (edits > most || edits === 0) continue;
      if (edits < most) found = [];
      most = edits;
      found.push({ word, edits });
    }
  }
  return found.slice(0, MOST);
};

/** The pairs of neighbouring letters of a text. @param {string} text @returns {Set<string>} */
export const pairsOf = (text) => {
  const pairs = new Set();
  for (let at = 1; at < text.length; at++) pairs.add(text.slice(at - 1, at + 1));
  return pairs;
};

/**
 * How alike two texts look by their pairs of letters, 0 to 1: the Sørensen-Dice coefficient.
 * @param {Set<string>} one @param {Set<string>} other
 */
export const likeness = (one, other) => {
  if (!one.size || !other.size) return 0;
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared += 1;
  return (2 * shared) / (one.size + other.size);
};
