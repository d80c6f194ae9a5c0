from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

DEMONSTRATION = "2025-06-26-coordination-council-on-drug-business"


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html)))


def test_the_demonstration_query_shows_its_release_sentence_and_badges(client: FlaskClient) -> None:
    page = client.get("/?q=cryptocurrency+drop+accounts").text

    assert re.findall(r'href="/releases/([^"?#]+)', page)[0] == DEMONSTRATION
    assert "more than 50,000 <mark>drop accounts</mark>" in page or "50,000 <mark>drop</mark>" in page
    assert "over 2.4 billion tenge" in words(page)
    assert "26 June 2025" in words(page)
    assert "Prosecutor General's Office of the Republic of Kazakhstan" in words(page)


def test_releases_with_some_of_the_words_follow_those_with_all_and_are_not_counted(
    client: FlaskClient,
) -> None:
    page = client.get("/?q=cryptocurrency+drop+accounts").text

    counted, partial = page.split('<section class="partial"')
    assert "1 release" in words(counted)
    assert "With some of the words" in words(partial)
    assert "Not in it: “" in words(partial)


def test_a_badge_leads_to_the_figure_on_the_page_of_its_release(client: FlaskClient) -> None:
    page = client.get("/?q=cryptocurrency+drop+accounts").text
    (address, number) = re.findall(r'class="badge [a-z]+" href="([^"#]+)#fact-(\d+)"', page)[0]

    release = client.get(unescape(address)).text

    assert f'id="fact-{number}"' in release


def test_the_first_page_shows_all_releases_newest_first(client: FlaskClient) -> None:
    page = client.get("/").text

    assert "96 releases on record" in words(page)
    assert re.findall(r'datetime="([\d-]+)"', page) == sorted(
        re.findall(r'datetime="([\d-]+)"', page), reverse=True
    )


def test_a_search_keeps_its_filters_in_the_form_and_offers_to_remove_each(client: FlaskClient) -> None:
    page = client.get("/?q=bribe&year=2023&sort=newest").text

    assert '<input type="hidden" name="year" value="2023">' in page
    assert '<input type="hidden" name="sort" value="newest">' in page
    assert 'class="chip filter" href="/?q=bribe&amp;sort=newest"' in page


def test_a_year_offers_its_months_once_it_is_chosen(client: FlaskClient) -> None:
    assert "month=2025-06" not in client.get("/").text
    assert "month=2025-06" in client.get("/?year=2025").text


def test_no_match_says_so_and_helps(client: FlaskClient) -> None:
    answer = client.get("/?q=zzzzqqq&year=2023")

    assert answer.status_code == 200
    assert "No release matches" in answer.text
    assert "without the filters" in answer.text


def test_words_that_no_release_has_together_are_shown_apart_in_the_open(client: FlaskClient) -> None:
    page = words(client.get("/?q=cryptocurrency+zebra").text)

    assert "No release has all of these words." in page
    assert "Not in it: “zebra”" in page


def test_a_page_behind_the_last_one_leads_back(client: FlaskClient) -> None:
    page = client.get("/?q=cryptocurrency&page=90").text

    assert "nothing left on this page" in page
    assert '<a href="/?q=cryptocurrency">Go to the first page</a>' in page


def test_paging_leads_on_and_back(client: FlaskClient) -> None:
    page = client.get("/?page=2").text

    assert '<a rel="prev" href="/">' in page
    assert '<a rel="next" href="/?page=3">' in page
    assert "Page 2 of 10" in page


def test_a_malformed_query_is_400_with_the_place_and_the_query_still_in_the_box(client: FlaskClient) -> None:
    answer = client.get('/?q=drop+(accounts+"frozen')

    assert answer.status_code == 400
    assert 'value="drop (accounts &#34;frozen"' in answer.text
    assert "<mark>" in answer.text
    assert 'href="/help"' in answer.text


