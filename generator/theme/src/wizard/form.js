/** The controls of a form in; what they state out, answers back into them, and problems. */

import { DONT_KNOW } from "./state.js";

/**
 * @typedef {import("./state.js").Answers} Answers
 * @typedef {import("./state.js").Stated} Stated
 */

/** @param {Element} form @returns {HTMLFieldSetElement[]} One for each question. */
export const questionsIn = (form) => [...form.querySelectorAll(".kb-ask")].map(asFieldset);

/** @param {Element} element */
const asFieldset = (element) => /** @type {HTMLFieldSetElement} */ (element);

/** @param {Element} asked @returns {HTMLInputElement[]} */
const boxesOf = (asked) => [...asked.querySelectorAll("input:not(.kb-ask__field)")].map(asInput);

/** @param {Element} element */
const asInput = (element) => /** @type {HTMLInputElement} */ (element);

/** @param {Element} asked @returns {HTMLInputElement | null} The field of a number. */
export const fieldOf = (asked) => asked.querySelector(".kb-ask__field");

/** @param {HTMLInputElement} box Whether it leaves its question open. */
const isOpen = (box) => box.hasAttribute("data-open");

/** @param {HTMLElement} asked @returns {Stated | null} Null while it is untouched. */
export const statedIn = (asked) => {
  const boxes = boxesOf(asked).filter(({ checked }) => checked);
  if (boxes.some(isOpen)) return DONT_KNOW;
  const field = fieldOf(asked);
  if (field) return field.value.trim() || null;
  const values = boxes.map(({ value }) => value);
  if (!asked.classList.contains("kb-ask--several")) return values[0] ?? null;
  const isNone = boxes.some((box) => box.hasAttribute("data-none"));
  return isNone ? [] : values.length ? values : null;
};

/** @param {Element} form @returns {Answers} */
export const readForm = (form) => {
  /** @type {Answers} */
  const stated = {};
  for (const asked of questionsIn(form)) {
    const value = statedIn(asked);
    if (value !== null) stated[asked.dataset.question ?? ""] = value;
  }
  return stated;
};

/** @param {Element} form @param {Answers} stated */
export const fillForm = (form, stated) => {
  for (const asked of questionsIn(form)) fill(asked, stated[asked.dataset.question ?? ""] ?? null);
};

/** @param {HTMLElement} asked @param {Stated | null} value */
const fill = (asked, value) => {
  const isKnown = value !== null && value !== DONT_KNOW;
  const chosen = Array.isArray(value) ? value : [String(value)];
  for (const box of boxesOf(asked)) {
    if (isOpen(box)) box.checked = value === DONT_KNOW;
    else if (box.hasAttribute("data-none")) box.checked = Array.isArray(value) && !value.length;
    else box.checked = isKnown && chosen.includes(box.value);
  }
  const field = fieldOf(asked);
  if (field && value !== DONT_KNOW) field.value = isKnown ? String(value) : "";
};

/**
 * Answers that exclude each other give way to the one that was touched last.
 * @param {HTMLElement} asked @param {HTMLInputElement} touched
 */
export const settleBoxes = (asked, touched) => {
  const isAlone = isOpen(touched) || touched.hasAttribute("data-none");
  if (touched === fieldOf(asked)) {
    for (const box of boxesOf(asked)) box.checked = false;
  } else if (touched.type === "checkbox" && touched.checked) {
    for (const box of boxesOf(asked)) {
      const givesWay = isAlone || isOpen(box) || box.hasAttribute("data-none");
      if (box !== touched && givesWay) box.checked = false;
    }
  }
};

/**
 * What is wrong with an answer, at its field; nothing where it can be read.
 * @param {HTMLElement} asked @param {{ message: string, hint: string } | undefined} problem
 */
export const showProblem = (asked, problem) => {
  const error = asked.querySelector(".kb-ask__error");
  const { question = "" } = asked.dataset;
  const said = problem ? inWords(question, problem.message, problem.hint) : "";
  if (error && error.textContent !== said) error.textContent = said;
  const field = fieldOf(asked);
  if (said) field?.setAttribute("aria-invalid", "true");
  else field?.removeAttribute("aria-invalid");
};

/**
 * A problem as the command line prints it, in the words of a form.
 * @param {string} question @param {string} message @param {string} hint
 * @param {string} [name] What to call the question.
 */
export const inWords = (question, message, hint, name = "this question") =>
  [message.split(`"${question}"`).join(name), hint]
    .filter(Boolean)
    .map((text) => text.split("`unknown`").join("choose “Don’t know”").split("`").join(""))
    .map((text) => text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?…]$/.test(text) ? "" : "."))
    .join(" ");

