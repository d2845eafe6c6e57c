import assert from "node:assert/strict";
import { test } from "node:test";
import { answer } from "../../generator/theme/src/search/answer.js";
import { announce } from "../../generator/theme/src/search/box.js";
import { Engine } from "../../generator/theme/src/search/engine.js";
import { Matcher } from "../../generator/theme/src/search/matching.js";
import { readState } from "../../generator/theme/src/search/page.js";
import { parseQuery } from "../../generator/theme/src/search/query.js";
import { distance, nearest } from "../../generator/theme/src/search/spelling.js";
import { shorthandsOf, stem, termsOf } from "../../generator/theme/src/search/words.js";

const FACETS = {
  type: [
    { id: "pitfall", title: "Pitfall", url: "pitfalls/ID/" },
    { id: "technique", title: "Technique", url: "techniques/ID/" },
    { id: "page", title: "Page" },
  ],
  phase: [{ id: "data", title: "Data" }, { id: "run", title: "Run" }],
  approach: [{ id: "training", title: "Training" }, { id: "adapters", title: "Adapters", broader: "training" }],
};
const ROWS = [
  {
    code: "KB-0001",
    id: "drift",
    type: "pitfall",
    title: "Model drift",
    aliases: ["Silent decay"],
    symptoms: ["Answers got worse and nobody changed anything"],
    phases: ["run"],
  },
  {
    code: "KB-0002",
    id: "lora",
    type: "technique",
    title: "Low-rank adaptation",
    aliases: ["LoRA"],
    hidden: ["lo-ra"],
    approaches: ["adapters"],
  },
  {
    code: "KB-0003",
    id: "labels",
    type: "pitfall",
    title: "Wrong labels",
    symptoms: ["The bill doubled after the last retraining"],
    phases: ["data"],
  },
  { type: "page", title: "How to read it", url: "about/" },
];
const TEXTS = [
  {
    summary: "The world moves on while the model stands still.",
    question: "Would anybody notice that the model is getting stale?",
    seen: ["The share of refusals grows."],
    severity: "Major",
    mitigation: 1,
    sections: [{ id: "causes", heading: "Causes", text: "Prices change. The customers write differently." }],
  },
  { summary: "Training a small addition.", question: "", seen: [], asked: ["can we teach it on one gaming PC"], sections: [] },
  { summary: "Examples that teach errors.", question: "", seen: [], sections: [] },
  {
    summary: "",
    question: "",
    seen: [],
    sections: [{ id: "grades", heading: "Grades", text: "A grade says how good the evidence is." }],
  },
];

const engineOf = (texts = TEXTS) => {
  const engine = new Engine({ facets: FACETS, rows: ROWS, synonyms: [["bill", "invoice"], ["takes ages", "slow"]] });
  engine.addTexts(texts);
  return engine;
};
const ids = (typed, options) => answer(engineOf(), typed, options).rows.map((row) => row.id ?? row.title);

test("inflections and spellings of a word have one stem", () => {
  assert.equal(stem("hallucinations"), stem("hallucinating"));
  assert.equal(stem("generalisation"), stem("generalization"));
  assert.equal(stem("labelled"), stem("labeled"));
  assert.equal(stem("behaviour"), stem("behavior"));
});

test("words without meaning of their own count only where there are no others", () => {
  assert.deepEqual(termsOf("what is the model"), ["model"]);
  assert.deepEqual(termsOf("what is it"), ["what", "is", "it"]);
});

test("a name is found by its words in one and by its initials", () => {
  assert.ok(shorthandsOf("Fine-tuning").includes(stem("finetuning")));
  assert.ok(shorthandsOf("Direct preference optimization").includes("dpo"));
});

test("two letters swapped are one edit", () => {
  assert.equal(distance("drfit", "drift", 2), 1);
  assert.equal(distance("drift", "drift", 2), 0);
  assert.equal(distance("abc", "wxyz", 2), 3);
});

test("only the nearest known words correct a typed one, and short ones are left alone", () => {
  const known = new Map([[5, ["drift", "draft"]], [3, ["rag"]]]);
  assert.deepEqual(nearest("drfit", known), [{ word: "drift", edits: 1 }]);
  assert.deepEqual(nearest("rug", known), []);
});

test("a query has phrases, words to leave out and filters", () => {
  const query = parseQuery('type:pitfall "model drift" -prompt costs', ["type", "phase"]);
  assert.deepEqual(query.filters, { type: ["pitfall"] });
  assert.deepEqual(query.phrases, ["model drift"]);
  assert.deepEqual(query.without, ["prompt"]);
  assert.deepEqual(query.words.map((word) => word.text), ["model", "drift", "costs"]);
});

