"""The order by largest figure: within one unit, since amounts in different units do not compare."""

from __future__ import annotations

from dataclasses import dataclass, replace

from search.errors import RequestInvalid
from search.model import Equivalent, Fact, Release, SearchRequest
from search.quantities.matching import asked, printed, satisfies, statements
from search.query import Quantity, Query


@dataclass(frozen=True, slots=True)
class Compared:
    """The figures that compare: those in *unit* that satisfy one of *quantities*, all of them without any.

    A range counts by its upper end, and what is said to be more, or less, by the number that is printed.
    """

    unit: str
    quantities: tuple[Quantity, ...]


def compared(query: Query, request: SearchRequest) -> Compared:
    """Return which figures put the releases that match *request* in order: those that *query* asks for.

    Of a query without figures, those in the one unit that is selected. Raises RequestInvalid when that is
    not one unit.
    """
    quantities = tuple(dict.fromkeys(asked(query)))
    selected = request.selected.get("unit", frozenset())
    units = {quantity.unit for quantity in quantities} or selected
    if len(units) != 1 or (unit := next(iter(units))) is None:
        raise RequestInvalid(
            "sort 'largest' compares figures in one unit: ask for a figure in it, or select one unit"
        )
    return Compared(unit, quantities)


def largest(release: Release, figures: Compared) -> int | None:
    """Return the number of the fact of *release* with the largest of *figures*, None without one.

    Of equal ones, the first.
    """
    found = [
        (printed(each)[1], -number)
        for number, fact in enumerate(release.facts)
        for each in statements(fact)
        if each.unit == figures.unit and _is_asked(fact, each, figures)
    ]
    return -max(found)[1] if found else None


def _is_asked(fact: Fact, each: Fact | Equivalent, figures: Compared) -> bool:
    alone = replace(fact, low=each.low, high=each.high, unit=each.unit, equivalents=())
    satisfied = (satisfies(alone, quantity) is not None for quantity in figures.quantities)
    return not figures.quantities or any(satisfied)
