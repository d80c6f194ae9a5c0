"""Names of several words, found at a place of a sentence; a word may leave its ending open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from search.memo import Memo
from search.quantities.tokens import Token

V = TypeVar("V")

_OPEN = "~"
_LONGEST_ENDING = 5  #: code points a Russian or Kazakh ending adds to a stem
_SHORTEST_STEM = 2


class Phrasebook(Generic[V]):
    """Names -> values. A word that ends in `~` stands for the word with any ending: `градус~ цельсия`."""

    def __init__(self, names: Mapping[str, V]) -> None:
        self._values = {tuple(name.split()): value for name, value in names.items()}
        self._words = frozenset(word for name in self._values for word in name if word[-1] != _OPEN)
        self._stems = frozenset(word for name in self._values for word in name if word[-1] == _OPEN)
        self._lengths: dict[str, int] = {}
        for name in self._values:
            self._lengths[name[0]] = max(len(name), self._lengths.get(name[0], 0))
        self._forms = Memo(self._find_forms)
        self._reach = Memo(self._find_reach)

    def longest(self, tokens: Sequence[Token], at: int) -> tuple[V, int] | None:
        """Return the value of the longest name that begins at token *at*, and the token after it."""
        reach = self._reach[tokens[at].low] if at < len(tokens) else 0
        if not reach:
            return None
        for length in range(min(reach, len(tokens) - at), 0, -1):
            value = self._named([self._forms[token.low] for token in tokens[at : at + length]])
            if value is not None:
                return value, at + length
        return None

    def _named(self, forms: Sequence[tuple[str, ...]]) -> V | None:
        keys: list[tuple[str, ...]] = [()]
        for each in forms:
            keys = [(*key, form) for key in keys for form in each]
        return next((self._values[key] for key in keys if key in self._values), None)

    def _find_reach(self, low: str) -> int:
        """Return how many words the longest name has that *low* may begin."""
        return max((self._lengths.get(form, 0) for form in self._forms[low]), default=0)

    def _find_forms(self, low: str) -> tuple[str, ...]:
        """Return the words of names that *low* may stand for: itself and its longest stem."""
        found = [low] if low in self._words else []
        shortest = max(len(low) - _LONGEST_ENDING, _SHORTEST_STEM)
        stems = (low[:length] + _OPEN for length in range(len(low), shortest - 1, -1))
        found += [stem for stem in stems if stem in self._stems][:1]
        return tuple(found)
