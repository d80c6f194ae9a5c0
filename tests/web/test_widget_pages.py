"""The page that makes the widget's markup, the frame, and the versions of the script."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search.engine import Searcher
from search.errors import QueryTooLarge, RequestInvalid
from tests.web.conftest import BufferedClient
from web import create_app, widget_options, widget_script, widget_snippets
from web.paths import STATIC
from web.settings import Settings

SITE = "https://records.example.org"


@pytest.fixture
def public(searcher: Searcher) -> FlaskClient:
    """Return a site that knows its address and lets one page frame its box."""
    app = create_app(searcher, Settings(site_url=SITE, frame_ancestors=("https://news.example.org",)))
    return BufferedClient(app, app.response_class)


def printed(page: str) -> list[str]:
    return [unescape(code) for code in re.findall(r"<code>(.*?)</code>", page, re.DOTALL)]


def test_the_snippet_names_a_version_of_the_script_and_pins_it(public: FlaskClient) -> None:
    snippet = printed(public.get("/widget").text)[0]
    found = re.search(
        rf'src="{SITE}(/widget-[0-9a-f]{{12}}\.js)" integrity="sha384-([^"]+)" crossorigin', snippet
    )
    assert found

    answer = public.get(found.group(1))

    assert (answer.status_code, answer.mimetype) == (200, "text/javascript")
    assert base64.b64encode(hashlib.sha384(answer.data).digest()).decode() == found.group(2)
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert public.get(found.group(1), headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_the_address_without_a_version_is_the_same_script_and_is_asked_for_again(client: FlaskClient) -> None:
    answer = client.get("/widget.js")

    assert answer.data == widget_script.current().content
    assert "max-age=3600" in answer.headers["Cache-Control"]


def test_a_version_that_was_never_released_is_404_and_not_another_content(client: FlaskClient) -> None:
    assert client.get("/widget-000000000000.js").status_code == 404


def test_versions_of_earlier_releases_are_kept_and_have_to_be_what_they_were(tmp_path: Path) -> None:
    old = widget_script.script(b"export const old = true;\n")
    (tmp_path / old.name).write_bytes(old.content)
    (tmp_path / "widget-aaaaaaaaaaaa.js").write_bytes(b"changed since")

    assert widget_script.released(old.name, tmp_path) == old
    assert widget_script.released("widget-aaaaaaaaaaaa.js", tmp_path) is None
    assert widget_script.released("../widget.js", tmp_path) is None


def test_the_widget_weighs_at_most_8_kilobytes_packed_with_its_styles() -> None:
    script = widget_script.current().content

    assert len(gzip.compress(script, 9, mtime=0)) <= 8 * 1024
    assert b"replaceSync" in script, "its styles are in it"
    assert not re.search(rb"^\s*import|\bimport\(", script, re.MULTILINE), "it loads nothing else"
    assert not re.search(rb"cookie|localStorage|sessionStorage|innerHTML|insertAdjacent|eval\(", script)


def test_the_form_says_what_was_chosen_and_prints_it(public: FlaskClient) -> None:
    page = public.get(
        "/widget?lang=ru&theme=dark&limit=3&target=_blank&label=Реестр&placeholder=Слова"
        "&filters=https%3A%2F%2Frecords.example.org%2F%3Fq%3Ddrop%26agency%3Dkz-afm%26year%3D2025%26page%3D2"
    ).text

    snippet = printed(page)[0]
    assert (
        f'<onrecord-search endpoint="{SITE}" lang="ru" limit="3" theme="dark" target="_blank" label="Реестр"'
        ' placeholder="Слова" filters="year=2025&amp;agency=kz-afm">'
    ) in snippet
    assert '<input type="hidden" name="agency" value="kz-afm">' in snippet
    assert '<input type="hidden" name="hl" value="ru">' in snippet
    assert '<option value="dark" selected>' in page
    assert '<onrecord-search endpoint="/" lang="ru"' in page, "the preview has the same"


def test_what_is_typed_into_the_form_stays_a_value(public: FlaskClient) -> None:
    page = public.get("/widget", query_string={"label": '"><script>alert(1)</script>'}).text

    assert "<script>alert" not in page
    snippet = printed(page)[0]
    assert 'label="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in snippet


def test_the_policy_of_a_site_below_a_path_names_its_origin(searcher: Searcher) -> None:
    app = create_app(searcher, Settings(site_url="https://example.org/records"))
    page = BufferedClient(app, app.response_class).get("/widget").text

    snippet, policy = printed(page)
    assert 'action="https://example.org/records/"' in snippet
    assert policy == (
        "script-src https://example.org; connect-src https://example.org; form-action https://example.org"
    )


def test_a_site_that_does_not_know_its_address_says_so_and_prints_none_that_was_sent(
    client: FlaskClient,
) -> None:
    page = client.get("/widget", headers={"Host": "evil.example.net"}).text

    assert "This site does not know its own address" in page
    assert "evil.example.net" not in page
    assert "<iframe" not in unescape(page), "nobody may frame it"


def test_the_frame_grows_only_for_a_page_that_is_named(public: FlaskClient) -> None:
    plain = printed(public.get("/widget?lang=kk").text)
    growing = printed(public.get("/widget?origin=https://News.example.org/a/page?x=1").text)

    assert len(plain) == 3
    assert f'src="{SITE}/embed?hl=kk"' in plain[2]
    assert "allow-same-origin" not in plain[2]
    assert f'src="{SITE}/embed?origin=https%3A%2F%2Fnews.example.org"' in growing[2]
    assert "allow-same-origin" in growing[2]
    assert f'origin !== "{SITE}" || source !== frame.contentWindow' in growing[3]


def test_the_frame_takes_its_options_and_leaves_out_what_is_wrong(client: FlaskClient) -> None:
    page = client.get(
        "/embed?limit=99&theme=dark&filters=agency%3Dkz-afm&label=Реестр&origin=javascript:alert(1)"
    ).text

    assert 'theme="dark"' in page
    assert "limit" not in page
    assert 'filters="agency=kz-afm"' in page
    assert '<input type="hidden" name="agency" value="kz-afm">' in page, (
        "the form without a script has them too"
    )
    assert "data-origin" not in page
    assert (
        'data-origin="https://news.example.org"' in client.get("/embed?origin=https://news.example.org").text
    )


@pytest.mark.parametrize(
    ("name", "value", "error", "words"),
    [
        ("lang", "de", RequestInvalid, "lang is 'de': choose one of en, ru, kk"),
        ("limit", "21", RequestInvalid, "limit is '21': choose one of 1, 2"),
        ("theme", "pink", RequestInvalid, "choose one of light, dark"),
        ("target", "frame", RequestInvalid, "choose one of _blank, _top"),
        ("label", "x" * 81, RequestInvalid, "label has 81 characters: 80 fit"),
        ("filters", "colour=red", RequestInvalid, "filters has 'colour': choose one of"),
        ("filters", "since=tomorrow", RequestInvalid, "since is 'tomorrow'"),
        ("filters", "2025", RequestInvalid, "paste the address of a search"),
        ("filters", "q=" + "x" * 1000, QueryTooLarge, "filters has 1002 characters"),
        ("origin", "news.example.org", RequestInvalid, "write the address of your page"),
        ("origin", "https://news.example.org@evil.example", RequestInvalid, "write the address of your page"),
        ("origin", "javascript:alert(1)", RequestInvalid, "write the address of your page"),
    ],
)
def test_an_option_that_is_none_is_named_with_the_way_out(
    name: str, value: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=re.escape(words)):
        widget_options.read({name: value})


def test_an_option_that_is_given_twice_is_refused(client: FlaskClient) -> None:
    answer = client.get("/widget?limit=3&limit=4")

    assert answer.status_code == 400
    assert "Limit is given more than once: give it once." in answer.text


@pytest.mark.parametrize("url", ["/?q=drop", "https://records.example.org/?hl=ru#x", "?page=3", ""])
def test_the_address_of_a_search_without_filters_filters_nothing(url: str) -> None:
    assert widget_options.read({"filters": url}).filters == ""


def test_no_snippet_weakens_what_the_frame_may_do() -> None:
    frame = widget_snippets.frame(widget_options.WidgetOptions(origin="https://a.example"), SITE, "en")

    assert "allow-top-navigation" not in frame
    assert "allow-modals" not in frame


def test_the_kept_versions_are_named_by_their_content() -> None:
    for file in (STATIC / "widgets").glob("*.js"):
        assert widget_script.script(file.read_bytes()).name == file.name
