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

/** How many texts are added before whoever types may have a turn. */
const PIECE = 25;

/**
 * @param {(reply: Loaded | Answered) => void} reply
 * @param {(address: string) => void} [run] Runs a script.
 * @param {(step: () => void) => void} [pause] Goes on with a step after others had their turn.
 * @returns {(request: Load | Ask) => void}
 */
export const serve = (reply, run = () => {}, pause = (step) => step()) => {
  const data = /** @type {Data} */ (globalThis);
  /** @type {Engine | null} */
  let engine = null;
  /** @param {Engine} engine @param {import("./data.js").EntryText[]} texts @param {number} from */
  const addTexts = (engine, texts, from) => {
    engine.addTexts(texts.slice(from, from + PIECE), from);
    if (from + PIECE < texts.length) pause(() => addTexts(engine, texts, from + PIECE));
    else reply({ kind: "texts" });
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
      engine = new Engine(JSON.parse(data.kbSearchRows ?? ""));
      delete data.kbSearchRows;
      reply({ kind: "rows" });
    } else if (engine) {
      const texts = JSON.parse(data.kbSearchTexts ?? "");
      delete data.kbSearchTexts;
      addTexts(engine, texts, 0);
    }
  };
};
