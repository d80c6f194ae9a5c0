"""What holds for every query text, however nasty, and for every tree."""

from __future__ import annotations

from datetime import date
from typing import cast

from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.errors import QuerySyntaxError, QueryTooLarge, SearchError
from search.grammar import parse, relax, understood, write
from search.query import (
    All,
    Any,
    DateRange,
    Field,
    FieldName,
    Fuzzy,
    Near,
    Not,
    Phrase,
    Prefix,
    Quantity,
    Query,
    Term,
)

PIECES = (
    *(
        " ",
        "tenge",
        "drop-accounts",
        "the",
        "OR",
        "AND",
        "NOT",
        "И",
        "НЕ",
        "2025",
        "2025-02-30",
        "50 000",
        "U.S.",
    ),
    *(
        "(",
        ")",
        '"',
        "«",
        "»",
        "“",
        "”",
        "*",
        "~",
        "~1",
        "~99999",
        "-",
        "--",
        "+",
        "..",
        "{",
        "}",
        "^2",
        "?",
        "\\",
    ),
    *(
        "title:",
        "date:",
        "lang:",
        "since: ",
        "agency:(",
        "nosuch:",
        "[1bn TO 10bn]",
        "/",
        "&&",
        "||",
        "'",
        "’s",
    ),
    *(
        "\x00",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\ud800",
        "\u0301",
        "\u00ad",
        "💰",
        "İ",
        "ß",
        "ﬁ",
        "ＡＭＬ",
        "１２",
        "٣",
    ),
    *("Қазақстан", "тенге", "ₓ", "over", "свыше", "астам", "12%", "$5", "1bn", "млрд", "people", "of"),
    *(">", "<=", "amount:", "2..3", "[2..3 =kg]", "[~5 =t]", "]", "[", "half", "million", "~850bn", "> 5 kg"),
)

nasty_texts = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
)

words = st.sampled_from(
    ["tenge", "bank", "crypto", "Асылов", "50,000", "теңге", "U.S", "Prosecutor's", "title", "12"]
)
letters = st.sampled_from(["tenge", "crypto", "Асылов", "теңге"])
several = st.lists(words, min_size=2, max_size=4).map(tuple)
days = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2030, 12, 31)))
numbers = st.decimals(0, 10**13, places=2)
units = st.sampled_from(
    ["KZT", "USD", "%", "person", "account", "kg", "rank", "km/hour", "point", "year", "жер"]
)
quantities = st.one_of(
    st.builds(Quantity, numbers, st.none(), units),
    st.builds(Quantity, st.none(), numbers, st.one_of(units, st.none())),
    st.builds(lambda low, more, unit: Quantity(low, low + more, unit), numbers, numbers, units),
    st.builds(lambda low, more: Quantity(low, low + more, kind="money"), numbers, numbers),
    st.builds(lambda value, unit: Quantity(value, value, unit, about=True), numbers, units),
)
dates = st.builds(DateRange, days, days).filter(lambda d: not (d.since and d.until and d.since > d.until))
leaves = st.one_of(
    st.builds(Term, words),
    st.builds(Term, words, exact=st.sampled_from([True])),
    st.builds(Phrase, several),
    st.builds(Near, several, st.integers(0, 10)),
    st.builds(Prefix, letters),
    st.builds(Fuzzy, letters, st.integers(1, 2)),
)
languages = st.builds(Field, st.just("lang"), st.builds(Term, st.sampled_from(["en", "ru", "kk"])))