@pytest.mark.parametrize(
    "query", ["page=0", "size=51", "sort=loud", "since=yesterday", "q=a&q=b", "q=" + "a" * 257]
)
def test_an_address_that_cannot_be_read_is_400_with_the_way_out(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/?{query}")

    assert answer.status_code == 400
    assert "cannot be read" in answer.text or "too long" in answer.text


def test_a_release_shows_its_text_its_figures_and_where_each_thing_is_from(client: FlaskClient) -> None:
    page = client.get(f"/releases/{DEMONSTRATION}?q=drop+accounts").text

    assert "<h1" in page
    assert 'class="fact money"' in page
    assert "drop" in re.findall(r"<mark>([^<]+)</mark>", page)[0]
    assert "A digest, not the office’s own words." in page
    assert 'rel="noreferrer external"' in page
    assert "declared as “2025-06-26”" in words(page)
    assert "SHA-256" in page
    assert 'href="/?q=drop+accounts"' in page


def test_a_release_without_a_search_has_no_way_back_to_one(client: FlaskClient) -> None:
    assert 'class="back"' not in client.get(f"/releases/{DEMONSTRATION}").text


def test_every_figure_of_a_release_stands_once_in_its_text_and_once_in_its_margin(
    client: FlaskClient,
) -> None:
    page = client.get(f"/releases/{DEMONSTRATION}").text

    ids = re.findall(r'id="(fact-\d+)"', page)
    assert sorted(ids) == sorted(set(ids))
    assert sorted(ids) == sorted(re.findall(r'class="badge [a-z]+" href="#(fact-\d+)"', page))


def test_threads_get_the_same_page(app: Flask, client: FlaskClient) -> None:
    address = f"/releases/{DEMONSTRATION}?q=drop+accounts"
    expected = client.get(address).data

    with ThreadPoolExecutor(8) as pool:
        pages = list(pool.map(lambda _number: app.test_client().get(address).data, range(64)))

    assert pages == [expected] * 64


def test_a_release_that_is_not_there_is_404(client: FlaskClient) -> None:
    answer = client.get("/releases/no-such-release")

    assert answer.status_code == 404
    assert "nothing at this address" in answer.text


def test_the_help_page_only_gives_examples_that_can_be_read(client: FlaskClient) -> None:
    examples = re.findall(r'<a class="query" href="([^"]+)">', client.get("/help").text)

    assert len(examples) > 12
    for address in examples:
        assert client.get(unescape(address)).status_code == 200


def test_the_examples_of_the_first_page_find_something(client: FlaskClient) -> None:
    block = client.get("/").text.partition('<p class="examples">')[2].partition("</p>")[0]

    for address in re.findall(r'href="([^"]+)"', block):
        assert 'class="hit"' in client.get(unescape(address)).text


def test_the_frame_hands_its_options_to_the_widget_and_nothing_else(client: FlaskClient) -> None:
    page = client.get('/embed?q=drop&theme=dark&lang=ru&limit=3&onload=alert(1)&placeholder="><b>').text

    assert 'theme="dark"' in page
    assert 'lang="ru"' in page
    assert "onload" not in page
    assert 'placeholder="&#34;&gt;&lt;b&gt;"' in page
    assert 'target="_blank"' in page


@pytest.mark.parametrize(
    ("path", "mimetype"),
    [
        ("/widget.js", "text/javascript"),
        ("/embed.css", "text/css"),
        ("/favicon.ico", "image/svg+xml"),
        ("/robots.txt", "text/plain"),
        ("/static/site.css", "text/css"),
    ],
)
def test_files_have_their_type(client: FlaskClient, path: str, mimetype: str) -> None:
    answer = client.get(path)

    assert (answer.status_code, answer.mimetype) == (200, mimetype)


def test_every_page_stays_below_a_site_that_is_mounted_under_a_prefix(client: FlaskClient) -> None:
    page = client.get("/?q=bribe", environ_overrides={"SCRIPT_NAME": "/records"}).text

    addresses = re.findall(r'(?:href|src|action)="(/[^"]*)"', page)
    assert addresses
    assert all(address.startswith("/records/") for address in addresses)


def test_a_page_weighs_less_than_25_kilobytes_on_the_wire_with_all_it_needs(client: FlaskClient) -> None:
    parts = ["/?q=corruption", "/static/site.css", "/static/site.js", "/static/favicon.svg"]

    packed = {"Accept-Encoding": "gzip"}
    assert sum(len(client.get(part, headers=packed).data) for part in parts) < 25_000


def test_the_sheet_and_the_scripts_hold_nothing_from_elsewhere(client: FlaskClient) -> None:
    for name in ("site.css", "site.js", "widget.js"):
        assert not re.search(
            r"@import|url\(|innerHTML|document\.write|eval\(", client.get(f"/static/{name}").text
        )
