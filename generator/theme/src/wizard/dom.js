/** Tags, classes and contents in; elements out. Texts stay texts: nothing is ever read as HTML. */

/** @typedef {Node | string | null | false | undefined} Content What is empty is left out. */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {string} name The class. @param {...Content} content
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export const element = (tag, name, ...content) => {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...content.filter((one) => one !== null && one !== undefined && one !== false));
  return made;
};

/** @param {string} href @param {string} words @param {string} [name] */
export const linkTo = (href, words, name = "kb-link") => {
  const made = element("a", name, words);
  made.href = href;
  return made;
};

/** @param {string} words @param {string} name @param {() => void} act */
export const button = (words, name, act) => {
  const made = element("button", name, words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
};

/** @param {string} words What it is under. @param {...Content} content */
export const folded = (words, ...content) =>
  element("details", "kb-details", element("summary", "", words), ...content);

/** @param {string} name @param {readonly Content[]} items */
export const list = (name, items) =>
  element("ul", name, ...items.map((item) => element("li", "", item)));
