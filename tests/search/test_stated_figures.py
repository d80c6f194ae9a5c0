"""What a release shows of the figures that a query asks for."""

from __future__ import annotations

from decimal import Decimal

from indexer.facts import extract
from search.choosing import choose
from search.grammar import parse
from search.model import Fact, Release, Span
from search.snippets import snippet

TEXT = (
    "The agency reported on its work this year, and the minister thanked everybody who took part in it.\n\n"
    "Inspectors visited 40 schools, 12 clinics, 9 hospitals, 31 offices and 55 shops in every region of the "
    "country.\n\n"
    "Courts returned assets worth 857 billion tenge ($1.8 billion) to the state budget after long trials."
)
RELEASE = Release("a", "Report", TEXT, "", facts=extract(TEXT, "en"))


def test_the_excerpt_shows_the_figure_that_was_asked_for_and_lights_it() -> None:
    shown = snippet(RELEASE, parse("tenge > 100bn"))

    assert [shown.text[span.start : span.end] for span in shown.highlights] == ["857 billion tenge"]


def test_an_equivalent_is_lit_where_it_stands() -> None:
    shown = snippet(RELEASE, parse("over $1 billion"))

    assert [shown.text[span.start : span.end] for span in shown.highlights] == ["$1.8 billion"]


def test_a_figure_whose_span_begins_between_two_paragraphs_is_shown_from_its_first_letter() -> None:
    text = "Nothing here.\n\n5 billion tenge were found."
    amount = Decimal(5_000_000_000)
    fact = Fact("money", amount, amount, "KZT", Span(13, 30), Span(15, len(text)), "en")

    shown = snippet(Release("a", "", text, "", facts=(fact,)), parse("tenge > 1bn"))

    assert [shown.text[span.start : span.end] for span in shown.highlights] == ["5 billion tenge"]


def test_a_figure_that_is_excluded_is_not_lit() -> None:
    assert snippet(RELEASE, parse("-12%")).highlights == ()


def test_the_badge_of_the_figure_that_was_asked_for_is_shown() -> None:
    query = parse("over 50 shops")

    facts = choose(RELEASE, query, snippet(RELEASE, query))

    assert any(TEXT[fact.span.start : fact.span.end] == "55 shops" for fact in facts)
    assert len(facts) == 4
