import assert from "node:assert/strict";
import { test } from "node:test";

import { inWords } from "../../generator/theme/src/wizard/form.js";
import { inWords as taken, stepsTaken } from "../../generator/theme/src/wizard/marks.js";
import { nextQuestion } from "../../generator/theme/src/wizard/order.js";
import { readAddress, shortened, writeAddress } from "../../generator/theme/src/wizard/state.js";
import { changedSince, headline, standing } from "../../generator/theme/src/wizard/words.js";

const QUESTIONS = [
  { id: "weights", kind: "yes-no", options: [] },
  { id: "size", kind: "number", options: [] },
  { id: "uses", kind: "several", options: [{ id: "draft" }, { id: "translate" }] },
];

const ranked = (outcome, status, rest = {}) => ({
  outcome,
  title: outcome.toUpperCase(),
  rank: 1,
  score: 0,
  status,
  is_possible: true,
  reasons: [],
  excluded_by: [],
  flips: null,
  ...rest,
});

const record = (changes = {}) => ({
  flow: { version: "aaaa1111" },
  given: {},
  answers: [{ question: "q", answer: "a" }],
  is_settled: false,
  next_question: null,
  open_questions: [],
  ranked: [ranked("lora", "recommended"), ranked("full", "acceptable")],
  ...changes,
});

test("an address keeps answers sorted by question, then the version and the result", () => {
  const answers = { weights: "yes", size: 2500, uses: ["draft", "translate"] };
  const written = writeAddress(answers, "1a2b3c4d", "lora");
  assert.equal(written, "?size=2500&uses=draft,translate&weights=yes&v=1a2b3c4d&result=lora");
  const read = readAddress(written, QUESTIONS);
  assert.deepEqual({ ...read.stated }, answers);
  assert.deepEqual([read.version, read.result, read.notices], ["1a2b3c4d", "lora", []]);
});

test("without answers there is nothing to keep", () => {
  assert.equal(writeAddress({}, "1a2b3c4d", null), "");
});

test("numbers come back as they were, however large or small", () => {
  for (const number of [0, 1.234, 0.0000001, 10 ** 15, 2500000]) {
    const { stated } = readAddress(writeAddress({ size: number }, "v", null), QUESTIONS);
    assert.equal(stated.size, number);
  }
});

test("not to know and to choose none of several are answers of their own", () => {
  const written = writeAddress({ weights: "unknown", uses: [] }, "v", null);
  assert.equal(written, "?uses=none&weights=unknown&v=v");
  assert.deepEqual({ ...readAddress(written, QUESTIONS).stated }, { weights: "unknown", uses: [] });
});

test("an option that is called none is an answer, not the lack of one", () => {
  const question = { id: "uses", kind: "several", options: [{ id: "none" }] };
  assert.deepEqual(readAddress("?uses=none", [question]).stated.uses, ["none"]);
});

test("questions that the flow does not have are named, and nothing else is lost", () => {
  const { stated, notices } = readAddress(`?<b>=1&__proto__=x&weights=no&${"x".repeat(9999)}=1`, QUESTIONS);
  assert.deepEqual({ ...stated }, { weights: "no" });
  assert.equal(notices.length, 1);
  assert.match(notices[0], /^The link answers “<b>”, “__proto__”, “x{60}…”, which this flow does not ask/);
  const many = new URLSearchParams(Array.from({ length: 99 }, (_, index) => [`q${index}`, "1"]));
  assert.match(readAddress(`?${many}`, QUESTIONS).notices[0], /“q4” and 94 more, which/);
});

test("of contradicting answers the first counts, and the reader is told", () => {
  const { stated, notices } = readAddress("?weights=yes&weights=no", QUESTIONS);
  assert.equal(stated.weights, "yes");
  assert.match(notices[0], /more than one answer to “weights”/);
});

test("what is broken in an address breaks nothing", () => {
  for (const address of ["?%", "?%E0%A4%A=1", "?=&&&=", "?weights", "?v=&result=", "?size=%00"]) {
    assert.ok(readAddress(address, QUESTIONS));
  }
});

test("long texts are cut before they are repeated", () => {
  assert.equal(shortened(` a \n b ${"c".repeat(100)}`).length, 61);
});

test("the chart asks first, then the questions that tell most, each once", () => {
  const open = [
    { question: "b", text: "B", decides: 0 },
    { question: "c", text: "C", decides: 40 },
    { question: "d", text: "D", decides: 20 },
  ];
  const asking = record({ next_question: "a", open_questions: open });
  assert.equal(nextQuestion(asking, new Set()), "a");
  assert.equal(nextQuestion(asking, new Set(["a"])), "c");
  assert.equal(nextQuestion(asking, new Set(["a", "c", "d"])), null);
});

test("what is settled asks no more", () => {
  const settled = record({ is_settled: true, next_question: "a" });
  assert.equal(nextQuestion(settled, new Set()), null);
  assert.equal(headline(settled), "Settled: LORA");
  assert.match(standing(settled), /^No answer .* would change it\.$/);
});

test("one hears how far the answers have come", () => {
  const open = [{ question: "c", text: "C", decides: 40 }];
  assert.equal(headline(record()), "So far: LORA");
  assert.equal(
    standing(record({ open_questions: open })),
    "1 other outcome is still possible; 1 question would tell more.",
  );
  assert.match(standing(record()), /only if several answers come together/);
  const nothing = record({ answers: [], ranked: [ranked("lora", "acceptable")] });
  assert.equal(headline(nothing), "No answers yet");
  assert.equal(standing(nothing), "Nothing is answered yet; 1 outcome is possible.");
});

test("an old link says what has changed, and one of today says nothing", () => {
  assert.equal(changedSince({ version: "aaaa1111", result: "full" }, record()), "");
  assert.equal(changedSince({ version: "", result: "" }, record()), "");
  assert.match(changedSince({ version: "old", result: "lora" }, record()), /“LORA”, and so do the same answers today/);
  assert.match(changedSince({ version: "old", result: "full" }, record()), /Then it recommended “FULL”; .* “LORA”/);
  assert.match(changedSince({ version: "old", result: "gone" }, record()), /“gone”, which is no outcome any more/);
  assert.match(changedSince({ version: "old", result: "" }, record()), /recommended nothing; .* “LORA”/);
});

test("a problem speaks of this question, not of its id", () => {
  const message = '"size" asks for a number of coins, and "x" is none';
  assert.equal(
    inWords("size", message, "write digits, like `2500`, or `unknown`"),
    'This question asks for a number of coins, and "x" is none. Write digits, like 2500, or choose “Don’t know”.',
  );
});

test("the way through the chart is told in words too", () => {
  const way = (answers, step, outcome) => ({ answers, at_least: null, below: null, step, outcome });
  const chart = [
    { id: "one", question: "weights", ways: [way(["no"], null, "full"), way(["yes"], "two", null)] },
    {
      id: "two",
      question: "size",
      ways: [{ ...way([], null, "lora"), below: 10 }, { ...way([], null, "full"), at_least: 10 }],
    },
  ];
  const steps = stepsTaken({ chart }, { weights: "yes", size: 12 });
  assert.deepEqual(
    steps.map(({ step, number, way: index, outcome }) => [step, number, index, outcome]),
    [["one", 1, 1, null], ["two", 2, 1, "full"]],
  );
  assert.equal(
    taken(steps, { full: "Train all" }),
    "Your answers, marked in the chart, go by questions 1, 2 to “Train all”.",
  );
  assert.equal(taken([], {}), "");
});
