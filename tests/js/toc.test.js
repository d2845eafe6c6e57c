import assert from "node:assert/strict";
import { test } from "node:test";

import { currentSection } from "../../generator/theme/src/toc.js";

test("the current section is the last one above the line", () => {
  assert.equal(currentSection([-500, 20, 400], 140), 1);
});

test("before the first section the first one is current", () => {
  assert.equal(currentSection([300, 600], 140), 0);
});

test("at the end the last section is current", () => {
  assert.equal(currentSection([-900, -300], 140), 1);
});
