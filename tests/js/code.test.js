import assert from "node:assert/strict";
import { test } from "node:test";

import { citation } from "../../generator/theme/src/code.js";

test("a citation is the code, the title and the permanent address on one line", () => {
  const address = "https://guide.example/id/FG-0042/";
  const text = citation("FG-0042", " Catastrophic\n forgetting ", address);
  assert.equal(text, `FG-0042 Catastrophic forgetting, ${address}`);
});
