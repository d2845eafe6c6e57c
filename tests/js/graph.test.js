import assert from "node:assert/strict";
import { test } from "node:test";

import { near, readLines, writeLines } from "../../generator/theme/src/graph.js";

const path = "M1 2L3 4M3 4L5.5 6M7 8L9 10";

test("the ends of lines are read from the drawing and written back", () => {
  assert.deepEqual(readLines("M1 2L3 4"), [["1 2", "3 4"]]);
  assert.equal(writeLines(readLines(path)), path);
});

test("a drawing without lines has none", () => assert.deepEqual(readLines(""), []));

test("near an entry are its lines and the entries they lead to", () => {
  const found = near(readLines(path), "3 4");
  assert.equal(writeLines(found.lines), "M1 2L3 4M3 4L5.5 6");
  assert.deepEqual([...found.places].sort(), ["1 2", "3 4", "5.5 6"]);
});

test("an entry without lines is near itself alone", () => {
  assert.deepEqual([...near([], "3 4").places], ["3 4"]);
});
