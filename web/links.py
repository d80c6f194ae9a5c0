"""What a reader can change about a search, each choice a link to the same search with that one change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from search.model import Facet, FacetName, FacetValue, Lang, Result, SearchRequest, Sort
from web import words
from web.chip_words import labels
from web.neighbours import Neighbours
from web.ordering import comparing
from web.state import MAX_DEPTH, query_string
from web.words import text as _

SHOWN = 6  #: values of a facet before the rest is folded away: what the eye takes in without counting
FOLDED = 40  #: values in the fold, which can be narrowed by typing; of officials there may be thousands
SIZES = (10, 20, 50)  #: hits a page, on offer


@dataclass(frozen=True, slots=True)
class Link:
    """One link. *count* is releases, None where counting means nothing; *inner* are the choices within it.

    *share* is the count in percent of the largest beside it, for a bar; None: no bar.
    *lang* is the language of the label where it is known and not the page's.
    *without* leads to the same search without what the link is of; None where nothing says that.
    """

    label: str
    url: str
    count: int | None = None
    selected: bool = False
    inner: tuple[Link, ...] = ()
    share: int | None = None
    without: str | None = None
    lang: Lang | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """One facet as shown: its first choices and every selected one, then *more*, folded.

    *left* is how many are not there.
    """

    name: str
    title: str
    choices: tuple[Link, ...]
    more: tuple[Link, ...] = ()
    left: int = 0


@dataclass(frozen=True, slots=True)
class Paging:
    """The way to the neighbouring pages; None at an end. *pages* is how many can be reached."""

    page: int
    pages: int
    previous: str | None
    following: str | None
    first: str


def search_url(request: SearchRequest) -> str:
    """Return the address of *request*'s page of results."""
    return f"/{query_string(request)}"


def panels(request: SearchRequest, result: Result) -> tuple[Panel, ...]:
    """Return the facets that offer anything, dates first."""
    near = Neighbours(request)
    by_name = {facet.name: facet for facet in result.facets}
    dates = Panel("date", _("Date"), _years(near, by_name))
    titles: tuple[tuple[FacetName, str], ...] = (
        ("agency", _("Agency")),
        ("official", _("Official")),
        ("place", _("Place")),
        ("lang", _("Language")),
        ("unit", _("Figures in")),
        ("kind", _("Kinds of figures")),
    )
    others = (_panel(near, title, by_name.get(name, Facet(name, ()))) for name, title in titles)
    return tuple(panel for panel in (dates, *others) if panel.choices)


def _panel(near: Neighbours, title: str, facet: Facet) -> Panel:
    first = [value for place, value in enumerate(facet.values) if place < SHOWN or value.selected]
    rest = [value for value in facet.values[SHOWN:] if not value.selected]
    return Panel(
        facet.name,
        title,
        tuple(_link(near, facet.name, value) for value in first),
        tuple(_link(near, facet.name, value) for value in rest[:FOLDED]),
        left=max(len(rest) - FOLDED, 0),
    )


def _years(near: Neighbours, facets: dict[FacetName, Facet]) -> tuple[Link, ...]:
    """Return the years, and within a selected year, or an only one, its months."""
    years = facets["year"].values if "year" in facets else ()
    months = facets["month"].values if "month" in facets else ()
    most = max((year.count for year in years), default=0)
    return tuple(
        replace(
            _link(near, "year", year),
            share=round(100 * year.count / most) if most else 0,
            inner=tuple(
                _link(near, "month", month)
                for month in months
                if month.value[:4] == year.value and (year.selected or month.selected or len(years) == 1)
            ),
        )
        for year in years
    )


def _link(near: Neighbours, facet: FacetName, value: FacetValue) -> Link:
    return Link(
        _label(facet, value),
        near.toggled(facet, value.value),
        value.count,
        value.selected,
        without=near.without(facet, value),
        lang=words.unit_language(value.value) if facet == "unit" else None,
    )


