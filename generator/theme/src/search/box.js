/**
 * The search in the header: a combobox with a list of results under it.
 *
 * The pattern is that of the ARIA Authoring Practices, "Editable Combobox With List Autocomplete":
 * the focus stays in the field, arrows move through the list, Enter opens, Escape closes.
 */

import { areKeysOn } from "../keys.js";
import { addressOf, contentOf } from "./results.js";

/**
 * @typedef {import("./client.js").SearchClient} SearchClient
 * @typedef {import("./answer.js").Answer} Answer
 * @typedef {import("../cite/store.js").Store} Store
 */

const MOST = 8;
export const SEARCHING = "Searching…";

/** What somebody with a screen reader hears. @param {Answer} answer */
export const announce = ({ total, corrected, isNear }) => {
  const read = corrected.map(({ from, to }) => `${from} read as ${to}. `).join("");
  if (!total) return `${read}Nothing found.`;
  const number = total === 1 ? "1 result" : `${total} results`;
  return isNear ? `${read}Nothing has all of it; ${number} come near.` : `${read}${number}.`;
};

/** @param {EventTarget | null} target Whether keys typed there are text. */
const isTyping = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/**
 * `/` and `s` bring the focus to a field from anywhere on the page.
 * @param {HTMLInputElement} field @param {Store} store What the reader chose.
 */
export const listenForKeys = (field, store) => {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if ((event.key !== "/" && event.key !== "s") || !areKeysOn(store)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
};

/**
 * @param {HTMLFormElement} form @param {SearchClient} client
 * @param {string} root The address of the root of the site.
 * @param {Store} store
 */
export const mountBox = (form, client, root, store) => {
  const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const panel = /** @type {HTMLElement} */ (form.querySelector(".kb-search__panel"));
  const list = /** @type {HTMLElement} */ (form.querySelector("[role=listbox]"));
  const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  const more = /** @type {HTMLAnchorElement} */ (form.querySelector(".kb-search__all"));
  let current = -1;

  const options = () => /** @type {HTMLAnchorElement[]} */ ([...list.children]);
  /** @param {boolean} isOpen */
  const open = (isOpen) => {
    panel.hidden = !isOpen;
    field.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) choose(-1);
  };
  /** @param {number} at */
  const choose = (at) => {
    current = at;
    options().forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    const chosen = options()[at];
    if (chosen) {
      field.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  };
  const show = async () => {
    const typed = field.value;
    if (!typed.trim()) return open(false);
    const answer = await client.ask(typed, { limit: MOST }).catch(() => undefined);
    if (answer === null || field.value !== typed) return;
    if (!answer) {
      status.textContent = "The search could not be loaded.";
      return open(true);
    }
    list.replaceChildren(
      ...answer.rows.map((row, at) => {
        const option = document.createElement("a");
        option.id = `kb-search-${at}`;
        option.className = "kb-hit";
        option.setAttribute("role", "option");
        option.tabIndex = -1;
        option.href = addressOf(row, root);
        option.dataset.row = row.url;
        option.append(...contentOf(row));
        return option;
      }),
    );
    status.textContent = client.isComplete ? announce(answer) : SEARCHING;
    more.href = `${form.action}?${new URLSearchParams({ q: typed })}`;
    more.textContent = answer.total > MOST ? `All ${answer.total} results` : "Search page";
    open(true);
    choose(-1);
  };

  /** Says more of the results that are there; whoever is choosing among them keeps their order. */
  const complete = async () => {
    const answer = await client.ask(field.value, { limit: 3 * MOST }).catch(() => null);
    if (answer) status.textContent = announce(answer);
    for (const row of answer?.rows ?? []) {
      const same = options().find((option) => option.dataset.row === row.url);
      if (!same) continue;
      same.replaceChildren(...contentOf(row));
      same.href = addressOf(row, root);
    }
  };

  form.hidden = false;
  listenForKeys(field, store);
  field.addEventListener("focus", () => {
    client.start().catch(() => {});
    if (field.value) void show();
  });
  field.addEventListener("input", () => void show());
  client.whenMore.push(() => {
    if (!panel.hidden) void (current < 0 ? show() : complete());
  });
  field.addEventListener("keydown", (event) => {
    const last = options().length - 1;
    if (event.key === "Escape") {
      if (panel.hidden) field.value = "";
      open(false);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (panel.hidden) return void show();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = current + step;
      choose(next < -1 ? last : next > last ? -1 : next);
    } else if (event.key === "Enter" && options()[current]) options()[current]?.click();
    else return;
    event.preventDefault();
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) open(false);
  });
  // A press on a result must not take the focus from the field before it counts as a click.
  list.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse") event.preventDefault();
  });
};
