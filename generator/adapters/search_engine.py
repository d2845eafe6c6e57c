"""A graph and a query in; what the search of the site answers, out: its own script, run in V8.

So there is one ranking, and what the command line finds is what readers find. MiniRacer was taken
for it: it is kept up, has wheels for every common system, and ran the script without a change;
QuickJS took minutes over the same index.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import finalize

from generator.exports.records import Addressing
from generator.exports.search_rows import search_rows, search_texts
from generator.graph.concept_graph import ConceptGraph

if TYPE_CHECKING:
    from py_mini_racer import MiniRacer

SCRIPT = Path(__file__).parents[1] / "theme" / "assets" / "search.js"
_START = """
const replies = [];
const send = fieldguideSearch((reply) => replies.push(reply));
const load = (rows, texts) => {
  Object.assign(globalThis, { kbSearchRows: rows, kbSearchTexts: texts });
  send({ kind: "rows" });
  send({ kind: "texts" });
  return replies.splice(0).length;
};
const ask = (typed, options) => {
  send({ kind: "query", number: 0, typed, options: JSON.parse(options) });
  return JSON.stringify(replies.splice(0)[0].answer);
};
"""


class SearchEngine:
    """The search over one graph; loading it takes longer than any query."""

    def __init__(self, graph: ConceptGraph, addresses: Addressing) -> None:
        self.rows = json.dumps(search_rows(graph, addresses))
        self.texts = json.dumps(search_texts(graph))

    @cached_property
    def _context(self) -> MiniRacer:
        from py_mini_racer import MiniRacer  # V8 takes a while to load

        context = MiniRacer()
        finalize(self, context.close)  # left open, V8 sometimes never lets the process end
        context.eval(SCRIPT.read_text(encoding="utf-8"))
        context.eval(_START)
        context.call("load", self.rows, self.texts)
        return context

    def ask(
        self, typed: str, filters: Mapping[str, Sequence[str]] | None = None, limit: int = 20
    ) -> dict[str, Any]:
        """An `Answer` of `theme/src/search/answer.js`: rows, total, counts, what was corrected."""
        options = json.dumps({"filters": filters or {}, "limit": limit})
        answer: dict[str, Any] = json.loads(str(self._context.call("ask", typed, options)))
        return answer