test("a code, a title and another name lead to their entry first", () => {
  for (const typed of ["KB-0002", "kb 0002", "kb-2", "KB2", "low rank adaptation", "LoRA", "lora", "lo-ra"]) {
    assert.equal(ids(typed)[0], "lora", typed);
  }
});

test("a sentence leads to the entry with that symptom, and shows it with its words marked", () => {
  const [first] = answer(engineOf(), "nobody changed it and the answers are worse").rows;
  assert.equal(first.id, "drift");
  assert.equal(first.matched.field, "symptom");
  assert.deepEqual(
    first.matched.marks.map(([from, to]) => first.matched.text.slice(from, to)),
    ["Answers", "worse", "nobody", "changed"],
  );
  assert.equal(first.severity, "Major");
  assert.deepEqual(first.mitigation, { title: "Low-rank adaptation", url: "techniques/lora/" });
});

test("what people ask without knowing the name leads to the entry, and is shown as that", () => {
  const [first] = answer(engineOf(), "teach on my gaming pc").rows;
  assert.equal(first.id, "lora");
  assert.equal(first.matched.field, "asked");
  assert.equal(first.matched.anchor, "");
});

test("typos, beginnings and synonyms find the entry too", () => {
  assert.equal(ids("model drfit")[0], "drift");
  assert.equal(ids("mod")[0], "drift");
  assert.equal(ids("our invoice doubled")[0], "labels");
  assert.deepEqual(answer(engineOf(), "drfit ").corrected, [{ from: "drfit", to: "drift" }]);
});

test("what a word implies is found for it, but not it for what is implied", () => {
  const implied = [[["graphics card"], ["hardware"]]];
  const rows = [{ ...ROWS[0], title: "Hardware needs" }, { ...ROWS[2], title: "Graphics card drivers" }];
  const engine = new Engine({ facets: FACETS, rows, synonyms: [], implied });
  const found = (typed) => answer(engine, typed).rows.map((row) => row.id);
  assert.deepEqual(found("which graphics card").sort(), ["drift", "labels"]);
  assert.deepEqual(found("hardware"), ["drift"]);
});

test("what a relation ties to the best result comes before what is as good by itself", () => {
  const rows = [
    { type: "technique", id: "apart", title: "Wrong labels of apples" },
    { type: "technique", id: "tied", title: "Wrong labels of pears" },
    { type: "pitfall", id: "best", title: "Wrong labels unseen" },
    ...Array.from({ length: 8 }, (_, at) => ({ type: "technique", id: `t${at}`, title: `Method ${at}` })),
  ];
  const text = { summary: "", question: "", seen: [], sections: [] };
  const engine = new Engine({ facets: FACETS, rows, synonyms: [] });
  const first = () => answer(engine, "unseen wrong labels").rows.map((row) => row.id);
  assert.deepEqual(first(), ["best", "apart", "tied"]);
  engine.addTexts([text, text, { ...text, near: [1] }]);
  assert.deepEqual(first(), ["best", "tied", "apart"]);
});

test("what an entry speaks of again and again counts more than what it names once", () => {
  const rows = ["once", "often"].map((id) => ({ type: "technique", id, title: `Method ${id}` }));
  const textOf = (text) => ({ summary: "", question: "", seen: [], sections: [{ id: "how", heading: "", text }] });
  const engine = new Engine({ facets: FACETS, rows, synonyms: [] });
  const other = "Nothing to do with the matter here.";
  engine.addTexts([
    textOf(`The adapters are merged first. ${other} ${other}`),
    textOf("The adapters are merged first. Several adapters share a base. Small adapters load fast."),
  ]);
  assert.deepEqual(answer(engine, "adapters").rows.map((row) => row.id), ["often", "once"]);
});

test("light words tell little, however rare they are", () => {
  const rows = [
    { type: "pitfall", id: "light", title: "Nobody listens" },
    { type: "pitfall", id: "telling", title: "Retrieval fails" },
    ...Array.from({ length: 8 }, (_, at) => ({ type: "technique", id: `t${at}`, title: `Method ${at}` })),
  ];
  const engine = new Engine({ facets: FACETS, rows, synonyms: [] });
  assert.deepEqual(answer(engine, "nobody retrieval").rows.map((row) => row.id), ["telling", "light"]);
});

test("a rare word does not lend its weight to a common synonym", () => {
  const rows = [
    { type: "pitfall", id: "rare", title: "Dear adapters" },
    ...Array.from({ length: 8 }, (_, at) => ({ type: "technique", id: `t${at}`, title: `Cost ${at}` })),
  ];
  const engine = new Engine({ facets: FACETS, rows, synonyms: [["dear", "cost"]] });
  const [first, second] = engine.find("dear").ranked;
  assert.equal(first.item.row.id, "rare");
  assert.ok(second.found < 0.6, String(second.found));
});

