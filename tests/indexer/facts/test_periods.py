from datetime import date

import pytest

from indexer.facts import extract
from indexer.facts.calendar import before
from indexer.facts.periods import periods
from search.model import Dates, Evidence, Lang, Span, StatedDate

DAY = date(2025, 9, 12)
DATES = Dates(published=StatedDate(DAY, Evidence("front matter", "2025-09-12")))


def days(text: str, lang: Lang = "en", anchor: date | None = DAY) -> list[tuple[str | None, str | None]]:
    found = periods(text, Span(0, len(text)), lang, anchor)
    return [
        (each.period.start and each.period.start.isoformat(), each.period.end and each.period.end.isoformat())
        for each in found
    ]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("over the past two years", "2023-09-12", "2025-09-12"),
        ("in the past five months", "2025-04-12", "2025-09-12"),
        ("in the last 10 days", "2025-09-02", "2025-09-12"),
        ("over the past 2.5 years", "2023-09-12", "2025-09-12"),
        ("since the beginning of the year", "2025-01-01", "2025-09-12"),
        ("since the start of 2021", "2021-01-01", "2025-09-12"),
        ("since 2022", "2022-01-01", "2025-09-12"),
        ("since November", "2024-11-01", "2025-09-12"),
        ("since March 2023", "2023-03-01", "2025-09-12"),
        ("in the first ten months of 2023", "2023-01-01", "2023-10-31"),
        ("for 9 months this year", "2025-01-01", "2025-09-30"),
        ("in 10 months of 2022", "2022-01-01", "2022-10-31"),
        ("in the first quarter of 2024", "2024-01-01", "2024-03-31"),
        ("in Q2 2024", "2024-04-01", "2024-06-30"),
        ("in the second half of 2024", "2024-07-01", "2024-12-31"),
        ("so far this year", "2025-01-01", "2025-09-12"),
        ("last year", "2024-01-01", "2024-12-31"),
        ("next year", "2026-01-01", "2026-12-31"),
        ("in 2024 alone", "2024-01-01", "2024-12-31"),
        ("in 2016-2018", "2016-01-01", "2018-12-31"),
        ("from July to December", "2025-07-01", "2025-12-31"),
        ("from December to July", None, None),
        ("in August 2024", "2024-08-01", "2024-08-31"),
        ("this month", "2025-09-01", "2025-09-12"),
        ("last month", "2025-08-01", "2025-08-31"),
        ("by the end of 2020", None, "2020-12-31"),
        ("until the end of the year", "2025-09-12", "2025-12-31"),
        ("as of today", None, "2025-09-12"),
        ("as of 25 January", None, "2025-09-12"),
        ("in the reporting period", None, None),
        ("annually", None, None),
        ("over half a year", "2024-09-12", "2025-09-12"),
        ("in the first 15 months of 2024", None, None),
    ],
)
def test_an_english_period(text: str, start: str | None, end: str | None) -> None:
    assert days(f"Then {text} it was so.") == [(start, end)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("за последние три года", "2022-09-12", "2025-09-12"),
        ("с начала 2025 года", "2025-01-01", "2025-09-12"),
        ("с начала года", "2025-01-01", "2025-09-12"),
        ("за девять месяцев 2023 года", "2023-01-01", "2023-09-30"),
        ("за девять месяцев прошлого года", "2024-01-01", "2024-09-30"),
        ("в прошлом году", "2024-01-01", "2024-12-31"),
        ("в этом году", "2025-01-01", "2025-09-12"),
        ("за 2016 год", "2016-01-01", "2016-12-31"),
        ("с 2022 года", "2022-01-01", "2025-09-12"),
        ("в первом квартале 2024 года", "2024-01-01", "2024-03-31"),
        ("за второе полугодие 2024 года", "2024-07-01", "2024-12-31"),
        ("на сегодняшний день", None, "2025-09-12"),
        ("за отчётный период", None, None),
    ],
)
def test_a_russian_period(text: str, start: str | None, end: str | None) -> None:
    assert days(f"Здесь {text} так было.", "ru") == [(start, end)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("соңғы екі жылда", "2023-09-12", "2025-09-12"),
        ("жыл басынан бері", "2025-01-01", "2025-09-12"),
        ("биылғы", "2025-01-01", "2025-09-12"),
        ("2020 жылы", "2020-01-01", "2020-12-31"),
        ("2022 жылдан бері", "2022-01-01", "2025-09-12"),
        ("келесі жылы", "2026-01-01", "2026-12-31"),
        ("былтыр", "2024-01-01", "2024-12-31"),
        ("бірінші тоқсанда", "2025-01-01", "2025-03-31"),
    ],
)
def test_a_kazakh_period(text: str, start: str | None, end: str | None) -> None:
    assert days(f"Онда {text} осылай болды.", "kk") == [(start, end)]


def test_without_a_date_only_named_years_are_resolved() -> None:
    assert days("Since 2022 it grew; by the end of 2020 it fell; in 2021 too.", anchor=None) == [
        ("2022-01-01", None),
        (None, "2020-12-31"),
        ("2021-01-01", "2021-12-31"),
    ]
    assert days("It grew over the past two years.", anchor=None) == [(None, None)]


def test_a_period_of_comparison_is_not_the_figures_own() -> None:
    assert days("It is 5 times more than in the same period of 2023.") == []


def test_a_figure_takes_the_period_right_behind_it() -> None:
    facts = extract("Since 2022, 9 tons were seized, including 15 kg this year, it said.", "en", DATES)

    assert [fact.period.surface if fact.period else None for fact in facts] == ["Since 2022", "this year"]


def test_a_reports_period_lasts_until_its_paragraph_ends() -> None:
    text = (
        "Since the beginning of the year 9 groups were broken up. 12 labs were closed.\n\n7 cars were seized."
    )

    facts = extract(text, "en", DATES)

    assert [fact.period is not None for fact in facts] == [True, True, False]


def test_the_period_that_a_release_reports_on_holds_where_no_other_is_said() -> None:
    text = (
        "The board heard of its work in the first quarter of 2024.\n\n"
        "9 cars were seized.\n\nIn 2023 it was 7 cars."
    )

    facts = extract(text, "en", DATES)

    assert [fact.period.surface if fact.period else None for fact in facts] == [
        "in the first quarter of 2024",
        "In 2023",
    ]


def test_the_day_before_a_long_month_ends_stays_in_its_month() -> None:
    assert before(date(2024, 3, 31), 1, "month") == date(2024, 2, 29)
    assert before(date(2024, 3, 31), 3000, "year") == date.min
    assert before(date(2024, 3, 31), 2, "week") == date(2024, 3, 17)
