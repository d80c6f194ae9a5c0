"""The places where a text names persons, and which of them are of one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.authority import OfficialEntry
from indexer.names import is_initial, same_name, word_keys
from search.model import Span


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a person is named. *entry*: who it is by the authority file."""

    name: Span
    words: tuple[str, ...]
    title: Span | None = None
    former: bool = False
    oblique: bool = False
    entry: OfficialEntry | None = None


def persons_of(sightings: Sequence[Sighting]) -> list[list[Sighting]]:
    """Return *sightings* by person, each person's in order."""
    persons: list[list[Sighting]] = []
    by_key: defaultdict[str, list[list[Sighting]]] = defaultdict(list)
    for one in sightings:
        keys = frozenset((one.entry.id,)) if one.entry else _outer_keys(one.words)
        near = (person for key in keys for person in by_key[key])
        same = next((person for person in near if _is_same(person, one)), None)
        if same is None:
            same = []
            persons.append(same)
        same.append(one)
        for key in keys:
            if not any(person is same for person in by_key[key]):
                by_key[key].append(same)
    return persons


def _outer_keys(words: tuple[str, ...]) -> frozenset[str]:
    """Return the keys of the first and the last of *words*, one of which is the surname."""
    outer = [word for word in (words[0], words[-1]) if not is_initial(word)]
    return frozenset(key for word in outer for key in word_keys(word))


def _is_same(person: Sequence[Sighting], one: Sighting) -> bool:
    if one.entry or person[0].entry:
        return one.entry is person[0].entry
    return any(
        words == one.words or same_name(words, one.words) for words in {other.words for other in person}
    )


def by_surname_key(seen: Sequence[Sighting]) -> dict[str, list[Sighting]]:
    """Return the first sighting of every person by the keys of the surname."""
    by_key: defaultdict[str, list[Sighting]] = defaultdict(list)
    for first, *_ in persons_of(seen):
        for key in word_keys(first.words[-1]):
            by_key[key].append(first)
    return by_key
