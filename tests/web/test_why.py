from __future__ import annotations

from datetime import date
from decimal import Decimal

from search.engine import Searcher
from search.model import (
    Agency,
    Dates,
    Evidence,
    Fact,
    Hit,
    Official,
    Release,
    SearchRequest,
    Snippet,
    Span,
    StatedDate,
)
from web.why import Place, Reason, reasons

TEXT = "Ассылов told the board that accounts were frozen. The account held 3 billion tenge."
FACT = Fact("money", Decimal(3) * 10**9, Decimal(3) * 10**9, "KZT", Span(67, 82), Span(50, 83), "en")
HIT = Hit(
    Release(
        "r",
        "Frozen accounts",
        TEXT,
        "0" * 64,
        agency=Agency("fma", "Financial Monitoring Agency"),
        officials=(Official("asylov", "Berik Assylov"),),
        place="Astana",
        dates=Dates(published=StatedDate(date(2025, 6, 26), Evidence("text", "26 June 2025"))),
        facts=(FACT,),
    ),
    1.0,
    (Snippet(TEXT, (), Span(0, len(TEXT))),),
    missing=("bank",),
)


def test_it_names_the_forms_of_a_word_in_the_title_and_in_the_text() -> None:
    assert reasons(HIT, "account", "/r") == (
        Reason(
            "account", (Place("in the title", ("accounts",)), Place("in the text", ("accounts", "account")))
        ),
    )


def test_a_name_is_found_in_the_spelling_that_is_printed() -> None:
    assert reasons(HIT, "Asylov", "/r") == (Reason("Asylov", (Place("in the text", ("Ассылов",)),)),)


def test_what_is_asked_of_the_title_is_not_looked_for_in_the_text() -> None:
    assert reasons(HIT, "title:accounts title:board", "/r") == (
        Reason("title:accounts", (Place("in the title", ("accounts",)),)),
        Reason("title:board"),
    )


def test_a_field_and_a_day_are_met_by_what_is_known_of_the_release() -> None:
    found = reasons(HIT, "agency:monitoring official:Asylov place:Astana lang:en date:2025", "/r")

    assert [reason.places[0].forms for reason in found] == [
        ("Financial Monitoring Agency",),
        ("Berik Assylov",),
        ("Astana",),
        ("English",),
        ("26 June 2025",),
    ]


def test_a_figure_is_met_by_the_badges_that_satisfy_it() -> None:
    (reason,) = reasons(HIT, "tenge > 1bn", "/r")

    assert [(badge.amount, badge.url) for badge in reason.figures] == [("3 billion", "/r#fact-0")]


def test_a_word_that_the_release_lacks_is_told_apart_from_one_that_is_not_shown() -> None:
    found = reasons(HIT, "bank OR court", "/r")

    assert [(reason.asked, reason.lacking) for reason in found] == [("bank", True), ("court", False)]


def test_what_is_excluded_is_no_reason() -> None:
    assert [reason.asked for reason in reasons(HIT, "frozen -court", "/r")] == ["frozen"]
    assert reasons(HIT, "", "/r") == ()


def test_every_hit_of_the_sample_says_why(searcher: Searcher) -> None:
    for text in ("cryptocurrency drop accounts", "тенге", "over 1bn tenge corruption", "3 people detained"):
        for hit in searcher.search(SearchRequest(text)).hits:
            assert any(reason.places or reason.figures for reason in reasons(hit, text, "/r"))
