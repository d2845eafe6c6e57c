import assert from "node:assert/strict";
import { test } from "node:test";

import { decide, readAnswers, writeAdr } from "../../generator/theme/src/decide/decision.js";
import { didYouMean, ratio } from "../../generator/theme/src/decide/near_names.js";
import { largest, readNumber } from "../../generator/theme/src/decide/numbers.js";
import { numberText, shortened } from "../../generator/theme/src/decide/typed_texts.js";

const entry = (id) => ({ code: null, id, title: id, revision: 1, url: `glossary/${id}/` });
const option = (id) => ({ id, text: id.toUpperCase(), help: "", debates: [] });
const question = (id, kind, more = {}) => ({
  ...{ id, text: `${id}?`, kind, unit: null, help: "", options: [], debates: [] },
  ...more,
});
const outcome = (id) => ({
  ...{ id, title: id, note: "", entries: [{ ...entry("token"), section: null }] },
  ...{ pitfalls: ["trap"], case_studies: [], try_next: ["gone"] },
});
const rule = (when, effect, about, weight = 1) => ({
  ...{ when: Object.entries(when), outcome: about, effect, weight, reason: `${effect} ${about}.` },
  ...{ sources: [{ id: "missing-2020", locator: "p. 1", entry: null }], entries: [] },
});
const way = (more) => ({
  ...{ answers: [], at_least: null, below: null, step: null, outcome: null },
  ...more,
});

/** Ids that are names of members of every object, and one question of each kind. */
const flow = {
  flow: { ...entry("choose"), version: "00000000" },
  base: "https://guide.example/",
  questions: [
    question("constructor", "yes-no", { help: "Ask them.", debates: ["when"] }),
    question("amount", "number", { unit: "spoons" }),
    question("tastes", "several", { options: ["sweet", "sour", "salt"].map(option) }),
    question("toString", "choice", { options: ["valueOf", "keys"].map(option) }),
  ],
  outcomes: ["go", "wait", "turn"].map(outcome),
  rules: [
    rule({ constructor: "yes" }, "for", "go", 5),
    rule({ amount: { at_least: 1000 } }, "veto", "go"),
    rule({ amount: { at_least: 10, below: 1000 } }, "for", "wait", 3),
    rule({ tastes: ["sweet", "sour"] }, "for", "turn", 4),
    rule({ toString: "keys" }, "against", "go", 2),
  ],
  chart: [
    {
      id: "constructor",
      question: "constructor",
      ways: [way({ answers: ["yes"], outcome: "go" }), way({ answers: ["no"], step: "more" })],
    },
    {
      id: "more",
      question: "amount",
      ways: [way({ below: 10, outcome: "turn" }), way({ at_least: 10, outcome: "wait" })],
    },
  ],
  entries: ["trap", "when"].map(entry),
};
const ranked = (record, id) => record.ranked.find(({ outcome: name }) => name === id);

test("nothing answered recommends nothing, and the chart stands at its first question", () => {
  const record = decide(flow, {});
  assert.deepEqual(new Set(record.ranked.map(({ status }) => status)), new Set(["acceptable"]));
  assert.equal(record.next_question, "constructor");
  assert.deepEqual([record.pitfalls, record.fallback, record.debates], [[], null, []]);
  assert.deepEqual(record.warnings, ["No rule speaks for any outcome with these answers."]);
  assert.match(writeAdr(record, "2026-11-30"), /No option is chosen yet/);
});

test("ids that every object has as members are questions and options like others", () => {
  const record = decide(flow, { constructor: "yes", toString: "keys" });
  assert.equal(ranked(record, "go").score, 3);
  assert.deepEqual(Object.keys(record.given), ["constructor", "toString"]);
  assert.deepEqual(ranked(record, "go").flips, []);
  assert.deepEqual(record.debates.map(({ id }) => id), ["when"]);
});

test("answers that cannot be read, and open ones, are left out", () => {
  const record = decide(flow, { constructor: true, amount: "many", tastes: "unknown", x: 1 });
  assert.deepEqual(record.given, { constructor: "yes" });
  assert.deepEqual(record.measures, []);
  assert.deepEqual(decide(flow, {}).measures, [
    { question: "constructor", text: "constructor?", help: "Ask them." },
  ]);
});

test("addresses begin at the site's own, or where the page says", () => {
  assert.equal(decide(flow, {}).flow.url, "https://guide.example/glossary/choose/");
  const record = decide(flow, { constructor: "yes" }, "../../");
  assert.equal(record.pitfalls[0].url, "../../glossary/trap/");
  assert.equal(record.ranked[0].entries[0].url, "../../glossary/token/");
  assert.deepEqual(record.try_next, []);
});

