"""The corpus that every engine is given: a file of releases, a JSON object a line, read passage by passage.

Only the standard library: a peer may run under another Python.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

UNITS: Final = ("USD", "KZT", "EUR", "account", "person", "kg", "victim", "transaction", "year", "month")
_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class Passage:
    """What a peer indexes as one document. *title*: of the release's first passage only.

    *release*: the number of its release. *day*: an ordinal, 0 without a date. *figures*: the highest value in
    each of UNITS that the passage states.
    """

    release: int
    title: str
    text: str
    agency: str
    year: int
    lang: str
    day: int
    figures: dict[str, float]


class Reading(Generic[_Read]):
    """The objects of a file, in order. *seconds*: CPU time of this thread that reading them took by now."""

    def __init__(self, path: Path, decode: Callable[[bytes], _Read]) -> None:
        self._path, self._decode = path, decode
        self.seconds = 0.0

    def __iter__(self) -> Iterator[_Read]:
        with self._path.open("rb") as lines:
            began = time.thread_time()
            for line in lines:
                read = self._decode(line)
                self.seconds += time.thread_time() - began
                yield read
                began = time.thread_time()


def passages(line: bytes, number: int = 0) -> list[Passage]:
    """Return the passages of the release in *line*."""
    release = json.loads(line)
    stated = release["dates"]["published"]
    day = date.fromisoformat(stated["value"]) if stated else None
    agency = release["agency"]
    return [
        Passage(
            number,
            release["title"] if not at else "",
            release["text"][span["start"] : span["end"]],
            agency["id"] if agency else "",
            day.year if day else 0,
            release["lang"],
            day.toordinal() if day else 0,
            _figures(release["facts"], span),
        )
        for at, span in enumerate(release["passages"])
    ]


def numbered() -> Callable[[bytes], list[Passage]]:
    """Return `passages` that counts the releases itself."""
    number = -1

    def decode(line: bytes) -> list[Passage]:
        nonlocal number
        number += 1
        return passages(line, number)

    return decode


def _figures(facts: list[dict[str, Any]], span: dict[str, int]) -> dict[str, float]:
    found: dict[str, float] = {}
    for fact in facts:
        if fact["unit"] in UNITS and fact["high"] and span["start"] <= fact["span"]["start"] < span["end"]:
            found[fact["unit"]] = max(float(fact["high"]), found.get(fact["unit"], 0.0))
    return found
