"""What holds for every text: spans, re-reading, formats, and no input that takes more than linear time."""

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.figures import figure
from search.model import Lang
from search.quantities import read

_PIECES = st.sampled_from([
    "more than", "nearly", "over", "свыше", "астам", "около", "50,000", "2.4", "billion", "млрд", "мың",
    "tenge",
    "тенге", "теңге", "$", "KZT", "accounts", "дел", "адам", "%", "from", "to", "-", "(", ")", ",", ".",
    "and", "of",
    "them", "a", "half", "quarter", "1/2", "twenty", "five", "двадцать", "жиырма", "kg", "кг", "years",
    "лет", "in",
    "2023", "16 June", "10:30", "No.", "Article", "point", "times", "раз", "есе", "88th", "place",
    "hundreds", "one",
    "per", "month", "bn", "5-year", "№", "до", "с", "\n", "—",
])  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=25).map(" ".join) | st.text(max_size=200)
_LANGS = st.sampled_from(["en", "ru", "kk"])


@given(_TEXTS, _LANGS)
@settings(max_examples=100, deadline=None)
def test_every_span_is_inside_the_text_and_in_order(text: str, lang: Lang) -> None:
    end = 0
    for quantity in read(text, lang).quantities:
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.span.start <= quantity.number.start < quantity.number.end <= len(text)
        assert quantity.number.start >= end
        end = quantity.number.end


@given(_TEXTS, _LANGS)
@settings(max_examples=100, deadline=None)
def test_low_is_never_above_high(text: str, lang: Lang) -> None:
    assert all(quantity.low <= quantity.high for quantity in read(text, lang).quantities)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Investigators froze more than 50,000 drop accounts holding over 2.4 billion tenge.", "en"),
        ("About 40 militants and 65 of their relatives; 97 tons of various drugs, 387 kg of heroin.", "en"),
        ("A quarter of criminal cases and every fifth complaint; terms of 6 to 18 years.", "en"),
        ("Изъято свыше 35 тонн, 120 килограммов героина и полмиллиона тенге у 12 граждан.", "ru"),
        ("30-дан астам адам, 6 млрд теңгеден астам ақша, 800-ге жуық нұсқама.", "kk"),
    ],
)
def test_a_span_reads_to_the_same_value_again(text: str, lang: Lang) -> None:
    for quantity in read(text, lang).quantities:
        again = read(text[quantity.span.start : quantity.span.end], lang).quantities
        assert (again[0].low, again[0].high, again[0].unit, again[0].modifier) == (
            quantity.low,
            quantity.high,
            quantity.unit,
            quantity.modifier,
        )


_AMOUNTS = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10**14), places=2, allow_nan=False)


@given(_AMOUNTS, st.sampled_from([("en", "tenge"), ("ru", "тенге"), ("kk", "теңге")]))
@settings(max_examples=100, deadline=None)
def test_a_formatted_amount_is_extracted_with_the_same_value(
    amount: Decimal, locale: tuple[Lang, str]
) -> None:
    lang, unit = locale

    (quantity,) = read(f"{figure(amount, lang)} {unit}", lang).quantities

    assert (quantity.low, quantity.unit) == (amount, "KZT")


@given(
    st.integers(min_value=2, max_value=10**13),
    st.sampled_from([("en", "accounts"), ("ru", "дел"), ("kk", "адам")]),
)
@settings(max_examples=100, deadline=None)
def test_a_formatted_count_is_extracted_with_the_same_value(count: int, locale: tuple[Lang, str]) -> None:
    lang, noun = locale

    (quantity,) = read(f"{figure(Decimal(count), lang)} {noun}", lang).quantities

    assert quantity.low == count


@pytest.mark.parametrize(
    "piece",
    ["7", "7 ", "(", ")(", "a", "a.", "five ", "twenty-", "hundred ", "1,", "1.", "12 345 ",
    "from 5 to ", "half a ",
     "more than ", "$", "$5 (", "5-", "of them ", "- ", "January ", "1 January ", "a@", "https://",
     "Art. ", "5 and ",
     "двадцать ", "жүз ", "мың ", "5 of them ", "№ ", "88th ", "times ", "1/", "5 kg ", "one of ", ", 5"],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["en", "kk"])
def test_no_repetition_takes_more_than_linear_time(piece: str, lang: Lang) -> None:
    short, long = piece * (1_000 // len(piece)), piece * (8_000 // len(piece))

    read(short, lang)
    started = time.process_time()
    read(short, lang)
    once = time.process_time() - started
    started = time.process_time()
    read(long, lang)
    eight_times = time.process_time() - started

    assert eight_times < 30 * once + 0.5