def _label(facet: FacetName, value: FacetValue) -> str:
    if facet == "lang":
        return words.language(value.value)
    if facet == "month":
        return _month(value.value)
    if facet == "unit":
        return words.unit(value.value)
    if facet == "kind":
        return words.kind(value.value)
    return value.label or value.value


def _month(value: str) -> str:
    number = value.rpartition("-")[2]
    return words.month(int(number)) if number in _MONTH_NUMBERS else value


_MONTH_NUMBERS = frozenset(f"{number:02}" for number in range(1, 13))


def filters(request: SearchRequest, result: Result) -> tuple[Link, ...]:
    """Return the filters that are on; each link takes its filter off."""
    labels = {
        (facet.name, value.value): _full_label(facet.name, value)
        for facet in result.facets
        for value in facet.values
        if value.selected
    }
    near = Neighbours(request)
    chosen = [
        Link(labels.get((name, value), value), near.toggled(name, value))
        for name, values in request.selected.items()
        for value in sorted(values)
    ]
    return (*chosen, *_days(request))


def _full_label(facet: FacetName, value: FacetValue) -> str:
    """A month stands without its year under it here."""
    year, _dash, number = value.value.partition("-")
    if facet == "month" and number in _MONTH_NUMBERS:
        return words.month_of_year(int(number), year)
    return _label(facet, value)


def _days(request: SearchRequest) -> Iterable[Link]:
    if request.since:
        label = _("from %(day)s") % {"day": words.day(request.since)}
        yield Link(label, search_url(replace(request, since=None, page=1)))
    if request.until:
        label = _("to %(day)s") % {"day": words.day(request.until)}
        yield Link(label, search_url(replace(request, until=None, page=1)))


def understood(request: SearchRequest, result: Result) -> tuple[Link, ...]:
    """Return the parts of the query as they were understood; each link takes its part out."""
    return tuple(
        Link(label, search_url(replace(request, text=chip.without, page=1)))
        for chip, label in zip(result.understood, labels(request.text, result.understood), strict=True)
    )


def sorts(request: SearchRequest) -> tuple[Link, ...]:
    """Return the orders to choose from.

    Without words there is no relevance to go by, only the days; figures have to be of one unit.
    """
    names: dict[Sort, str] = {"relevance": _("Best match"), "newest": _("Newest"), "oldest": _("Oldest")}
    in_force = request.sort
    if not request.text.strip():
        del names["relevance"]
        in_force = "newest" if request.sort == "relevance" else request.sort
    if comparing(request):
        names["largest"] = _("Largest figures")
    return tuple(
        Link(label, search_url(replace(request, sort=name, page=1)), selected=name == in_force)
        for name, label in names.items()
    )


def sizes(request: SearchRequest, total: int) -> tuple[Link, ...]:
    """Return how many hits a page may have, none when the shortest page has all of the *total*."""
    if total <= min(SIZES):
        return ()
    return tuple(
        Link(
            words.count(size), search_url(replace(request, size=size, page=1)), selected=size == request.size
        )
        for size in SIZES
    )


def files(request: SearchRequest) -> tuple[Link, ...]:
    """Return *request*'s releases as files and feeds."""
    every = replace(request, page=1, size=SearchRequest().size)
    followed = query_string(replace(every, sort="relevance"))
    return (
        Link(_("Feed"), f"/feed.atom{followed}"),
        Link(_("CSV"), f"/releases.csv{query_string(every)}"),
        Link(_("JSON Lines"), f"/releases.jsonl{query_string(every)}"),
        Link(_("Data package"), f"/datapackage.zip{query_string(every)}"),
    )


def paging(request: SearchRequest, total: int) -> Paging:
    """Return the pages around the one of *request* among *total* hits."""
    pages = min(-(-total // request.size), MAX_DEPTH // request.size)
    before = min(request.page, pages + 1) - 1
    return Paging(
        request.page,
        pages,
        previous=search_url(replace(request, page=before)) if before else None,
        following=search_url(replace(request, page=request.page + 1)) if request.page < pages else None,
        first=search_url(replace(request, page=1)),
    )
