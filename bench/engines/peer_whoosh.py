"""Whoosh as its own manual has it: its codec, `groupedby` for facets, `highlights` for snippets."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any, Final

from whoosh import fields, index, query, sorting
from whoosh.analysis import StemmingAnalyzer
from whoosh.qparser import AndGroup, MultifieldParser, OrGroup

from bench.engines.questions import Answer, Question
from bench.engines.rows import UNITS, Passage, Reading, numbered

COUNTS: Final = "passages"
CANNOT: Final[frozenset[str]] = frozenset()
_FACETS: Final = ("agency", "year", "lang")
_MEMORY: Final = 256  #: megabytes that a writer holds before it writes a segment


class Peer:
    """One index in *folder*."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def build(self, corpus: Path) -> float:
        """Index the corpus; return the CPU seconds that reading it took."""
        self._folder.mkdir(parents=True, exist_ok=True)
        writer = index.create_in(str(self._folder), _schema()).writer(limitmb=_MEMORY)
        reading = Reading(corpus, numbered())
        for release in reading:
            for passage in release:
                writer.add_document(**_document(passage))
        writer.commit()
        return reading.seconds

    def open(self) -> None:
        """Open the index for questions."""
        self._index = index.open_dir(str(self._folder))
        self._searcher = self._index.searcher()

    def answer(self, question: Question) -> Answer:
        """Return the first ten with snippets, and all matching passages counted by three facets."""
        grouped = {name: sorting.FieldFacet(name) for name in _FACETS}
        found = self._searcher.search(
            self._words(question),
            limit=10,
            filter=query.And(_conditions(question)) if question.agency or question.unit else None,
            groupedby=grouped,
            maptype=sorting.Count,
        )
        values = sum(len(found.groups(name)) for name in _FACETS)
        return Answer(len(found), values, tuple(hit.highlights("text") for hit in islice(found, 10)))

    def _words(self, question: Question) -> Any:
        group = OrGroup if question.is_any else AndGroup
        parser = MultifieldParser(["title", "text"], self._index.schema, group=group)
        text = " ".join(question.words)
        if question.kind == "prefix":
            return query.Or([query.Prefix(name, text) for name in ("title", "text")])
        return parser.parse(f'"{text}"' if question.kind == "phrase" else text)


def _conditions(question: Question) -> list[Any]:
    made: list[Any] = []
    if question.agency:
        made.append(query.Term("agency", question.agency))
    if question.days:
        made.append(query.NumericRange("day", question.since, question.until))
    if question.unit:
        made.append(query.NumericRange(f"figure{UNITS.index(question.unit)}", question.least, None))
    return made


def _schema() -> Any:
    words = {name: fields.TEXT(StemmingAnalyzer(), stored=True) for name in ("title", "text")}
    ids = {name: fields.ID(stored=True, sortable=True) for name in ("agency", "lang")}
    numbers = {name: fields.NUMERIC(stored=True, sortable=True) for name in ("year", "day", "release")}
    figures = {f"figure{number}": fields.NUMERIC(float) for number in range(len(UNITS))}
    return fields.Schema(**words, **ids, **numbers, **figures)


def _document(passage: Passage) -> dict[str, object]:
    made: dict[str, object] = {
        name: getattr(passage, name) for name in ("title", "text", "agency", "lang", "year", "day", "release")
    }
    return made | {f"figure{UNITS.index(unit)}": value for unit, value in passage.figures.items()}
