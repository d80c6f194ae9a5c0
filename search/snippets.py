"""The excerpts of a release that show best what a query found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from search.highlight import Sought, merged
from search.model import Release, Snippet, Span
from search.quantities.matching import asked, satisfying
from search.query import Query
from search.sentences import Stretch
from search.windows import MAX_CHARS, Match, best, cut

__all__ = ["MAX_CHARS", "Excerpts", "snippet", "snippets", "title_highlights"]


class Excerpts:
    """What *query* has shown of one release after another: what was read for one is known for the next."""

    def __init__(self, query: Query) -> None:
        self._text, self._title = Sought(query), Sought(query, "title")
        self._asked = tuple(asked(query))

    def of(self, release: Release) -> tuple[tuple[Snippet, ...], tuple[Span, ...]]:
        """Return the `snippets` and the `title_highlights` of *release*."""
        names, text, title = _names(release), release.text, release.title
        found = (*self._text.found(text, release.lang, names), *self._stated(release))
        return _snippets(text, found), merged(
            chain.from_iterable(self._title.found(title, release.lang, names))
        )

    def _stated(self, release: Release) -> Iterator[list[Stretch]]:
        """Yield, for each quantity that is asked for, where *release* states it."""
        for quantity in self._asked:
            spans = (satisfying(fact, quantity) for fact in release.facts)
            yield [stretch for span in spans if span and (stretch := _printed(release.text, span))]


def snippet(release: Release, query: Query) -> Snippet:
    """Return the excerpt of *release* that has most of the distinct words of *query*.

    It is a sentence or a few from one paragraph, MAX_CHARS code points at most, a part of a sentence only
    if that is longer. Among equals: words side by side, words that are rare in this release, fewer
    sentences, the earlier one. With no match it is the release's opening.
    """
    return snippets(release, query)[0]


def snippets(release: Release, query: Query) -> tuple[Snippet, ...]:
    """Return `snippet`, and a second one if words that it lacks stand elsewhere; the two do not overlap."""
    return Excerpts(query).of(release)[0]


def title_highlights(release: Release, query: Query) -> tuple[Span, ...]:
    """Return the spans of the title that *query* asks for, ascending and disjoint."""
    return Excerpts(query).of(release)[1]


def _printed(text: str, span: Span) -> Stretch | None:
    """Return *span* without blanks before it, so that it begins in a sentence; None when nothing is left."""
    left = len(text[span.start : span.end].lstrip())
    return (span.end - left, span.end) if left and span.end <= len(text) else None


def _names(release: Release) -> tuple[str, ...]:
    return tuple(
        name
        for official in release.officials
        for name in (official.name, official.label, *official.spellings)
        if name
    )


def _snippets(text: str, found: Iterable[Sequence[Stretch]]) -> tuple[Snippet, ...]:
    matches = sorted(
        (start, end, leaf, len(text[start:end].split()))
        for leaf, places in enumerate(found)
        for start, end in places
    )
    if not matches:
        return (_excerpt(text, _opening(text), ()),)
    return tuple(_excerpt(text, window, matches) for window in _chosen(text, matches))


def _excerpt(text: str, window: Stretch, matches: Sequence[Match]) -> Snippet:
    start, end = window
    lit = merged(
        (max(first, start) - start, min(last, end) - start)
        for first, last, _, _ in matches
        if first < end and last > start
    )
    return Snippet(
        text[start:end],
        lit,
        Span(start, end),
        opens=bool(start) and not text[:start].isspace(),
        closes=end < len(text) and not text[end:].isspace(),
    )


def _chosen(text: str, matches: Sequence[Match]) -> tuple[Stretch, ...]:
    start, end = first = best(text, matches)
    shown = {leaf for begin, last, leaf, _ in matches if start <= begin and last <= end}
    apart = [match for match in matches if match[2] not in shown and (match[1] <= start or match[0] >= end)]
    if not apart:
        return (first,)
    second = best(text, apart)
    return (first,) if second[0] < end and start < second[1] else (first, second)


def _opening(text: str) -> Stretch:
    start = len(text) - len(text.lstrip())
    return start, max(start, cut(text, start, len(text.rstrip())))