test("a flip tells the reader's number and the limit to cross, also of what is excluded", () => {
  const excluded = ranked(decide(flow, { constructor: "yes", amount: 2500 }), "go");
  assert.equal(excluded.status, "excluded");
  assert.deepEqual(excluded.flips, [
    {
      question: "amount",
      from: 2500,
      to: 999,
      range: { at_least: 10, below: 1000 },
      threshold: 1000,
      text: "amount? 10 to under 1,000 spoons, not 2,500 spoons",
    },
  ]);
  const [rise] = ranked(decide(flow, { amount: 3 }), "wait").flips;
  assert.deepEqual([rise.from, rise.to, rise.threshold], [3, 10, 10]);
  const [open] = ranked(decide(flow, {}), "turn").flips;
  assert.deepEqual([open.from, open.to, open.text], [null, ["sweet"], "tastes? SWEET"]);
});

test("it is settled when no open question can change the first", () => {
  const settled = decide(flow, { constructor: "yes", amount: 3, tastes: ["salt"] });
  assert.equal(settled.is_settled, true);
  assert.deepEqual(settled.open_questions.map(({ decides }) => decides), [0]);
  assert.equal(decide(flow, { constructor: "yes" }).is_settled, false);
});

test("sets of options are read in the order of the flow, and none of them is an answer", () => {
  assert.deepEqual(readAnswers(flow, { tastes: "Sour, sweet,sour" }).answers, {
    tastes: ["sweet", "sour"],
  });
  assert.deepEqual(readAnswers(flow, { tastes: "none of these" }).answers, { tastes: [] });
  assert.equal(decide(flow, { tastes: [] }).answers[0].answer, "None of these");
});

test("whatever is typed is answered by a short message at its question", () => {
  const typed = ["<img src=x onerror=alert(1)>".repeat(400), "9".repeat(10_000), "-1", "1,5", "5 forks"];
  for (const amount of typed) {
    const { answers, problems } = readAnswers(flow, { amount });
    assert.deepEqual(answers, {});
    assert.equal(problems.length, 1);
    assert.equal(problems[0].question, "amount");
    assert.ok(problems[0].message.length < 200 && problems[0].hint.length < 200);
  }
  const { problems } = readAnswers(flow, { amonut: "3", toString: "key" });
  assert.deepEqual(problems, [
    { question: "toString", message: '"key" is no answer to "toString"', hint: "did you mean `keys`?" },
    { question: "amonut", message: 'the flow has no question "amonut"', hint: "did you mean `amount`?" },
  ]);
});

test("numbers that are no texts are held to the same limits", () => {
  assert.deepEqual(readAnswers(flow, { amount: -0 }).answers, { amount: 0 });
  for (const amount of [Number.NaN, Infinity, -1, 1e16, {}, [3], () => 3]) {
    assert.equal(readAnswers(flow, { amount }).problems.length, 1);
  }
  assert.equal(largest("billion weights"), 1_000_000);
  assert.equal(readNumber("7B weights", "billion weights"), 7);
});

test("numbers are written in full, with commas between thousands", () => {
  const written = [0, 999, 1000, 1234567.5, 0.00001, 1.5e-7, 1e21, -2500].map(numberText);
  const expected = ["0", "999", "1,000", "1,234,567.5", "0.00001", "0.00000015"];
  assert.deepEqual(written, [...expected, "1,000,000,000,000,000,000,000", "-2,500"]);
});

test("a long text is cut between characters, never within one", () => {
  assert.equal(shortened("🙂".repeat(70)), `${"🙂".repeat(60)}…`);
  assert.equal(shortened("a\u2028 \n b"), "a b");
});

test("words are as like as Python finds them", () => {
  assert.equal(ratio("abcd", "bcde"), 0.75);
  assert.equal(ratio("", ""), 0);
  assert.equal(didYouMean("behavoir", ["behaviour", "format"]), "did you mean `behaviour`?");
  assert.equal(didYouMean("xyz", ["behaviour", "format"]), "");
});

test("a decision record in Markdown has a date, the answers, and every option with reasons", () => {
  const record = decide(flow, { constructor: "yes", amount: 2500, tastes: ["sour"] });
  const written = writeAdr(record, "2026-11-30");
  assert.match(written, /^---\nstatus: proposed\ndate: 2026-11-30\n---\n\n# turn\n/);
  assert.match(written, /- amount\? 2,500 spoons\n/);
  assert.match(written, /### go \(excluded\)\n\n- Excluded, because: veto go\. \(missing-2020 p\. 1\)/);
  assert.match(written, /- It would come first with: amount\? .*, not 2,500 spoons/);
  assert.match(written, /- Pitfall accepted: \[trap\]\(https:\/\/guide\.example\/glossary\/trap\/\)/);
});
