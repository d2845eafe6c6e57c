import assert from "node:assert/strict";
import { test } from "node:test";

import { serve } from "../../generator/theme/src/search/service.js";

const facets = { type: [{ id: "term", title: "Term", url: "glossary/ID/" }], phase: [], approach: [] };
const rows = Array.from({ length: 60 }, (_, at) => ({ code: `KB-${at}`, id: `e${at}`, type: "term", title: `Word${at}` }));
const texts = rows.map((_, at) => ({ summary: `Only here: marker${at}.`, question: "", seen: [], sections: [] }));

/** Starts a search whose pauses the test ends itself. */
const start = (more = []) => {
  const replies = [];
  const steps = [];
  const send = serve((reply) => replies.push(reply), undefined, (step) => steps.push(step));
  globalThis.kbSearchRows = JSON.stringify({ facets, rows: [...rows, ...more], synonyms: [] });
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

test("texts come in pieces, and queries are answered between them", (t) => {
  const { replies, steps, send, ask } = start();
  globalThis.kbSearchTexts = JSON.stringify(texts);
  let now = 0;
  t.mock.method(Date, "now", () => now++);
  send({ kind: "texts" });
  assert.equal(ask("marker1")[0], "e1");
  assert.ok(!ask("marker59").includes("e59"));
  assert.equal(replies.length, 1);
  while (steps.length) steps.shift()();
  assert.deepEqual(replies.at(-1), { kind: "texts" });
  assert.equal(ask("marker59")[0], "e59");
});

test("sources are found by name once the first answer is out", () => {
  const { send, ask, steps } = start([{ code: "KB-99", id: "hu", type: "source", title: "Paper of Hu" }]);
  assert.deepEqual(ask("paper of hu").includes("hu"), false);
  globalThis.kbSearchTexts = "[]";
  send({ kind: "texts" });
  while (steps.length) steps.shift()();
  assert.equal(ask("paper of hu")[0], "hu");
});

test("a query before the rows is a mistake of the caller", () => {
  assert.throws(() => serve(() => {})({ kind: "query", number: 1, typed: "x" }), /rows come first/);
});
