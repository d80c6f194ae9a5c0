from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

from flask.testing import FlaskClient

from search.engine import Searcher
from search.errors import EngineUnavailable
from search.model import IndexStatus, Result, SearchRequest
from web import create_app
from web.coverage import coverage_view, status_line
from web.settings import Settings


class Broken:
    def status(self) -> IndexStatus:
        raise EngineUnavailable("gone")

    def search(self, _request: SearchRequest) -> Result:
        raise EngineUnavailable("gone")


class Empty:
    def status(self) -> IndexStatus:
        return IndexStatus("g000001", 0, 0, None)


def test_the_page_counts_by_agency_language_and_year_and_leads_to_each(client: FlaskClient) -> None:
    page = client.get("/coverage").text

    for text in (
        "Prosecutor General&#39;s Office of the Republic of Kazakhstan",
        "10 November 2025",
        "g000001",
        'href="/?lang=ru"',
        "Releases by year",
    ):
        assert text in page


def test_what_has_no_date_is_counted_and_the_age_is_in_days(searcher: Searcher) -> None:
    newest = searcher.search(SearchRequest(sort="newest", size=1))
    oldest = searcher.search(SearchRequest(sort="oldest", size=1))

    view = coverage_view(searcher.status(), newest, oldest, today=date(2025, 11, 20))

    assert view.age == 10
    assert view.undated == view.status.releases - sum(
        row.count or 0 for table in view.tables if table.name == "date" for row in table.rows
    )
    assert [table.name for table in view.tables] == ["agency", "lang", "date"]


def test_an_empty_index_is_covered_too() -> None:
    nothing = Result(0, (), ())

    view = coverage_view(IndexStatus("g000001", 0, 0, None), nothing, nothing, today=date(2025, 1, 1))

    assert (view.newest, view.oldest, view.age, view.undated, view.tables) == (None, None, None, 0, ())


def test_every_page_says_what_is_in_service(client: FlaskClient) -> None:
    for path in ("/", "/help", "/no-such-page"):
        assert re.search(
            r"96 releases, the newest of 10 November 2025, generation g000001 of \d+ \w+ 20\d\d<",
            client.get(path).text,
        )


def test_an_index_out_of_reach_is_said_and_an_empty_one_too() -> None:
    assert status_line(Broken())() == "The index cannot be reached now."  # type: ignore[arg-type]
    assert status_line(Empty())() == "0 releases, generation g000001"  # type: ignore[arg-type]


def test_a_page_about_an_index_out_of_reach_does_not_ask_it_again() -> None:
    page = create_app(Broken(), Settings()).test_client().get("/")  # type: ignore[arg-type]

    assert page.status_code == 503
    assert "The index cannot be reached now." not in page.text


def test_a_damaged_generation_that_was_passed_over_is_told_with_the_age_of_the_index(
    searcher: Searcher,
) -> None:
    class Older:
        """The searcher, as if a newer generation were damaged."""

        def __getattr__(self, name: str) -> object:
            return getattr(searcher, name)

        def status(self) -> IndexStatus:
            built = datetime(2020, 1, 2, tzinfo=UTC)
            return replace(searcher.status(), built=built, passed_over="g000009")

    client = create_app(Older(), Settings()).test_client()  # type: ignore[arg-type]

    page = client.get("/coverage").text
    ready = client.get("/readyz").json

    assert "A newer generation of the index, g000009, is damaged" in page
    assert "2 January 2020" in page
    assert (ready["built"], ready["passed_over"]) == ("2020-01-02T00:00:00+00:00", "g000009")
