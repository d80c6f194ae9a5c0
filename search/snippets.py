"""The excerpts of a release that show best what a query found."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from search.highlight import found, highlights, merged
from search.model import Release, Snippet, Span
from search.quantities.matching import asked, satisfying
from search.query import Query
from search.sentences import Sentences, Stretch, paragraphs

MAX_CHARS = 280  #: code points; three lines of a result on a desktop, six on a phone
MIN_CHARS = 100  #: code points; a shorter excerpt is joined by its neighbours in the paragraph
LEAD = 60  #: code points before a match where a sentence is too long to be shown from its beginning


class _Match(NamedTuple):
    """One place where part number *leaf* of the query stands: that many *words*."""

    start: int
    end: int
    leaf: int
    words: int


def snippet(release: Release, query: Query) -> Snippet:
    """Return the excerpt of *release* that has most of the distinct words of *query*.

    It is a sentence or a few from one paragraph, MAX_CHARS code points at most, a part of a sentence only
    if that is longer. Among equals: words side by side, words that are rare in this release, fewer
    sentences, the earlier one. With no match it is the release's opening.
    """
    return snippets(release, query)[0]


def snippets(release: Release, query: Query) -> tuple[Snippet, ...]:
    """Return `snippet`, and a second one if words that it lacks stand elsewhere; the two do not overlap."""
    text = release.text
    places = (*found(query, text, release.lang, names=_names(release)), *_stated(release, query))
    matches = sorted(
        _Match(span.start, span.end, leaf, len(text[span.start : span.end].split()))
        for leaf, spans in enumerate(places)
        for span in spans
    )
    if not matches:
        return (_excerpt(text, _opening(text), ()),)
    return tuple(_excerpt(text, window, matches) for window in _chosen(text, matches))


def _stated(release: Release, query: Query) -> Iterator[tuple[Span, ...]]:
    """Yield, for each quantity that *query* asks for, where *release* states it."""
    for quantity in asked(query):
        spans = (satisfying(fact, quantity) for fact in release.facts)
        yield tuple(span for span in spans if span and span.start < span.end <= len(release.text))


def title_highlights(release: Release, query: Query) -> tuple[Span, ...]:
    """Return the spans of the title that *query* asks for, ascending and disjoint."""
    return highlights(query, release.title, release.lang, names=_names(release), zone="title")


def _names(release: Release) -> tuple[str, ...]:
    return tuple(
        name
        for official in release.officials
        for name in (official.name, official.label, *official.spellings)
        if name
    )


def _excerpt(text: str, window: Stretch, matches: Sequence[_Match]) -> Snippet:
    start, end = window
    lit = merged(
        Span(max(match.start, start) - start, min(match.end, end) - start)
        for match in matches
        if match.start < end and match.end > start
    )
    return Snippet(
        text[start:end],
        lit,
        Span(start, end),
        opens=bool(start) and not text[:start].isspace(),
        closes=end < len(text) and not text[end:].isspace(),
    )


def _chosen(text: str, matches: list[_Match]) -> tuple[Stretch, ...]:
    sentences = Sentences(text)
    start, end = first = _best(sentences, matches)
    shown = {match.leaf for match in matches if start <= match.start and match.end <= end}
    apart = [
        match for match in matches if match.leaf not in shown and (match.end <= start or match.start >= end)
    ]
    if not apart:
        return (first,)
    second = _best(sentences, apart)
    return (first,) if second[0] < end and start < second[1] else (first, second)


def _best(cut: Sentences, matches: list[_Match]) -> Stretch:
    """Return the best window, the first among equals. None after one that has everything can be better."""
    merit = _Merit(matches)
    best, most = None, None
    for paragraph in paragraphs(cut.text, merit.starts):
        for window, sentences in _windows(cut.text, cut[paragraph], matches, merit.starts):
            reached = merit.of(window, sentences)
            if most is None or reached > most:
                best, most = window, reached
                if reached >= merit.highest:
                    return window
    assert best is not None  # noqa: S101 - a paragraph has a match, and a window begins with it
    return best


class _Merit:
    """What a window is worth that shows some of *matches*, which ascend."""

    def __init__(self, matches: list[_Match]) -> None:
        self._matches = matches
        self.starts = [match.start for match in matches]
        leaves = [match.leaf for match in matches]
        self._rarity = {leaf: 1 / leaves.count(leaf) for leaf in set(leaves)}
        words = {match.leaf: match.words for match in matches}
        #: no window is worth more
        self.highest = (sum(words.values()), self._most_pairs(), self._rare(words), -1)

    def of(self, window: Stretch, sentences: int) -> tuple[int, int, float, int]:
        """Return the worth of *window*: its words, pairs side by side, rare words, fewer sentences."""
        start, end = window
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return self._worth([match for match in self._matches[first:last] if match.end <= end], sentences)

    def _worth(self, inside: list[_Match], sentences: int) -> tuple[int, int, float, int]:
        words = {match.leaf: match.words for match in inside}
        pairs = _side_by_side(inside) if len(words) > 1 else 0
        return sum(words.values()), pairs, self._rare(words), -sentences

    def _rare(self, leaves: Iterable[int]) -> float:
        return sum([self._rarity[leaf] for leaf in sorted(leaves)])

    def _most_pairs(self) -> int:
        if len(self._rarity) == 1:
            return 0
        ends: dict[int, set[int]] = {}
        for match in self._matches:
            ends.setdefault(match.end, set()).add(match.leaf)
        return len(
            {
                (leaf, match.leaf)
                for match in self._matches
                for gap in (0, 1)
                for leaf in ends.get(match.start - gap, ())
                if leaf != match.leaf
            }
        )


def _side_by_side(matches: Sequence[_Match]) -> int:
    """Return how many different pairs of words stand next to each other, a blank or a hyphen apart."""
    return len(
        {
            (left.leaf, right.leaf)
            for left, right in pairwise(matches)
            if left.leaf != right.leaf and 0 <= right.start - left.end <= 1
        }
    )


def _windows(
    text: str, sentences: Sequence[Stretch], matches: list[_Match], starts: list[int]
) -> Iterator[tuple[Stretch, int]]:
    """Yield what could be shown of one paragraph, each with its number of sentences.

    A window begins with a match, and each sentence at which one ends has a word that it lacked.
    """
    inside = _shared_out(sentences, matches, starts)
    for first in inside:
        start, end = sentences[first]
        if end - start > MAX_CHARS:
            yield from ((part, 1) for part in _parts(text, (start, end), inside[first]))
        seen: set[int] = set()
        for last in range(first, len(sentences)):
            if sentences[last][1] - start > MAX_CHARS:
                break
            leaves = {match.leaf for match in inside.get(last, ())}
            if not leaves <= seen:
                yield _padded(sentences, first, last)
            seen |= leaves


def _shared_out(
    sentences: Sequence[Stretch], matches: list[_Match], starts: list[int]
) -> dict[int, list[_Match]]:
    """Return by number of the sentence, ascending, the *matches* that begin in it."""
    shared: dict[int, list[_Match]] = {}
    at, number = bisect_left(starts, sentences[0][0]), 0
    while at < len(matches) and starts[at] < sentences[-1][1]:
        while sentences[number][1] <= starts[at]:
            number += 1
        if starts[at] >= sentences[number][0]:
            shared.setdefault(number, []).append(matches[at])
        at += 1
    return shared


def _padded(sentences: Sequence[Stretch], first: int, last: int) -> tuple[Stretch, int]:
    """Return the sentences from *first* to *last*, and how many they are.

    If they are short, what follows joins them, or else what precedes.
    """
    while sentences[last][1] - sentences[first][0] < MIN_CHARS:
        if last + 1 < len(sentences) and sentences[last + 1][1] - sentences[first][0] <= MAX_CHARS:
            last += 1
        elif first and sentences[last][1] - sentences[first - 1][0] <= MAX_CHARS:
            first -= 1
        else:
            break
    return (sentences[first][0], sentences[last][1]), last - first + 1


def _parts(text: str, sentence: Stretch, matches: Sequence[_Match]) -> Iterator[Stretch]:
    """Yield parts of a *sentence* that is too long: from its beginning, then from before each match."""
    begin, end = sentence
    yield begin, _cut(text, begin, end)
    for match in matches:
        start = max(begin, min(match.start - LEAD, end - MAX_CHARS))
        start = _word_start(text, start, match.start) if start > begin else start
        yield start, _cut(text, start, end)


def _word_start(text: str, start: int, limit: int) -> int:
    """Return where the first whole word after *start* begins, *limit* at the latest."""
    blank = next((at for at in range(start, limit) if text[at].isspace()), None)
    if blank is None:
        return limit
    return next((at for at in range(blank, limit) if not text[at].isspace()), limit)


def _cut(text: str, start: int, end: int) -> int:
    """Return where an excerpt from *start* ends: MAX_CHARS on at most, after a whole word if there is one."""
    if end - start <= MAX_CHARS:
        return end
    limit = start + MAX_CHARS
    blank = next((at for at in range(limit, start, -1) if text[at].isspace()), None)
    if blank is None:
        return next((at for at in range(limit, start, -1) if not _joins(text[at])), limit)
    return start + len(text[start:blank].rstrip())


def _joins(char: str) -> bool:
    """Whether *char* belongs to the one before it: an accent, a joiner, a variation selector."""
    return unicodedata.category(char) in ("Mn", "Me", "Mc", "Cf")


def _opening(text: str) -> Stretch:
    start = len(text) - len(text.lstrip())
    return start, max(start, _cut(text, start, len(text.rstrip())))
