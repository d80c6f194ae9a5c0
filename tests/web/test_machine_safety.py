"""What programs are answered holds no markup of others, adds no header, and is never empty for an outage."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from search.engine import Searcher
from search.errors import EngineUnavailable, IndexDamaged, IndexMissing
from tests.web.conftest import BufferedClient
from tests.web.hostile import TEXTS, hostile_searcher
from tests.web.test_safety import Down
from web import create_app
from web.settings import Settings

OURS = "https://records.example.org"
SETTINGS = Settings(site_url=OURS, frame_ancestors=("https://news.example.org",))
SEARCHES = (
    "/feed.atom",
    "/feed.json",
    "/releases.csv",
    "/releases.jsonl",
    "/datapackage.zip",
    "/api/v1/suggest",
)
TAGGED = (*SEARCHES, "/openapi.json", "/sitemap.xml", "/sitemap-1.xml")
ALL = (*TAGGED, "/opensearch.xml", "/robots.txt", "/help/api")
OUTAGES = (IndexMissing("/srv/secret"), IndexDamaged("/srv/secret"), EngineUnavailable("at 10.0.0.7"))
TYPED = (*TEXTS, "\x00", "%0d%0aX-Added: 1", "\r\nX-Added: 1", "//attacker.example", "{{7*7}}")
ELEMENTS = {
    *("feed", "id", "title", "updated", "published", "author", "name", "link", "entry", "category"),
    "summary",
}
TYPES = {
    "/feed.atom": "application/atom+xml",
    "/feed.json": "application/feed+json",
    "/releases.csv": "text/csv",
    "/releases.jsonl": "application/x-ndjson",
    "/datapackage.zip": "application/zip",
    "/api/v1/suggest": "application/x-suggestions+json",
    "/openapi.json": "application/json",
    "/opensearch.xml": "application/opensearchdescription+xml",
    "/sitemap.xml": "application/xml",
    "/sitemap-1.xml": "application/xml",
    "/robots.txt": "text/plain",
    "/help/api": "text/html",
}


def site(searcher: object, settings: Settings = SETTINGS) -> FlaskClient:
    app = create_app(searcher, settings)  # type: ignore[arg-type]
    return BufferedClient(app, app.response_class)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    opened = hostile_searcher(tmp_path_factory.mktemp("hostile") / "index")
    yield opened
    opened.close()


def texts_of(answer: object) -> set[str]:
    """Return every text in *answer*, however deep."""
    if isinstance(answer, dict):
        return set().union(*(texts_of(value) for value in answer.values()), set())
    if isinstance(answer, list):
        return set().union(*(texts_of(value) for value in answer), set())
    return {answer} if isinstance(answer, str) else set()


@pytest.mark.parametrize("path", ALL)
def test_each_answer_says_what_it_is_and_is_taken_for_nothing_else(searcher: Searcher, path: str) -> None:
    answer = site(searcher).get(path)

    assert (answer.status_code, answer.mimetype) == (200, TYPES[path])
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cross-Origin-Resource-Policy"] == (
        "cross-origin" if path.startswith("/api/") else "same-origin"
    )


@pytest.mark.parametrize("path", TAGGED)
def test_no_answer_is_made_again_for_a_client_that_has_it(searcher: Searcher, path: str) -> None:
    client = site(searcher)
    tag = client.get(path).headers["ETag"]

    again = client.get(path, headers={"If-None-Match": tag})

    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("path", [*SEARCHES, *TAGGED[-2:], f"/oembed?url={OURS}/releases/x"])
@pytest.mark.parametrize("error", OUTAGES)
def test_an_outage_is_a_503_and_never_an_empty_file(path: str, error: Exception) -> None:
    answer = site(Down(error)).get(path)

    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
    assert answer.headers["Retry-After"] == "30"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "secret" not in answer.text
    assert "10.0.0.7" not in answer.text


def test_what_needs_no_index_is_answered_without_one() -> None:
    client = site(Down(IndexMissing("no index")))

    for path in ("/openapi.json", "/opensearch.xml", "/help/api"):
        assert client.get(path).status_code == 200


def test_feeds_hold_what_was_printed_as_text(hostile: Searcher) -> None:
    client = site(hostile)
    titles = {f"{text} opening".replace("\n", " ") for text in TEXTS}

    atom = ElementTree.fromstring(client.get("/feed.atom?q=opening").data)  # noqa: S314 - our own
    items = client.get("/feed.json?q=opening").json["items"]

    assert {element.tag.rpartition("}")[2] for element in atom.iter()} == ELEMENTS
    found = {
        (title.text or "").replace("\n", " ") for title in atom.iter("{http://www.w3.org/2005/Atom}title")
    }
    assert titles <= found
    assert {item["title"].replace("\n", " ") for item in items} == titles
    links = [element.get("href", "") for element in atom.iter("{http://www.w3.org/2005/Atom}link")]
    assert all(link.startswith(("https://", "http://")) for link in links)
    assert all(item["url"].startswith(f"{OURS}/releases/hostile-") for item in items)
    assert all(item.get("external_url", "https://").startswith(("https://", "http://")) for item in items)


def test_no_cell_of_a_csv_can_become_a_formula(hostile: Searcher) -> None:
    client = site(hostile)
    package = zipfile.ZipFile(io.BytesIO(client.get("/datapackage.zip").data))

    tables = [client.get("/releases.csv").data, package.read("releases.csv"), package.read("facts.csv")]

    for table in tables:
        rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r\n"))]
    assert len(list(csv.reader(io.StringIO(tables[0].decode("utf-8-sig"), newline="")))) == len(TEXTS) + 1


def test_json_lines_keep_every_text_as_it_is_one_release_a_line(hostile: Searcher) -> None:
    lines = site(hostile).get("/releases.jsonl").data.split(b"\n")

    assert {json.loads(line)["place"] for line in lines if line} == set(TEXTS)


class Scripts(HTMLParser):
    """Collects what stands in each script of linked data, and every element there is."""

    def __init__(self) -> None:
        super().__init__()
        self.data: list[str] = []
        self.tags: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.inside = ("type", "application/ld+json") in attrs

    def handle_endtag(self, _tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.data.append(data)


def test_linked_data_ends_no_script_and_says_what_the_release_says(hostile: Searcher) -> None:
    client = site(hostile)
    for release_id in hostile.hashes():
        page = Scripts()
        page.feed(client.get(f"/releases/{quote(release_id, safe='')}").text)

        linked = json.loads("".join(page.data))

        assert linked["@context"] == "https://schema.org"
        assert linked["@type"] in {"Report", "Article"}
        release = hostile.get(release_id)
        assert release
        assert release.title in texts_of(linked)
        assert not re.search("[<>&']", "".join(page.data))
        assert not {"img", "x:script", "iframe"} & set(page.tags)
        assert page.tags.count("script") == 2


@pytest.mark.parametrize(
    ("path", "name"),
    [
        *(
            (path, name)
            for path in (*SEARCHES, "/facts")
            for name in ("q", "agency", "since", "sort", "page")
        ),
        *(("/oembed", name) for name in ("url", "format", "maxwidth")),
    ],
)
def test_nothing_typed_into_an_address_does_harm(searcher: Searcher, path: str, name: str) -> None:
    client = site(searcher)
    for text in TYPED:
        answer = client.get(path, query_string={name: text})

        assert answer.status_code in {200, 400, 404, 501}
        assert "X-Added" not in answer.headers
        assert "Location" not in answer.headers
        if answer.mimetype.endswith("xml"):
            ElementTree.fromstring(answer.data)  # noqa: S314 - our own
        elif answer.mimetype.endswith("json") and answer.mimetype != TYPES["/releases.jsonl"]:
            json.loads(answer.data)


@pytest.mark.parametrize("path", SEARCHES)
def test_a_parameter_that_comes_twice_is_refused(searcher: Searcher, path: str) -> None:
    assert site(searcher).get(f"{path}?q=a&q=b").status_code == 400


@pytest.mark.parametrize("path", SEARCHES)
def test_a_query_text_is_read_up_to_256_characters(searcher: Searcher, path: str) -> None:
    client = site(searcher)

    assert [client.get(path, query_string={"q": "a" * size}).status_code for size in (256, 257)] == [200, 400]


def test_no_answer_takes_an_address_from_the_host_header(searcher: Searcher) -> None:
    for client in (site(searcher), site(searcher, Settings())):
        for path in (*ALL, "/", "/facts"):
            assert b"attacker" not in client.get(path, base_url="http://attacker.example").data
