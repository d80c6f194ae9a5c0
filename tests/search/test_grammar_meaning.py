"""What a read query is turned into: chips, text again, and something easier to meet."""

from __future__ import annotations

from datetime import date

import pytest

from search.grammar import parse, relax, understood, write
from search.model import Chip
from search.query import All, Any, DateRange, Near, Not, Phrase, Query, Term


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("cryptocurrency accounts", ["cryptocurrency", "accounts"]),
        ('agency:"Prosecutor General"', ["agency: Prosecutor General"]),
        ("official:Asylov", ["official: Asylov"]),
        ("title:crypto*", ['title: words beginning with "crypto"']),
        ("title:(bank OR fraud)", ["title: bank or fraud"]),
        ("-tenge", ['without "tenge"']),
        ('-"drop accounts"', ['without exact phrase "drop accounts"']),
        ("-(bank fraud)", ["without (bank and fraud)"]),
        ("date:2024-01..2025-03", ["dated 2024-01 to 2025-03"]),
        ("date:2024..2025-03", ["dated 2024-01 to 2025-03"]),
        ("date:2025-06-26", ["dated 2025-06-26"]),
        ("date:2025", ["dated 2025"]),
        ("date:..", ["dated"]),
        ("-date:..", ["not dated"]),
        ("-date:2024", ["not dated 2024"]),
        ("since:2024 until:2025-06-15", ["dated since 2024", "dated until 2025-06-15"]),
        ('"drop accounts"', ['exact phrase "drop accounts"']),
        ('"drop"', ['exact word "drop"']),
        ("drop-accounts", ['"drop accounts" side by side']),
        ('"drop accounts"~5', ['"drop accounts" within 5 words']),
        ("asilov~", ['words like "asilov"']),
        ("(bank fraud) OR tenge", ["(bank and fraud) or tenge"]),
        ("", []),
    ],
)
def test_each_part_of_a_query_is_said_in_plain_words(text: str, labels: list[str]) -> None:
    assert [chip.label for chip in understood(parse(text), text)] == labels


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("cryptocurrency drop accounts", ["drop accounts", "cryptocurrency accounts", "cryptocurrency drop"]),
        ("tenge", [""]),
        ("tenge AND (bank)", ["(bank)", "tenge"]),
        ("the tenge of a bank", ["bank", "tenge"]),
        ("(tenge bank) title: fraud", ["bank title: fraud", "tenge title: fraud", "tenge bank"]),
        ("tenge 50 000 x 12", ["50 000 x 12", "tenge x 12", "tenge 50 000 AND 12", "tenge 50 000 x"]),
    ],
)
def test_a_chip_says_what_is_left_without_its_part(text: str, left: list[str]) -> None:
    assert [chip.without for chip in understood(parse(text), text)] == left


def test_a_tree_made_by_a_program_has_chips_too() -> None:
    assert understood(All((Term("tenge"), Not(Term("bank")))), "") == (
        Chip("tenge", "-bank"),
        Chip('without "bank"', "tenge"),
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("the  tenge   AND bank", "tenge bank"),
        ("«drop accounts»", '"drop accounts"'),
        ("drop-accounts", '"drop accounts"~0'),
        ("12-000", '"12 / 000"~0'),
        ("12 AND 000", "12 AND 000"),
        ("tenge (bank OR -(fraud tax))", "tenge (bank OR -(fraud tax))"),
        ("bank OR (tenge tax)", "bank OR (tenge tax)"),
        ("Agency: (bank OR tax)", "agency:(bank OR tax)"),
        ("title:(-tenge)", "title:(-tenge)"),
        ("asilov~", "asilov~1"),
        ("date:2024-01-01..2024-12-31", "date:2024"),
        ("date:2024-02-01..", "since:2024-02"),
        ("date:..2024-02-29", "until:2024-02"),
        ("date:2024-02-02..2025", "date:2024-02-02..2025-12-31"),
        ("OR, tenge*", "tenge*"),
        ("OR.", "or"),
    ],
)
def test_a_tree_is_written_in_one_form(text: str, written: str) -> None:
    assert write(parse(text)) == written


@pytest.mark.parametrize(
    "tree",
    [
        Any(()),
        Term('tenge" OR "bank'),
        Term("title:tenge"),
        Term("OR"),
        Phrase(("drop",)),
        Near(("drop", "accounts OR"), 2),
        All((Term("tenge"), All(()))),
        DateRange(date(2025, 1, 1), date(2024, 1, 1)),
    ],
)
def test_a_tree_that_no_text_stands_for_is_not_written(tree: Query) -> None:
    with pytest.raises(ValueError, match="no query text stands for"):
        write(tree)


@pytest.mark.parametrize(
    ("text", "relaxed"),
    [
        ("tenge bank", "tenge OR bank"),
        ("tenge crypto* asilov~ drop-accounts", "tenge OR crypto* OR asilov~ OR drop-accounts"),
        ("tenge bank -fraud date:2024", "-fraud date:2024 (tenge OR bank)"),
        ('tenge bank title:tax "drop accounts"', 'title:tax "drop accounts" (tenge OR bank)'),
        ("tenge bank (fraud OR tax)", "(fraud OR tax) (tenge OR bank)"),
        ('tenge bank "drop"', '"drop" (tenge OR bank)'),
    ],
)
def test_relaxing_keeps_what_was_asked_on_purpose_and_makes_one_bare_word_enough(
    text: str, relaxed: str
) -> None:
    tree = relax(parse(text))

    expected = parse(relaxed)
    assert tree is not None
    assert _parts(tree) == _parts(expected)


def _parts(tree: Query) -> tuple[Query, ...]:
    return tree.children if isinstance(tree, All) else (tree,)


@pytest.mark.parametrize(
    "text",
    ["", "tenge", "tenge OR bank", 'tenge "drop accounts"', "tenge -bank", "tenge title:bank", "date:2024"],
)
def test_a_query_with_fewer_than_two_bare_words_is_not_relaxed(text: str) -> None:
    assert relax(parse(text)) is None


def test_a_relaxed_query_is_not_relaxed_again() -> None:
    relaxed = relax(parse("tenge bank since:2024"))

    assert relaxed is not None
    assert relax(relaxed) is None
