"""How figures are shown: the language of badges, official rates, who stated them, and what was asked for."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from flask.testing import FlaskClient

from search import stated
from search.engine import Searcher
from search.engines import open_searcher, open_writer
from search.model import Dates, Evidence, Fact, Official, Release, Span, StatedDate
from search.rates import Rate, rates
from web import create_app, locale
from web.settings import Settings

DRUGS = "2025-06-26-coordination-council-on-drug-business"
TEXT = "Asylov said that 5 billion tenge was returned. Somebody Else said 40 accounts were frozen."
FACTS = (
    Fact(
        "money",
        Decimal(5 * 10**9),
        Decimal(5 * 10**9),
        "KZT",
        Span(17, 32),
        Span(0, 46),
        "en",
        speaker="Asylov",
    ),
    Fact(
        "count",
        Decimal(40),
        Decimal(40),
        "account",
        Span(66, 77),
        Span(47, 90),
        "en",
        speaker="Somebody Else",
    ),
)
RELEASE = Release(
    "money",
    "Money returned",
    TEXT,
    "00ff",
    officials=(Official("kz-asylov", "Berik Assylov", None, "Berik Asylov"),),
    dates=Dates(published=StatedDate(date(2025, 9, 14), Evidence("text", "14 September 2025"))),
    passages=(Span(0, len(TEXT)),),
    facts=FACTS,
)
RATE = Rate(date(2025, 9, 12), "USD", Decimal(500), "A bank")
EQUAL = "≈ $10 million at the official rate of 12 September 2025 (A bank)"


@pytest.fixture(scope="module")
def money(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Return a client of a site over one release, with the rate of one day."""
    folder = str(tmp_path_factory.mktemp("money") / "index")
    with open_writer(folder) as writer:
        writer.add(RELEASE)
    return create_app(open_searcher(folder), Settings(rates=rates([RATE]))).test_client()


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html)))


def test_money_is_shown_at_the_official_rate_and_marked_as_computed(money: FlaskClient) -> None:
    for address in ("/releases/money", "/facts"):
        assert f"Computed, not stated: {EQUAL}" in words(money.get(address).text)
    (row, other) = json.loads(money.get("/api/v1/facts").data)["facts"]
    fact = json.loads(money.get("/api/v1/releases/money").data)["facts"][0]
    assert (row["computed"], other["computed"], row["badge"]) == (EQUAL, None, "5 billion tenge")
    assert fact["equivalents"] == []
    assert fact["computed"] == {
        "low": 10_000_000,
        "high": 10_000_000,
        "unit": "USD",
        "rate": 500,
        "rate_date": "2025-09-12",
        "source": "A bank",
        "text": EQUAL,
    }


def test_what_is_computed_is_never_searched(money: FlaskClient) -> None:
    assert json.loads(money.get("/api/v1/search?q=%2410+million").data)["total"] == 0


def test_without_rates_nothing_is_computed(client: FlaskClient) -> None:
    assert "≈" not in client.get("/facts?unit=KZT").text


def test_who_stated_a_figure_leads_to_the_official(money: FlaskClient) -> None:
    for address in ("/releases/money", "/facts"):
        page = money.get(address).text
        assert '<a href="/?official=kz-asylov" dir="auto">Berik Asylov</a>' in page
        assert "according to Somebody Else" in words(page)
    row, other = json.loads(money.get("/api/v1/facts").data)["facts"]
    assert (row["speaker"], row["speaker_id"]) == ("Asylov", "kz-asylov")
    assert (other["speaker"], other["speaker_id"]) == ("Somebody Else", None)
    assert json.loads(money.get("/api/v1/releases/money").data)["facts"][0]["official"] == {
        "id": "kz-asylov",
        "name": "Berik Asylov",
    }


def test_a_release_lights_the_figure_that_was_asked_for(client: FlaskClient, money: FlaskClient) -> None:
    assert "<mark>5 billion tenge</mark>" in money.get("/releases/money?q=tenge+%3E+1bn").text
    assert "<mark>" not in money.get("/releases/money?q=tenge+%3E+6bn").text
    page = client.get(f"/releases/{DRUGS}?q=over+50%2C000+accounts").text
    assert re.search(r'<data id="fact-\d+"[^>]*><mark>more than 50,000 drop accounts</mark>', page)


