"""The days of a search as bars, each a link: the years, or the months of the one year that is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from search.model import FacetName, FacetValue, Result, SearchRequest
from web import words
from web.links import Link, search_url
from web.neighbours import Neighbours
from web.words import text as _

MOST_BARS = (
    40  #: in the 15 rem beside the results, one bar is then 6 pixels wide; older years are in the list
)
ALL_MARKED = (
    6  #: bars that have their name under each; of more, the first and the last have, of months every third
)
SMALLEST = 4  #: percent of the height that a single release among thousands still has
HEIGHT = 78  #: percent of the picture that bars take; their names stand below
_MONTHS = tuple(f"{number:02}" for number in range(1, 13))


@dataclass(frozen=True, slots=True)
class Bar:
    """One year or month. *mark* stands under it, if anything does. Lengths are in percent of the picture."""

    label: str
    mark: str
    url: str
    count: int
    selected: bool
    x: str
    width: str
    middle: str
    y: str
    height: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """The picture. *back* leads from the months of a year to all years; *step* is what a bar stands for."""

    title: str
    bars: tuple[Bar, ...]
    base: str
    back: Link | None = None


def histogram(request: SearchRequest, result: Result) -> Histogram | None:
    """Return the days of *result* as bars, None when no release has a day, or all have the same month."""
    values = {facet.name: facet.values for facet in result.facets}
    years = [value for value in values.get("year", ()) if value.value.isdecimal()]
    year = _looked_at(years)
    if year:
        months = {month.value: month for month in values.get("month", ()) if month.value[:4] == year}
        shown = [months.get(f"{year}-{number}", _none(f"{year}-{number}")) for number in _MONTHS]
        title = _("Releases by month of %(year)s") % {"year": year}
        return _picture(request, "month", title, shown) if months else None
    title = _("Releases by year")
    return _picture(request, "year", title, _in_a_row(years)) if len(years) > 1 else None


def _looked_at(years: Sequence[FacetValue]) -> str | None:
    """Return the one year that is selected, or the only one there is."""
    selected = [year.value for year in years if year.selected]
    if len(selected) == 1:
        return selected[0]
    with_some = [year.value for year in years if year.count]
    return with_some[0] if len(with_some) == 1 and not selected else None


def _in_a_row(years: Sequence[FacetValue]) -> list[FacetValue]:
    """Return the years, oldest first, those without a release among them too unless there are too many."""
    known = {int(year.value): year for year in years}
    first, last = min(known), max(known)
    if last - first < MOST_BARS:
        return [known.get(year, _none(f"{year:04}")) for year in range(first, last + 1)]
    return [known[year] for year in sorted(known)][-MOST_BARS:]


def _none(value: str) -> FacetValue:
    return FacetValue(value, value, 0)


def _picture(request: SearchRequest, facet: FacetName, title: str, shown: Sequence[FacetValue]) -> Histogram:
    most = max(value.count for value in shown) or 1
    step = 100 / len(shown)
    near = Neighbours(request)
    bars = tuple(
        _bar(near.toggled(facet, value.value), value, (place * step, step), value.count / most)
        for place, value in enumerate(shown)
    )
    marked = _marked(len(bars), months=facet == "month")
    return Histogram(
        title,
        tuple(bar if place in marked else replace(bar, mark="") for place, bar in enumerate(bars)),
        _percent(HEIGHT),
        _back(request),
    )


def _bar(url: str, value: FacetValue, stand: tuple[float, float], share: float) -> Bar:
    left, step = stand
    height = max(share * HEIGHT, SMALLEST) if value.count else 0
    year, _dash, month = value.value.partition("-")
    return Bar(
        label=words.month_of_year(int(month), year) if month else year,
        mark=words.month(int(month))[:3] if month else year,
        url=url,
        count=value.count,
        selected=value.selected,
        x=_percent(left),
        width=_percent(step),
        middle=_percent(left + step / 2),
        y=_percent(HEIGHT - height),
        height=_percent(height),
    )


def _marked(bars: int, *, months: bool) -> frozenset[int]:
    """Return which of that many bars have their names under them."""
    if bars <= ALL_MARKED:
        return frozenset(range(bars))
    return frozenset(range(0, bars, 3)) if months else frozenset({0, bars - 1})


def _back(request: SearchRequest) -> Link | None:
    """Return the way to all years, None from where nothing is narrowed to some."""
    selected = _without(request.selected, ("year", "month"))
    if len(selected) == len(request.selected):
        return None
    return Link(_("All years"), search_url(replace(request, selected=selected, page=1)))


def _without(
    selected: Mapping[FacetName, frozenset[str]], names: Iterable[FacetName]
) -> dict[FacetName, frozenset[str]]:
    return {name: values for name, values in selected.items() if name not in names}


def _percent(number: float) -> str:
    return f"{round(number, 2):g}%"
