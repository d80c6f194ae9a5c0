"""What holds for every answer: headers, no redirect, no markup from what people typed or printed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from search.engine import Searcher
from search.engines import open_searcher, open_writer
from search.errors import EngineUnavailable, IndexDamaged, IndexMissing
from search.model import (
    Agency,
    Dates,
    Evidence,
    IndexStatus,
    Official,
    Release,
    Result,
    SearchRequest,
    Span,
    StatedDate,
)
from tests.web.conftest import BufferedClient
from web import create_app, widget_script
from web.settings import Settings

DEMONSTRATION = "2025-06-26-coordination-council-on-drug-business"
PATHS = [
    "/",
    "/?q=drop",
    f"/releases/{DEMONSTRATION}",
    "/help",
    "/embed",
    "/embed.js",
    "/widget",
    "/widget?limit=99",
    f"/{widget_script.current().name}",
    "/widget-000000000000.js",
    "/healthz",
    "/readyz",
    "/widget.js",
    "/robots.txt",
    "/favicon.ico",
    "/static/site.css",
    "/api/v1/search?q=drop",
    "/facts?unit=KZT",
    "/facts.csv?q=drop",
    "/facts.jsonl?q=drop",
    "/api/v1/facts?q=drop",
    f"/api/v1/releases/{DEMONSTRATION}",
    "/?page=0",
    '/?q="',
    "/api/v1/search?page=0",
    "/nowhere",
    "/static/../app.py",
    "/static/nothing.css",
    "/api/v1/releases/none",
    "/?q=" + "a" * 5000,
]


class Down:
    """An engine that fails in the way it is told to."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def search(self, _request: SearchRequest) -> Result:
        raise self.error

    def get(self, _release_id: str) -> Release | None:
        raise self.error

    def status(self) -> IndexStatus:
        raise self.error


def site(searcher: Any, settings: Settings | None = None) -> FlaskClient:
    app = create_app(searcher, settings or Settings())
    return BufferedClient(app, app.response_class)


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST", "TRACE"])
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_headers(client: FlaskClient, method: str, path: str) -> None:
    answer = client.open(path, method=method)

    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "Server" not in answer.headers
    assert "Set-Cookie" not in answer.headers
    assert "Cache-Control" in answer.headers
    assert answer.status_code < 500


def test_an_unchanged_answer_carries_the_headers(client: FlaskClient) -> None:
    for path in ("/api/v1/search?q=drop", "/static/site.css", "/widget.js"):
        tag = client.get(path).headers["ETag"]

        answer = client.get(path, headers={"If-None-Match": tag})

        assert answer.status_code == 304
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_only_what_is_meant_for_other_origins_can_be_read_by_them(client: FlaskClient) -> None:
    shared = {path for path in PATHS if client.get(path).headers.get("Access-Control-Allow-Origin") == "*"}

    assert shared == {path for path in PATHS if path.startswith(("/api/", "/widget.js", "/widget-"))}


def test_only_the_frameable_page_may_be_framed_and_only_by_whom_the_settings_name(searcher: Searcher) -> None:
    settings = Settings(frame_ancestors=("https://news.example.org",), site_url="https://records.example.org")
    client = site(searcher, settings)

    embed, search = client.get("/embed").headers, client.get("/").headers

    assert embed["Content-Security-Policy"].endswith("frame-ancestors https://news.example.org")
    assert embed["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "X-Frame-Options" not in embed
    assert search["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    assert search["X-Frame-Options"] == "DENY"
    assert search["Cross-Origin-Resource-Policy"] == "same-origin"
    assert search["Strict-Transport-Security"].startswith("max-age=")


def test_a_host_that_is_not_ours_is_refused_when_ours_are_named(searcher: Searcher) -> None:
    client = site(searcher, Settings(trusted_hosts=("records.example.org",)))

    assert client.get("/help", base_url="http://records.example.org").status_code == 200
    refused = client.get("/help", base_url="http://attacker.example")
    assert refused.status_code == 400
    assert "attacker" not in refused.text


def test_no_page_takes_an_address_from_the_host_header(client: FlaskClient) -> None:
    for path in PATHS:
        assert "attacker" not in client.get(path, base_url="http://attacker.example").text


@pytest.mark.parametrize(
    "path",
    [
        "//attacker.example",
        "//attacker.example/%2f..",
        "/\\attacker.example",
        "/help/",
        "/releases",
        "/static",
        "/%0d%0aX-Added: 1",
    ],
)
def test_no_address_redirects(client: FlaskClient, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code in {200, 404}
    assert "Location" not in answer.headers
    assert "X-Added" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%5capp.py",
        "/static//etc/passwd",
        "/releases/../../etc/passwd",
    ],
)
def test_no_address_leads_to_a_file_outside_the_static_folder(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_request_with_a_body_is_refused(client: FlaskClient) -> None:
    assert client.get("/", data="q=drop").status_code == 413


def test_an_address_longer_than_4_kilobytes_is_refused(client: FlaskClient) -> None:
    assert client.get("/?utm=" + "a" * 4100).status_code == 414


def test_a_method_that_is_not_answered_says_which_are(client: FlaskClient) -> None:
    answer = client.post("/help")

    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize(
    "path", ["/", "/?q=drop", "/releases/x", "/api/v1/search?q=drop", "/api/v1/releases/x", "/readyz"]
)
@pytest.mark.parametrize(
    "error",
    [
        IndexMissing("no index at /srv/secret"),
        IndexDamaged("/srv/secret"),
        EngineUnavailable("10.0.0.7 is away"),
    ],
)
def test_an_index_that_cannot_answer_is_503_and_tells_nothing_of_the_inside(
    path: str, error: Exception
) -> None:
    answer = site(Down(error)).get(path)

    assert answer.status_code == 503
    assert "secret" not in answer.text
    assert "10.0.0.7" not in answer.text
    assert "try again" in answer.text or "onrecord index" in answer.text


def test_an_unavailable_search_says_when_to_come_back() -> None:
    client = site(Down(EngineUnavailable("away")))

    assert client.get("/?q=drop").headers["Retry-After"] == "30"
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("path", ["/", "/releases/x", "/api/v1/search", "/api/v1/releases/x", "/readyz"])
def test_a_fault_of_ours_shows_a_number_and_no_trace(path: str, caplog: pytest.LogCaptureFixture) -> None:
    answer = site(Down(ZeroDivisionError("at /srv/secret/app.py"))).get(path)

    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    number = re.search(r"[0-9a-f]{16}", answer.text)
    assert number
    assert number.group() in caplog.text


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onfocus=alert(1) autofocus='",
    "</title><svg onload=alert(1)>",
    "</textarea><iframe srcdoc='<script>alert(1)</script>'>",
    "{{ 7 * 7 }}{% include 'layout.html' %}",
    "javascript:alert(1)",
    "<!--<a href='--><img src=x onerror=alert(1)>",
    "\u202egnp.exe<b>bold</b>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<a href=//attacker.example>money</a>",
    "]]><x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
]
ALLOWED = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "link",
        "script",
        "body",
        "a",
        "header",
        "nav",
        "span",
        "svg",
        "text",
        "pre",
        "line",
        "circle",
        "path",
        "main",
        "div",
        "p",
        "h1",
        "h2",
        "h3",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "form",
        "label",
        "input",
        "button",
        "search",
        "aside",
        "details",
        "summary",
        "section",
        "fieldset",
        "legend",
        "footer",
        "time",
        "mark",
        "data",
        "article",
        "q",
        "strong",
        "code",
        "rect",
        "onrecord-search",
    ]
)


