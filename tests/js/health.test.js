import assert from "node:assert/strict";
import { test } from "node:test";

import { dayOf, isPast } from "../../generator/theme/src/health.js";

test("a day is past on the next one", () => {
  assert.equal(isPast("2026-11-21", "2026-11-22"), true);
  assert.equal(isPast("2026-11-22", "2026-11-22"), false);
});

test("a month or a year is past when its last day is", () => {
  assert.equal(isPast("2026-11", "2026-11-30"), false);
  assert.equal(isPast("2026-11", "2026-12-01"), true);
  assert.equal(isPast("2026", "2026-12-31"), false);
  assert.equal(isPast("2026", "2027-01-01"), true);
});

test("the day is that of the reader's clock", () => {
  assert.equal(dayOf(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
});
