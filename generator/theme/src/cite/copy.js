/** A text and the element that shows it in; the text in the clipboard, or selected, out. */

/**
 * Whether it was copied; if not, it is selected, so that the reader's own keys copy it.
 * @param {string} text @param {HTMLElement} shown
 */
export const copy = async (text, shown) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(shown);
    try {
      return document.execCommand("copy");
    } catch {
      return false;
    }
  }
};

/**
 * What a screen reader says and a reader sees of it.
 * @param {boolean} isCopied @param {string} what
 */
export const wordsOf = (isCopied, what) =>
  isCopied
    ? `Copied: ${what}`
    : "This browser did not allow copying. The text is selected: press Ctrl+C, or ⌘C on a Mac.";
