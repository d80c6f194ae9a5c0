from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from search.model import (
    Agency,
    Dates,
    Evidence,
    Fact,
    Official,
    Release,
    SearchRequest,
    Span,
    StatedDate,
)
from web.release_view import ReleaseView, release_view

TEXT = "Astana, 3 May 2024. The office froze 40 accounts.\n\nOf them, 6 to 8 were emptied\nwithin 2 years."


def fact(surface: str, low: int | None, high: int | None, unit: str) -> Fact:
    start = TEXT.index(surface)
    sentence = Span(TEXT.rfind(".", 0, start) + 1, TEXT.index(".", start) + 1)
    ends = (None if end is None else Decimal(end) for end in (low, high))
    return Fact("count", *ends, unit, Span(start, start + len(surface)), sentence, "en")


def view(release: Release, site_url: str | None = None, *lights: Span) -> ReleaseView:
    return release_view(release, SearchRequest(), ((), lights), site_url)


def bare(**more: object) -> Release:
    return Release("r-1", "Accounts frozen", TEXT, "f" * 64, **more)  # type: ignore[arg-type]


def test_paragraphs_are_parted_at_blank_lines() -> None:
    paragraphs = view(bare()).paragraphs

    assert [str(paragraph) for paragraph in paragraphs] == TEXT.split("\n\n")


def test_a_line_that_ends_a_sentence_is_a_paragraph_and_another_line_is_not() -> None:
    text = "The board met. \nIt heard the\nhead of the office:\n- first point\n- second point"

    shown = view(Release("r", "Title", text, "0" * 64))

    assert [str(paragraph) for paragraph in shown.paragraphs] == [
        "The board met.",
        "It heard the\nhead of the office:",
        "- first point\n- second point",
    ]


def test_figures_carry_their_value_for_programs() -> None:
    facts = (
        fact("40 accounts", 40, 40, "account"),
        fact("6 to 8", 6, 8, "account"),
        fact("2 years", None, 2, "year"),
    )

    first, second = view(bare(facts=facts)).paragraphs

    assert '<data id="fact-0" class="fact count" value="40 account">40 accounts</data>' in first
    assert 'value="6..8 account"' in second
    assert 'value="..2 year"' in second


def test_a_mark_across_paragraphs_is_cut_and_has_its_id_once() -> None:
    wide = Fact("count", Decimal(1), Decimal(1), "x", Span(20, 60), Span(0, len(TEXT)), "en")

    html = Markup("").join(view(bare(facts=(wide,))).paragraphs)

    assert html.count('id="fact-0"') == 1
    assert html.count("<data") == 2


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40)), max_size=8))
def test_marks_anywhere_lose_no_character(spans: list[tuple[int, int]]) -> None:
    facts = tuple(
        Fact(
            "count", Decimal(1), Decimal(1), "x", Span(start, min(start + size, len(TEXT))), Span(0, 49), "en"
        )
        for start, size in spans
    )

    paragraphs = view(bare(facts=facts), None, Span(24, 30)).paragraphs

    assert "\n\n".join(paragraph.striptags() for paragraph in paragraphs).split() == TEXT.split()


def test_each_thing_known_says_where_it_is_stated() -> None:
    day = Evidence("text", "3 May 2024", Span(8, 18))
    release = bare(
        agency=Agency("kz-afm", "Financial Monitoring Agency", evidence=Evidence("feed", "AFM")),
        officials=(
            Official("a", "Aidos Beken", "Deputy Head", evidence=Evidence("text", "Astana", Span(0, 6))),
            Official("b", "Dana Omar"),
        ),
        place="Astana",
        dates=Dates(
            published=StatedDate(date(2024, 5, 3), day),
            event=StatedDate(date(2024, 5, 1), Evidence("front matter", "2024-05-01")),
            retrieved=StatedDate(date(2024, 6, 1), Evidence("feed", "2024-06-01")),
            doubts=("“31 June” is no day",),
        ),
    )

    shown = view(release)

    assert [(each.label, each.value, each.evidence, each.anchor) for each in shown.statements] == [
        ("Published", "3 May 2024", "printed as “3 May 2024”", "evidence-published"),
        ("Event", "1 May 2024", "declared as “2024-05-01”", None),
        ("Retrieved", "1 June 2024", "given by the feed as “2024-06-01”", None),
        ("Agency", "Financial Monitoring Agency", "given by the feed as “AFM”", None),
        ("Official", "Aidos Beken, Deputy Head", "printed as “Astana”", "evidence-official-0"),
        ("Official", "Dana Omar", None, None),
        ("Place", "Astana", None, None),
        ("Language", "English", None, None),
        ("Text read", f"SHA-256 {'f' * 64}", None, None),
    ]
    assert shown.doubts == ("“31 June” is no day",)
    assert '<span id="evidence-published" class="evidence">3 May 2024</span>' in shown.paragraphs[0]


def test_a_release_of_which_nothing_is_known_says_only_that() -> None:
    shown = view(bare())

    assert [statement.label for statement in shown.statements] == ["Language", "Text read"]
    assert (shown.agency, shown.day, shown.place, shown.source) == (None, None, None, None)
    assert shown.citation.text == "“Accounts frozen”. no date"


def test_a_citation_has_an_address_on_a_site_that_knows_its_own() -> None:
    assert view(bare()).citation.address is None
    assert (
        view(bare(), "https://records.example.org").citation.address
        == "https://records.example.org/releases/r-1"
    )


def test_a_text_of_megabytes_is_marked_at_its_beginning_and_shown_whole() -> None:
    text = "40 accounts & more. " * 50_000
    spans = [Span(start, start + 11) for start in (0, 999_980)]
    facts = tuple(
        Fact("count", Decimal(40), Decimal(40), "account", span, Span(span.start, len(text)), "en")
        for span in spans
    )

    shown = view(Release("r", "Title", text, "0" * 64, facts=facts), None, *spans)

    assert [figure.badge.url for figure in shown.figures] == ["#fact-0"]
    assert "".join(paragraph.striptags() + " " for paragraph in shown.paragraphs).split() == text.split()
    assert sum(paragraph.count("<mark>") for paragraph in shown.paragraphs) == 1


def test_an_empty_text_has_no_paragraph() -> None:
    assert view(Release("r", "Title", " \n\n ", "0" * 64)).paragraphs == ()
