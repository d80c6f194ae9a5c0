"""The words of what is written: each once, for the list of words, and the common ones as such.

How common a word is, the first releases of a build tell roughly. It decides which words are looked at first
when one is completed or corrected; those are then counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final, TypeAlias

from search.engines.opensearch.loading import Kind, Operation
from search.engines.opensearch.wire import encode

Word: TypeAlias = tuple[str, str]  #: field and word

SAMPLE: Final = 2_000  #: releases; the words of more would hardly come in another order
KNOWN: Final = 2_000_000  #: words remembered as sent, some 250 MB; more are sent again, which is harmless


class Vocabulary:
    """The words that one writer meets, for the list of words *index*.

    *sample*: releases whose words are counted; 0 for a writer that meets too few to tell what is common.
    """

    def __init__(self, index: str, *, sample: int = SAMPLE) -> None:
        self._index, self._left = index, sample
        self._sent: set[Word] = set()
        self._counts: Counter[Word] = Counter()

    def met(self, words: frozenset[Word]) -> Iterator[Operation]:
        """Yield what has to be written of the *words* of one more release."""
        yield from self._new(words)
        if self._left:
            self._counts.update(words)
            self._left -= 1
            if not self._left:
                yield from self.common()

    def _new(self, words: frozenset[Word]) -> list[Operation]:
        if len(self._sent) > KNOWN:
            self._sent.clear()
        new = words - self._sent
        self._sent |= new
        return [self._entry("create", word, 0) for word in sorted(new)]

    def common(self) -> list[Operation]:
        """Return what says of each counted word how common it is, once; rare ones are left as they are."""
        counts, self._counts, self._left = self._counts, Counter(), 0
        return [self._entry("index", word, count) for word, count in sorted(counts.items()) if count > 1]

    def _entry(self, kind: Kind, word: Word, count: int) -> Operation:
        field, term = word
        said = {"zone": field, "word": term, "length": len(term), "common": count}
        return Operation(kind, self._index, f"{field}:{term}", encode(said))
