"""The page of facts, ready to print: a table of one page's rows, and a plot when they are in one unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from search.badges import computed_words
from search.model import Facts, Lang, Result, SearchRequest, StatedFact
from search.rates import Showing, computed
from search.speakers import official_named
from web import links, plot, words
from web.badge_links import BadgeLink, badge_link
from web.facts_state import ROWS, Asked, Order, address, beside, chosen_unit, measured
from web.links import Link, Paging, Panel
from web.plot import Plot
from web.search_view import release_url
from web.state import Pairs, write
from web.words import text as _

UNITS = 6  #: units offered where a plot would stand


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row of the table. *url* is the page of its release; the badge leads to its sentence there.

    *computed* is what the figure comes to at the official rate. *said_by* is who stated it, a link when that
    is an official of the release.
    """

    day: date | None
    badge: BadgeLink
    concept: str
    period: str
    lang: Lang
    title: str
    url: str
    agency: str | None
    computed: str
    said_by: Link | None


@dataclass(frozen=True, slots=True)
class Column:
    """A heading that orders the table: *url* does it, *order* is how it is now, as `aria-sort` says it."""

    label: str
    url: str
    order: str
    hint: str


@dataclass(frozen=True, slots=True)
class FactsView:
    """The whole page. *kept* are the parameters that a form sends along with the box."""

    asked: Asked
    facts: Facts
    relaxed: bool
    rows: tuple[FactRow, ...]
    plot: Plot | None
    plot_title: str
    units: tuple[Link, ...]
    by_day: Column
    by_amount: Column
    panels: tuple[Panel, ...]
    understood: tuple[Link, ...]
    filters: tuple[Link, ...]
    paging: Paging
    releases: str
    files: tuple[Link, ...]
    as_json: str
    kept: Pairs


def facts_view(asked: Asked, facts: Facts, result: Result, showing: Showing) -> FactsView:
    """Return what the page of *facts* shows; *result* is of the same search, for its filters and chips."""
    request = asked.request
    unit = _dominant(facts.rows, chosen_unit(request))
    shown = plot.plot(facts.rows, unit) if unit is not None else None
    return FactsView(
        asked=asked,
        facts=facts,
        relaxed=result.relaxed,
        rows=tuple(_row(row, request, showing) for row in page_of(facts, request.page)),
        plot=shown,
        plot_title=plot.title(shown) if shown else "",
        units=() if shown else _units(asked, facts.rows),
        by_day=_column(asked, _("Date"), ("newest", "oldest")),
        by_amount=_column(asked, _("Figure"), ("largest", "smallest")),
        panels=tuple(_panel_here(panel, asked) for panel in links.panels(request, result)),
        understood=_here(links.understood(request, result), asked),
        filters=_here(links.filters(request, result), asked),
        paging=_paging(asked, len(facts.rows)),
        releases=links.search_url(replace(request, page=1)),
        files=(
            Link("CSV", address(_first(asked), "/facts.csv")),
            Link("JSON Lines", address(_first(asked), "/facts.jsonl")),
        ),
        as_json=address(asked, "/api/v1/facts"),
        kept=(*write(replace(request, text="", page=1)), *beside(asked)),
    )


def page_of(facts: Facts, page: int) -> tuple[StatedFact, ...]:
    """Return the rows of that page, counted from 1."""
    return facts.rows[(page - 1) * ROWS : page * ROWS]


def pages(facts: Facts) -> int:
    """Return how many pages the rows fill."""
    return -(-len(facts.rows) // ROWS)


def _first(asked: Asked) -> Asked:
    return replace(asked, request=replace(asked.request, page=1))


def _row(row: StatedFact, request: SearchRequest, showing: Showing) -> FactRow:
    release, fact = row.release, row.fact
    url = release_url(release.id, replace(request, page=1))
    rated = computed(fact, release.dates.best, showing.rates)
    return FactRow(
        release.dates.best,
        replace(badge_link(fact, row.number, url, showing.locale), concept=""),
        fact.concept,
        fact.period.surface if fact.period and fact.period.surface not in fact.concept else "",
        fact.lang,
        release.title,
        url,
        release.agency.name if release.agency else None,
        computed_words(rated, showing.locale) if rated else "",
        said_by(row),
    )


def said_by(row: StatedFact) -> Link | None:
    """Return who stated the fact, leading to what else that official is named in; no address if unknown."""
    if not row.fact.speaker:
        return None
    official = official_named(row.fact.speaker, row.release.officials)
    if official is None:
        return Link(row.fact.speaker, "")
    selected = SearchRequest(selected={"official": frozenset({official.id})})
    return Link(official.label or official.name, links.search_url(selected))


def _dominant(rows: Sequence[StatedFact], chosen: str | None) -> str | None:
    """Return the unit to plot: the *chosen* one, else the one that more than half of *rows* are in."""
    if chosen is not None or not rows:
        return chosen
    unit, count = Counter(measured(row.fact, None)[0] for row in rows).most_common(1)[0]
    return unit if 2 * count > len(rows) else None


def _units(asked: Asked, rows: Sequence[StatedFact]) -> tuple[Link, ...]:
    common = Counter(row.fact.unit for row in rows).most_common(UNITS)

    def within(unit: str) -> Asked:
        selected = {**asked.request.selected, "unit": frozenset({unit})}
        return replace(asked, request=replace(asked.request, selected=selected, page=1))

    return tuple(
        Link(words.unit(unit), address(within(unit)), count, lang=words.unit_language(unit))
        for unit, count in common
    )


def _column(asked: Asked, label: str, orders: tuple[Order, Order]) -> Column:
    """A click on the column in force turns its order round."""
    down, up = orders
    following = up if asked.order == down else down
    state = {down: "descending", up: "ascending"}.get(asked.order, "none")
    hints = {
        "newest": _("newest first"),
        "oldest": _("oldest first"),
        "largest": _("largest first"),
        "smallest": _("smallest first"),
    }
    return Column(label, address(replace(_first(asked), order=following)), state, hints[following])


def _here(elsewhere: Sequence[Link], asked: Asked) -> tuple[Link, ...]:
    """Return links of the search page as links that stay on this one, in its order."""
    return tuple(
        replace(
            link,
            url=_moved(link.url, asked),
            inner=_here(link.inner, asked),
            without=_moved(link.without, asked) if link.without else None,
        )
        for link in elsewhere
    )


def _moved(url: str, asked: Asked) -> str:
    more = urlencode(beside(asked))
    joint = ("&" if "?" in url else "?") if more else ""
    return f"/facts{url[1:]}{joint}{more}"


def _panel_here(panel: Panel, asked: Asked) -> Panel:
    return replace(panel, choices=_here(panel.choices, asked), more=_here(panel.more, asked))


def _paging(asked: Asked, rows: int) -> Paging:
    page, last = asked.request.page, -(-rows // ROWS)

    def at(number: int) -> str:
        return address(replace(asked, request=replace(asked.request, page=number)))

    return Paging(
        page,
        last,
        previous=at(min(page, last + 1) - 1) if min(page, last + 1) > 1 else None,
        following=at(page + 1) if page < last else None,
        first=at(1),
    )
