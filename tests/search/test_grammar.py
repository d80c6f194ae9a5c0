"""What each form of the query language is read as."""

from __future__ import annotations

from datetime import date

import pytest

from search.grammar import parse
from search.model import Span
from search.query import All, Any, DateRange, Field, Fuzzy, Near, Not, Phrase, Prefix, Query, Term

TENGE, BANK, FRAUD = Term("tenge"), Term("bank"), Term("fraud")


def test_words_are_all_required() -> None:
    assert parse("tenge bank fraud") == All((TENGE, BANK, FRAUD))


@pytest.mark.parametrize("text", ["", " ", "\t\r\n", "\x00", "\u202e\u200b\ufeff", "\u00a0\u2003", "\ud800"])
def test_text_without_anything_visible_asks_for_every_release(text: str) -> None:
    assert parse(text) == All(())


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ('"froze the accounts"', Phrase(("froze", "the", "accounts"))),
        ("“froze accounts”", Phrase(("froze", "accounts"))),
        ("«заморожены счета»", Phrase(("заморожены", "счета"))),
        ("„froze accounts“", Phrase(("froze", "accounts"))),
        ('"drop-accounts"', Phrase(("drop", "accounts"))),
        ('"50 000 accounts"', Phrase(("50 000", "accounts"))),
        ('"he said “follow the money”"', Phrase(("he", "said", "follow", "the", "money"))),
        ('"tenge"', Term("tenge", exact=True)),
        ('"the"', Term("the", exact=True)),
        ('"tenge OR bank (NOT fraud)"', Phrase(("tenge", "OR", "bank", "NOT", "fraud"))),
        ('"tenge bank"~5', Near(("tenge", "bank"), 5)),
        ('"tenge bank"~5.', Near(("tenge", "bank"), 5)),
        ('"tenge"~5', TENGE),
    ],
)
def test_quotation_marks_hold_words_together(text: str, tree: Query) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("-tenge", Not(TENGE)),
        ("NOT tenge", Not(TENGE)),
        ("НЕ tenge", Not(TENGE)),
        ("bank -tenge", All((BANK, Not(TENGE)))),
        ("bank AND NOT tenge", All((BANK, Not(TENGE)))),
        ('-"tenge bank"', Not(Phrase(("tenge", "bank")))),
        ("-(tenge bank)", Not(All((TENGE, BANK)))),
        ("-(-tenge)", TENGE),
        ("-title:tenge", Not(Field("title", TENGE))),
        ("(-tenge)", Not(TENGE)),
        ("Astana - Almaty", All((Term("Astana"), Term("Almaty")))),
        ("bank --json", All((BANK, Term("json")))),
        ("bank -> tenge", All((BANK, TENGE))),
    ],
)
def test_a_minus_before_a_word_excludes_it(text: str, tree: Query) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("tenge OR bank", Any((TENGE, BANK))),
        ("tenge ИЛИ bank", Any((TENGE, BANK))),
        ("tenge НЕМЕСЕ bank", Any((TENGE, BANK))),
        ("tenge OR bank OR fraud", Any((TENGE, BANK, FRAUD))),
        ("tenge bank OR fraud", All((TENGE, Any((BANK, FRAUD))))),
        ("tenge AND bank OR fraud", All((TENGE, Any((BANK, FRAUD))))),
        ("(tenge bank) OR fraud", Any((All((TENGE, BANK)), FRAUD))),
        ("tenge OR (bank OR fraud)", Any((TENGE, BANK, FRAUD))),
        ("tenge OR -bank", Any((TENGE, Not(BANK)))),
        ("OR, tenge", TENGE),
    ],
)
def test_or_joins_its_two_neighbours(text: str, tree: Query) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    "text",
    ["tenge AND bank", "tenge И bank", "tenge ЖӘНЕ bank", "(tenge) (bank)", "((tenge bank))", "tenge(bank)"],
)
def test_and_and_parentheses_change_nothing_between_words(text: str) -> None:
    assert parse(text) == All((TENGE, BANK))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("crypto*", Prefix("crypto")),
        ("crypto*,", Prefix("crypto")),
        ("asilov~", Fuzzy("asilov", 1)),
        ("asilov~1", Fuzzy("asilov", 1)),
        ("asilov~2", Fuzzy("asilov", 2)),
        ("title:crypto*", Field("title", Prefix("crypto"))),
    ],
)
def test_a_star_ends_a_beginning_and_a_tilde_a_misspelling(text: str, tree: Query) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("drop-accounts", Near(("drop", "accounts"), 0)),
        ("e-mail", Near(("e", "mail"), 0)),
        ("12:30", Near(("12", "30"), 0)),
        ("Re:hello", Near(("Re", "hello"), 0)),
        ("https://example.org/a", Near(("https", "example", "org", "a"), 0)),
        ("example.org/~user", Near(("example", "org", "user"), 0)),
        ("U.S.", Term("U.S")),
        ("l'État", Term("l'État")),
        ("50,000", Term("50,000")),
        ("50 000", Term("50 000")),
        ("50\u202f000", Term("50\u202f000")),
        ("(“tenge”)!", Term("tenge", exact=True)),
    ],
)
def test_a_typed_word_of_several_tokens_asks_for_them_side_by_side(text: str, tree: Query) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("title:tenge", Field("title", TENGE)),
        ("Title:tenge", Field("title", TENGE)),
        ("title: tenge", Field("title", TENGE)),
        ('agency:"Prosecutor General"', Field("agency", Phrase(("Prosecutor", "General")))),
        ("official:Asylov", Field("official", Term("Asylov"))),
        ("place:(Astana OR Almaty)", Field("place", Any((Term("Astana"), Term("Almaty"))))),
        ("title:(tenge -bank)", Field("title", All((TENGE, Not(BANK))))),
        ("title:tenge bank", All((Field("title", TENGE), BANK))),
        ("lang:kk", Field("lang", Term("kk"))),
        ("lang:RU", Field("lang", Term("ru"))),
        ("lang:kk OR lang:ru", Any((Field("lang", Term("kk")), Field("lang", Term("ru"))))),
        ("subtitle:tenge", Near(("subtitle", "tenge"), 0)),
        ("offıcial:tenge", Near(("offıcial", "tenge"), 0)),
        ("ſince:2024", Near(("ſince", "2024"), 0)),
    ],
)
def test_a_field_name_and_a_colon_restrict_what_follows(text: str, tree: Query) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("date:2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("date:2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("date:2025-06-26", date(2025, 6, 26), date(2025, 6, 26)),
        ("date:2024-01..2025-03", date(2024, 1, 1), date(2025, 3, 31)),
        ("date:2024..2025-03-05", date(2024, 1, 1), date(2025, 3, 5)),
        ("date:2024..", date(2024, 1, 1), None),
        ("date:..2024", None, date(2024, 12, 31)),
        ("date:..", None, None),
        ("since:2024-06", date(2024, 6, 1), None),
        ("until:2024-06", None, date(2024, 6, 30)),
        ("Since: 2024", date(2024, 1, 1), None),
        ("date:2025,", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_date_covers_whole_years_months_and_days(text: str, since: date | None, until: date | None) -> None:
    assert parse(text) == DateRange(since, until)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("the tenge of a bank", All((TENGE, BANK))),
        ("и тенге в банке", All((Term("тенге"), Term("банке")))),
        ("the tenge", TENGE),
        ("the (of tenge)", TENGE),
        ("title:(the tenge)", Field("title", TENGE)),
        ("to be", All((Term("to"), Term("be")))),
        ("the", Term("the")),
        ("the -tenge", All((Term("the"), Not(TENGE)))),
        ("tenge -the", All((TENGE, Not(Term("the"))))),
        ("IT tenge", All((Term("IT"), TENGE))),
        ('"the" tenge', All((Term("the", exact=True), TENGE))),
        ("the OR tenge", Any((Term("the"), TENGE))),
        ("the since:2024", DateRange(date(2024, 1, 1), None)),
    ],
)
def test_stop_words_are_left_out_beside_other_words_only(text: str, tree: Query) -> None:
    assert parse(text) == tree


def test_every_node_has_the_span_it_was_read_from() -> None:
    text = '  -title:(tenge "a bank")  crypto* OR date:2024 '

    tree = parse(text)

    assert isinstance(tree, All)
    exclusion, choice = tree.children
    assert isinstance(exclusion, Not)
    assert isinstance(choice, Any)
    spans = (tree, exclusion, exclusion.child, choice, *choice.children)
    assert [text[node.span.start : node.span.end] for node in spans if node.span] == [
        '-title:(tenge "a bank")  crypto* OR date:2024',
        '-title:(tenge "a bank")',
        'title:(tenge "a bank")',
        "crypto* OR date:2024",
        "crypto*",
        "date:2024",
    ]


def test_a_node_in_parentheses_has_them_in_its_span() -> None:
    tree = parse("tenge (bank)")

    assert isinstance(tree, All)
    assert tree.children[1].span == Span(6, 12)


def test_control_characters_part_words_like_blanks() -> None:
    assert parse("tenge\x00bank\u202efraud") == All((TENGE, BANK, FRAUD))
