/** Requests in, replies out: the search as its users see it, in a worker or beside the page. */

import { answer } from "./answer.js";
import { Engine } from "./engine.js";

/**
 * @typedef {import("./answer.js").Answer} Answer
 * @typedef {import("./answer.js").Filters} Filters
 * @typedef {{ filters?: Filters, limit?: number }} Options
 *
 * @typedef {{ kind: "rows" | "texts", address?: string }} Load Where there is an address, the
 *   script there is run first; it leaves a JSON text in a global.
 * @typedef {{ kind: "query", number: number, typed: string, options?: Options }} Ask
 *
 * @typedef {{ kind: "rows" | "texts" }} Loaded
 * @typedef {{ kind: "answer", number: number, answer: Answer }} Answered
 * @typedef {{ kbSearchRows?: string, kbSearchTexts?: string }} Data
 */

/**
 * @param {(reply: Loaded | Answered) => void} reply
 * @param {(address: string) => void} [run] Runs a script.
 * @returns {(request: Load | Ask) => void}
 */
export const serve = (reply, run = () => {}) => {
  const data = /** @type {Data} */ (globalThis);
  /** @type {Engine | null} */
  let engine = null;
  return (request) => {
    if (request.kind === "query") {
      if (!engine) throw new Error("the rows come first");
      const { number, typed, options } = request;
      reply({ kind: "answer", number, answer: answer(engine, typed, options) });
      return;
    }
    if (request.address) run(request.address);
    if (request.kind === "rows") {
      engine = new Engine(JSON.parse(data.kbSearchRows ?? ""));
      delete data.kbSearchRows;
    } else {
      engine?.addTexts(JSON.parse(data.kbSearchTexts ?? ""));
      delete data.kbSearchTexts;
    }
    reply({ kind: request.kind });
  };
};
