"""The excerpts of a release that show best what a query found."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from search.highlight import found, highlights, merged
from search.model import Release, Snippet, Span
from search.quantities.matching import asked, satisfying
from search.query import Query

MAX_CHARS = 280  #: code points; three lines of a result on a desktop, six on a phone
MIN_CHARS = 100  #: code points; a shorter excerpt is joined by its neighbours in the paragraph
LEAD = 60  #: code points before a match where a sentence is too long to be shown from its beginning

_BLANK_LINE = re.compile(r"\n\s*\n")
_LINE_BREAK = re.compile(r"\n\s*")
# Four letters, a digit or a percent sign before the stop: "Mr.", "U.S." and "kg." do not end a sentence here.
_STOP = re.compile(r"[.!?…](?:(?<=[^\W\d_]{4}.)|(?<=[\d%].))[.!?…]{0,4}[\"'»”’)\]]{0,3}(\s+)")
_OPENING = re.compile(r"[\"'«“„(\[]*(\w)")


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
    places = (*found(query, release.text, release.lang, names=_names(release)), *_stated(release, query))
    matches = sorted(
        _Match(span.start, span.end, leaf, len(release.text[span.start : span.end].split()))
        for leaf, spans in enumerate(places)
        for span in spans
    )
    if not matches:
        return (_excerpt(release.text, _opening(release.text), ()),)
    lit = merged(span for spans in places for span in spans)
    chosen = _chosen(release.text, matches)
    return tuple(_excerpt(release.text, window, lit) for window in chosen)


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


def _excerpt(text: str, window: Span, lit: Sequence[Span]) -> Snippet:
    inside = tuple(
        Span(max(span.start, window.start) - window.start, min(span.end, window.end) - window.start)
        for span in lit
        if span.start < window.end and span.end > window.start
    )
    return Snippet(
        text[window.start : window.end],
        inside,
        window,
        opens=bool(text[: window.start].strip()),
        closes=bool(text[window.end :].strip()),
    )


def _chosen(text: str, matches: list[_Match]) -> tuple[Span, ...]:
    paragraphs = _paragraphs(text, matches)
    first = _best(text, paragraphs, matches)
    shown = {match.leaf for match in matches if first.start <= match.start and match.end <= first.end}
    apart = [
        match
        for match in matches
        if match.leaf not in shown and (match.end <= first.start or match.start >= first.end)
    ]
    if not apart:
        return (first,)
    second = _best(text, paragraphs, apart)
    return (first,) if second.start < first.end and first.start < second.end else (first, second)


def _best(text: str, paragraphs: Sequence[Sequence[Span]], matches: list[_Match]) -> Span:
    """Return the best window; `max` keeps the first among equals, and windows come in order."""
    rarity = Counter(match.leaf for match in matches)
    starts = [match.start for match in matches]

    def merit(window: tuple[Span, int]) -> tuple[int, int, float, int]:
        span, sentences = window
        inside = [
            match
            for match in matches[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            if match.end <= span.end
        ]
        words = {match.leaf: match.words for match in inside}
        return sum(words.values()), _side_by_side(inside), sum(1 / rarity[leaf] for leaf in words), -sentences

    windows = (window for sentences in paragraphs for window in _windows(text, sentences, matches, starts))
    return max(windows, key=merit)[0]


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
    text: str, sentences: Sequence[Span], matches: list[_Match], starts: list[int]
) -> Iterator[tuple[Span, int]]:
    """Yield what could be shown of one paragraph, each with its number of sentences.

    A window begins with a match, and each sentence at which one ends has a word that it lacked.
    """
    inside = [matches[bisect_left(starts, each.start) : bisect_left(starts, each.end)] for each in sentences]
    for first, sentence in enumerate(sentences):
        if inside[first] and sentence.end - sentence.start > MAX_CHARS:
            yield from ((part, 1) for part in _parts(text, sentence, inside[first]))
        seen: set[int] = set()
        for last in range(first, len(sentences) if inside[first] else first):
            if sentences[last].end - sentence.start > MAX_CHARS:
                break
            leaves = {match.leaf for match in inside[last]}
            if not leaves <= seen:
                yield _padded(sentences, first, last)
            seen |= leaves


def _padded(sentences: Sequence[Span], first: int, last: int) -> tuple[Span, int]:
    """Return the sentences from *first* to *last*, and how many they are.

    If they are short, what follows joins them, or else what precedes.
    """
    while sentences[last].end - sentences[first].start < MIN_CHARS:
        if last + 1 < len(sentences) and sentences[last + 1].end - sentences[first].start <= MAX_CHARS:
            last += 1
        elif first and sentences[last].end - sentences[first - 1].start <= MAX_CHARS:
            first -= 1
        else:
            break
    return Span(sentences[first].start, sentences[last].end), last - first + 1


def _parts(text: str, sentence: Span, matches: Sequence[_Match]) -> Iterator[Span]:
    """Yield parts of a *sentence* that is too long: from its beginning, then from before each match."""
    yield Span(sentence.start, _cut(text, sentence.start, sentence.end))
    for match in matches:
        start = max(sentence.start, min(match.start - LEAD, sentence.end - MAX_CHARS))
        start = _word_start(text, start, match.start) if start > sentence.start else start
        yield Span(start, _cut(text, start, sentence.end))


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


def _opening(text: str) -> Span:
    start = len(text) - len(text.lstrip())
    return Span(start, max(start, _cut(text, start, len(text.rstrip()))))


def _paragraphs(text: str, matches: Sequence[_Match]) -> list[list[Span]]:
    """Return the sentences of each paragraph where one of *matches* begins; blank lines part paragraphs."""
    starts = [match.start for match in matches]
    blank_lines = (Span(*found.span()) for found in _BLANK_LINE.finditer(text))
    return [
        _sentences(text, paragraph)
        for paragraph in _between(blank_lines, Span(0, len(text)))
        if bisect_left(starts, paragraph.start) < bisect_left(starts, paragraph.end)
    ]


def _sentences(text: str, paragraph: Span) -> list[Span]:
    lines = _between(_line_breaks(text, paragraph), paragraph)
    sentences = (_trimmed(text, each) for line in lines for each in _between(_stops(text, line), line))
    return [sentence for sentence in sentences if sentence.start < sentence.end]


def _between(gaps: Iterable[Span], whole: Span) -> Iterator[Span]:
    start = whole.start
    for gap in gaps:
        yield Span(start, gap.start)
        start = gap.end
    yield Span(start, whole.end)


def _line_breaks(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the line breaks that end a sentence: the next line does not go on in lower case."""
    for line_break in _LINE_BREAK.finditer(text, paragraph.start, paragraph.end):
        if not text[line_break.end() : line_break.end() + 1].islower():
            yield Span(*line_break.span())


def _stops(text: str, line: Span) -> Iterator[Span]:
    """Yield the white space between sentences."""
    for stop in _STOP.finditer(text, line.start, line.end):
        opening = _OPENING.match(text, stop.end(), line.end)
        if opening and not opening[1].islower():
            yield Span(*stop.span(1))


def _trimmed(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    leading = len(piece) - len(piece.lstrip())
    return Span(span.start + leading, max(span.start + leading, span.start + len(piece.rstrip())))
