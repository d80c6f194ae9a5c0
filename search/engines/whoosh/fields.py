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
from functools import lru_cache
from typing import Final, NamedTuple

from whoosh import fields, formats

from search.analysis import both_terms, chunks_in, exact_tokens, name_key, with_blanks
from search.engines.whoosh.stands import Stand, where
from search.model import Lang, Official, Release, Span

NAMES_REMEMBERED = 4096  #: names of agencies, places and officials, which releases repeat
NAME_GAP = 100  #: positions between two names in one field; more than any phrase or window is long


class Zone(NamedTuple):
    """Where a query's words are looked for: a stemmed field, and the one that has them as printed."""

    stemmed: str
    exact: str


TEXT: Final = Zone("text", "exact")
TITLE: Final = Zone("title", "title_exact")
AGENCY: Final = Zone("agency", "agency_exact")
PLACE: Final = Zone("place", "place_exact")
OFFICIAL: Final = Zone("names", "names")

ZONES: Final = (TEXT, TITLE, AGENCY, PLACE, OFFICIAL)
ZONE_OF: Final = {name: zone for zone in ZONES for name in (zone.stemmed, zone.exact)}
FIELDS: Final = tuple(sorted(ZONE_OF))


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
class Named:
    """The words of names, stemmed and as printed, and where each stands."""

    stemmed: Sequence[str]
    exact: Sequence[str]
    positions: Sequence[int]


@dataclass(frozen=True, slots=True)
class Texts:
    """What is indexed of a release: the chunks of its title and of its passages, and by zone its names.

    *stands*: where the sentence of each fact is.
    """

    lang: Lang
    title: list[str]
    passages: list[list[str]]
    names: tuple[tuple[Zone, Named], ...]
    stands: list[Stand]


def texts(release: Release) -> Texts:
    """Return what is indexed of *release*; one without passages is one passage."""
    text = release.text
    spans = release.passages or (Span(0, len(text)),)
    blanked = [with_blanks(text[span.start : span.end]) for span in spans]
    cut = [passage.split(" ") for passage in blanked]
    stands = where(release.facts, spans, blanked, cut) if release.facts else []
    return Texts(release.lang, chunks_in(release.title), cut, tuple(_names(release)), stands)


def _names(release: Release) -> Iterator[tuple[Zone, Named]]:
    agency, lang = release.agency, release.lang
    if agency:
        yield AGENCY, _named((agency.name, *agency.aliases), lang)
    if release.place:
        yield PLACE, _named((release.place, *release.place_aliases), lang)
    if spellings := tuple(text for official in release.officials for text in _spellings(official)):
        yield OFFICIAL, _keys(spellings)


def _spellings(official: Official) -> Iterator[str]:
    yield from dict.fromkeys(text for text in (official.name, official.label, *official.spellings) if text)


@lru_cache(maxsize=NAMES_REMEMBERED)
def _named(names: tuple[str, ...], lang: Lang) -> Named:
    return _spaced([both_terms(name, lang) for name in names])


@lru_cache(maxsize=NAMES_REMEMBERED)
def _keys(names: tuple[str, ...]) -> Named:
    keys = [[name_key(name[token.start : token.end]) for token in exact_tokens(name)] for name in names]
    return _spaced([(own, own) for own in keys])


def _spaced(names: Iterable[tuple[list[str], list[str]]]) -> Named:
    """Return the words of *names* one after another, so far apart that no phrase joins two of them."""
    stemmed: list[str] = []
    exact: list[str] = []
    positions: list[int] = []
    start = 0
    for own_stemmed, own_exact in names:
        stemmed.extend(own_stemmed)
        exact.extend(own_exact)
        positions.extend(range(start, start + len(own_exact)))
        start += len(own_exact) + NAME_GAP
    return Named(stemmed, exact, positions)
