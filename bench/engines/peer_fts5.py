"""SQLite FTS5: bm25() order, snippet(), and GROUP BY over a narrow table of what is counted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.engines.questions import Answer, Question
from bench.engines.rows import UNITS, Passage, Reading, numbered

COUNTS: Final = "passages"
CANNOT: Final[frozenset[str]] = frozenset()
_FIGURES: Final = ", ".join(f"figure{number} REAL" for number in range(len(UNITS)))
_SCHEMA: Final = f"""
CREATE VIRTUAL TABLE passages USING fts5(title, text, tokenize = 'porter unicode61');
CREATE TABLE metadata(
  number INTEGER PRIMARY KEY, release INTEGER, agency TEXT, year INTEGER, lang TEXT, day INTEGER, {_FIGURES}
);
"""
_FOUND: Final = """
FROM passages JOIN metadata ON metadata.number = passages.rowid WHERE passages MATCH :match {conditions}
"""
#: one walk over the matches for all three facets, materialised; faster than three statements
_COUNTED: Final = f"""
WITH found AS MATERIALIZED (SELECT agency, year, lang {_FOUND})
SELECT 'agency', agency, count(*) FROM found GROUP BY agency UNION ALL
SELECT 'year', year, count(*) FROM found GROUP BY year UNION ALL
SELECT 'lang', lang, count(*) FROM found GROUP BY lang
"""  # noqa: S608 - constants only
_PAGE: Final = f"""
SELECT passages.rowid, snippet(passages, 1, '<b>', '</b>', '…', 30) {_FOUND} ORDER BY rank LIMIT 10
"""


class Peer:
    """One database in *folder*."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._path = folder, folder / "passages.db"

    def build(self, corpus: Path) -> float:
        """Index the corpus; return the CPU seconds that reading it took."""
        self._folder.mkdir(parents=True, exist_ok=True)
        reading = Reading(corpus, numbered())
        with sqlite3.connect(self._path) as base:
            base.executescript(_SCHEMA)
            marks = ", ".join("?" * (6 + len(UNITS)))
            for number, passage in enumerate((one for release in reading for one in release), start=1):
                base.execute(
                    "INSERT INTO passages(rowid, title, text) VALUES (?, ?, ?)",
                    (number, passage.title, passage.text),
                )
                base.execute(f"INSERT INTO metadata VALUES ({marks})", (number, *_columns(passage)))  # noqa: S608
            base.execute("INSERT INTO passages(passages) VALUES ('optimize')")
        return reading.seconds

    def open(self) -> None:
        """Open the database for questions."""
        self._base = sqlite3.connect(self._path)

    def answer(self, question: Question) -> Answer:
        """Return the first ten with snippets, and all matching passages counted by three facets."""
        conditions = " ".join(_conditions(question))
        values = {
            "match": _match(question),
            "agency": question.agency,
            "since": question.since,
            "until": question.until,
            "least": question.least,
        }
        counted = self._base.execute(_COUNTED.format(conditions=conditions), values).fetchall()
        page = self._base.execute(_PAGE.format(conditions=conditions), values).fetchall()
        total = sum(count for facet, _, count in counted if facet == "lang")
        return Answer(total, len(counted), tuple(snippet for _, snippet in page))


def _columns(passage: Passage) -> Iterator[object]:
    yield from (passage.release, passage.agency, passage.year, passage.lang, passage.day)
    yield from (passage.figures.get(unit) for unit in UNITS)


def _match(question: Question) -> str:
    words = [f'"{word}"' for word in question.words]
    if question.kind == "phrase":
        return '"' + " ".join(question.words) + '"'
    if question.kind == "prefix":
        return f"{words[0]} *"
    return (" OR " if question.is_any else " AND ").join(words)


def _conditions(question: Question) -> Iterator[str]:
    if question.agency:
        yield "AND agency = :agency"
    if question.days:
        yield "AND day BETWEEN :since AND :until"
    if question.unit:
        yield f"AND figure{UNITS.index(question.unit)} >= :least"
