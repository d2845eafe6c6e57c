/** The page's end of the search: fetches it when it is first needed, and asks it. */

/**
 * @typedef {import("./service.js").Load} Load
 * @typedef {import("./service.js").Ask} Ask
 * @typedef {import("./service.js").Loaded} Loaded
 * @typedef {import("./service.js").Answered} Answered
 * @typedef {import("./service.js").Answer} Answer
 * @typedef {import("./service.js").Options} Options
 * @typedef {(request: Load | Ask) => void} Send
 */

const ENGINE = "search.js";
const ROWS = "kb-search-rows.js";
const TEXTS = "kb-search-texts.js";

/** @param {string} address @returns {Promise<void>} */
const runScript = (address) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`cannot load ${address}`));
    document.head.append(script);
  });

export class SearchClient {
  /** @param {string} assets The folder of the scripts. */
  constructor(assets) {
    this.assets = assets;
    this.number = 0;
    /** @type {Map<number, (answer: Answer) => void>} */
    this.waiting = new Map();
    /** @type {Promise<Send> | null} */
    this.sending = null;
    /** @type {(() => void)[]} Called when there is more to be found than before. */
    this.whenMore = [];
    this.isComplete = false; // Whether answers are of all texts; before, more may be found.
    /** @type {(() => void) | null} Fetches the texts; once, and not before there is an answer. */
    this.fetchTexts = null;
  }

  /** Fetches what is needed for the first answer; later calls do nothing. */
  start() {
    this.sending ??= location.protocol === "file:" ? this.startHere() : this.startWorker();
    return this.sending;
  }

  /**
   * The answer to a query; none if another was asked meanwhile.
   * @param {string} typed @param {Options} [options]
   * @returns {Promise<Answer | null>}
   */
  async ask(typed, options) {
    const number = ++this.number;
    const send = await this.start();
    if (number !== this.number) return null;
    const answer = await new Promise((resolve) => {
      this.waiting.set(number, resolve);
      send({ kind: "query", number, typed, options });
    });
    return number === this.number ? answer : null;
  }

  /** @returns {Promise<Send>} */
  startWorker() {
    return new Promise((resolve, reject) => {
      const worker = new Worker(this.assets + ENGINE);
      /** @param {Load | Ask} request */
      const send = (request) => worker.postMessage(request);
      worker.onerror = () => {
        reject(new Error("the search does not start"));
        if (!this.isComplete) this.complete();
      };
      worker.onmessage = ({ data }) => {
        if (data.kind === "rows") {
          this.fetchTexts = () => send({ kind: "texts", address: this.assets + TEXTS });
          resolve(send);
        } else this.receive(data);
      };
      send({ kind: "rows", address: this.assets + ROWS });
    });
  }

  /** Pages opened from `file://` may start no worker: there the search runs in the page. */
  async startHere() {
    await Promise.all([runScript(this.assets + ENGINE), runScript(this.assets + ROWS)]);
    const { fieldguideSearch } =
      /** @type {typeof globalThis & { fieldguideSearch: typeof import("./service.js").serve }} */ (
        globalThis
      );
    const send = fieldguideSearch((reply) => this.receive(reply), undefined, setTimeout);
    send({ kind: "rows" });
    this.fetchTexts = () => void runScript(this.assets + TEXTS).then(
      () => send({ kind: "texts" }),
      () => this.complete(),
    );
    return send;
  }

  /** @param {Loaded | Answered} reply */
  receive(reply) {
    if (reply.kind === "answer") {
      this.waiting.get(reply.number)?.(reply.answer);
      this.waiting.delete(reply.number);
      this.fetchTexts?.();
      this.fetchTexts = null;
    } else if (reply.kind === "texts") this.complete();
  }

  /** There will be no more texts than there are. */
  complete() {
    this.isComplete = true;
    for (const tell of this.whenMore) tell();
  }
}
