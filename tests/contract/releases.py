"""Small releases of our own, and the engines to ask about them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from search.engine import IndexWriter
from search.engines.opensearch import OpenSearchSearcher
from search.engines.whoosh import WhooshSearcher
from search.model import (
    Agency,
    Dates,
    Evidence,
    Fact,
    Lang,
    Official,
    Release,
    Result,
    SearchRequest,
    Span,
    StatedDate,
)
from tests.oracle import OracleSearcher

Searcher = WhooshSearcher | OracleSearcher | OpenSearchSearcher

TREASURY = Agency("treasury", "State Treasury Office", ("Treasury", "Казначейство"))
PROSECUTOR = Agency("prosecutor", "General Prosecutor's Office", ("GPO",))
ASYLOV = Official("asylov", "Berik Assylov", "Prosecutor General", "Berik Asylov", ("Берик Асылов",))
ASET = Official("aset", "Aset Irgaliyev")
SMAILOV = Official("smailov", "Alikhan Smailov", None, "Alikhan Smailov")


@dataclass(frozen=True)
class Engine:
    """One engine over one empty index."""

    writer: Callable[[], IndexWriter]
    searcher: Callable[[], Searcher]

    def holding(self, *releases: Release) -> Searcher:
        """Return a searcher over *releases*."""
        with self.writer() as writer:
            for release in releases:
                writer.add(release)
        return self.searcher()


def release(
    id_: str,
    text: str = "",
    *,
    title: str = "",
    day: str | None = None,
    agency: Agency | None = None,
    officials: tuple[Official, ...] = (),
    place: str | None = None,
    place_aliases: tuple[str, ...] = (),
    lang: Lang = "en",
    units: Iterable[str] = (),
    facts: tuple[Fact, ...] = (),
) -> Release:
    """Return a release; an empty line in *text* begins a new passage, each of *units* is a fact's unit."""
    return Release(
        id_,
        title,
        text,
        hashlib.sha256(f"{title}\n{text}".encode()).hexdigest(),
        agency=agency,
        officials=officials,
        place=place,
        place_aliases=place_aliases,
        lang=lang,
        dates=Dates(published=StatedDate(date.fromisoformat(day), Evidence("text", day)) if day else None),
        passages=passages(text),
        facts=(*facts, *(fact(unit) for unit in units)),
    )


def passages(text: str) -> tuple[Span, ...]:
    """Return spans that cover *text*, each but the last ending with an empty line."""
    spans, start = [], 0
    for part in text.split("\n\n"):
        end = min(len(text), start + len(part) + 2)
        spans.append(Span(start, end))
        start = end
    return tuple(spans)


def fact(unit: str) -> Fact:
    """Return some fact in *unit*."""
    return Fact("count", Decimal("1.50"), Decimal("1.50"), unit, Span(0, 0), Span(0, 0), "en")


def ids(result: Result) -> list[str]:
    """Return the ids of the hits, in order."""
    return [hit.release.id for hit in result.hits]


def found(searcher: Searcher, text: str) -> list[str]:
    """Return the ids of the first hits for a query text, in order of id; nothing if the result is relaxed."""
    result = searcher.search(SearchRequest(text, size=50))
    return [] if result.relaxed else sorted(ids(result))


def counts(result: Result, name: str) -> dict[str, int]:
    """Return the count of each value of a facet, in the order shown."""
    facet = next(facet for facet in result.facets if facet.name == name)
    return {value.value: value.count for value in facet.values}