def _groups(children: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    """Trees as `parse` makes them: no group in a group of its kind, no exclusion of an exclusion."""
    pairs = st.lists(children, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        pairs.filter(lambda pair: not any(isinstance(child, All) for child in pair)).map(All),
        pairs.filter(lambda pair: not any(isinstance(child, Any) for child in pair)).map(Any),
        children.filter(lambda child: not isinstance(child, Not)).map(Not),
    )


field_values = st.recursive(leaves, _groups, max_leaves=4)
fields = st.builds(
    Field, st.sampled_from(cast("list[FieldName]", ["title", "agency", "official", "place"])), field_values
)
trees = st.recursive(st.one_of(leaves, dates, quantities, fields, languages), _groups, max_leaves=6)


@settings(max_examples=500, deadline=None)
@given(nasty_texts)
@example("(" * 300)
@example('"' * 255)
@example("-" * 256)
@example("NOT " * 64)
@example("((((((((*)))))))")
@example("title:title:title:")
@example("9" * 256)
@example("date:" + "9" * 200)
@example("x~" + "9" * 200)
def test_no_text_makes_reading_fail_in_another_way(text: str) -> None:
    refusal = refused(text)

    if isinstance(refusal, QuerySyntaxError):
        assert 0 <= refusal.position < len(text)
        assert f"position {refusal.position + 1}" in str(refusal)


def refused(text: str) -> SearchError | None:
    try:
        parse(text)
    except (QuerySyntaxError, QueryTooLarge) as refusal:
        return refusal
    return None


def read(text: str) -> Query | None:
    try:
        return parse(text)
    except (QuerySyntaxError, QueryTooLarge):
        return None


@settings(max_examples=300, deadline=None)
@given(nasty_texts)
def test_a_read_text_is_read_the_same_when_written_again(text: str) -> None:
    tree = read(text)

    assert tree is None or parse(write(tree)) == tree


@settings(max_examples=300, deadline=None)
@given(trees)
def test_a_tree_is_read_back_as_it_was_written(tree: Query) -> None:
    assert parse(write(tree)) == tree


@settings(max_examples=300, deadline=None)
@given(nasty_texts.filter(lambda text: len(text) <= 200))
@example("--TITLE: 0")
@example("?SINCE: ~0")
def test_removing_a_chip_leaves_the_other_parts(text: str) -> None:
    tree = read(text)
    if tree is None:
        return
    parts = tree.children if isinstance(tree, All) else (tree,)

    for number, chip in enumerate(understood(tree, text)):
        assert parse(chip.without) == parse(" AND ".join(map(write, parts[:number] + parts[number + 1 :])))


@settings(deadline=None)
@given(nasty_texts)
def test_a_relaxed_query_is_another_and_final(text: str) -> None:
    tree = read(text)
    relaxed = relax(tree) if tree else None

    assert relaxed is None or (relaxed != tree and relax(relaxed) is None)


@settings(deadline=None)
@given(nasty_texts)
def test_every_node_stands_in_the_text(text: str) -> None:
    tree = read(text)
    waiting = [tree] if tree else []

    while waiting:
        node = waiting.pop()
        assert node.span is not None
        assert 0 <= node.span.start <= node.span.end <= len(text)
        waiting.extend(node.children if isinstance(node, All | Any) else ())
        waiting.extend((node.child,) if isinstance(node, Not | Field) else ())


COUNTING = """
two | Nine | one | three hundred | half a million | dozens of | 12 | 2.2 | 50,000 | 1/2 | ½ | два
восемьдесят | сто | пол | полтора | сексенге | екі | жүз | елуден | бес | million | bn | млн
миллиарда | мың | миллион | $ | € | % | tenge | теңге | тенге | рублей | kg | kilograms of | тонн
кг | years | лет | жыл | accounts | членов | адам | -year-old | over | more than | less than
at least | between | and | to | from | about | nearly | or more | свыше | не менее | от | до | около
и | более чем | астам | кем емес | жуық | дейін | шамамен | Latin Kings | Former Officer | Members
of the | келген | немере інісі | группы лиц | in | for | OR | AND | NOT | ИЛИ | НЕМЕСЕ | - | ( | )
> | <= | .. | ~ | , | . | 's | title: | place:
"""
counting_pieces = [piece.strip() for line in COUNTING.strip().splitlines() for piece in line.split("|")]
counting_texts = st.lists(st.sampled_from(counting_pieces), min_size=1, max_size=24).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(counting_texts)
@example("Former Officer and Two Members of the Latin Kings Gang Sentenced for Theft in Indiana")
@example("отырған Former Officer сексенге келген немере інісі кім")
def test_a_text_of_numbers_units_and_names_can_be_said_and_relaxed_if_it_can_be_read(text: str) -> None:
    tree = read(text)
    if tree is None:
        return

    understood(tree, text)
    relax(tree)
    try:
        written = write(tree)
    except QueryTooLarge:
        return
    assert parse(written) == tree
