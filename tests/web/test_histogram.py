from __future__ import annotations

from search.model import Facet, FacetName, FacetValue, Result, SearchRequest
from web.histogram import MOST_BARS, histogram


def found(years: dict[str, int], months: dict[str, int] | None = None, chosen: str = "") -> Result:
    def facet(name: FacetName, counts: dict[str, int]) -> Facet:
        values = (
            FacetValue(value, value, count, selected=value == chosen) for value, count in counts.items()
        )
        return Facet(name, tuple(values))

    return Result(0, (), (facet("year", years), facet("month", months or {})))


def test_years_stand_in_a_row_with_those_between_them_that_have_no_release() -> None:
    picture = histogram(SearchRequest("theft"), found({"2025": 4, "2022": 1}))

    assert picture is not None
    assert picture.title == "Releases by year"
    assert [(bar.label, bar.count) for bar in picture.bars] == [
        ("2022", 1),
        ("2023", 0),
        ("2024", 0),
        ("2025", 4),
    ]
    assert [bar.x for bar in picture.bars] == ["0%", "25%", "50%", "75%"]
    assert [bar.height for bar in picture.bars] == ["19.5%", "0%", "0%", "78%"]


def test_a_bar_leads_to_its_year() -> None:
    picture = histogram(SearchRequest("theft", page=3), found({"2025": 4, "2022": 1}))

    assert picture is not None
    assert picture.bars[0].url == "/?q=theft&year=2022"
    assert picture.back is None


def test_the_one_year_that_is_selected_shows_its_months_and_the_way_back() -> None:
    request = SearchRequest(selected={"year": frozenset({"2025"}), "month": frozenset({"2025-06"})})

    picture = histogram(request, found({"2025": 4, "2022": 1}, {"2025-06": 3, "2025-02": 1}, "2025"))

    assert picture is not None
    assert picture.title == "Releases by month of 2025"
    assert [bar.count for bar in picture.bars] == [0, 1, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0]
    assert [bar.mark for bar in picture.bars] == ["Jan", "", "", "Apr", "", "", "Jul", "", "", "Oct", "", ""]
    assert picture.bars[1].label == "February 2025"
    assert picture.bars[1].url == "/?year=2025&month=2025-02&month=2025-06"
    assert picture.back is not None
    assert picture.back.url == "/"


def test_an_only_year_shows_its_months_at_once() -> None:
    picture = histogram(SearchRequest("theft"), found({"2025": 4}, {"2025-06": 4}))

    assert picture is not None
    assert len(picture.bars) == 12


def test_two_years_that_are_selected_stay_years() -> None:
    request = SearchRequest(selected={"year": frozenset({"2022", "2025"})})
    values = (FacetValue("2025", "2025", 4, selected=True), FacetValue("2022", "2022", 1, selected=True))

    picture = histogram(request, Result(0, (), (Facet("year", values),)))

    assert picture is not None
    assert [bar.selected for bar in picture.bars] == [True, False, False, True]


def test_without_a_day_there_is_no_picture() -> None:
    assert histogram(SearchRequest(), Result(0, (), ())) is None
    assert histogram(SearchRequest(), found({"2025": 1})) is None
    assert histogram(SearchRequest(), found({"none": 1, "such": 2})) is None


def test_a_misprinted_year_does_not_make_a_thousand_bars() -> None:
    picture = histogram(SearchRequest(), found({"2025": 4, "2024": 1, "1025": 1}))

    assert picture is not None
    assert [bar.label for bar in picture.bars] == ["1025", "2024", "2025"]


def test_of_very_many_years_the_last_are_shown() -> None:
    years = {str(year): 1 for year in range(1900, 2026)}

    picture = histogram(SearchRequest(), found(years))

    assert picture is not None
    assert len(picture.bars) == MOST_BARS
    assert picture.bars[-1].label == "2025"
