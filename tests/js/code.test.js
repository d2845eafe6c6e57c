import assert from "node:assert/strict";
import { test } from "node:test";

import { citation } from "../../generator/theme/src/code.js";

test("a citation is the code and the title on one line", () => {
  assert.equal(citation("FG-0042", " Catastrophic\n forgetting "), "FG-0042 Catastrophic forgetting");
});
