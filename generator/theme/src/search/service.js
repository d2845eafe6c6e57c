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

/** For how long, in ms, the search is filled before whoever types may have a turn. */
const TURN = 4;

/**
 * Adds what the first answer does without: sources by name, then the texts of all; in small steps.
 * @param {Engine} engine @param {import("./data.js").EntryText[]} texts
 */
function* fill(engine, texts) {
  while (engine.addNext()) yield;
  for (const [at, text] of texts.entries()) {
    engine.addTexts([text], at);
    yield;
  }
}

/**
 * @param {(reply: Loaded | Answered) => void} reply
 * @param {(address: string) => void} [run] Runs a script.
 * @param {(step: () => void) => void} [pause] Goes on after others had their turn; without it
 *   everything is done at once.
 * @returns {(request: Load | Ask) => void}
 */
export const serve = (reply, run = () => {}, pause) => {
  const data = /** @type {Data} */ (globalThis);
  /** @type {Engine | null} */
  let engine = null;
  /** @param {Iterator<void>} steps */
  const go = (steps) => {
    const end = Date.now() + TURN;
    while (pause === undefined || Date.now() < end) {
      if (steps.next().done) return reply({ kind: "texts" });
    }
    pause(() => go(steps));
  };
  return (request) => {
    if (request.kind === "query") {
      if (!engine) throw new Error("the rows come first");
      const { number, typed, options } = request;
      reply({ kind: "answer", number, answer: answer(engine, typed, options) });
      return;
    }
    if (request.address) run(request.address);
    if (request.kind === "rows") {
      engine = new Engine(JSON.parse(data.kbSearchRows ?? ""), (row) => row.type !== "source");
      delete data.kbSearchRows;
      reply({ kind: "rows" });
    } else if (engine) {
      const texts = JSON.parse(data.kbSearchTexts ?? "");
      delete data.kbSearchTexts;
      go(fill(engine, texts));
    }
  };
};
