"""Readers who ask without pause while something happens to the cluster, and what they were told."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle

from search.engine import Searcher
from search.errors import EngineUnavailable
from search.model import Facet, SearchRequest

PAUSE = 0.02  #: seconds between an answer and the next question, ten times as many after an error
Expected = tuple[int, tuple[str, ...], tuple[Facet, ...]]


@dataclass
class Told:
    """What readers were told: how many right answers and errors, which wrong ones, and how long any took."""

    right: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    longest: float = 0.0
    seconds: list[float] = field(default_factory=list)

    @property
    def answers(self) -> int:
        return self.right + len(self.wrong) + self.errors.total()

    @property
    def failed(self) -> float:
        """The share of errors."""
        return self.errors.total() / max(1, self.answers)

    def percentile(self, share: float) -> float:
        """Return the seconds within which that share of the answers came."""
        ordered = sorted(self.seconds) or [0.0]
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def seen(searcher: Searcher, text: str) -> Expected:
    """Return what a reader sees of the answer to *text*, in an order that no score decides."""
    result = searcher.search(SearchRequest(text, sort="newest"))
    return result.total, tuple(hit.release.id for hit in result.hits), result.facets


def expectations(searcher: Searcher, texts: Iterable[str]) -> dict[str, Expected]:
    """Return the answer to each of *texts*, from an engine that nothing happens to."""
    return {text: seen(searcher, text) for text in texts}


@contextmanager
def readers(searcher: Searcher, expected: dict[str, Expected], count: int = 4) -> Iterator[Told]:
    """Let *count* readers ask while the block runs, and yield what they are told so far."""
    told, lock, stop = Told(), threading.Lock(), threading.Event()
    threads = [
        threading.Thread(target=_read, args=(searcher, expected, told, lock, stop, number))
        for number in range(count)
    ]
    for thread in threads:
        thread.start()
    try:
        yield told
    finally:
        stop.set()
        for thread in threads:
            thread.join(30)


def _read(
    searcher: Searcher,
    expected: dict[str, Expected],
    told: Told,
    lock: threading.Lock,
    stop: threading.Event,
    first: int,
) -> None:
    texts = list(expected)
    for text in cycle(texts[first:] + texts[:first]):
        if stop.is_set():
            return
        started = time.monotonic()
        error, right = "", False
        try:
            right = seen(searcher, text) == expected[text]
        except EngineUnavailable as unavailable:
            error = str(unavailable)
        took = time.monotonic() - started
        stop.wait(PAUSE if not error else 10 * PAUSE)
        with lock:
            told.seconds.append(took)
            told.longest = max(told.longest, took)
            told.right += right
            if error:
                told.errors[error] += 1
            elif not right:
                told.wrong.append(text)
