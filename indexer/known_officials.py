"""Which entry of the authority file a printed name means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from indexer.authority import Authority, OfficialEntry
from indexer.names import is_initial, name_words, same_name, same_word, word_keys
from search.analysis import exact_terms
from search.memo import Memo


@lru_cache(maxsize=10_000)
def entry_of(name: str, authority: Authority) -> OfficialEntry | None:
    """Return who *name* is: by a spelling as it stands, else by its words' keys if one person fits."""
    entry = _by_spelling(authority).get(tuple(exact_terms(name)))
    if entry:
        return entry
    words = name_words(name)
    if len(words) < 2:
        return None
    near = {one.id: one for word in (words[0], words[-1]) for one in _with_word(word, authority)}
    return only([one for one in near.values() if _is_called(one, words)])


def _is_called(entry: OfficialEntry, words: tuple[str, ...]) -> bool:
    return any(same_name(name_words(form), words) for form in (entry.name, *entry.spellings))


def only(entries: Sequence[OfficialEntry]) -> OfficialEntry | None:
    """Return the one of *entries*; None if there are more or none, since choosing would be a guess."""
    return entries[0] if len(entries) == 1 else None


@lru_cache(maxsize=8)
def by_surname(authority: Authority) -> Memo[OfficialEntry | None]:
    """Return, by surname in any spelling and case, the entry of the only person with it."""
    return Memo(lambda surname: only(_with_surname(surname, authority)))


def _with_surname(surname: str, authority: Authority) -> list[OfficialEntry]:
    return [
        entry
        for entry in _with_word(surname, authority)
        if any(same_word(name_words(form)[-1], surname) for form in (entry.name, *entry.spellings))
    ]


def begins_a_name(word: str, authority: Authority) -> bool:
    """Return whether the name of a person of *authority*, or a surname, may begin with *word*."""
    return bool(authority.officials) and (
        is_initial(word) or not _by_word(authority).keys().isdisjoint(word_keys(word))
    )


def _with_word(word: str, authority: Authority) -> list[OfficialEntry]:
    entries = _by_word(authority)
    near = {entry.id: entry for key in word_keys(word) for entry in entries.get(key, ())}
    return list(near.values())


@lru_cache(maxsize=8)
def _by_spelling(authority: Authority) -> dict[tuple[str, ...], OfficialEntry]:
    return {
        tuple(exact_terms(form)): entry
        for entry in authority.officials
        for form in (entry.name, *entry.spellings)
    }


@lru_cache(maxsize=8)
def _by_word(authority: Authority) -> dict[str, list[OfficialEntry]]:
    """Return the officials by the keys of the words of their names."""
    entries: defaultdict[str, list[OfficialEntry]] = defaultdict(list)
    for entry in authority.officials:
        keys = {
            key
            for form in (entry.name, *entry.spellings)
            for word in name_words(form)
            for key in word_keys(word)
        }
        for key in keys:
            entries[key].append(entry)
    return dict(entries)
