"""The fields of the index, and what a release puts into them.

text      exact         the words of a passage: stemmed, and as printed; one position each
title     title_exact   of the first passage's document only, like all that follow
agency    agency_exact  name and aliases
place     place_exact  name and aliases
names                   keys of the words of the officials' names, labels and spellings
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from whoosh import fields, formats

from search.analysis import both_terms, exact_terms, exact_tokens, name_key, terms
from search.model import Lang, Official, Release, Span

_RAMP: Final = array("I", range(4096))  #: positions of running text: copying them is faster than counting
NAME_GAP = 100  #: positions between two names in one field; more than any phrase or window is long


@dataclass(frozen=True, slots=True)
class Zone:
    """Where a query's words are looked for: a stemmed field, and the one that has them as printed."""

    stemmed: str
    exact: str


TEXT: Final = Zone("text", "exact")
TITLE: Final = Zone("title", "title_exact")
AGENCY: Final = Zone("agency", "agency_exact")
PLACE: Final = Zone("place", "place_exact")
OFFICIAL: Final = Zone("names", "names")

FIELDS: Final = tuple(
    sorted({name for zone in (TEXT, TITLE, AGENCY, PLACE, OFFICIAL) for name in (zone.stemmed, zone.exact)})
)
#: Fields that prefixes, similar words and suggestions are drawn from.
WORD_FIELDS: Final = ("agency_exact", "exact", "names", "place_exact", "title_exact")


class ArrayPositions(formats.Positions):  # type: ignore[misc]
    """Positions as plain 32-bit integers, where Whoosh pickles a list for each posting."""

    def encode(self, positions: list[int]) -> bytes:
        """Return the bytes of *positions*."""
        return array("I", positions).tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        """Return the positions in *value*."""
        return array("I", value).tolist()

    def decode_frequency(self, value: bytes) -> int:
        """Return how many positions are in *value*."""
        return len(value) // 4

    def decode_weight(self, value: bytes) -> float:
        """Return the number of positions, times the field's boost."""
        return self.decode_frequency(value) * float(self.field_boost)


def schema() -> fields.Schema:
    """Return the schema as Whoosh knows it. It comes from here, never from the index."""
    made = fields.Schema()
    for name in FIELDS:
        made.add(name, fields.FieldType(ArrayPositions(), None, scorable=True))
    made.add("release", fields.STORED())
    return made


@dataclass(frozen=True, slots=True)
class Words:
    """The terms of one field of one document, and where each stands."""

    terms: list[str]
    positions: Sequence[int]


def documents(release: Release) -> list[dict[str, Words]]:
    """Return the fields of each passage of *release*, in order; a release without passages is one passage."""
    passages = release.passages or (Span(0, len(release.text)),)
    made = [_passage(release.text[span.start : span.end], release.lang) for span in passages]
    made[0].update(_head(release))
    return made


def _passage(text: str, lang: Lang) -> dict[str, Words]:
    stemmed, exact = both_terms(text, lang)
    return {TEXT.stemmed: _running(stemmed), TEXT.exact: _running(exact)}


def _head(release: Release) -> dict[str, Words]:
    agency, lang = release.agency, release.lang
    offices = (agency.name, *agency.aliases) if agency else ()
    places = (release.place, *release.place_aliases) if release.place else ()
    spellings = [text for official in release.officials for text in _spellings(official)]
    title, title_exact = both_terms(release.title, lang)
    return {
        TITLE.stemmed: _running(title),
        TITLE.exact: _running(title_exact),
        AGENCY.stemmed: _spaced(terms(text, lang) for text in offices),
        AGENCY.exact: _spaced(exact_terms(text) for text in offices),
        PLACE.stemmed: _spaced(terms(text, lang) for text in places),
        PLACE.exact: _spaced(exact_terms(text) for text in places),
        OFFICIAL.stemmed: _spaced(_keys(text) for text in spellings),
    }


def _spellings(official: Official) -> Iterator[str]:
    yield from dict.fromkeys(text for text in (official.name, official.label, *official.spellings) if text)


def _keys(text: str) -> list[str]:
    return [name_key(text[token.start : token.end]) for token in exact_tokens(text)]


def _running(found: list[str]) -> Words:
    return Words(found, _RAMP[: len(found)] if len(found) <= len(_RAMP) else range(len(found)))


def _spaced(texts: Iterable[list[str]]) -> Words:
    """Return the words of *texts* one after another, so far apart that no phrase joins two of them."""
    found: list[str] = []
    positions: list[int] = []
    start = 0
    for text in texts:
        found.extend(text)
        positions.extend(range(start, start + len(text)))
        start += len(text) + NAME_GAP
    return Words(found, positions)