def test_a_badge_of_a_hit_leads_to_the_figure_that_was_asked_for(client: FlaskClient) -> None:
    page = client.get("/?q=over+50%2C000+accounts").text
    (url, number) = re.findall(rf'href="(/releases/{DRUGS}[^"#]*)#fact-(\d+)">more than <span', page)[0]
    assert f'id="fact-{number}"' in client.get(unescape(url)).text


@pytest.mark.parametrize(
    ("hl", "badge"),
    [("en", "more than 50,000 drop accounts"), ("ru", "более 50 000 счетов"), ("kk", "50 000 шоттан астам")],
)
def test_badges_speak_the_language_that_is_asked_for(client: FlaskClient, hl: str, badge: str) -> None:
    query = f"q=over+50%2C000+accounts+cryptocurrency&hl={hl}"

    found = json.loads(client.get(f"/api/v1/search?{query}").data)["hits"][0]["facts"]
    answers = [
        *(fact["badge"] for fact in found),
        *(row["badge"] for row in json.loads(client.get(f"/api/v1/facts?{query}").data)["facts"]),
        *(json.loads(line)["badge"] for line in client.get(f"/facts.jsonl?{query}").text.splitlines()),
    ]
    assert [said.replace("\u00a0", " ") for said in answers].count(badge) == 3
    for page in (f"/facts?{query}", f"/releases/{DRUGS}?{query}"):
        assert badge in words(client.get(page).text)
    assert badge in client.get(f"/facts.csv?{query}").text.replace("\u00a0", " ")


def test_the_language_of_badges_stays_on_every_link_of_the_table(client: FlaskClient) -> None:
    page = client.get("/facts?q=corruption&hl=ru").text

    assert 'href="/facts.csv?q=corruption&amp;hl=ru"' in page
    assert "order=largest&amp;hl=ru" in page
    assert '<input type="hidden" name="hl" value="ru">' in page
    assert re.search(r'<a class="badge \w+" href="/releases/[^"#]+hl=ru#fact-', page)


@pytest.mark.parametrize(
    ("address", "detail"),
    [
        ("/api/v1/search?hl=fr", "Hl is 'fr': choose one of en, ru, kk."),
        ("/api/v1/facts?hl=en&hl=ru", "Hl is given 2 times: give it once."),
    ],
)
def test_another_language_is_refused(client: FlaskClient, address: str, detail: str) -> None:
    answer = client.get(address)

    assert (answer.status_code, json.loads(answer.data)["detail"]) == (400, detail)


def test_an_address_takes_a_language_with_and_without_other_parameters() -> None:
    assert locale.with_locale("/a", None) == "/a"
    assert locale.with_locale("/a", "en") == "/a?hl=en"
    assert locale.with_locale("/a?q=b", "kk") == "/a?q=b&hl=kk"
    assert locale.with_locale("/a?q=b#fact-1", "ru") == "/a?q=b&hl=ru#fact-1"


@pytest.mark.parametrize("path", ["/facts.csv", "/facts.jsonl"])
def test_a_file_that_is_still_good_is_not_made_again(client: FlaskClient, path: str) -> None:
    answer = client.get(path)

    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})

    assert (again.status_code, again.data) == (304, b"")


def test_a_row_says_where_its_figure_stands(searcher: Searcher, client: FlaskClient) -> None:
    for row in json.loads(client.get("/api/v1/facts?q=drop+accounts").data)["facts"]:
        release = searcher.get(row["release"])
        assert release
        assert release.sha256 == row["sha256"]
        assert release.text[row["sentence_start"] : row["sentence_end"]] == row["sentence"]
        assert row["sentence_start"] <= row["start"] < row["end"] <= row["sentence_end"]


def test_the_table_says_that_an_order_is_among_all_releases(client: FlaskClient) -> None:
    assert json.loads(client.get("/api/v1/facts?order=largest").data)["ordered_among"] == "all"


@pytest.mark.parametrize(
    ("order", "among", "notice"),
    [
        ("largest", "newest", "This is the order among the newest 3 of the 96 releases only"),
        ("newest", "newest", "The figures are those of 3 of the 96 releases"),
        ("oldest", "oldest", "The figures are those of 3 of the 96 releases"),
    ],
)
def test_an_order_among_some_releases_says_so(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, order: str, among: str, notice: str
) -> None:
    monkeypatch.setattr(stated, "MAX_RELEASES", 3)

    answer = json.loads(client.get(f"/api/v1/facts?order={order}").data)

    assert (answer["ordered_among"], answer["whole"]) == (among, False)
    assert notice in words(client.get(f"/facts?order={order}").text)
