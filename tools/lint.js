/** Texts and terms as JSON in; what textlint's rule `terminology` says about each text out. */

import { text } from "node:stream/consumers";

import { TextlintKernel } from "@textlint/kernel";
import markdown from "@textlint/textlint-plugin-markdown";
import terminology from "textlint-rule-terminology";

const { terms, texts } = JSON.parse(await text(process.stdin));
const kernel = new TextlintKernel();
// Quotations and titles in italics are the words of others.
const options = { terms, defaultTerms: false, skip: ["BlockQuote", "Emphasis", "Link"] };
const settings = {
  ext: ".md",
  plugins: [{ pluginId: "markdown", plugin: markdown.default ?? markdown }],
  rules: [{ ruleId: "terminology", rule: terminology, options }],
};

const found = [];
for (const [index, markdownText] of texts.entries()) {
  const { messages } = await kernel.lintText(markdownText, settings);
  for (const { range, message } of messages) found.push({ text: index, start: range[0], message });
}
console.log(JSON.stringify(found));
