"""What a result and a release look like in JSON."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from search.model import (
    Agency,
    Dates,
    Evidence,
    Fact,
    Hit,
    Release,
    Result,
    SearchRequest,
    Snippet,
    Span,
    StatedDate,
)
from search.wire import encode, release_object, search_object, segments

TEXT = "Police froze over 2.4 billion tenge."
FROZEN = Fact(
    kind="money",
    low=Decimal(2_400_000_000),
    high=Decimal(2_400_000_000),
    unit="KZT",
    modifier="over",
    span=Span(13, 35),
    sentence=Span(0, 36),
    lang="en",
)
RELEASE = Release(
    id="frozen",
    title="Accounts frozen",
    text=TEXT,
    sha256="00",
    agency=Agency("kz-police", "Police", aliases=("MVD",)),
    dates=Dates(published=StatedDate(date(2025, 6, 26), Evidence("front matter", "2025-06-26"))),
    passages=(Span(0, 36),),
    facts=(FROZEN,),
)


def test_a_release_has_the_field_names_of_the_model_and_iso_dates_with_their_evidence() -> None:
    plain = json.loads(encode(release_object(RELEASE)))

    assert set(plain) == set(Release.__dataclass_fields__)
    assert plain["dates"]["published"] == {
        "value": "2025-06-26",
        "evidence": {"kind": "front matter", "quote": "2025-06-26", "span": None},
    }
    assert plain["dates"]["event"] is None


def test_a_fact_carries_its_number_its_badge_and_exact_values() -> None:
    fact = json.loads(encode(release_object(RELEASE)))["facts"][0]

    assert (fact["number"], fact["badge"]) == (0, "over 2.4 billion tenge")
    assert fact["low"] == 2_400_000_000
    assert TEXT[fact["span"]["start"] : fact["span"]["end"]] == "over 2.4 billion tenge"


def test_a_decimal_keeps_every_digit() -> None:
    assert encode({"value": Decimal("0.10000000000000000001")}) == b'{"value":0.10000000000000000001}'


def test_a_hit_has_segments_and_never_markup() -> None:
    hit = Hit(RELEASE, 1.5, (Snippet(TEXT, (Span(7, 12),), Span(0, 36)),), facts=(FROZEN,))

    answer = search_object(SearchRequest("frozen"), Result(1, (hit,), ()))

    assert answer["total"] == 1
    shown = json.loads(encode(answer))["hits"][0]
    assert shown["snippets"][0]["segments"] == [
        {"text": "Police ", "highlight": False},
        {"text": "froze", "highlight": True},
        {"text": " over 2.4 billion tenge.", "highlight": False},
    ]
    assert shown["agency"] == {"id": "kz-police", "name": "Police"}
    assert shown["facts"][0]["number"] == 0


@given(st.text(max_size=40), st.lists(st.integers(0, 40), max_size=8, unique=True))
def test_segments_lose_no_character(text: str, bounds: list[int]) -> None:
    inside = sorted(bound for bound in bounds if bound <= len(text))
    spans = [Span(start, end) for start, end in zip(inside[::2], inside[1::2], strict=False)]

    parts = segments(text, spans)

    assert "".join(str(part["text"]) for part in parts) == text
    lit = [str(part["text"]) for part in parts if part["highlight"]]
    assert lit == [text[span.start : span.end] for span in spans]
