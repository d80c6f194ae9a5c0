"""Xapian by its Python binding, which Debian packages for its own Python: BM25, match spies, MSet.snippet."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import xapian

from bench.engines.questions import Answer, Question
from bench.engines.rows import UNITS, Passage, Reading, numbered

COUNTS: Final = "passages"
CANNOT: Final[frozenset[str]] = frozenset()
_SLOTS: Final = {"agency": 0, "year": 1, "lang": 2}
_DAY, _FIGURES = 3, 4  #: slots; those of the figures follow
_FLUSH: Final = 50_000  #: passages between two flushes of its buffer


class Peer:
    """One database in *folder*."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def build(self, corpus: Path) -> float:
        """Index the corpus; return the CPU seconds that reading it took."""
        self._folder.mkdir(parents=True, exist_ok=True)
        base = xapian.WritableDatabase(str(self._folder), xapian.DB_CREATE_OR_OVERWRITE)
        terms = xapian.TermGenerator()
        terms.set_stemmer(xapian.Stem("en"))
        reading = Reading(corpus, numbered())
        for number, passage in enumerate(one for release in reading for one in release):
            base.add_document(_document(passage, terms))
            if number % _FLUSH == _FLUSH - 1:
                base.commit()
        base.commit()
        base.close()
        return reading.seconds

    def open(self) -> None:
        """Open the database for questions."""
        self._base = xapian.Database(str(self._folder))
        self._stem = xapian.Stem("en")
        self._parser = xapian.QueryParser()
        self._parser.set_stemmer(self._stem)
        self._parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
        self._parser.set_database(self._base)

    def answer(self, question: Question) -> Answer:
        """Return the first ten with snippets, and all matching passages counted by three facets."""
        enquire = xapian.Enquire(self._base)
        enquire.set_query(self._query(question))
        spies = [xapian.ValueCountMatchSpy(slot) for slot in _SLOTS.values()]
        for spy in spies:
            enquire.add_matchspy(spy)
        found = enquire.get_mset(0, 10, self._base.get_doccount())
        values = sum(1 for spy in spies for _ in spy.values())
        snippets = tuple(_marked(found, match.document.get_data(), self._stem) for match in found)
        return Answer(found.get_matches_estimated(), values, snippets)

    def _query(self, question: Question) -> Any:
        made = self._words(question)
        conditions = []
        if question.agency:
            conditions.append(xapian.Query(f"XA{question.agency}"))
        if question.since and question.until:
            ends = (xapian.sortable_serialise(day) for day in (question.since, question.until))
            conditions.append(xapian.Query(xapian.Query.OP_VALUE_RANGE, _DAY, *ends))
        if question.unit and question.least:
            slot = _FIGURES + UNITS.index(question.unit)
            least = xapian.sortable_serialise(question.least)
            conditions.append(xapian.Query(xapian.Query.OP_VALUE_GE, slot, least))
        for condition in conditions:
            made = xapian.Query(xapian.Query.OP_FILTER, made, condition)
        return made

    def _words(self, question: Question) -> Any:
        parser, text = self._parser, " ".join(question.words)
        is_all = question.kind in ("3 terms, and", "filtered")
        parser.set_default_op(xapian.Query.OP_AND if is_all else xapian.Query.OP_OR)
        if question.kind == "phrase":
            return parser.parse_query(f'"{text}"', xapian.QueryParser.FLAG_PHRASE)
        if question.kind == "prefix":
            return parser.parse_query(f"{text}*", xapian.QueryParser.FLAG_WILDCARD)
        return parser.parse_query(text, 0)


def _document(passage: Passage, terms: Any) -> Any:
    document = xapian.Document()
    terms.set_document(document)
    terms.index_text(passage.title)
    terms.increase_termpos()
    terms.index_text(passage.text)
    document.set_data(f"{passage.title}\n{passage.text}")
    document.add_boolean_term(f"XA{passage.agency}")
    for name, slot in _SLOTS.items():
        document.add_value(slot, str(getattr(passage, name)))
    document.add_value(_DAY, xapian.sortable_serialise(passage.day))
    for unit, value in passage.figures.items():
        document.add_value(_FIGURES + UNITS.index(unit), xapian.sortable_serialise(value))
    return document


def _marked(found: Any, text: bytes, stem: Any) -> str:
    return str(found.snippet(text, 240, stem), "utf-8")
