import assert from "node:assert/strict";
import { test } from "node:test";

import { entryId, place } from "../../generator/theme/src/preview.js";

const addresses = {
  "https://example.org/guide/pitfalls/model-drift/": "model-drift",
  "https://example.org/pitfalls/model-drift/#symptoms": "model-drift",
  "file:///home/reader/site/pitfalls/model-drift.html": "model-drift",
  "file:///home/reader/site/pitfalls/model-drift/index.html": "model-drift",
};

for (const [address, id] of Object.entries(addresses)) {
  test(`the entry at ${address} is ${id}`, () => assert.equal(entryId(address), id));
}

const room = { width: 400, height: 600 };
const box = { width: 200, height: 100 };

test("a preview stands below its link", () => {
  assert.deepEqual(place({ left: 50, top: 80, bottom: 100 }, box, room), { left: 50, top: 106 });
});

test("a preview stands above a link at the foot of the window", () => {
  assert.deepEqual(place({ left: 50, top: 560, bottom: 580 }, box, room), { left: 50, top: 454 });
});

test("a preview stays inside a narrow window", () => {
  assert.equal(place({ left: 390, top: 80, bottom: 100 }, box, room).left, 192);
  assert.equal(place({ left: -20, top: 80, bottom: 100 }, box, room).left, 8);
});
