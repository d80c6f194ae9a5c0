from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import get_args

import pytest

from search.badges import badge
from search.model import Equivalent, Fact, Kind, Modifier, Span
from web.badge_links import badge_link, family
from web.paths import STATIC


def fact(kind: Kind, value: str, unit: str, *, modifier: Modifier = "exact", concept: str = "") -> Fact:
    number = Decimal(value)
    return Fact(kind, number, number, unit, Span(0, 1), Span(0, 2), "en", modifier=modifier, concept=concept)


@pytest.mark.parametrize(
    ("stated", "pieces"),
    [
        (
            fact("count", "50000", "account", modifier="over", concept="drop accounts frozen"),
            ("more than", "50,000", "drop accounts", "frozen"),
        ),
        (
            fact("money", "2400000000", "KZT", modifier="over", concept="drug proceeds"),
            ("over", "2.4 billion", "tenge", "drug proceeds"),
        ),
        (fact("money", "6000000", "USD"), ("", "$6 million", "", "")),
        (fact("percent", "12", "%", modifier="about"), ("about", "12%", "", "")),
        (fact("count", "24", "person", concept="person"), ("", "24", "people", "")),
    ],
)
def test_the_number_stands_out_and_nothing_is_said_twice(
    stated: Fact, pieces: tuple[str, str, str, str]
) -> None:
    shown = badge_link(stated, 3)

    assert (shown.before, shown.amount, shown.after, shown.concept) == pieces
    assert " ".join(filter(None, pieces[:3])) == badge(stated).text


def test_an_equivalent_stands_apart_from_the_amount() -> None:
    dollars = Equivalent(Decimal(1100000), Decimal(1100000), "USD", Span(4, 8))

    shown = badge_link(replace(fact("money", "606400000", "KZT"), equivalents=(dollars,)), 0)

    assert (shown.amount, shown.after, shown.equal) == ("606.4 million", "tenge", "($1.1 million)")


def test_every_kind_of_figure_has_a_colour() -> None:
    sheet = (STATIC / "site.css").read_text(encoding="utf-8")

    for kind in get_args(Kind):
        assert f".badge.{family(kind)}, .fact.{family(kind)} " in sheet


def test_a_badge_leads_to_its_sentence_here_or_on_another_page() -> None:
    stated = fact("percent", "12", "%")

    assert badge_link(stated, 3).url == "#fact-3"
    assert badge_link(stated, 3, "/releases/r?q=x").url == "/releases/r?q=x#fact-3"
