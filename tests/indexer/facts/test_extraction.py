import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.facts import extract, has_too_many_numbers, statements
from indexer.facts.extraction import MAX_NUMBERS
from search.model import Dates, Evidence, Fact, StatedDate

DAY = Dates(published=StatedDate(date(2025, 9, 12), Evidence("front matter", "2025-09-12")))


def surfaces(text: str, facts: tuple[Fact, ...]) -> list[str]:
    return [text[fact.span.start : fact.span.end] for fact in facts]


def test_the_release_of_the_first_demonstration() -> None:
    text = (
        "Applying the follow-the-money rule, investigators broke up such schemes. They froze "
        "more than 50,000 drop accounts holding over 2.4 billion tenge."
    )

    accounts, money = extract(text, "en")

    assert (accounts.kind, accounts.low, accounts.unit, accounts.modifier) == (
        "count",
        50_000,
        "account",
        "over",
    )
    assert accounts.concept == "drop accounts frozen"
    assert (money.kind, money.low, money.unit, money.modifier) == ("money", 2_400_000_000, "KZT", "over")
    assert surfaces(text, (accounts, money)) == ["more than 50,000 drop accounts", "over 2.4 billion tenge"]
    assert text[money.sentence.start : money.sentence.end].startswith("They froze")


def test_facts_come_in_the_order_of_the_text_with_their_language() -> None:
    facts = extract("Изъято 35 тонн. Задержаны 12 человек.", "ru")

    assert [(fact.low, fact.unit, fact.lang) for fact in facts] == [
        (35_000, "kg", "ru"),
        (12, "person", "ru"),
    ]


def test_an_amount_in_brackets_is_an_equivalent_and_no_fact() -> None:
    text = "The agency recovered KZT 282bn ($608mn) and 11 trillion tenge, or $22 billion."

    first, second = extract(text, "en")

    assert [(each.unit, each.low) for each in first.equivalents] == [("USD", 608_000_000)]
    assert [(each.unit, each.low) for each in second.equivalents] == [("USD", 22_000_000_000)]
    span = first.equivalents[0].span
    assert text[span.start : span.end] == "$608mn"


def test_two_masses_in_brackets_are_no_equivalents() -> None:
    facts = extract("Precursors: 12 tons (105 kilograms) were seized.", "en")

    assert [fact.low for fact in facts] == [12_000, 105]


def test_a_part_points_at_its_whole() -> None:
    text = (
        "The bureau exposed 257 officials, including 141 senior managers. "
        "24 people were held, 18 of whom remain so."
    )

    facts = extract(text, "en")

    assert [fact.part_of for fact in facts] == [None, 0, None, 2]


def test_parts_are_numbered_among_facts_and_not_among_statements() -> None:
    text = "Over the past two years 305 complaints came, of which 62 proved unfounded."

    facts = extract(text, "en", DAY)

    assert [(fact.low, fact.part_of) for fact in facts] == [(305, None), (62, 0)]


def test_the_ends_of_a_change_share_its_number() -> None:
    facts = extract("Seizures grew 100-fold, from 13 kg to 1.5 tons.", "en")

    assert [(fact.role, fact.change_id) for fact in facts] == [("none", None), ("from", 0), ("to", 0)]


def test_a_second_change_has_another_number() -> None:
    facts = extract("Thefts fell to 292 from 316. Robberies rose from 10 to 20.", "en")

    assert [(fact.role, fact.change_id, fact.low) for fact in facts] == [
        ("to", 0, 292),
        ("from", 0, 316),
        ("from", 1, 10),
        ("to", 1, 20),
    ]


def test_a_span_of_time_is_the_period_and_no_fact() -> None:
    text = "During the past two years assets worth 850 billion tenge were recovered."

    (fact,) = extract(text, "en", DAY)

    assert fact.period is not None
    assert (fact.period.start, fact.period.end) == (date(2023, 9, 12), date(2025, 9, 12))
    assert fact.period.surface == "During the past two years"


def test_statements_keep_what_facts_leave_out() -> None:
    text = "Over the past two years thousands of tenge were lost."

    assert extract(text, "en", DAY) == ()
    assert [(each.is_period, each.quantity.form) for each in statements(text, "en", DAY)] == [
        (True, "plain"),
        (False, "vague"),
    ]


