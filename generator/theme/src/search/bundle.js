/**
 * The search as one classic script: in a worker it answers messages; elsewhere (pages opened from
 * `file://`, the command line) it is the global `fieldguideSearch`.
 */

import { serve } from "./service.js";

/** @typedef {typeof globalThis & { fieldguideSearch: typeof serve, WorkerGlobalScope?: unknown }} Scope */

const scope = /** @type {Scope} */ (globalThis);
if (scope.WorkerGlobalScope === undefined) scope.fieldguideSearch = serve;
else {
  const answer = serve(
    postMessage,
    (address) => /** @type {any} */ (scope).importScripts(address),
    setTimeout,
  );
  addEventListener("message", (event) => answer(event.data));
}
