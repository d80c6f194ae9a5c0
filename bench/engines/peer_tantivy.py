"""tantivy by its Python API: one search and one aggregation request a question, snippets by its generator."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import tantivy

from bench.engines.questions import Answer, Question
from bench.engines.rows import UNITS, Passage, Reading, numbered

COUNTS: Final = "passages"
CANNOT: Final[frozenset[str]] = frozenset()
_HEAP: Final = 128_000_000  #: bytes; one writing thread
_FACETS: Final = {name: {"terms": {"field": name, "size": 50}} for name in ("agency", "year", "lang")}
_MUST: Final = tantivy.Occur.Must


class Peer:
    """One index in *folder*. The words of a question are looked for in title and text, as ours are."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def build(self, corpus: Path) -> float:
        """Index the corpus; return the CPU seconds that reading it took."""
        self._folder.mkdir(parents=True, exist_ok=True)
        writer = tantivy.Index(_schema(), str(self._folder)).writer(_HEAP, 1)
        reading = Reading(corpus, numbered())
        for release in reading:
            for passage in release:
                writer.add_document(_document(passage))
        writer.commit()
        writer.wait_merging_threads()
        return reading.seconds

    def open(self) -> None:
        """Open the index for questions."""
        self._index = tantivy.Index.open(str(self._folder))
        self._searcher = self._index.searcher()
        self._analyze = (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            .filter(tantivy.Filter.lowercase())
            .filter(tantivy.Filter.stemmer("english"))
            .build()
            .analyze
        )

    def answer(self, question: Question) -> Answer:
        """Return the first ten with snippets, and all matching passages counted by three facets."""
        query = self._query(question)
        found = self._searcher.search(query, 10)
        counted: dict[str, Any] = self._searcher.aggregate(query, _FACETS)
        marked = tantivy.SnippetGenerator.create(self._searcher, query, self._index.schema, "text")
        snippets = tuple(
            marked.snippet_from_doc(self._searcher.doc(address)).to_html() for _, address in found.hits
        )
        total = sum(bucket["doc_count"] for bucket in counted["lang"]["buckets"])
        return Answer(total, sum(len(counted[name]["buckets"]) for name in _FACETS), snippets)

    def _query(self, question: Question) -> tantivy.Query:
        words = self._words(question)
        conditions = [*self._conditions(question)]
        if not conditions:
            return words
        return tantivy.Query.boolean_query([(_MUST, words), *((_MUST, each) for each in conditions)])

    def _words(self, question: Question) -> tantivy.Query:
        if question.kind == "prefix":
            return _either(
                tantivy.Query.regex_query(self._index.schema, field, f"{question.words[0]}.*")
                for field in ("title", "text")
            )
        text = " ".join(question.words)
        if question.kind == "phrase":
            text = f'"{text}"'
        return self._index.parse_query(text, ["title", "text"], conjunction_by_default=not question.is_any)

    def _conditions(self, question: Question) -> list[tantivy.Query]:
        schema, made = self._index.schema, []
        if question.agency:
            made.append(tantivy.Query.term_query(schema, "agency", question.agency))
        if question.since and question.until:
            made.append(
                tantivy.Query.range_query(
                    schema, "day", tantivy.FieldType.Unsigned, question.since, question.until
                )
            )
        if question.unit and question.least:
            field = f"figure{UNITS.index(question.unit)}"
            made.append(
                tantivy.Query.range_query(
                    schema, field, tantivy.FieldType.Float, float(question.least), 1e300
                )
            )
        return made


def _either(queries: Any) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("title", "text"):
        builder.add_text_field(name, stored=True, tokenizer_name="en_stem")
    for name in ("agency", "lang"):
        builder.add_text_field(name, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("year", "day", "release"):
        builder.add_unsigned_field(name, stored=True, indexed=True, fast=True)
    for number in range(len(UNITS)):
        builder.add_float_field(f"figure{number}", indexed=True, fast=True)
    return builder.build()


def _document(passage: Passage) -> tantivy.Document:
    document = tantivy.Document()
    for name in ("title", "text", "agency", "lang"):
        document.add_text(name, getattr(passage, name))
    for name in ("year", "day", "release"):
        document.add_unsigned(name, getattr(passage, name))
    for unit, value in passage.figures.items():
        document.add_float(f"figure{UNITS.index(unit)}", value)
    return document
