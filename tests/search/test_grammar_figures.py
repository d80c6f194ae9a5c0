"""Figures in a query text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from search.errors import QuerySyntaxError, QueryTooLarge
from search.grammar import parse, relax, understood, write
from search.query import All, Any, Field, Near, Not, Quantity, Query, Term

BN = Decimal(10**9)


def over(low: int | Decimal, unit: str | None = "KZT") -> Quantity:
    return Quantity(Decimal(low), None, unit)


def under(high: int | Decimal, unit: str | None = "KZT") -> Quantity:
    return Quantity(None, Decimal(high), unit)


def between(low: int | Decimal, high: int | Decimal, unit: str | None = "KZT") -> Quantity:
    return Quantity(Decimal(low), Decimal(high), unit)


def exactly(value: int | Decimal, unit: str | None = "KZT") -> Quantity:
    return Quantity(Decimal(value), Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("tenge > 1bn", over(BN)),
        ("KZT > 100bn", over(100 * BN)),
        ("KZT >= 1bn", over(BN)),
        ("KZT < 1bn", under(BN)),
        ("US$ > 1 billion", over(BN, "USD")),
        ("% > 20", over(20, "%")),
        ("crimes > 1000", over(1000, "crime")),
        ("счета > 1000", over(1000, "account")),
        ("over 1 trillion tenge", over(1000 * BN)),
        ("over 50,000 accounts", over(50000, "account")),
        ("at least three people", over(3, "person")),
        ("свыше 10 млрд тенге", over(10 * BN)),
        ("50 мың теңгеден астам", over(50000)),
        ("under $10 million", under(10**7, "USD")),
        ("over 500", over(500, None)),
        ("~850bn tenge", Quantity(850 * BN, 850 * BN, "KZT", about=True)),
        ("about 400 facilities", Quantity(Decimal(400), Decimal(400), "facility", about=True)),
    ],
)
def test_a_comparison_asks_for_a_quantity(text: str, tree: Query) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("amount:[1bn TO 10bn] KZT", between(BN, 10 * BN)),
        ("amount:[1bn TO 10bn]", Quantity(BN, 10 * BN, kind="money")),
        ("amount:>1bn", Quantity(BN, None, kind="money")),
        ("amount:[1bn TO *] tenge", over(BN)),
        ("amount:[* TO 1bn] tenge", under(BN)),
        ("people:100..200", between(100, 200, "person")),
        ("people:100..", over(100, "person")),
        ("people:<=100", under(100, "person")),
        ("t:1..2", between(1000, 2000, "kg")),
        ("2..3bn tenge", between(2 * BN, 3 * BN)),
        ("between 2 and 3 billion tenge", between(2 * BN, 3 * BN)),
        ("percent between 10 and 25", between(10, 25, "%")),
        ("от 1 до 2 млрд тенге", between(BN, 2 * BN)),
        ("[1bn TO 2bn]", between(BN, 2 * BN, None)),
        ("[..5 =km/hour]", under(5, "km/hour")),
    ],
)
def test_two_ends_ask_for_what_lies_between(text: str, tree: Query) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("2.4 billion tenge", exactly(Decimal("2.4") * BN)),
        ("$608mn", exactly(608 * 10**6, "USD")),
        ("12%", exactly(12, "%")),
        ("13 kg", exactly(13, "kg")),
        ("40 points", exactly(40, "point")),
        ("ranked 88", exactly(88, "rank")),
        ("a quarter of cases", exactly(25, "%")),
        ("450k citizens", exactly(450_000, "person")),
        ("half a million transactions", exactly(500_000, "transaction")),
    ],
)
def test_an_amount_with_a_unit_or_a_magnitude_is_a_quantity(text: str, tree: Query) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("50,000", "50,000"),
        ("160 people", "160 people"),
        ("трое задержаны", "трое задержаны"),
        ("120 accounts", "120 accounts"),
        ("5 years", "5 years"),
        ("over 2025", "2025"),
        ("doubled", "doubled"),
    ],
)
def test_a_bare_number_and_a_number_of_things_stay_words(text: str, words: str) -> None:
    tree = parse(text)

    children = tree.children if isinstance(tree, All) else (tree,)
    assert children == tuple(map(Term, words.split()))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("over 50,000 drop accounts frozen", All((over(50000, "account"), Term("drop"), Term("frozen")))),
        (
            "over 1000 corruption-related crimes",
            All((over(1000, "crime"), Near(("corruption", "related"), 0))),
        ),
        ("2..3 criminal cases", All((between(2, 3, "case"), Term("criminal")))),
        ("over 5 kg OR 12%", Any((over(5, "kg"), exactly(12, "%")))),
        ("-12% tenge", All((Not(exactly(12, "%")), Term("tenge")))),
        ("-$5m", Not(exactly(5 * 10**6, "USD"))),
        ("-over 5 drop accounts", Not(All((over(5, "account"), Term("drop"))))),
        ("title:12 kg", parse("title:12 AND kg")),
    ],
)
def test_a_figure_stands_among_the_other_parts(text: str, tree: Query) -> None:
    assert parse(text) == tree


def test_a_figure_in_a_field_is_refused_with_position_and_way_out() -> None:
    with pytest.raises(QuerySyntaxError) as refusal:
        parse("title:(tenge over 5 kg)")

    assert refusal.value.position == 13
    assert str(refusal.value) == (
        "the figure over 5 kg at position 14 stands inside title: - write it before or after, or in quotes"
    )


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("tenge > 1,000bn", "over 1 trillion tenge"),
        ("1..10bn tenge", "1 to 10 billion tenge"),
        ("~850bn tenge", "about 850 billion tenge"),
        ("$1m TO $2m", "$1 million to $2 million"),
        ("10-25%", "10% to 25%"),
        ("ranked 88", "place 88"),
        ("amount:>1bn", "over 1 billion of any currency"),
        ("under 5", "under 5"),
        ("over 3 tons", "over 3 tons"),
        ("[5..6 =kg]", "5 to 6 kg"),
    ],
)
def test_a_chip_states_the_figure_in_words(text: str, label: str) -> None:
    assert [chip.label for chip in understood(parse(text), text)] == [label]


def test_removing_a_chip_keeps_the_figure_or_the_words_inside_it() -> None:
    text = "over 50,000 drop accounts frozen"

    chips = understood(parse(text), text)

    assert [chip.without for chip in chips] == [
        "drop frozen",
        "over 50,000 accounts frozen",
        "over 50,000 accounts drop",
    ]


def test_words_beside_a_figure_do_not_become_part_of_it_when_written() -> None:
    tree = All((exactly(5, "USD"), Term("million")))

    assert write(tree) == "[5 =USD] AND million"


def test_a_figure_without_words_is_written_in_brackets() -> None:
    assert write(exactly(3, "person")) == "[3 =person]"
    assert write(Quantity(BN, None, kind="money")) == "[1000000000.. amount]"


def test_a_comparison_is_never_given_up_but_a_value_is_like_a_word() -> None:
    assert relax(parse("over 5 kg drop accounts")) == All(
        (over(5, "kg"), Any((Term("drop"), Term("accounts"))))
    )
    assert relax(parse("$5 fine")) == Any((Term("fine"), exactly(5, "USD")))
    assert relax(parse("over 5 kg drop")) is None


def in_digits_or_words(value: int, unit: str, words: str) -> Any:
    return Any((exactly(value, unit), All(tuple(map(Term, words.split())))))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("3 people", in_digits_or_words(3, "person", "3 people")),
        ("three people", in_digits_or_words(3, "person", "three people")),
        ("3 адам ұсталды", All((in_digits_or_words(3, "person", "3 адам"), Term("ұсталды")))),
        ("24 drop accounts", All((in_digits_or_words(24, "account", "24 accounts"), Term("drop")))),
        ("title:(3 people)", Field("title", All((Term("3"), Term("people"))))),
        ("24-member", Near(("24", "member"), 0)),
    ],
)
def test_a_small_number_of_things_is_found_in_digits_or_in_words(text: str, tree: Query) -> None:
    assert parse(text) == tree
    assert parse(write(tree)) == tree


def test_a_small_number_of_things_is_given_up_like_its_words() -> None:
    assert relax(parse("3 people detained")) == Any(
        (Term("3"), Term("people"), Term("detained"), exactly(3, "person"))
    )
    assert relax(parse("two people")) == Any((Term("two"), Term("people"), exactly(2, "person")))


def test_a_small_number_of_things_counts_as_its_words_against_the_limit() -> None:
    parse(" ".join(["3 people", *(f'"word{number}"' for number in range(22))]))

    with pytest.raises(QueryTooLarge, match="has 25 parts"):
        parse(" ".join(["3 people", *(f'"word{number}"' for number in range(23))]))


HEADLINE = "Port Official Pleads Guilty to Taking {} in Bribes From Shipping Companies"
BARE = tuple(map(Term, ("Port", "Official", "Pleads", "Guilty", "Taking")))
REST = tuple(map(Term, ("Bribes", "Shipping", "Companies")))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("$2.2 Million", Any((exactly(2_200_000, "USD"), All((Term("2.2"), Term("Million")))))),
        ("Over $33 Million", Any((over(33_000_000, "USD"), All((Term("33"), Term("Million")))))),
        ("$500,000", Any((exactly(500_000, "USD"), Term("500,000")))),
        ("12%", Any((exactly(12, "%"), Term("12")))),
        ("> $33 Million", over(33_000_000, "USD")),
        ("[5.. =kg]", over(5, "kg")),
    ],
)
def test_a_figure_of_running_text_is_found_by_its_words_too(typed: str, read: Query) -> None:
    tree = parse(HEADLINE.format(typed))

    assert tree == All((*BARE, read, *REST))
    assert parse(write(tree)) == tree


@pytest.mark.parametrize("typed", ["Two Big Boats", "Over 33 Million", "nine envelopes"])
def test_small_numbers_of_things_and_numbers_without_unit_are_words_in_running_text(typed: str) -> None:
    words = tuple(Term(word) for word in typed.split() if word != "Over")

    assert parse(HEADLINE.format(typed)) == All((*BARE, *words, *REST))


@pytest.mark.parametrize(
    "text",
    [
        "over 5 kg port official pleads guilty bribes",
        "over 5 kg port official pleads guilty bribes -shipping companies",
        "over 5 kg port official pleads guilty (bribes shipping companies)",
        'over 5 kg port official pleads guilty "bribes" shipping companies',
    ],
)
def test_what_has_few_words_or_a_sign_of_the_query_language_is_no_running_text(text: str) -> None:
    tree = parse(text)

    assert isinstance(tree, All)
    assert tree.children[0] == over(5, "kg")


def test_a_figure_of_running_text_is_given_up_like_its_words_which_stay_in_order() -> None:
    relaxed = relax(parse(HEADLINE.format("Over $33 Million")))

    words = (*BARE, Term("33"), Term("Million"), *REST)
    assert relaxed == Any((*words, over(33_000_000, "USD")))


@pytest.mark.parametrize(
    "text",
    [
        "Former Officer and Two Members of the Harbour Gang Sentenced for Theft",
        "Two Members of the Harbour Gang OR fraud",
        "over 50 of the big boats OR fraud",
        "тағына отырған сексенге келген немере інісі кім",
        "(3 people) one a b c d e f g",
    ],
)
def test_every_figure_that_is_read_can_be_said(text: str) -> None:
    tree = parse(text)

    assert parse(write(tree)) == tree
    assert understood(tree, text)


def test_alternatives_that_the_reader_typed_are_shown_as_alternatives() -> None:
    text = "[3 =person] OR (3 AND people)"

    assert [chip.label for chip in understood(parse(text), text)] == ["3 people or (3 and people)"]


@pytest.mark.parametrize(
    ("text", "at", "printed"),
    [
        ("5..2bn", 0, "5..2bn"),
        ("5bn..2bn tenge", 0, "5bn..2bn"),
        ("$2bn..$1bn", 0, "$2bn..$1bn"),
        ("fines 900..1bn tenge", 6, "900..1bn"),
        ("people:200..100", 0, "people:200..100"),
        ("amount:[10bn TO 1bn] KZT", 0, "amount:[10bn TO 1bn"),
        ("10-5%", 0, "10-5%"),
        ("$5bn-$2bn", 0, "$5bn-$2bn"),
        ("between 5bn and 2bn tenge", 0, "between 5bn and 2bn"),
        ("между 5 и 2 млрд тенге", 0, "между 5 и 2 млрд"),
        ("от 5 до 2 млрд тенге", 0, "от 5 до 2 млрд"),
        ("title:(5..2bn)", 7, "5..2bn"),
    ],
)
def test_a_range_that_runs_backwards_is_refused(text: str, at: int, printed: str) -> None:
    with pytest.raises(QuerySyntaxError) as refusal:
        parse(text)

    assert refusal.value.position == at
    assert str(refusal.value).startswith(f"the range {printed.removesuffix('%')}")
    assert f"at position {at + 1} runs backwards: write its smaller end first" in str(refusal.value)


@pytest.mark.parametrize(
    "text", ["fell from 500 to 200 accounts", "date:2024..2025", "2..5bn", "5-2", "1..1 kg"]
)
def test_what_is_no_range_that_runs_backwards_is_read(text: str) -> None:
    parse(text)


def test_a_range_over_magnitudes_is_stated_in_full() -> None:
    text = "[5..2000000000 =KZT]"

    assert [chip.label for chip in understood(parse(text), text)] == ["5 tenge to 2 billion tenge"]
