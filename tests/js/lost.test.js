import assert from "node:assert/strict";
import { test } from "node:test";

import { codeMeant } from "../../generator/theme/src/lost.js";

test("a code is known in small letters, without its zeros and with too many", () => {
  for (const typed of ["fg-0042", "FG-42", "fg-42", "Fg-00042", "FG42", "fg0042"]) {
    assert.equal(codeMeant(`/guide/id/${typed}/`, "FG-0001"), "FG-0042", typed);
  }
  assert.equal(codeMeant("/id/fg-0042.json", "FG-0001"), "FG-0042");
  assert.equal(codeMeant("/id/fg-12345", "FG-0001"), "FG-12345");
});

test("a code that no entry has, and what is no code of this catalogue, lead nowhere", () => {
  for (const path of ["/id/FG-0042/", "/id/FG-0042.json", "/id/kb-42/", "/id/fg-42x/", "/fg-42/"]) {
    assert.equal(codeMeant(path, "FG-0001"), "", path);
  }
});
