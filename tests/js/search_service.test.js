import assert from "node:assert/strict";
import { test } from "node:test";

import { serve } from "../../generator/theme/src/search/service.js";

const facets = { type: [{ id: "term", title: "Term", url: "glossary/ID/" }], phase: [], approach: [] };
const rows = Array.from({ length: 60 }, (_, at) => ({ code: `KB-${at}`, id: `e${at}`, type: "term", title: `Word${at}` }));
const texts = rows.map((_, at) => ({ summary: `Only here: marker${at}.`, question: "", seen: [], sections: [] }));

/** Starts a search whose pauses the test ends itself. */
const start = () => {
  const replies = [];
  const steps = [];
  const send = serve((reply) => replies.push(reply), undefined, (step) => steps.push(step));
  globalThis.kbSearchRows = JSON.stringify({ facets, rows, synonyms: [] });
  send({ kind: "rows" });
  const ask = (typed) => {
    send({ kind: "query", number: 1, typed });
    return replies.pop().answer.rows.map((row) => row.id);
  };
  return { replies, steps, send, ask };
};

test("the data are read once and leave nothing behind", () => {
  const { replies } = start();
  assert.deepEqual(replies, [{ kind: "rows" }]);
  assert.equal(globalThis.kbSearchRows, undefined);
});

test("texts come in pieces, and queries are answered between them", () => {
  const { replies, steps, send, ask } = start();
  globalThis.kbSearchTexts = JSON.stringify(texts);
  send({ kind: "texts" });
  assert.equal(ask("marker3")[0], "e3");
  assert.ok(!ask("marker59").includes("e59"));
  assert.equal(replies.length, 1);
  while (steps.length) steps.shift()();
  assert.deepEqual(replies.at(-1), { kind: "texts" });
  assert.equal(ask("marker59")[0], "e59");
});

test("a query before the rows is a mistake of the caller", () => {
  assert.throws(() => serve(() => {})({ kind: "query", number: 1, typed: "x" }), /rows come first/);
});
