from __future__ import annotations

from flask.testing import FlaskClient

from search.model import SearchRequest
from web.ordering import comparing, settled

OFFERED = 'sort=largest" rel="nofollow"'


def test_the_largest_figures_order_releases_where_the_query_asks_for_a_figure(client: FlaskClient) -> None:
    page = client.get("/?q=tenge+>+1bn&sort=largest").text

    assert f'{OFFERED} aria-current="true">Largest figures' in page
    assert "order=largest" not in page


def test_they_do_where_one_unit_is_selected(client: FlaskClient) -> None:
    assert OFFERED in client.get("/?q=drop&unit=KZT").text
    assert OFFERED not in client.get("/?q=drop&unit=KZT&unit=USD").text


def test_elsewhere_they_are_a_table(client: FlaskClient) -> None:
    page = client.get("/?q=drop").text

    assert OFFERED not in page
    assert 'href="/facts?q=drop&amp;order=largest"' in page


def test_a_page_that_has_nothing_to_compare_any_more_is_in_the_order_of_best_match(
    client: FlaskClient,
) -> None:
    answer = client.get("/?q=drop&sort=largest")

    assert answer.status_code == 200
    assert 'href="/?q=drop" rel="nofollow" aria-current="true">Best match' in answer.text
    assert client.get("/api/v1/search?q=drop&sort=largest").status_code == 400


def test_the_figure_that_gives_a_release_its_place_is_its_first_badge(client: FlaskClient) -> None:
    page = client.get("/?unit=KZT&sort=largest").text
    rows = client.get("/api/v1/facts?unit=KZT&order=largest").json["facts"]

    first = page.partition('class="figures"')[2].partition("</li>")[0]

    assert f'#fact-{rows[0]["number"]}"' in first
    assert rows[0]["release"] in first


def test_an_order_that_compares_stays() -> None:
    request = SearchRequest("tenge > 1bn", sort="largest")

    assert settled(request) == request
    assert comparing(SearchRequest("tax")) is None
