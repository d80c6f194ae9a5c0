from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search.engine import Searcher
from search.errors import EngineUnavailable
from search.model import Lang
from tests.web.conftest import BufferedClient
from tests.web.shown import shown
from tests.web.test_catalogues import PLACE, SAME, translated
from tests.web.test_safety import Down
from web import create_app
from web.settings import Settings

DRUGS = "2025-06-26-coordination-council-on-drug-business"
PAGES = (
    "/",
    "/?q=cryptocurrency+drop+accounts&year=2025",
    "/?q=cryptocurrency+drop+zzqq",
    "/?q=zzqq",
    "/?q=over+50,000+accounts+-police&since=2024-01-01&until=2025-12-31",
    "/?page=9&size=50",
    "/facts",
    "/facts?q=corruption",
    "/facts?unit=KZT&order=largest",
    "/facts?q=zzqq",
    f"/releases/{DRUGS}?q=drop+accounts",
    "/help",
    "/help/api",
    "/coverage",
    "/widget",
    "/widget?limit=99",
    "/embed",
    "/no-such-page",
    "/?q=%22open",
    "/?sort=best",
    "/?since=2025-02-30",
    "/?q=date:20",
)
#: what is written in Latin letters in every language
WORDS = """
    Onrecord onrecord index BibTeX WCAG AA axe
    JSON Lines CSV SHA OpenAPI ETag OR English FMA Assylov USDT since until date lang
    account accounts crypto cryptocurrency cryptoassets seized confiscated under at least
    relevance newest oldest sort en kk
"""
LATIN = set(WORDS.split())


@pytest.mark.parametrize(
    ("address", "accepted", "language"),
    [
        ("/", None, "en"),
        ("/", "ru", "ru"),
        ("/", "ru-RU,ru;q=0.9,en-US;q=0.8", "ru"),
        ("/", "kk-KZ, ru;q=0.7", "kk"),
        ("/", "de, kk;q=0.2", "kk"),
        ("/", "de-DE, fr;q=0.5", "en"),
        ("/", "en;q=0.1, ru;q=0", "en"),
        ("/?hl=kk", "ru", "kk"),
        ("/?hl=en", "ru", "en"),
        ("/?hl=", "ru", "ru"),
        ("/nothing", "kk", "kk"),
        ("/?hl=fr", "kk", "kk"),
    ],
)
def test_a_page_is_in_the_language_of_its_address_else_of_the_browser_else_in_english(
    client: FlaskClient, address: str, accepted: str | None, language: str
) -> None:
    answer = client.get(address, headers={"Accept-Language": accepted} if accepted else {})

    assert f'<html lang="{language}">' in answer.text
    assert answer.headers["Content-Language"] == language


def test_caches_are_told_what_the_language_depends_on(client: FlaskClient) -> None:
    assert "Accept-Language" in client.get("/").headers["Vary"]
    assert "Accept-Language" in client.get("/nothing").headers["Vary"]
    assert "Accept-Language" not in client.get("/?hl=ru").headers["Vary"]
    assert "Accept-Language" not in client.get("/api/v1/search").headers.get("Vary", "")
    assert "Accept-Language" not in client.get("/static/site.css").headers.get("Vary", "")


def test_programs_are_told_in_the_language_of_the_address_alone(client: FlaskClient) -> None:
    russian = {"Accept-Language": "ru"}

    assert client.get("/api/v1/search", headers=russian).data == client.get("/api/v1/search").data
    assert client.get("/feed.atom", headers=russian).data == client.get("/feed.atom").data
    refused = json.loads(client.get("/api/v1/search?sort=best", headers=russian).data)
    assert refused["title"] == "This address cannot be read"
    told = json.loads(client.get("/api/v1/search?sort=best&hl=ru").data)
    assert told["title"] == "Этот адрес не удалось прочитать"
    assert told["detail"].startswith("Параметр sort: 'best' не подходит, выберите одно из ")


def internal(page: str) -> list[str]:
    found = [unescape(each) for each in re.findall(r'<a [^>]*?href="([^"]+)"', page)]
    return [each for each in found if each.startswith("/")]


def languages_of(address: str) -> list[str]:
    return parse_qs(urlsplit(address).query).get("hl", [])


@pytest.mark.parametrize("address", [page for page in PAGES if page != "/embed"])
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_link_of_a_page_keeps_the_language_of_its_address(
    client: FlaskClient, address: str, language: str
) -> None:
    page = client.get(f"{address}{'&' if '?' in address else '?'}hl={language}").text

    for link in internal(page):
        for_programs = re.match(r"/(api/|facts\.|feed\.|releases\.|datapackage\.|openapi\.)", link)
        wanted = [] if for_programs and (language == "en" or link.startswith("/openapi.")) else [language]
        assert languages_of(link) == wanted, link
    for form in re.findall(r'<form [^>]*method="get".*?</form>', page, re.DOTALL):
        assert f'<input type="hidden" name="hl" value="{language}">' in form