def test_bare_numbers_are_no_facts() -> None:
    assert extract("The index closed at 27,349.19 today.", "en") == ()


def test_the_trend_is_kept_with_the_figure() -> None:
    facts = extract("Crime was reduced by 12%, theft by 20%; complaints grow by 26% every year.", "en")

    assert [(fact.low, fact.trend, fact.per) for fact in facts] == [
        (12, "down", None),
        (20, "down", None),
        (26, "up", "year"),
    ]


def test_a_range_is_one_fact_with_two_ends() -> None:
    (fact,) = extract("He faces terms of 6 to 18 years.", "en")

    assert (fact.low, fact.high, fact.unit) == (Decimal(6), Decimal(18), "year")


def test_a_kazakh_text_is_read_as_kazakh() -> None:
    text = "Қылмысқа қатысы бар 30-дан астам адам анықталды. Залал 6 млрд теңгеден асты."

    facts = extract(text, "kk")

    assert [(fact.low, fact.unit, fact.modifier) for fact in facts] == [
        (30, "person", "over"),
        (6_000_000_000, "KZT", "over"),
    ]


_WORDS = st.sampled_from([
    "more than", "5", "50,000", "accounts", "were", "frozen", ",", ".", "of them", "of which",
    "including", "from",
    "to", "(", ")", "$5", "tenge", "2.4 billion", "in 2023", "since 2022", "said", "Asylov",
    "The number of crimes",
    "fell", "by", "%", "ten", "one", "is", "и", "из них", "до", "млн", "тенге", "мың", "адам", "\n",
    "first quarter",
    "over the past two years", "who is", "37", "times", "or",
])  # fmt: skip


@given(st.lists(_WORDS, max_size=30).map(" ".join), st.sampled_from(["en", "ru", "kk"]))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_facts_with_spans_inside_it(text: str, lang: str) -> None:
    facts = extract(text, lang, DAY)  # type: ignore[arg-type]

    for place, fact in enumerate(facts):
        assert fact.sentence.start <= fact.span.start < fact.span.end <= len(text)
        assert fact.unit
        assert fact.part_of is None or fact.part_of < place
        assert all(0 <= each.span.start < each.span.end <= len(text) for each in fact.equivalents)


@given(st.text(max_size=120), st.sampled_from(["en", "ru", "kk"]))
@settings(max_examples=150, deadline=None)
def test_no_text_raises(text: str, lang: str) -> None:
    extract(text, lang, DAY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "piece",
    [
        "7 ",
        "$5 (",
        "5 of them ",
        ", 5",
        "in 2023 ",
        "from 5 to 6 ",
        "fell by 5 ",
        "Asylov said 5. ",
        "twenty ",
        "(",
    ],
)
def test_no_repetition_takes_more_than_linear_time(piece: str) -> None:
    short, long = piece * (1_000 // len(piece)), piece * (8_000 // len(piece))

    extract(short, "en")
    started = time.process_time()
    extract(short, "en")
    once = time.process_time() - started
    started = time.process_time()
    extract(long, "en")
    eight_times = time.process_time() - started

    assert eight_times < 30 * once + 0.5


@pytest.mark.parametrize(
    "text", ["7 " * 100_000, "7\n" * 100_000, "7 accounts. " * 16_000, "(" * 200_000, "1" * 200_000]
)
def test_a_text_made_to_be_slow_is_read_in_seconds(text: str) -> None:
    started = time.process_time()

    extract(text, "en")

    assert time.process_time() - started < 15


def test_a_table_in_one_line_states_nothing_and_the_sentence_after_it_does() -> None:
    text = "Rows: " + "7 cars, " * 600 + "end.\nPolice seized 12 cars."

    assert [fact.low for fact in extract(text, "en")] == [12]


def test_what_stands_behind_too_many_numbers_is_not_read() -> None:
    text = "They seized 7 cars.\n" * 10_001

    assert len(extract(text, "en")) == MAX_NUMBERS
    assert has_too_many_numbers(text)
    assert not has_too_many_numbers("They seized 7 cars.\n" * 10_000)
