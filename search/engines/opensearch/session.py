"""One answer at work: it comes from one generation, and has to be there in time."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from search.engines.opensearch.cluster import Cluster
from search.engines.opensearch.counting import Labels
from search.engines.opensearch.failures import Json
from search.engines.opensearch.generations import Generation
from search.engines.opensearch.wire import encode

BUDGET: Final = 8.0  #: seconds for one answer, all its requests together; a proxy waits for 10


@dataclass(slots=True)
class Known:
    """What is remembered of a generation, until the next commit.

    *names*: by folded word, whether it may be a spelling of an official's name.
    """

    generation: str
    labels: Labels = field(default_factory=dict)
    names: dict[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Session:
    """The requests of one answer."""

    cluster: Cluster
    generation: Generation
    known: Known
    until: float = field(default_factory=lambda: time.monotonic() + BUDGET)

    def ask(self, *searches: Json) -> list[Json]:
        """Return the answer to each of *searches* of releases."""
        return self._ask(self.generation.index, searches) if searches else []

    def ask_words(self, *searches: Json) -> list[Json]:
        """Return the answer to each of *searches* of words."""
        return self._ask(self.generation.words, searches) if searches else []

    def _ask(self, index: str, searches: Sequence[Json]) -> list[Json]:
        """The same question goes to the same copies: others may score a shade differently."""
        text = hashlib.sha256(encode(searches)).hexdigest()[:16]
        return self.cluster.ask(index, searches, until=self.until, preference=text)
