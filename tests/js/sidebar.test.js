import assert from "node:assert/strict";
import { test } from "node:test";

import { scrollTo } from "../../generator/theme/src/sidebar.js";

test("the current entry is brought into the upper third", () => {
  assert.equal(scrollTo({ top: 900 }, { top: 100, height: 600 }), 600);
});

test("an entry at the top needs no scrolling", () => {
  assert.equal(scrollTo({ top: 150 }, { top: 100, height: 600 }), 0);
});
