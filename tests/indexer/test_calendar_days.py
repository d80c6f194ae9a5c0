from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.calendar_days import days
from indexer.month_names import MONTHS, month_number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-09-13", date(2025, 9, 13)),
        ("2025-09-13T10:00:00Z", date(2025, 9, 13)),
        ("2025/09/13 18:00", date(2025, 9, 13)),
        ("2025.09.13", date(2025, 9, 13)),
        ("26.06.2025 20:31:49", date(2025, 6, 26)),
        ("26.06.2025 г.", date(2025, 6, 26)),
        ("6.2.2018", date(2018, 2, 6)),
        ("26-06-2025", date(2025, 6, 26)),
        ("03-09-2025", date(2025, 9, 3)),
        ("13/09/2025", date(2025, 9, 13)),
        ("09/09/2025", date(2025, 9, 9)),
        ("26 June 2025", date(2025, 6, 26)),
        ("06 February 2018", date(2018, 2, 6)),
        ("26th of June, 2025", date(2025, 6, 26)),
        ("13-Sep-2025", date(2025, 9, 13)),
        ("June 26, 2025", date(2025, 6, 26)),
        ("JUNE 26, 2025", date(2025, 6, 26)),
        ("Jan. 26th 2018", date(2018, 1, 26)),
        ("Sept. 5, 2023", date(2023, 9, 5)),
        ("Thursday, June 26, 2025", date(2025, 6, 26)),
        ("Fri, 13 Apr 2018 10:00:00 GMT", date(2018, 4, 13)),
        ("Astana, January 26, 2018.", date(2018, 1, 26)),
        ("14 июня 2017 года", date(2017, 6, 14)),
        ("14 июня 2017 г.", date(2017, 6, 14)),
        ("«14» июня 2017 г.", date(2017, 6, 14)),
        ("26 Июнь 2025", date(2025, 6, 26)),
        ("пятницу, 10 ноября 2023 г.", date(2023, 11, 10)),
        ("27 фев 2026", date(2026, 2, 27)),
        ("2025 жылғы 26 маусым", date(2025, 6, 26)),
        ("2025 ж. 26 маусымдағы", date(2025, 6, 26)),
        ("2023 жылдың 10 қарашасында", date(2023, 11, 10)),
        ("26 маусым 2025 ж.", date(2025, 6, 26)),
        ("10 қараша, 2023", date(2023, 11, 10)),
        ("18:05, 26 июня 2025", date(2025, 6, 26)),
        ("18:05 - 26.06.2025", date(2025, 6, 26)),
        ("26.06.2025 - 18:05", date(2025, 6, 26)),
        ("29.02.2024", date(2024, 2, 29)),
    ],
)
def test_a_day_is_read_in_every_common_form(text: str, day: date) -> None:
    assert [mention.value for mention in days(text)] == [day]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31.06.2025", "is not in the calendar"),
        ("31 June 2025", "is not in the calendar"),
        ("29 февраля 2023 года", "is not in the calendar"),
        ("12/25/2017", "is not in the calendar"),
        ("00.05.2017", "is not in the calendar"),
        ("03/09/2025", "day first or month first"),
        ("Friday, June 26, 2025", "is not a Friday"),
        ("7 ноября 1917 года", "is before 1990"),
    ],
)
def test_an_impossible_or_doubtful_day_says_why(text: str, reason: str) -> None:
    (mention,) = days(text)

    assert mention.value is None
    assert mention.doubt is not None
    assert reason in mention.doubt


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("on June 26", 6, 26),
        ("Nov. 10", 11, 10),
        ("5 марта", 3, 5),
        ("12 қыркүйекте", 9, 12),
    ],
)
def test_a_day_without_its_year_is_no_date(text: str, month: int, day: int) -> None:
    (mention,) = days(text)

    assert (mention.value, mention.month, mention.day) == (None, month, day)


@pytest.mark.parametrize(
    "text",
    [
        "June 2025",
        "в 2017 году",
        "2025",
        "12-14 июня 2017",
        "June 12–14, 2017",
        "с 12 по 14 июня 2017",
        "12 and 14 June 2017",
        "12, 14 июня 2017",
        "26.06.2025-30.06.2025",
        "№26.06.2025",
        "1.2.3.2025",
        "26.06.2025.3",
        "March 5.5 percent",
        "May 50% of them",
        "10 Mayor 2020",
        "8 7172 71 27 66",
        "article 26 paragraph 6",
    ],
)
def test_other_numbers_and_ranges_are_no_days(text: str) -> None:
    assert list(days(text)) == []


def test_the_quote_is_what_stands_at_the_span() -> None:
    text = "Held on Thursday, 26 June 2025 and on 27.06.2025."

    quotes = [(mention.quote, text[mention.span.start : mention.span.end]) for mention in days(text)]

    assert quotes == [("Thursday, 26 June 2025",) * 2, ("27.06.2025",) * 2]


@pytest.mark.parametrize(("name", "number"), [("Январь", 1), ("маусымдағы", 6), ("sept", 9)])
def test_a_month_is_known_with_and_without_its_ending(name: str, number: int) -> None:
    assert month_number(name) == number


def test_every_month_has_a_name_in_each_language() -> None:
    assert set(MONTHS.values()) == set(range(1, 13))


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_from_its_usual_spellings(day: date) -> None:
    for text in (
        day.isoformat(),
        f"{day:%d.%m.%Y}",
        f"{day.day} {day:%B %Y}",
        f"{day:%A, %B} {day.day}, {day.year}",
    ):
        assert [mention.value for mention in days(text)] == [day]


@given(st.text(alphabet="0123456789 .-/:junйюн,жг\n", max_size=60) | st.text(max_size=60))
def test_mentions_are_ascending_disjoint_and_quoted(text: str) -> None:
    end = 0
    for mention in days(text):
        assert end <= mention.span.start < mention.span.end
        assert mention.quote == text[mention.span.start : mention.span.end]
        assert (mention.value is None) == (mention.doubt is not None or mention.month is not None)
        end = mention.span.end
