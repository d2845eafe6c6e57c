/** The search page: all results of a query, and what to narrow them by; the state is its address. */

import { keySwitch } from "../keys.js";
import { SEARCHING, announce, listenForKeys } from "./box.js";
import { addressOf, contentOf, part } from "./results.js";

/**
 * @typedef {import("./client.js").SearchClient} SearchClient
 * @typedef {import("./answer.js").Answer} Answer
 * @typedef {{ typed: string, filters: Record<string, string[]>, limit: number }} State
 */

const STEP = 20;
const MOST = 2000;

/**
 * `?q=slow&type=pitfall&type=term` → the state of the page; what is not known is left to the search.
 * @param {string} address The part of the address from the question mark on.
 * @param {readonly string[]} facets
 * @returns {State}
 */
export const readState = (address, facets) => {
  const given = new URLSearchParams(address);
  const shown = Number.parseInt(given.get("show") ?? "", 10);
  return {
    typed: given.get("q") ?? "",
    filters: Object.fromEntries(
      facets.map((facet) => [facet, given.getAll(facet)]).filter(([, values]) => values?.length),
    ),
    limit: Math.min(MOST, Math.max(STEP, shown || STEP)),
  };
};

/** @param {State} state */
export const writeState = ({ typed, filters, limit }) => {
  const given = new URLSearchParams();
  if (typed) given.set("q", typed);
  for (const [facet, values] of Object.entries(filters)) {
    for (const value of values) given.append(facet, value);
  }
  if (limit > STEP) given.set("show", String(limit));
  const written = given.toString();
  return written ? `?${written}` : location.pathname;
};

/**
 * @param {HTMLElement} page @param {SearchClient} client
 * @param {string} root The address of the root of the site.
 * @param {import("../cite/store.js").Store} store What the reader chose.
 */
export const mountSearchPage = (page, client, root, store) => {
  const form = /** @type {HTMLFormElement} */ (page.querySelector("form"));
  const field = /** @type {HTMLInputElement} */ (form.querySelector("input[type=search]"));
  const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[type=checkbox]")]);
  const list = /** @type {HTMLElement} */ (page.querySelector(".kb-results"));
  const status = /** @type {HTMLElement} */ (page.querySelector("[role=status]"));
  const more = /** @type {HTMLButtonElement} */ (page.querySelector(".kb-results__more"));
  const missing = /** @type {HTMLElement} */ (page.querySelector(".kb-results__missing"));
  const facets = [...new Set(boxes.map((box) => box.name))];
  let limit = STEP;

  const state = () => {
    /** @type {State} */
    const now = { typed: field.value, filters: {}, limit };
    for (const box of boxes) if (box.checked) (now.filters[box.name] ??= []).push(box.value);
    return now;
  };
  /** @param {State} now */
  const restore = (now) => {
    field.value = now.typed;
    limit = now.limit;
    for (const box of boxes) box.checked = now.filters[box.name]?.includes(box.value) ?? false;
  };
  const show = async () => {
    const now = state();
    const isEmpty = !now.typed.trim() && !Object.keys(now.filters).length;
    page.classList.toggle("kb-find--empty", isEmpty);
    if (isEmpty) {
      list.replaceChildren();
      status.textContent = "";
      more.hidden = missing.hidden = true;
      return;
    }
    status.textContent ||= SEARCHING;
    const answer = await client.ask(now.typed, { filters: now.filters, limit }).catch(() => undefined);
    if (answer === null) return;
    if (!answer) {
      status.textContent = "The search could not be loaded; the lists below hold every entry.";
      return;
    }
    write(answer);
  };
  /** @param {Answer} answer */
  const write = (answer) => {
    list.replaceChildren(
      ...answer.rows.map((row) => {
        const link = document.createElement("a");
        link.className = "kb-hit";
        link.href = addressOf(row, root);
        link.append(...contentOf(row));
        return part("li", "item", link);
      }),
    );
    // Said once: what is found before the texts are there is not the number to be heard.
    status.textContent = client.isComplete ? announce(answer) : SEARCHING;
    more.hidden = answer.rows.length >= answer.total;
    missing.hidden = answer.total > 0 && !answer.isNear;
    for (const box of boxes) {
      const number = answer.counts[box.name]?.[box.value] ?? 0;
      const label = /** @type {HTMLElement} */ (box.closest("label"));
      label.classList.toggle("kb-find__value--none", !number && !box.checked);
      const count = label.querySelector(".kb-find__count");
      if (count) count.textContent = String(number);
    }
  };
  /** @param {boolean} isNew Whether the step back should lead to the state before. */
  const record = (isNew) => {
    const address = writeState(state());
    if (isNew) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    void show();
  };

  const narrow = /** @type {HTMLDetailsElement} */ (form.querySelector("details"));
  narrow.open = matchMedia("(min-width: 60em)").matches;
  listenForKeys(field, store);
  form.querySelector(".kb-find__hint")?.append(keySwitch(store));
  page.classList.remove("kb-find--off");
  restore(readState(location.search, facets));
  void show();
  client.whenMore.push(() => void show());
  addEventListener("popstate", () => {
    restore(readState(location.search, facets));
    void show();
  });
  let isTyping = false;
  field.addEventListener("input", () => {
    limit = STEP;
    record(!isTyping);
    isTyping = true;
  });
  field.addEventListener("change", () => (isTyping = false));
  field.addEventListener("focus", () => void client.start().catch(() => {}), { once: true });
  form.addEventListener("change", (event) => {
    if (!boxes.some((box) => box === event.target)) return;
    limit = STEP;
    record(true);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    isTyping = false;
    void show();
  });
  more.addEventListener("click", () => {
    const at = list.children.length;
    limit += STEP;
    record(false);
    const focus = new MutationObserver(() => {
      const next = list.children[at]?.querySelector("a");
      if (next) next.focus({ preventScroll: true });
      focus.disconnect();
    });
    focus.observe(list, { childList: true });
  });
};
