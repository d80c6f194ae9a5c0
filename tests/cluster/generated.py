"""Releases made up from a few words, as many as wanted, each the same every time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from search.model import Fact, Release, Span
from tests.contract.releases import ASYLOV, PROSECUTOR, SMAILOV, TREASURY, fact, release

_WORDS = tuple(
    """
    the of and bank account accounts drop fraud asset assets court budget scheme tender bribe officer
    tax customs border oil gas grain dairy pipeline railway hospital school road bridge audit licence
    permit returned frozen seized detained sentenced recovered transferred withdrawn registered
    inspected
    """.split()  # noqa: SIM905 - a list of words reads worse
)
_PLACES = ("Astana", "Almaty", "Shymkent", None)
_OFFICIALS = ((), (ASYLOV,), (SMAILOV,), (ASYLOV, SMAILOV))


def generated(count: int, *, seed: int = 7) -> Iterator[Release]:
    """Yield *count* releases of some hundred words."""
    for number in range(count):
        yield _release(number, random.Random(seed * 1_000_003 + number))  # noqa: S311 - no secret


def _release(number: int, chance: random.Random) -> Release:
    passages = [" ".join(chance.choices(_WORDS, k=40)) + "." for _ in range(chance.randint(1, 4))]
    # A word of its own in every hundredth: rare words are searched for as well.
    rare = f" marker{number // 100}" if number % 100 == 0 else ""
    made = release(
        f"r{number:07d}",
        "\n\n".join(passages) + rare,
        title=" ".join(chance.choices(_WORDS, k=6)).capitalize(),
        day=f"20{chance.randint(10, 25)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
        agency=chance.choice((TREASURY, PROSECUTOR, None)),
        officials=chance.choice(_OFFICIALS),
        place=chance.choice(_PLACES),
    )
    return replace(made, facts=tuple(_fact(chance) for _ in range(chance.randint(0, 3))))


def _fact(chance: random.Random) -> Fact:
    value = Decimal(chance.randint(1, 9)) * 10 ** chance.randint(2, 9)
    kind, unit = chance.choice((("money", "KZT"), ("money", "USD"), ("count", "person")))
    return replace(fact(unit), kind=kind, low=value, high=value, span=Span(0, 4), sentence=Span(0, 40))  # type: ignore[arg-type]


QUESTIONS = (
    "",
    "drop accounts",
    "fraud -tax",
    '"bank account"',
    "asylov",
    "seiz*",
    "bribry~1",
    "oil OR gas OR grain",
    "over 1bn tenge",
    "tax over 1000 people",
    "agency:treasury date:2015..2020",
    "marker1",
)
