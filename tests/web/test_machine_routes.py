"""Feeds, files of releases, and what browsers, robots and cards ask: what each holds."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from search.engine import Matching, Searcher
from search.engines import open_searcher, open_writer
from search.model import Agency, Dates, Evidence, Release, SearchRequest, Span, StatedDate
from tests.web.conftest import BufferedClient
from web import create_app, robots
from web.release_exports import AT_ONCE
from web.settings import Settings
from web.shortening import shortened

DEMONSTRATION = "2025-06-26-coordination-council-on-drug-business"
OURS = "https://records.example.org"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def public(searcher: Searcher) -> FlaskClient:
    """Return a client of a site that knows its own address."""
    return site(searcher)


def site(searcher: Searcher, **settings: object) -> FlaskClient:
    app = create_app(searcher, Settings(site_url=OURS, **settings))  # type: ignore[arg-type]
    return BufferedClient(app, app.response_class)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    """Return a searcher of 120 releases: three have no day, and one of those was retrieved on one."""
    folder = str(tmp_path_factory.mktemp("many") / "index")
    words = Evidence("front matter", "a day")
    retrieved = Dates(retrieved=StatedDate(date(2024, 2, 3), words))
    with open_writer(folder) as writer:
        for number in range(120):
            text = f"Audit number {number} found nothing."
            dated = Dates(StatedDate(date(2020, 1, 1 + number % 28), words))
            dates = {0: Dates(), 1: Dates(), 2: retrieved}.get(number, dated)
            writer.add(
                Release(
                    f"r{number:03}",
                    f"Audit {number}",
                    text,
                    "0" * 64,
                    dates=dates,
                    passages=(Span(0, len(text)),),
                )
            )
    opened = open_searcher(folder)
    yield opened
    opened.close()


def test_a_feed_holds_the_newest_releases_of_a_search_whatever_its_order(public: FlaskClient) -> None:
    feed = ElementTree.fromstring(public.get("/feed.atom?q=drop&sort=oldest&page=2&size=1").data)  # noqa: S314
    days = [entry.findtext(f"{ATOM}published") or "" for entry in feed.iter(f"{ATOM}entry")]

    assert len(days) > 1
    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == days[0]
    links = {(link.get("rel"), link.get("type")): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        ("self", "application/atom+xml"): f"{OURS}/feed.atom?q=drop",
        ("alternate", "text/html"): f"{OURS}/?q=drop",
        ("alternate", "application/feed+json"): f"{OURS}/feed.json?q=drop",
    }


def test_an_entry_keeps_its_id_when_the_site_moves_and_both_forms_agree(
    public: FlaskClient, client: FlaskClient
) -> None:
    here = [item["id"] for item in public.get("/feed.json?q=drop").json["items"]]
    there = [item["id"] for item in client.get("/feed.json?q=drop").json["items"]]

    atom = client.get("/feed.atom?q=drop").text

    assert here == there
    assert len(set(here)) == len(here)
    assert re.findall(r"<entry[^>]*><id>([^<]+)", atom) == here


def test_a_feed_of_a_site_without_an_address_has_addresses_within_it(client: FlaskClient) -> None:
    feed = client.get("/feed.json?q=drop").json

    assert (feed["feed_url"], feed["home_page_url"]) == ("/feed.json?q=drop", "/?q=drop")
    assert all(item["url"].startswith("/releases/") for item in feed["items"])


def test_a_release_without_a_day_is_in_the_feed_and_no_day_is_made_up(many: Searcher) -> None:
    client = site(many)

    feed = ElementTree.fromstring(client.get("/feed.atom?q=title:(0 OR 2)").data)  # noqa: S314
    item = client.get("/feed.json?q=title:0").json["items"][0]

    entries = {entry.findtext(f"{ATOM}title"): entry for entry in feed.iter(f"{ATOM}entry")}
    assert entries["Audit 0"].findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert entries["Audit 2"].findtext(f"{ATOM}updated") == "2024-02-03T00:00:00Z"
    assert not list(feed.iter(f"{ATOM}published"))
    assert "No date is stated." in (entries["Audit 0"].findtext(f"{ATOM}summary") or "")
    assert "date_published" not in item


def test_a_search_without_a_match_has_an_empty_feed_and_an_empty_file(public: FlaskClient) -> None:
    query = {"q": "cryptocurrency zzzzz"}

    assert public.get("/", query_string=query).text.count("No release has all of these words")
    assert public.get("/feed.json", query_string=query).json["items"] == []
    assert b"<entry" not in public.get("/feed.atom", query_string=query).data
    assert public.get("/releases.jsonl", query_string=query).data == b""
    assert public.get("/releases.csv", query_string=query).data.count(b"\r\n") == 1


def test_a_file_has_every_release_that_matches_in_the_order_of_the_search(many: Searcher) -> None:
    lines = site(many).get("/releases.jsonl?q=audit&sort=oldest&page=3&size=5").data.splitlines()

    days = [(json.loads(line)["dates"]["published"] or {}).get("value", "9999") for line in lines]
    assert len({json.loads(line)["id"] for line in lines}) == 120
    assert days == sorted(days)


def test_a_file_has_more_releases_than_paging_reaches(tmp_path: Path) -> None:
    with open_writer(str(tmp_path / "index")) as writer:
        for number in range(1010):
            writer.add(Release(f"r{number}", f"Audit {number}", "Found.", "0" * 64, passages=(Span(0, 6),)))
    client = site(open_searcher(str(tmp_path / "index")))

    package = zipfile.ZipFile(io.BytesIO(client.get("/datapackage.zip?q=audit").data))

    assert json.loads(package.read("datapackage.json"))["total"] == 1010
    assert package.read("releases.jsonl").count(b"\n") == 1010
    assert client.get("/releases.csv?q=audit").data.count(b"\r\n") == 1011


def test_a_data_package_describes_each_column_and_its_keys_hold(
    public: FlaskClient, searcher: Searcher
) -> None:
    package = zipfile.ZipFile(io.BytesIO(public.get("/datapackage.zip?q=drop&year=2025").data))
    described = json.loads(package.read("datapackage.json"))
    tables = {}

    for resource in described["resources"][:2]:
        rows = list(csv.DictReader(io.StringIO(package.read(resource["path"]).decode(), newline="")))
        tables[resource["name"]] = rows
        assert list(rows[0]) == [field["name"] for field in resource["schema"]["fields"]]
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys)
        for field in resource["schema"]["fields"]:
            assert all(TYPES[field["type"]].fullmatch(row[field["name"]]) for row in rows), field

    assert package.testzip() is None
    assert {row["release"] for row in tables["facts"]} <= {row["id"] for row in tables["releases"]}
    assert described["search"] == {"q": "drop", "year": "2025"}
    assert described["homepage"] == f"{OURS}/?q=drop&year=2025"
    assert described["version"] == searcher.status().generation
    assert described["total"] == len(tables["releases"])


TYPES = {
    "string": re.compile(r".*", re.S),
    "date": re.compile(r"(\d{4}-\d\d-\d\d)?"),
    "integer": re.compile(r"\d+"),
    "number": re.compile(r"(-?\d+(\.\d+)?)?"),
    "boolean": re.compile(r"true|false"),
}


def test_the_same_search_makes_the_same_bytes(public: FlaskClient) -> None:
    assert public.get("/datapackage.zip?q=drop").data == public.get("/datapackage.zip?q=drop").data


def test_a_file_is_packed_as_it_is_sent(public: FlaskClient) -> None:
    plain = public.get("/releases.csv")
    answer = public.get("/releases.csv", headers={"Accept-Encoding": "gzip"})

    assert plain.headers.get("Content-Encoding") is None
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data) == plain.data
    assert plain.headers["Content-Disposition"] == 'attachment; filename="releases.csv"'


def test_a_file_is_sent_piece_by_piece(searcher: Searcher) -> None:
    app = create_app(searcher, Settings())

    answer = app.test_client().get("/releases.jsonl", buffered=False)

    assert answer.is_streamed
    assert "Content-Length" not in answer.headers
    assert json.loads(next(answer.iter_encoded()))["id"]
    answer.close()


def test_files_under_way_are_counted_and_one_too_many_waits(searcher: Searcher) -> None:
    client = create_app(searcher, Settings()).test_client()
    under_way = [client.get("/releases.csv", buffered=False) for _ in range(AT_ONCE)]

    refused = client.get("/releases.csv")
    search = client.get("/?q=drop")
    for answer in under_way:
        answer.close()

    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "30")
    assert search.status_code == 200
    assert client.get("/releases.csv").status_code == 200


def test_a_refused_search_gives_its_turn_back(searcher: Searcher) -> None:
    client = site(searcher)

    assert [client.get('/releases.csv?q="open').status_code for _ in range(2 * AT_ONCE)] == [
        400
    ] * 2 * AT_ONCE
    assert client.head("/releases.csv").status_code == 200
    assert client.get("/releases.csv").status_code == 200


def test_a_file_goes_on_with_the_generation_that_it_began_with(tmp_path: Path) -> None:
    folder = str(tmp_path / "index")
    releases = [Release(f"r{number}", f"Audit {number}", "", "0" * 64) for number in range(30)]
    with open_writer(folder) as writer:
        for release in releases[:20]:
            writer.add(release)
    client = create_app(open_searcher(folder), Settings()).test_client()
    under_way = client.get("/releases.jsonl?q=audit", buffered=False)
    pieces = under_way.iter_encoded()
    begun = next(pieces)

    with open_writer(folder) as writer:
        for release in releases[20:]:
            writer.add(release)
        writer.remove("r3")

    assert (begun + b"".join(pieces)).count(b"\n") == 20
    assert client.get("/releases.jsonl?q=audit").data.count(b"\n") == 29


def test_a_client_that_goes_away_ends_the_reading(many: Searcher) -> None:
    read = []

    class Counted:
        """The searcher, and what was read of its lists."""

        def __getattr__(self, name: str) -> object:
            return getattr(many, name)

        def matching(self, request: SearchRequest) -> Matching:
            found = many.matching(request)
            return replace(found, read=lambda: (read.append(each) or each for each in found))  # type: ignore[func-returns-value]

    client = create_app(Counted(), Settings()).test_client()  # type: ignore[arg-type]
    answers = [client.get("/releases.jsonl?q=audit", buffered=False) for _ in range(AT_ONCE)]
    for answer in answers:
        next(answer.iter_encoded())
        answer.close()

    assert len(read) == AT_ONCE
    assert client.get("/releases.jsonl?q=audit").data.count(b"\n") == 120


def test_browsers_are_told_how_to_search_and_suggest(public: FlaskClient, client: FlaskClient) -> None:
    described = ElementTree.fromstring(public.get("/opensearch.xml").data)  # noqa: S314
    templates = {url.get("type"): url.get("template") for url in described if url.get("template")}

    assert templates["text/html"] == f"{OURS}/?q={{searchTerms}}"
    assert templates["application/x-suggestions+json"] == f"{OURS}/api/v1/suggest?q={{searchTerms}}"
    assert 'rel="search"' in public.get("/help").text
    assert client.get("/opensearch.xml").status_code == 404
    assert 'rel="search"' not in client.get("/").text


def test_suggestions_begin_with_what_was_typed(client: FlaskClient, searcher: Searcher) -> None:
    typed, completions = json.loads(client.get("/api/v1/suggest?q=crypto").data)

    assert typed == "crypto"
    assert completions == list(searcher.suggest("crypto", 8)) != []
    assert json.loads(client.get("/api/v1/suggest").data) == ["", []]


def test_the_map_has_every_release_once(public: FlaskClient, searcher: Searcher) -> None:
    index = ElementTree.fromstring(public.get("/sitemap.xml").data)  # noqa: S314
    places = [element.text or "" for element in index.iter(f"{MAP}loc")]

    listed = ElementTree.fromstring(public.get(places[0].removeprefix(OURS)).data)  # noqa: S314
    addresses = [element.text for element in listed.iter(f"{MAP}loc")]

    assert places == [f"{OURS}/sitemap-1.xml"]
    assert addresses == [f"{OURS}/", *(f"{OURS}/releases/{id_}" for id_ in sorted(searcher.hashes()))]
    assert f"Sitemap: {OURS}/sitemap.xml" in public.get("/robots.txt").text


def test_a_long_map_is_cut(many: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robots, "ADDRESSES", 50)
    client = site(many)

    index = client.get("/sitemap.xml").text
    sizes = [client.get(f"/sitemap-{number}.xml").text.count("<url>") for number in (1, 2, 3)]

    assert index.count("<sitemap>") == 3
    assert sizes == [50, 50, 21]
    assert [client.get(f"/sitemap-{number}.xml").status_code for number in (0, 4)] == [404, 404]


def test_a_site_without_an_address_has_no_map_and_no_cards(client: FlaskClient) -> None:
    for path in ("/sitemap.xml", "/sitemap-1.xml", f"/oembed?url={OURS}/releases/{DEMONSTRATION}"):
        assert client.get(path).status_code == 404
    assert "Sitemap" not in client.get("/robots.txt").text
    assert 'rel="canonical"' not in client.get("/").text


def test_a_release_has_a_card(public: FlaskClient) -> None:
    page = public.get(f"/releases/{DEMONSTRATION}?q=drop").text
    found = re.search(r'type="application/json\+oembed" title="[^"]*" href="([^"]*)"', page)
    assert found

    card = public.get(found[1].replace("&amp;", "&")).json

    assert (card["version"], card["type"], card["provider_url"]) == ("1.0", "link", f"{OURS}/")
    assert card["title"]
    assert f'<link rel="canonical" href="{OURS}/releases/{DEMONSTRATION}">' in page


@pytest.mark.parametrize(
    "url",
    [
        "https://attacker.example/releases/x",
        f"{OURS}.attacker.example/x",
        f"{OURS}/help",
        f"{OURS}/releases/x",
        f"{OURS}//[",
        "",
    ],
)
def test_no_card_is_made_for_another_address(public: FlaskClient, url: str) -> None:
    assert public.get("/oembed", query_string={"url": url}).status_code == 404


def test_the_frame_is_offered_where_somebody_may_show_it(searcher: Searcher, public: FlaskClient) -> None:
    address = f"/oembed?url={OURS}/embed"
    framed = site(searcher, frame_ancestors=("https://news.example.org",), site_name='"><b>')

    card = framed.get(f"{address}&maxwidth=300&maxheight=9999").json

    assert (card["type"], card["width"], card["height"]) == ("rich", 300, 480)
    assert f'src="{OURS}/embed"' in card["html"]
    assert "<b>" not in card["html"]
    assert public.get(address).status_code == 404
    assert framed.get(f"{address}&maxwidth=0").status_code == 400
    assert framed.get(f"{address}&maxwidth=1&maxwidth=2").status_code == 400
    assert framed.get(f"{address}&format=xml").status_code == 501


def linked(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    value: dict[str, object] = json.loads(found[1])
    return value


def test_the_office_signs_its_own_words(tmp_path: Path) -> None:
    office = Agency("audit", "Audit Chamber")
    with open_writer(str(tmp_path / "index")) as writer:
        writer.add(Release("own", "Audit", "Found.", "0" * 64, agency=office, passages=(Span(0, 6),)))
    client = site(open_searcher(str(tmp_path / "index")))

    report = linked(client.get("/releases/own").text)

    assert client.get(f"/oembed?url={OURS}/releases/own").json["author_name"] == "Audit Chamber"
    assert (report["@type"], report["author"]) == (
        "Report",
        {"@type": "GovernmentOrganization", "name": "Audit Chamber"},
    )


def test_a_release_is_a_report_of_its_office(many: Searcher, public: FlaskClient, searcher: Searcher) -> None:
    report = linked(site(many).get("/releases/r005").text)
    digest = linked(public.get(f"/releases/{DEMONSTRATION}").text)

    assert (report["@type"], report["datePublished"]) == ("Report", "2020-01-06")
    assert "author" not in report
    assert digest["@type"] == "Article"
    assert digest["isBasedOn"]["author"]["@type"] == "GovernmentOrganization"  # type: ignore[index]
    assert "datePublished" not in linked(site(many).get("/releases/r000").text)


def test_a_table_of_figures_is_a_dataset_with_its_files(public: FlaskClient) -> None:
    dataset = linked(public.get("/facts?unit=KZT").text)

    files = [each["contentUrl"] for each in dataset["distribution"]]  # type: ignore[attr-defined]
    assert dataset["@type"] == "Dataset"
    assert files == [f"{OURS}/facts.csv?unit=KZT", f"{OURS}/facts.jsonl?unit=KZT"]


def test_the_first_page_is_a_site_that_can_be_searched(public: FlaskClient) -> None:
    assert linked(public.get("/").text)["@type"] == "WebSite"
    assert "ld+json" not in public.get("/?q=drop").text


def test_a_card_shows_the_picture_of_a_site_that_knows_its_address(
    public: FlaskClient, client: FlaskClient
) -> None:
    shown = re.search(
        rf'og:image" content="{OURS}(/static/card.png[?]v=\w{{12}})"', public.get("/?q=drop").text
    )

    assert shown
    assert public.get(shown[1]).data.startswith(b"\x89PNG")
    assert "og:image" not in client.get("/?q=drop").text


def test_a_page_of_results_names_its_feeds_and_files(client: FlaskClient) -> None:
    page = client.get("/?q=drop&sort=newest&page=2&size=5").text

    for path in ("/feed.atom?q=drop", "/feed.json?q=drop", "/releases.csv?q=drop&amp;sort=newest"):
        assert f'href="{path}"' in page
    assert '<meta property="og:title" content="drop – Onrecord">' in page


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("Four words are here", 12, "Four words…"),
        ("Short", 12, "Short"),
        ("Unbreakable", 5, "Unbr…"),
        ("", 5, ""),
    ],
)
def test_a_shortened_text_ends_between_words(text: str, most: int, cut: str) -> None:
    assert shortened(text, most) == cut
