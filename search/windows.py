"""Which part of a text shows best what was found in it: a sentence or a few of one paragraph.

A paragraph is cut into sentences only if what it has may make it better than those looked at before.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from search.sentences import Stretch, paragraphs, sentences_of

MAX_CHARS = 280  #: code points; three lines of a result on a desktop, six on a phone
MIN_CHARS = 100  #: code points; a shorter excerpt is joined by its neighbours in the paragraph
LEAD = 60  #: code points before a match where a sentence is too long to be shown from its beginning

#: Where a part of the query stands (code points, half-open), its number, and how many words stand there.
Match = tuple[int, int, int, int]
#: Of a window: its words, pairs side by side, words that are rare in the text, fewer sentences.
Worth = tuple[int, int, float, int]
_NOTHING: Worth = (-1, 0, 0.0, 0)


def best(text: str, matches: Sequence[Match]) -> Stretch:
    """Return the best window on *text* that shows some of *matches*, which ascend; the first among equals."""
    candidates = _paragraphs(text, matches)
    order = sorted(range(len(candidates)), key=lambda number: candidates[number].most, reverse=True)
    most, chosen, shown = _NOTHING, 0, None
    for number in order:
        paragraph = candidates[number]
        if (paragraph.most, -number) < (most, -chosen):
            continue
        for window, sentences in paragraph.windows(text):
            worth = paragraph.worth(window, sentences)
            if (worth, -number) > (most, -chosen):
                most, chosen, shown = worth, number, window
                if worth >= paragraph.most:
                    break
    assert shown is not None  # noqa: S101 - a paragraph has a match, and a window begins with it
    return shown


def _paragraphs(text: str, matches: Sequence[Match]) -> list[_Paragraph]:
    """Return the paragraphs that have some of *matches*."""
    leaves = [leaf for _, _, leaf, _ in matches]
    rarity = {leaf: 1 / leaves.count(leaf) for leaf in sorted(set(leaves))}
    starts = [start for start, _, _, _ in matches]
    return [_Paragraph(stretch, matches[own], rarity) for stretch, own in paragraphs(text, starts)]


class _Paragraph:
    """A paragraph with the matches that begin in it. *most*: no window on it is worth more."""

    __slots__ = ("_matches", "_rarity", "_stretch", "most")

    def __init__(self, stretch: Stretch, matches: Sequence[Match], rarity: Mapping[int, float]) -> None:
        self._stretch, self._matches, self._rarity = stretch, matches, rarity
        words: dict[int, int] = {}
        for _, _, leaf, count in matches:
            if count > words.get(leaf, 0):
                words[leaf] = count
        pairs = _possible_pairs(matches) if len(words) > 1 else 0
        self.most: Worth = (sum(words.values()), pairs, self._rare(words), -1)

    def _rare(self, leaves: Collection[int]) -> float:
        return sum([self._rarity[leaf] for leaf in sorted(leaves)])

    def worth(self, window: Stretch, sentences: int) -> Worth:
        """Return what a window of so many *sentences* is worth."""
        start, end = window
        inside = [match for match in self._matches if start <= match[0] and match[1] <= end]
        words = {leaf: count for _, _, leaf, count in inside}
        pairs = _side_by_side(inside) if len(words) > 1 else 0
        return sum(words.values()), pairs, self._rare(words), -sentences

    def windows(self, text: str) -> Iterator[tuple[Stretch, int]]:
        """Yield what could be shown of the paragraph, each with its number of sentences.

        A window begins with a match, and each sentence at which one ends has a word that it lacked.
        """
        near = self._matches[0][0], self._matches[-1][0]
        return self.shown(text, sentences_of(text, self._stretch, near, MAX_CHARS))

    def shown(self, text: str, sentences: Sequence[Stretch]) -> Iterator[tuple[Stretch, int]]:
        """Yield `windows`, given the *sentences* near the matches."""
        inside = self._by_sentence(sentences)
        for first, own in inside.items():
            start, end = sentences[first]
            if end - start > MAX_CHARS:
                yield from ((part, 1) for part in _parts(text, (start, end), own))
            seen: set[int] = set()
            for last in inside:
                if last < first:
                    continue
                if sentences[last][1] - start > MAX_CHARS:
                    break
                leaves = {leaf for _, _, leaf, _ in inside[last]}
                if not leaves <= seen:
                    yield _padded(sentences, first, last)
                    seen |= leaves

    def _by_sentence(self, sentences: Sequence[Stretch]) -> dict[int, list[Match]]:
        """Return by number of the sentence, ascending, the matches that begin in it."""
        shared: dict[int, list[Match]] = {}
        number = 0
        for match in self._matches:
            while number < len(sentences) and sentences[number][1] <= match[0]:
                number += 1
            if number < len(sentences) and match[0] >= sentences[number][0]:
                shared.setdefault(number, []).append(match)
        return shared


def _possible_pairs(matches: Sequence[Match]) -> int:
    """Return how many different pairs of words end and begin at the same place, or one code point apart."""
    ends: dict[int, set[int]] = {}
    for _, end, leaf, _ in matches:
        ends.setdefault(end, set()).add(leaf)
    return len(
        {
            (other, leaf)
            for start, _, leaf, _ in matches
            for gap in (0, 1)
            for other in ends.get(start - gap, ())
            if other != leaf
        }
    )


def _side_by_side(matches: Sequence[Match]) -> int:
    """Return how many different pairs of words stand next to each other, a blank or a hyphen apart."""
    return len(
        {
            (left[2], right[2])
            for left, right in pairwise(matches)
            if left[2] != right[2] and 0 <= right[0] - left[1] <= 1
        }
    )


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


def _parts(text: str, sentence: Stretch, matches: Sequence[Match]) -> Iterator[Stretch]:
    """Yield parts of a *sentence* that is too long: from its beginning, then from before each match."""
    begin, end = sentence
    yield begin, cut(text, begin, end)
    for at, _, _, _ in matches:
        start = max(begin, min(at - LEAD, end - MAX_CHARS))
        start = _word_start(text, start, at) if start > begin else start
        yield start, cut(text, start, end)


def _word_start(text: str, start: int, limit: int) -> int:
    """Return where the first whole word after *start* begins, *limit* at the latest."""
    blank = next((at for at in range(start, limit) if text[at].isspace()), None)
    if blank is None:
        return limit
    return next((at for at in range(blank, limit) if not text[at].isspace()), limit)


def cut(text: str, start: int, end: int) -> int:
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
