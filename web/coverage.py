"""What is on record here: how many releases of whom, in which language, of which years, and how new."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template

from search.engine import Searcher
from search.errors import SearchError
from search.model import FacetName, IndexStatus, Result, SearchRequest
from web import links, words
from web.histogram import Histogram, histogram
from web.links import Link
from web.page_head import standing_head
from web.search_view import release_url
from web.settings import Settings
from web.words import text as _

_COUNTED: tuple[FacetName, ...] = ("year", "month", "agency", "lang")  #: what the page shows


@dataclass(frozen=True, slots=True)
class Table:
    """One facet as a table: each value, which leads to its releases, with its count."""

    name: str
    title: str
    rows: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole page. *undated* releases have no day; *age* is that of the newest, in days.

    *built* is the day when the generation was put together, *built_age* its age.
    """

    status: IndexStatus
    newest: Link | None
    oldest: Link | None
    age: int | None
    undated: int
    days: Histogram | None
    tables: tuple[Table, ...]
    built: str | None = None
    built_age: int = 0


def coverage(searcher: Searcher, settings: Settings) -> Blueprint:
    """Return the route of the page."""
    routes = Blueprint("coverage", __name__)

    @routes.get("/coverage")
    def page() -> str:
        newest = searcher.search(SearchRequest(sort="newest", size=1, facets=_COUNTED))
        oldest = searcher.search(SearchRequest(sort="oldest", size=1, facets=()))
        view = coverage_view(searcher.status(), newest, oldest, today=date.today())
        head = standing_head(
            _("Coverage"), _("What is on record here, and how new it is."), "/coverage", settings
        )
        return render_template("coverage.html", view=view, head=head, text="", kept=())

    return routes


def coverage_view(status: IndexStatus, newest: Result, oldest: Result, *, today: date) -> Coverage:
    """Return what the page shows of the index, of which *newest* and *oldest* are the ends."""
    every = SearchRequest()
    titles = {"agency": _("Agency"), "lang": _("Language"), "date": _("Year")}
    panels = {panel.name: panel for panel in links.panels(every, newest)}
    dated = sum(link.count or 0 for link in panels["date"].choices) if "date" in panels else 0
    return Coverage(
        status,
        newest=_day(newest),
        oldest=_day(oldest),
        age=(today - status.newest).days if status.newest else None,
        undated=status.releases - dated,
        days=histogram(every, newest),
        tables=tuple(
            Table(name, title, (*panels[name].choices, *panels[name].more))
            for name, title in titles.items()
            if name in panels
        ),
        built=words.day(status.built.date()) if status.built else None,
        built_age=max(0, (today - status.built.date()).days) if status.built else 0,
    )


def _day(result: Result) -> Link | None:
    """Return the day of the one release of *result*, which it leads to; None when it has none."""
    for hit in result.hits:
        if best := hit.release.dates.best:
            return Link(words.day(best), release_url(hit.release.id, SearchRequest()))
    return None


def status_line(searcher: Searcher) -> Callable[[], str]:
    """Return what says, at the foot of every page, what is in service now."""

    def line() -> str:
        try:
            status = searcher.status()
        except SearchError:
            return _("The index cannot be reached now.")
        counted = words.plural("%(counted)s release", "%(counted)s releases", status.releases)
        parts = {
            "releases": counted % {"counted": words.count(status.releases)},
            "generation": status.generation,
        }
        if status.built:
            made = {"generation": status.generation, "day": words.day(status.built.date())}
            parts["generation"] = _("%(generation)s of %(day)s") % made
        if status.newest is None:
            return _("%(releases)s, generation %(generation)s") % parts
        return _("%(releases)s, the newest of %(day)s, generation %(generation)s") % (
            parts | {"day": words.day(status.newest)}
        )

    return line
