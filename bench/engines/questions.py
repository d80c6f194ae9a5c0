"""What every engine is asked. Only the standard library: a peer may run under another Python."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal

Kind = Literal[
    "1 term",
    "1 term, 20 matches",
    "2 terms, or",
    "3 terms, or",
    "3 terms, and",
    "phrase",
    "prefix",
    "filtered",
    "quantity",
]
#: how many of each are asked: 210 together
ASKED: Final[dict[Kind, int]] = {
    "1 term": 30,
    "1 term, 20 matches": 20,
    "2 terms, or": 25,
    "3 terms, or": 25,
    "3 terms, and": 30,
    "phrase": 25,
    "prefix": 20,
    "filtered": 20,
    "quantity": 15,
}


@dataclass(frozen=True, slots=True)
class Question:
    """Words that are alternatives in an "or", else all wanted; next to each other in a "phrase".

    *agency*, *since* and *until* (ordinals of days, both included) filter; so does a figure in *unit* of
    *least* at least. The one word of a "prefix" is the beginning of a word.
    """

    kind: Kind
    words: tuple[str, ...]
    agency: str | None = None
    since: int | None = None
    until: int | None = None
    unit: str | None = None
    least: int | None = None

    @property
    def is_any(self) -> bool:
        """Whether one of the words is enough."""
        return self.kind in ("2 terms, or", "3 terms, or")

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day, when it is filtered by them."""
        if self.since is None or self.until is None:
            return None
        return date.fromordinal(self.since), date.fromordinal(self.until)


@dataclass(frozen=True, slots=True)
class Answer:
    """How many match (releases or passages), the number of facet values counted, and the marked snippets."""

    total: int
    values: int
    snippets: tuple[str, ...]


def from_json(read: dict[str, Any]) -> Question:
    """Return the question that `asdict` made *read* from."""
    return Question(**{**read, "words": tuple(read["words"])})


def write(path: Path, asked: Iterable[Question]) -> None:
    """Write the questions to *path*."""
    path.write_text(
        json.dumps([asdict(question) for question in asked], ensure_ascii=False, indent=1), "utf-8"
    )


def read(path: Path) -> tuple[Question, ...]:
    """Return what `write` wrote."""
    return tuple(from_json(each) for each in json.loads(path.read_text("utf-8")))
