"""Which official of a release the printed name of a speaker means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from search.analysis import exact_terms, name_key
from search.model import Official

_INITIAL = 1  #: letters


def official_named(speaker: str | None, officials: Iterable[Official]) -> Official | None:
    """Return the only one of *officials* whom the printed name *speaker* fits; None if none does, or several.

    A name fits when its last word is a surname of the official, in any spelling, and each word before is
    another word of the same name, or its initial: `B. Assylov` is Berik Asylov, `Marat Assylov` is not.
    """
    said = exact_terms(speaker or "")
    if not said:
        return None
    fitting = tuple(official for official in officials if _fits(said, official))
    return fitting[0] if len(fitting) == 1 else None


def _fits(said: Sequence[str], official: Official) -> bool:
    names = (official.name, official.label, *official.spellings)
    return any(_is_name(said, exact_terms(name)) for name in names if name)


def _is_name(said: Sequence[str], name: Sequence[str]) -> bool:
    if not name or name_key(said[-1]) != name_key(name[-1]):
        return False
    return all(any(_is_word(word, other) for other in name[:-1]) for word in said[:-1])


def _is_word(word: str, other: str) -> bool:
    key, known = name_key(word), name_key(other)
    return key == known or (len(word) == _INITIAL and known.startswith(key[:_INITIAL]))