class Reader(HTMLParser):
    """Refuses every element and attribute that our templates do not write."""

    is_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, tag
        for name, value in attrs:
            assert not name.startswith("on"), (tag, name)
            assert name not in {"style", "srcdoc"}, (tag, name)
            if name in {"href", "src", "action"}:
                assert re.match(r"/(?!/)|#|\?|https?://", value or ""), (tag, value)
        self.is_data = tag == "script" and attrs == [("type", "application/ld+json")]
        if tag == "script" and not self.is_data:
            assert (dict(attrs).get("src") or "").startswith(("/static/", "/widget.js", "/embed.js"))

    def handle_data(self, data: str) -> None:
        if self.is_data:
            assert json.loads(data)["@context"] == "https://schema.org"
            assert not re.search("[<>&']", data)

    def handle_endtag(self, _tag: str) -> None:
        self.is_data = False

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data!r}")


def assert_clean(html: str) -> None:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert "49" not in re.findall(r"<h[23][^>]*>(.*?)</h[23]>", html)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    """Return a searcher of releases in which every field holds what an attacker would print."""
    folder = str(tmp_path_factory.mktemp("hostile") / "index")
    with open_writer(folder) as writer:
        for number, text in enumerate(HOSTILE):
            body = f"Opening words. {text} and then 50,000 accounts.\n\n{text}"
            evidence = Evidence("text", text, Span(15, 15 + len(text)))
            writer.add(
                Release(
                    id=f"hostile-{number}{text[:12]}",
                    title=f"Opening {text}",
                    text=body,
                    sha256="0" * 64,
                    source=text if number % 2 else f"https://example.org/{text}",
                    agency=Agency(f"agency-{text}", f"Agency {text}", evidence=evidence),
                    officials=(Official(f"official-{text}", f"Name {text}", text, text, evidence=evidence),),
                    place=text,
                    dates=Dates(StatedDate(date(2025, 1, 1), evidence), doubts=(text,)),
                    passages=(Span(0, len(body)),),
                )
            )
    opened = open_searcher(folder)
    yield opened
    opened.close()


def test_nothing_printed_in_a_release_becomes_markup(hostile: Searcher) -> None:
    client = site(hostile)

    assert_clean(client.get("/?q=opening&size=50").text)
    for hit in hostile.search(SearchRequest("opening", size=50)).hits:
        answer = client.get(f"/releases/{hit.release.id}", query_string={"q": "opening accounts"})
        assert answer.status_code == 200
        assert_clean(answer.text)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "name", ["q", "agency", "official", "place", "year", "month", "lang", "sort", "since", "page"]
)
def test_nothing_typed_into_an_address_becomes_markup(client: FlaskClient, name: str, text: str) -> None:
    for path in ("/", f"/releases/{DEMONSTRATION}", "/embed", "/nowhere"):
        answer = client.get(path, query_string={name: text})

        assert answer.status_code < 500
        assert_clean(answer.text)


def test_bleach_is_known_to_one_module_and_nothing_else_declares_html_safe() -> None:
    sources = {path.name: path.read_text(encoding="utf-8") for path in Path("web").glob("*.py")}
    templates = "".join(path.read_text(encoding="utf-8") for path in Path("web/templates").iterdir())

    assert [
        name for name, source in sources.items() if "import bleach" in source or "from bleach" in source
    ] == ["gate.py"]
    assert "|safe" not in templates.replace(" ", "")
    assert "autoescape" not in templates
    assert " style=" not in templates
