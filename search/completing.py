"""What a reader may be about to type beyond one word: phrases of titles, names of officials and offices.

Engines find the releases to look into (`in_titles`, `in_names`), the newest first; what is made of them is
the same for all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from search.analysis import Token, exact_tokens, is_stop_word
from search.model import Release
from search.query import MIN_PREFIX, All, Any, Field, FieldName, Prefix, Query, Term

SAMPLE: Final = 40  #: releases looked into for phrases of titles, and as many for names
FURTHER: Final = 3  #: words of a title after the one that is being typed; more is no longer a search
COMMON: Final = 2  #: titles with a phrase that is offered
_NAMES: Final[tuple[FieldName, ...]] = ("official", "agency", "place")
_JOINTS: Final = frozenset(" -'’")  #: between words that stay words, and no sign of a query, when typed


def in_titles(text: str) -> Query | None:
    """Return what finds the releases whose titles may go on as *text* does; None when it is too short."""
    return _within(text, "title")


def in_names(text: str) -> Query | None:
    """Return what finds the releases with names that may go on as *text* does; None when it is too short."""
    found = [query for name in _NAMES if (query := _within(text, name))]
    return Any(tuple(found)) if found else None


def _within(text: str, name: FieldName) -> Query | None:
    tokens = exact_tokens(text)
    if not tokens or tokens[-1].end != len(text) or len(tokens[-1].term) < MIN_PREFIX:
        return None
    before = tuple(Field(name, Term(token.term, exact=True)) for token in tokens[:-1])
    return All((*before, Field(name, Prefix(tokens[-1].term))))


def completions(
    text: str, words: Sequence[str], titled: Iterable[Release], named: Iterable[Release], *, limit: int
) -> tuple[str, ...]:
    """Return at most *limit* texts that go on as *text* does.

    *words*, which end with the word that is being typed, come first. Phrases and names, most frequent first,
    have half of the places at least if there are so many. *titled* and *named* are the newest releases that
    match `in_titles` and `in_names`.
    """
    known = {word.casefold() for word in words}
    longer = [
        each for each in (*_phrases(text, titled), *_names(text, named)) if each.casefold() not in known
    ]
    distinct = list({each.casefold(): each for each in reversed(longer)}.values())[::-1]
    taken = distinct[: max(limit // 2, limit - len(words))]
    return (*words[: max(0, limit - len(taken))], *taken)[: max(0, limit)]


def _phrases(text: str, releases: Iterable[Release]) -> list[str]:
    counted = Counter(
        phrase for release in releases for phrase in {*_continued(text, release.title.lower(), FURTHER)}
    )
    common = {phrase: count for phrase, count in counted.items() if count >= COMMON}
    whole = [phrase for phrase, count in common.items() if not _is_part(phrase, count, common)]
    return sorted(whole, key=lambda phrase: (-common[phrase], len(phrase), phrase))


def _is_part(phrase: str, count: int, counted: dict[str, int]) -> bool:
    """Whether a longer phrase that is as frequent begins with *phrase*."""
    return any(count == other and longer.startswith(f"{phrase} ") for longer, other in counted.items())


def _names(text: str, releases: Iterable[Release]) -> list[str]:
    counted = Counter(
        completion
        for release in releases
        for label in _labels(release)
        for completion in [*_continued(text, label, len(label))][-1:]
    )
    return sorted(counted, key=lambda name: (-counted[name], name))


def _labels(release: Release) -> Iterator[str]:
    yield from {official.label or official.name for official in release.officials}
    yield from (name for name in (release.agency and release.agency.name, release.place) if name)


def _continued(text: str, label: str, further: int) -> Iterator[str]:
    """Yield *text* as *label* continues it, by one word more, two and so on; none ends with a stop word."""
    typed, tokens = exact_tokens(text), exact_tokens(label)
    kept = text[: typed[-1].start]
    for last in range(len(typed) - 1, len(tokens)):
        if not _agree(typed, tokens[last + 1 - len(typed) : last + 1]):
            continue
        for end in range(last + 1, min(len(tokens), last + 1 + further)):
            if label[tokens[end - 1].end : tokens[end].start] not in _JOINTS:
                break
            if not is_stop_word(tokens[end].term):
                yield kept + label[tokens[last].start : tokens[end].end]


def _agree(typed: Sequence[Token], tokens: Sequence[Token]) -> bool:
    whole = zip(typed[:-1], tokens[:-1], strict=True)
    return tokens[-1].term.startswith(typed[-1].term) and all(one.term == other.term for one, other in whole)
