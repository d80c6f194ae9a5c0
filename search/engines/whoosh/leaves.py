"""What one leaf of a query tree matches: its words, analysed for the fields they are looked for in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from search import ranking
from search.analysis import fold, name_key, variants
from search.engines.whoosh import matching, naming
from search.engines.whoosh.fields import AGENCY, OFFICIAL, PLACE, TEXT, TITLE, Zone
from search.engines.whoosh.lookup import Lookup
from search.engines.whoosh.matching import Matches, Wanted
from search.engines.whoosh.snapshot import Snapshot
from search.errors import QueryTooLarge
from search.query import MAX_EXPANSIONS, FieldName, Fuzzy, Near, Phrase, Prefix, Term

#: An official's name in any spelling counts as one more occurrence in the text.
NAME_WEIGHT = ranking.TEXT_WEIGHT

LeafQuery: TypeAlias = Term | Phrase | Near | Prefix | Fuzzy


@dataclass(frozen=True, slots=True)
class Scope:
    """Fields that words are looked for in, with what an occurrence counts in each."""

    zones: tuple[tuple[Zone, float], ...]
    names: bool = False
    scores: bool = True


EVERYWHERE: Final = Scope(((TITLE, ranking.TITLE_WEIGHT), (TEXT, ranking.TEXT_WEIGHT)), names=True)
SCOPES: Final[dict[FieldName, Scope]] = {
    "title": Scope(((TITLE, ranking.TITLE_WEIGHT),)),
    "agency": Scope(((AGENCY, 1.0),), scores=False),
    "place": Scope(((PLACE, 1.0),), scores=False),
    "official": Scope(((OFFICIAL, 1.0),), scores=False),
}


def matches(lookup: Lookup, leaf: LeafQuery, scope: Scope) -> Matches:
    """Return the releases that *leaf* matches in *scope*. Raises QueryTooLarge."""
    if isinstance(leaf, Term):
        return _term(lookup, leaf, scope)
    if isinstance(leaf, Phrase):
        return matching.in_order(lookup, _per_zone(leaf.words, scope, _exact))
    if isinstance(leaf, Near):
        width = len(leaf.words) + leaf.slop
        return matching.together(lookup, in_zones(leaf.words, scope), width)
    return matching.anywhere(lookup, _expanded(lookup.snapshot, leaf, scope))


def in_text(term: Term) -> Wanted:
    """Return what *term* looks for in the text."""
    return (_exact if term.exact else _stemmed)(TEXT, term.text, 1.0)


def _stemmed(zone: Zone, word: str, weight: float) -> Wanted:
    if zone is OFFICIAL:
        return _exact(zone, word, weight)
    return Wanted(zone.stemmed, variants(word) if word else (), weight)


def _exact(zone: Zone, word: str, weight: float) -> Wanted:
    return Wanted(zone.exact, (_form(zone)(word),), weight)


def _form(zone: Zone) -> Callable[[str], str]:
    return name_key if zone is OFFICIAL else fold


def in_zones(words: Sequence[str], scope: Scope) -> list[list[Wanted]]:
    """Return what *words*, in any inflection, look for in each of the fields of *scope*."""
    return _per_zone(words, scope, _stemmed)


def _per_zone(
    words: Sequence[str], scope: Scope, analysed: Callable[[Zone, str, float], Wanted]
) -> list[list[Wanted]]:
    return [[analysed(zone, word, weight) for word in words] for zone, weight in scope.zones]


def _term(lookup: Lookup, term: Term, scope: Scope) -> Matches:
    analysed = _exact if term.exact else _stemmed
    found = matching.anywhere(lookup, [analysed(zone, term.text, weight) for zone, weight in scope.zones])
    key = name_key(term.text)
    if not scope.names or term.exact or not key:
        return found
    named = matching.anywhere(lookup, [Wanted(OFFICIAL.stemmed, (key,))])
    if not len(named.releases) or naming.is_ordinary(lookup.snapshot, term.text):
        return found
    return matching.joined(
        lookup.snapshot, found, Matches(named.releases, np.full(len(named.releases), NAME_WEIGHT))
    )


def _expanded(snapshot: Snapshot, leaf: Prefix | Fuzzy, scope: Scope) -> list[Wanted]:
    made = []
    for zone, weight in scope.zones:
        words = expansions(snapshot, leaf, (zone.exact,))
        made.append(Wanted(zone.exact, tuple(words), weight))
    return made


def expansions(snapshot: Snapshot, leaf: Prefix | Fuzzy, fields: tuple[str, ...]) -> Sequence[str]:
    """Return the words of *fields* that *leaf* stands for, in order. Raises QueryTooLarge."""
    form = name_key if fields == (OFFICIAL.exact,) else fold
    vocabulary, text = snapshot.vocabulary(fields), form(leaf.text)
    found: Sequence[str] = ()
    if text:
        found = (
            vocabulary.starting(text) if isinstance(leaf, Prefix) else vocabulary.within(text, leaf.distance)
        )
    if len(found) > MAX_EXPANSIONS:
        mark = "*" if isinstance(leaf, Prefix) else f"~{leaf.distance}"
        raise QueryTooLarge(
            f"{leaf.text}{mark} stands for {len(found)} words, the limit is {MAX_EXPANSIONS}: "
            "type more letters"
        )
    return found
