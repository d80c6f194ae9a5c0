"""Onrecord's own index, through its two ports, as the site asks it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from bench.engines.questions import Answer, Question
from bench.engines.rows import Reading
from search.engines import open_searcher, open_writer
from search.model import FacetName, Release, SearchRequest

COUNTS: Final = "releases"
FACETS: Final[tuple[FacetName, ...]] = ("year", "agency", "lang")
CANNOT: Final[frozenset[str]] = frozenset()


class Peer:
    """One index in *folder*."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)

    def build(self, corpus: Path) -> float:
        """Index the corpus; return the CPU seconds that reading it took."""
        reading = Reading(corpus, msgspec.json.Decoder(Release).decode)
        with open_writer(self._folder, rebuild=True) as writer:
            for release in reading:
                writer.add(release)
        return reading.seconds

    def open(self) -> None:
        """Open the index for questions."""
        self._searcher = open_searcher(self._folder)

    def answer(self, question: Question) -> Answer:
        """Return what the site has for its first page: ten hits with snippets and badges; three facets."""
        result = self._searcher.search(request(question))
        shown = (*result.hits, *result.partial)[:10]
        return Answer(
            0 if result.relaxed else result.total,
            sum(len(facet.values) for facet in result.facets),
            tuple(snippet.text for hit in shown for snippet in hit.snippets),
        )


def request(question: Question) -> SearchRequest:
    """Return what a reader would ask, with the facets that the others count."""
    since, until = question.days or (None, None)
    selected = {"agency": frozenset({question.agency})} if question.agency else {}
    return SearchRequest(typed(question), selected, since, until, facets=FACETS)  # type: ignore[arg-type]


def typed(question: Question) -> str:
    """Return what a reader would type."""
    words = question.words
    if question.kind == "phrase":
        return '"' + " ".join(words) + '"'
    if question.kind == "prefix":
        return f"{words[0]}*"
    if question.is_any:
        return " OR ".join(words)
    return " ".join((*words, f"{question.unit} >= {question.least}") if question.unit else words)