def test_where_the_browser_says_the_language_links_leave_it_to_the_browser(client: FlaskClient) -> None:
    page = client.get("/?q=corruption", headers={"Accept-Language": "ru"}).text

    links = internal(page)
    assert {
        tuple(languages_of(link)) for link in links if not re.match(r"/(api|feed|rel.*\.|data)", link)
    } == {()}
    assert "/api/v1/search?q=corruption&hl=ru" in links
    assert 'name="hl"' not in page


def test_the_switch_leads_to_the_same_search_in_each_language(client: FlaskClient) -> None:
    page = client.get("/?q=a%26b&year=2025&hl=ru").text
    switch = page.partition('<nav class="languages"')[2].partition("</nav>")[0]

    found = re.findall(r'href="([^"]+)" hreflang="(\w+)" lang="(\w+)"( aria-current="true")?>(\w+)<', switch)
    assert [
        (unescape(url), hreflang, lang, bool(current), name) for url, hreflang, lang, current, name in found
    ] == [
        ("?q=a%26b&year=2025&hl=en", "en", "en", False, "English"),
        ("?q=a%26b&year=2025&hl=ru", "ru", "ru", True, "Русский"),
        ("?q=a%26b&year=2025&hl=kk", "kk", "kk", False, "Қазақша"),
    ]


def test_a_site_that_knows_its_address_names_each_language_of_a_page_to_robots(searcher: Searcher) -> None:
    site = create_app(searcher, Settings(site_url="https://records.example.org"))
    client = BufferedClient(site, site.response_class)

    for address in ("/?q=corruption", f"/releases/{DRUGS}", "/facts?q=corruption", "/help", "/help/api"):
        page, home = client.get(address).text, f"https://records.example.org{address}"
        joint = "&amp;" if "?" in address else "?"
        wanted = {"x-default": home} | {code: f"{home}{joint}hl={code}" for code in ("en", "ru", "kk")}
        assert dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', page)) == wanted
        assert f'<link rel="canonical" href="{home}">' in page
        other = client.get(f"{address}{'&' if '?' in address else '?'}hl=kk").text
        assert f'<link rel="canonical" href="{wanted["kk"]}">' in other


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_nothing_of_a_translated_page_is_in_english(
    client: FlaskClient, address: str, language: Lang
) -> None:
    page = shown(client.get(f"{address}{'&' if '?' in address else '?'}hl={language}").text)
    english = {
        entry.message
        for entry in translated(language).values()
        if entry.message not in SAME and not PLACE.search(entry.message)
    }

    assert english & set(page.texts) <= {"English"}  # the name that the language has for itself
    left = [
        (word, said)
        for said in page.texts
        for word in re.findall(
            r"(?<![\w:/.'*+-])[A-Za-z]{2,}(?![\w:*~=/.-])", re.sub(r"«[^»]*»|[\"'][^\"']*[\"']", "", said)
        )
        if word not in LATIN
    ]
    assert left == []


def test_what_is_in_another_language_than_the_page_says_so(client: FlaskClient) -> None:
    page = client.get("/?q=cryptocurrency+drop+accounts&hl=ru").text

    assert re.search(r'<h2 class="headline" lang="en">', page)
    assert re.search(r'<p class="snippet" lang="en">', page)
    badge = re.search(r'<a class="badge count" href="[^"]*#fact-\d+">(.*?)</a>', page)
    assert badge is not None
    assert 'class="concept" lang="en"' in badge[1]


def test_days_numbers_and_lists_are_written_as_the_reader_writes_them(client: FlaskClient) -> None:
    russian, kazakh = (client.get(f"/releases/{DRUGS}?hl={hl}").text for hl in ("ru", "kk"))

    assert ">26 июня 2025</time>" in russian
    assert ">2025 ж. 26 маусым</time>" in kazakh
    assert "118 цифр (тенге) по дате релиза, 19 апреля 2018" in client.get("/facts?unit=KZT&hl=ru").text
    assert "Июнь 2025" in client.get("/?month=2025-06&hl=ru").text
    assert "Маусым, 2025 ж." in client.get("/?month=2025-06&hl=kk").text


def test_a_feed_is_in_the_language_of_its_address(client: FlaskClient) -> None:
    feed = client.get("/feed.atom?q=drop+accounts&hl=ru").text

    assert 'xml:lang="ru"' in feed
    assert "Цифры: " in feed
    assert json.loads(client.get("/feed.json?hl=kk").data)["language"] == "kk"


def test_an_outage_is_told_in_the_readers_language(app: Flask) -> None:
    site = create_app(Down(EngineUnavailable("no answer")), Settings())  # type: ignore[arg-type]
    client = BufferedClient(site, site.response_class)

    answer = client.get("/?q=a", headers={"Accept-Language": "kk"})

    assert answer.status_code == 503
    assert "Іздеу қазір қолжетімсіз" in answer.text
