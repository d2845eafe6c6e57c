import assert from "node:assert/strict";
import { test } from "node:test";

import { EXAMPLE, FORMATS, formatOf, unknownPlaceholders, writeAll } from "../../generator/theme/src/cite/formats.js";
import { asksToCite } from "../../generator/theme/src/cite/mount.js";
import { Store } from "../../generator/theme/src/cite/store.js";
import { MOST, add, holds, keyOf, readTray, remove } from "../../generator/theme/src/cite/tray.js";

const TODAY = "2026-11-22";
const PITFALL = {
  code: "FG-0018",
  title: "Catastrophic forgetting",
  kind: "Pitfall",
  url: "https://guide.example/id/FG-0018/",
  revision: 3,
  question: "Could the model forget what it knew?",
  site: "Guide",
  released: "2026-11-01",
  section: null,
};
const SYMPTOMS = { ...PITFALL, section: { id: "symptoms", title: "Symptoms" } };

/** @param {string} id @param {typeof PITFALL} citation */
const written = (id, citation) => FORMATS.find((format) => format.id === id)?.write(citation, TODAY);

test("an entry is written as each kind of document wants it", () => {
  assert.deepEqual(
    Object.fromEntries(FORMATS.map(({ id }) => [id, written(id, PITFALL)])),
    {
      markdown: "[FG-0018 Catastrophic forgetting](https://guide.example/id/FG-0018/)",
      name: "FG-0018 Catastrophic forgetting",
      pin: "FG-0018@r3",
      adr: "- Pitfall: [FG-0018@r3 Catastrophic forgetting](https://guide.example/id/FG-0018/)",
      checklist:
        "- [ ] Could the model forget what it knew? " +
        "([FG-0018 Catastrophic forgetting](https://guide.example/id/FG-0018/))",
      html: '<a href="https://guide.example/id/FG-0018/">FG-0018 Catastrophic forgetting</a>',
      bibtex: [
        "@misc{FG-0018,",
        "  author  = {{Guide}},",
        "  title   = {{Catastrophic forgetting}},",
        "  year    = {2026},",
        "  month   = {11},",
        "  note    = {FG-0018, revision 3},",
        "  url     = {https://guide.example/id/FG-0018/},",
        "  urldate = {2026-11-22}",
        "}",
      ].join("\n"),
    },
  );
});

test("a section is named in brackets and leads to its anchor", () => {
  const link = "[FG-0018 Catastrophic forgetting (Symptoms)](https://guide.example/id/FG-0018/#symptoms)";
  assert.equal(written("markdown", SYMPTOMS), link);
  assert.equal(written("pin", SYMPTOMS), "FG-0018@r3");
  assert.match(written("bibtex", SYMPTOMS) ?? "", /^@misc\{FG-0018-symptoms,/);
});

test("an entry without a question is the checklist's line itself", () => {
  const line = written("checklist", { ...PITFALL, question: "" });
  assert.equal(line, "- [ ] [FG-0018 Catastrophic forgetting](https://guide.example/id/FG-0018/)");
});

test("an entry that was never released has no year", () => {
  assert.doesNotMatch(written("bibtex", { ...PITFALL, released: "" }) ?? "", /year|month/);
});

test("no title breaks out of its format", () => {
  const title = 'A [b] <i> & "c" | _d_ 5% {x} \\ $y_1';
  const hostile = { ...PITFALL, title };
  assert.match(written("markdown", hostile) ?? "", /^\[FG-0018 A \\\[b\\\] \\<i> & "c" \\\| \\_d\\_ 5% \{x\} \\\\ \$y_1\]\(/);
  assert.match(written("html", hostile) ?? "", />FG-0018 A \[b\] &lt;i&gt; &amp; &quot;c&quot; \|/);
  assert.match(written("bibtex", hostile) ?? "", /A \[b\] <i> \\& "c" \| \\_d\\_ 5\\% \\\{x\\\} \\textbackslash\{\} \\\$y\\_1/);
});

test("a template of one's own fills in what it knows and keeps the rest", () => {
  const all = formatOf("{code}|{title}|{url}|{revision}|{section}|{date}|{titel}");
  const url = "https://guide.example/id/FG-0018/";
  assert.equal(all.write(PITFALL, TODAY), `FG-0018|Catastrophic forgetting|${url}|3||2026-11-22|{titel}`);
  assert.match(all.write(SYMPTOMS, TODAY), /#symptoms\|3\|Symptoms\|/);
  assert.deepEqual(unknownPlaceholders("{code} {titel} {titel} {}"), ["titel"]);
  assert.deepEqual(unknownPlaceholders(EXAMPLE), []);
});

test("what a title says in braces is not filled in", () => {
  assert.equal(formatOf("{title}").write({ ...PITFALL, title: "{url} $& $1" }, TODAY), "{url} $& $1");
});

test("several are copied together, one a line or one a paragraph", () => {
  const [, names] = FORMATS;
  const two = [PITFALL, { ...PITFALL, code: "FG-0019", title: "Chain of thought" }];
  assert.equal(names && writeAll(names, two, TODAY), "FG-0018 Catastrophic forgetting\nFG-0019 Chain of thought");
  assert.equal(writeAll(formatOf("{code}\n{date}"), two, TODAY), "FG-0018\n2026-11-22\n\nFG-0019\n2026-11-22");
});

test("the tray holds an entry and its sections once each", () => {
  let tray = add(add(add([], PITFALL), SYMPTOMS), { ...PITFALL, revision: 4 });
  assert.deepEqual(tray.map(keyOf), ["FG-0018", "FG-0018#symptoms"]);
  assert.equal(tray[0]?.revision, 4);
  tray = remove(tray, "FG-0018");
  assert.ok(!holds(tray, PITFALL) && holds(tray, SYMPTOMS));
});

test("a full tray takes no more, and says so by being the same", () => {
  const full = Array.from({ length: MOST }, (_, at) => ({ ...PITFALL, code: `FG-${at}` }));
  assert.equal(add(full, { ...PITFALL, code: "FG-9999" }), full);
});

test("what was kept comes back, without what is no citation", () => {
  assert.deepEqual(readTray(JSON.stringify([PITFALL, SYMPTOMS])), [PITFALL, SYMPTOMS]);
  const broken = [null, 3, {}, { ...PITFALL, revision: "3" }, { ...PITFALL, url: "javascript:1" }, { ...PITFALL, section: {} }];
  assert.deepEqual(readTray(JSON.stringify(broken)), []);
  for (const text of [null, "", "{", '{"code":1}', "7"]) assert.deepEqual(readTray(text), []);
});

test("where a browser refuses to keep anything, the page does", () => {
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get() {
      throw new Error("refused");
    },
  });
  const store = new Store("/guide/");
  assert.equal(store.set("tray", "[]"), false);
  assert.equal(store.get("tray"), "[]");
  assert.equal(store.get("template"), null);
});

test("only c alone, outside fields, opens the panel", () => {
  const c = { key: "c", ctrlKey: false, altKey: false, metaKey: false, repeat: false, defaultPrevented: false };
  const inField = { closest: (/** @type {string} */ selector) => (selector.includes("textarea") ? {} : null) };
  assert.ok(asksToCite(c, null));
  for (const other of [{ key: "C" }, { key: "x" }, { ctrlKey: true }, { altKey: true }, { metaKey: true }, { repeat: true }]) {
    assert.ok(!asksToCite({ ...c, ...other }, null));
  }
  assert.ok(!asksToCite(c, /** @type {any} */ (inField)));
});
