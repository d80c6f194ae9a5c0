from typing import get_args

from search.facets import KINDS, Choice, choices, ordered
from search.model import Facet, FacetValue, Kind
from tests.contract.releases import ASYLOV, SMAILOV, TREASURY, release


def test_a_release_has_each_value_once() -> None:
    made = release(
        "a",
        day="2024-02-29",
        agency=TREASURY,
        officials=(ASYLOV, SMAILOV, ASYLOV),
        place="Astana",
        units=("%", "%"),
    )

    assert choices(made) == (
        Choice("year", "2024", "2024"),
        Choice("month", "2024-02", "2024-02"),
        Choice("agency", "treasury", "State Treasury Office"),
        Choice("official", "asylov", "Berik Asylov"),
        Choice("official", "smailov", "Alikhan Smailov"),
        Choice("place", "Astana", "Astana"),
        Choice("lang", "en", "en"),
        Choice("unit", "%", "%"),
        Choice("kind", "count", "Counts"),
    )


def test_every_kind_of_figure_has_a_label_of_its_own() -> None:
    assert tuple(KINDS) == get_args(Kind)
    assert len(set(KINDS.values())) == len(KINDS)


def test_what_is_unknown_has_no_value() -> None:
    assert choices(release("a")) == (Choice("lang", "en", "en"),)


def test_an_early_year_has_four_digits() -> None:
    assert choices(release("a", day="0987-06-05"))[:2] == (
        Choice("year", "0987", "0987"),
        Choice("month", "0987-06", "0987-06"),
    )


def test_values_go_by_count_then_by_label() -> None:
    values = [
        FacetValue("1", "b", 2),
        FacetValue("2", "c", 3),
        FacetValue("4", "a", 2),
        FacetValue("3", "a", 2),
    ]

    assert [value.value for value in ordered("agency", values).values] == ["2", "3", "4", "1"]


def test_years_go_newest_first() -> None:
    values = [FacetValue("2023", "2023", 9), FacetValue("2024", "2024", 1)]

    assert ordered("year", values) == Facet("year", (values[1], values[0]))