test("parts of a run add up, and a run itself has to stand side by side", () => {
  const slot = { alternatives: new Map([["model drift", 1]]), parts: new Map([["model", 0.3], ["drift", 0.3]]), weight: 1 };
  const matcher = new Matcher([slot]);
  const shareOf = (...words) => matcher.match({ terms: new Set(words), run: ` ${words.join(" ")} ` })[0];
  assert.equal(shareOf("model", "drift"), 1);
  assert.equal(shareOf("drift", "model"), 0.6);
  assert.equal(shareOf("drift"), 0.3);
  assert.equal(shareOf("other"), 0);
});

test("every way of narrowing leaves only what fits, and counts what others would bring", () => {
  assert.deepEqual(ids("type:pitfall"), ["drift", "labels"]);
  assert.deepEqual(ids("", { filters: { type: ["pitfall"], phase: ["data"] } }), ["labels"]);
  assert.deepEqual(ids("", { filters: { approach: ["training"] } }), ["lora"]);
  assert.deepEqual(ids("type:nonsense model drift")[0], "drift");
  const { counts } = answer(engineOf(), "", { filters: { type: ["pitfall"] } });
  assert.deepEqual(counts.type, { pitfall: 2, technique: 1, page: 1 });
  assert.deepEqual(counts.phase, { run: 1, data: 1 });
});

test("a phrase stands side by side, and a word to leave out stands nowhere", () => {
  assert.deepEqual(ids('"drift model"'), []);
  assert.deepEqual(ids('"model drift"'), ["drift"]);
  assert.ok(!ids("model -drift").includes("drift"));
});

test("a heading of a hand-written page leads to its section", () => {
  const [first] = answer(engineOf(), "grades").rows;
  assert.equal(first.type, "page");
  assert.equal(first.matched.field, "heading");
  assert.equal(first.matched.anchor, "grades");
});

test("a hand-written page has no code and leads to its section", () => {
  const [first] = answer(engineOf(), "how good the evidence is").rows;
  assert.deepEqual([first.code, first.id, first.type, first.url], [null, null, "page", "about/"]);
  assert.equal(first.matched.anchor, "grades");
});

test("names and symptoms are found before the texts are there", () => {
  const engine = new Engine({ facets: FACETS, rows: ROWS, synonyms: [] });
  assert.equal(answer(engine, "answers got worse").rows[0].id, "drift");
  engine.addTexts(TEXTS);
  assert.equal(answer(engine, "customers write differently").rows[0].matched.anchor, "causes");
});

test("nothing that is typed makes the search fail", () => {
  const odd = ["", " ", "((((", "\\", "[a-z]*", "<script>alert(1)</script>", "a".repeat(10_000), "the of and",
    "مرحبا بالعالم", "模型漂移", "👩‍💻🎉", '"', "-", "type:", '-"', "\u0000", "__proto__", "constructor"];
  const engine = engineOf();
  for (const typed of odd) assert.ok(Array.isArray(answer(engine, typed).rows), typed);
  assert.deepEqual(answer(engine, "))((").rows, []);
});

test("where nothing fits, names that look alike are offered as such", () => {
  const { rows, isNear } = answer(engineOf(), "odel rift xq");
  assert.ok(isNear);
  assert.equal(rows[0].id, "drift");
});

test("the state of the page is read from any address", () => {
  assert.deepEqual(readState("?q=a+b&type=x&type=y&show=-3&other=1", ["type"]), {
    typed: "a b",
    filters: { type: ["x", "y"] },
    limit: 20,
  });
  assert.equal(readState("?show=999999999", ["type"]).limit, 2000);
});

test("what was found is said in words", () => {
  const found = { total: 1, corrected: [], isNear: false };
  assert.equal(announce(found), "1 result.");
  assert.equal(announce({ ...found, total: 0 }), "Nothing found.");
  assert.equal(announce({ ...found, corrected: [{ from: "drfit", to: "drift" }] }), "drfit read as drift. 1 result.");
});

test("a retired entry is found by its code, however typed, and by nothing else", () => {
  const gone = { code: "KB-0009", type: "pitfall", title: "Old name (retired)", summary: "It said the same.", url: "id/KB-0009/" };
  const engine = new Engine({ facets: FACETS, rows: ROWS, synonyms: [], retired: [gone] });
  engine.addTexts(TEXTS);
  for (const typed of ["KB-0009", "kb 9"]) {
    const [row, ...others] = answer(engine, typed).rows;
    assert.equal(row?.url, "id/KB-0009/");
    assert.equal(row?.summary, "It said the same.");
    assert.deepEqual(others, []);
    assert.deepEqual(answer(engine, typed, { filters: { type: ["technique"] } }).rows, []);
  }
  for (const typed of ["old name", "it said the same", "type:pitfall", "KB-0008"]) {
    assert.ok(answer(engine, typed).rows.every(({ code }) => code !== "KB-0009"));
  }
});
