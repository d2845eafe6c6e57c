/** The keys that work alone, anywhere on a page, and the reader's switch for all of them. */

import { element } from "./wizard/dom.js";

/** @typedef {Pick<import("./cite/store.js").Store, "get" | "set">} Store */

/** @param {Pick<Store, "get">} store Where the switch is kept. */
export const areKeysOn = (store) => store.get("key") !== "off";

/** Keys without another one must be possible to turn off (WCAG 2.1.4). @param {Store} store */
export const keySwitch = (store) => {
  const box = element("input", "");
  box.type = "checkbox";
  box.checked = areKeysOn(store);
  box.addEventListener("change", () => store.set("key", box.checked ? "on" : "off"));
  /** @param {string} name */
  const key = (name) => element("kbd", "", name);
  const words = ["Single keys: ", key("/"), " and ", key("s"), " go to the search, ", key("c"), " cites the entry"];
  return element("label", "kb-window__switch", box, element("span", "", ...words));
};
