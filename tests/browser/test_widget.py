"""The widget on pages of another origin, in Chromium."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from typing import Protocol

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect

from search.engine import Searcher
from tests.served import served
from web import create_app, widget_script
from web.paths import STATIC
from web.settings import Settings


class Host(Protocol):
    def __call__(self, body: str, frames: str = "", script: str = "") -> str: ...


SANDBOX = "allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox"
SPOKEN = {
    "en": ("Search", "release found", "26 June 2025"),
    "ru": ("Найти", "релиз найден", "26 июня 2025"),
    "kk": ("Іздеу", "релиз табылды", "2025 ж. 26 маусым"),
}
HASH = "sha384-" + base64.b64encode(hashlib.sha384((STATIC / "widget.js").read_bytes()).digest()).decode()


@pytest.fixture
def host(address: str) -> Iterator[Host]:
    """Return what puts a body on a page of another origin, under a policy that allows the widget only."""
    app = Flask("host")
    shown: list[tuple[str, str, str]] = []

    @app.get("/")
    def page() -> tuple[str, dict[str, str]]:
        body, frames, script = shown[-1]
        own_scripts = "'self'" if script else ""
        policy = (
            f"default-src 'none'; script-src {address} {own_scripts}; "
            f"connect-src {address}; form-action {address}; "
            f"frame-src {address} {frames}; require-trusted-types-for 'script'"
        )
        own = '<script type="module" src="/own.js"></script>' if script else ""
        html = f"<!doctype html><html lang=en><title>Elsewhere</title>{own}<h1>Elsewhere</h1>{body}"
        return html, {"Content-Security-Policy": policy}

    @app.get("/own.js")
    def script() -> tuple[str, dict[str, str]]:
        return shown[-1][2], {"Content-Type": "text/javascript"}

    with served(app) as elsewhere:

        def put(body: str, frames: str = "", script: str = "") -> str:
            shown.append((body, frames, script))
            return elsewhere

        yield put


def widget(address: str, attributes: str = "") -> str:
    return (
        f'<script type="module" src="{address}/widget.js" crossorigin integrity="{HASH}"></script>'
        f'<onrecord-search endpoint="{address}" {attributes}>'
        f'<form action="{address}/"><input name="q" aria-label="Search"><button>Go</button></form>'
        "</onrecord-search>"
    )


def test_typing_shows_results_under_a_strict_policy(page: Page, address: str, host: Host) -> None:
    page.goto(host(widget(address)))
    page.get_by_role("combobox").press_sequentially("cryptocurrency drop accounts")

    option = page.get_by_role("option").first
    expect(option).to_contain_text("Coordination Council")
    expect(option).to_contain_text("26 June 2025")
    expect(option.locator("[part=badge]").filter(has_text="50,000")).to_be_visible()
    expect(page.get_by_role("option").last).to_have_text("All results (1)")
    box = page.locator("form[part=box]")
    assert box.evaluate("each => getComputedStyle(each).display") == "flex", "the sheet is adopted"


def test_an_option_leads_to_the_release_and_its_badge_to_the_sentence(
    page: Page, address: str, host: Host
) -> None:
    page.goto(host(widget(address)))
    page.get_by_role("combobox").fill("cryptocurrency drop accounts")
    page.locator("[part=badge]").filter(has_text="50,000").click()

    expect(page.locator(".fact:target")).to_have_text("more than 50,000 drop accounts")
    page.go_back()
    page.get_by_role("combobox").fill("cryptocurrency drop accounts")
    page.get_by_role("option").first.locator("[part=title]").click()

    expect(page).to_have_url(re.compile(r"/releases/2025-06-26-[a-z-]+\?q=cryptocurrency\+drop\+accounts$"))


def test_the_keyboard_follows_the_combobox_pattern(page: Page, address: str, host: Host) -> None:
    page.goto(host(widget(address, 'limit="2"')))
    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.fill("corruption")
    expect(page.get_by_role("option")).to_have_count(3)
    expect(box).to_have_attribute("aria-expanded", "true")

    box.press("ArrowDown")
    expect(page.get_by_role("option").nth(0)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "option-0")
    box.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("ArrowUp")
    expect(page.get_by_role("option").nth(2)).to_have_attribute("aria-selected", "true")
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("corruption")
    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("Enter")

    expect(page).to_have_url(re.compile(r"/releases/"))


def test_enter_without_a_choice_opens_all_results(page: Page, address: str, host: Host) -> None:
    page.goto(host(widget(address, 'filters="year=2025&sort=newest"')))
    page.get_by_role("combobox").fill("corruption")
    page.get_by_role("combobox").press("Enter")

    expect(page).to_have_url(re.compile(r"/\?year=2025&sort=newest&q=corruption$"))


def test_the_filters_go_with_every_search(page: Page, address: str, host: Host) -> None:
    page.goto(host(widget(address, 'filters="lang=ru" limit="3"')))
    with page.expect_request(re.compile("/api/v1/search")) as sent:
        page.get_by_role("combobox").fill("пирамида")

    assert sent.value.url.partition("?")[2].startswith("lang=ru&q=")
    assert sent.value.url.endswith("size=3&facets=")
    assert "cookie" not in sent.value.headers
    assert not sent.value.headers.get("referer")


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_it_speaks_three_languages(page: Page, address: str, host: Host, lang: str) -> None:
    button, total, month = SPOKEN[lang]
    page.goto(host(widget(address, f'lang="{lang}"')))
    expect(page.get_by_role("button", name=button)).to_be_visible()
    page.get_by_role("combobox").fill("cryptocurrency drop accounts")

    expect(page.get_by_role("status")).to_contain_text(total)
    expect(page.get_by_role("option").first.locator("[part=meta]")).to_contain_text(month)


def test_it_tells_the_page_what_happens(page: Page, address: str, host: Host) -> None:
    page.goto(host(widget(address)))
    page.evaluate(
        """() => { window.told = []; for (const name of ["search", "results", "select", "error"])
           document.addEventListener("onrecord-search:" + name, event => {
             window.told.push([name, event.detail.query ?? event.detail.status]);
             if (name === "select") event.preventDefault(); }); }"""
    )
    page.get_by_role("combobox").fill("drop accounts")
    page.get_by_role("option").first.click()
    page.get_by_role("combobox").fill('drop "accounts')
    expect(page.locator("[part=note]")).to_contain_text("at position 6")

    told = page.evaluate("window.told")
    assert told == [
        ["search", "drop accounts"],
        ["results", "drop accounts"],
        ["select", "drop accounts"],
        ["search", 'drop "accounts'],
        ["error", 400],
    ]


def test_a_later_answer_is_never_replaced_by_an_earlier_one(page: Page, address: str, host: Host) -> None:
    slow: list[Route] = []

    def answer(route: Route, request: Request) -> None:
        if "q=drop&" in request.url:
            slow.append(route)
        else:
            route.continue_()

    page.route("**/api/v1/search**", answer)
    page.goto(host(widget(address)))
    with page.expect_request(re.compile("q=drop&")):
        page.get_by_role("combobox").fill("drop")
    page.get_by_role("combobox").fill("corruption")
    expect(page.get_by_role("option").last).to_contain_text("All results")
    shown = page.get_by_role("option").all_inner_texts()
    page.wait_for_timeout(300)

    assert len(slow) == 1
    assert page.get_by_role("option").all_inner_texts() == shown


def test_nothing_is_searched_while_letters_are_being_composed(page: Page, address: str, host: Host) -> None:
    searched: list[str] = []
    page.on("request", lambda request: searched.append(request.url) if "/api/" in request.url else None)
    page.goto(host(widget(address)))
    page.get_by_role("combobox").evaluate(
        """box => {
             box.value = "құқық";
             box.dispatchEvent(new InputEvent("input", { isComposing: true }));
           }"""
    )
    page.wait_for_timeout(400)
    assert searched == []

    page.get_by_role("combobox").evaluate(
        """box => box.dispatchEvent(new CompositionEvent("compositionend"))"""
    )
    page.wait_for_timeout(400)
    assert len(searched) == 1


def test_an_outage_is_said_and_never_looks_like_no_result(page: Page, address: str, host: Host) -> None:
    page.route("**/api/v1/search**", lambda route: route.abort())
    page.goto(host(widget(address)))
    page.get_by_role("combobox").fill("drop accounts")

    expect(page.locator("[part=note]")).to_have_text("Search is not available now")


def test_what_an_answer_holds_never_becomes_markup(page: Page, address: str, host: Host) -> None:
    evil = "<img src=x onerror=alert(1)>"
    segments = [{"text": evil, "highlight": True}]
    hit = {
        "id": f"../{evil}",
        "title_segments": segments,
        "snippets": [{"segments": segments}],
        "facts": [{"number": 0, "badge": evil}],
        "agency": {"name": evil},
        "date": None,
        "lang": evil,
    }
    body = json.dumps({"total": 1, "relaxed": False, "hits": [hit]})
    page.route(
        "**/api/v1/search**",
        lambda route: route.fulfill(
            body=body, content_type="application/json", headers={"Access-Control-Allow-Origin": "*"}
        ),
    )
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.goto(host(widget(address)))
    page.get_by_role("combobox").fill("drop accounts")

    expect(page.get_by_role("option").first).to_contain_text(evil)
    assert page.locator("onrecord-search img").count() == 0
    assert dialogs == []
    href = page.get_by_role("option").first.get_attribute("href") or ""
    assert href.startswith(f"{address}/releases/..%2F%3Cimg")


def test_the_page_can_dress_it(page: Page, address: str, host: Host) -> None:
    page.goto(host(widget(address, 'theme="dark" label="Find releases" placeholder="Type here"')))
    page.evaluate(
        "document.querySelector('onrecord-search').style.setProperty('--onrecord-accent', 'rgb(1, 2, 3)')"
    )
    button = page.get_by_role("button")

    assert button.evaluate("each => getComputedStyle(each).backgroundColor") == "rgb(1, 2, 3)"
    expect(page.get_by_role("combobox", name="Find releases")).to_have_attribute("placeholder", "Type here")
    page.evaluate("document.querySelector('onrecord-search').setAttribute('lang', 'ru')")
    expect(button).to_have_text("Найти")


def test_its_colours_may_be_properties_of_the_page(page: Page, address: str, host: Host) -> None:
    page.goto(host(widget(address)))
    page.evaluate(
        """() => { const { style } = document.querySelector("onrecord-search");
             style.setProperty("--accent", "rgb(1, 2, 3)"); style.setProperty("--sheet", "rgb(4, 5, 6)");
             style.setProperty("--onrecord-accent", "var(--accent)");
             style.setProperty("--onrecord-background", "var(--sheet)"); }"""
    )

    expect(page.get_by_role("button")).to_have_css("background-color", "rgb(1, 2, 3)")
    expect(page.locator("form[part=box]")).to_have_css("background-color", "rgb(4, 5, 6)")


def test_without_javascript_the_form_inside_searches(browser: Browser, address: str, host: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host(widget(address)))
    page.get_by_role("textbox").fill("drop accounts")
    page.get_by_role("button", name="Go").click()

    expect(page).to_have_url(f"{address}/?q=drop+accounts")
    context.close()


def test_the_frame_works_where_the_settings_allow_it(
    context: BrowserContext, searcher: Searcher, host: Host, address: str
) -> None:
    elsewhere = host("")
    page = context.new_page()
    with served(create_app(searcher, Settings(frame_ancestors=(elsewhere,)))) as framed:
        body = f'<iframe title="Search" src="{framed}/embed?lang=ru" sandbox="{SANDBOX}"></iframe>'
        page.goto(host(body, framed))
        frame = page.frame_locator("iframe")
        frame.get_by_role("combobox").fill("drop accounts")
        with context.expect_page() as opened:
            frame.get_by_role("option").first.click()

        expect(opened.value).to_have_url(re.compile(f"^{framed}/releases/"))


def test_the_frame_stays_empty_where_they_do_not(context: BrowserContext, address: str, host: Host) -> None:
    page = context.new_page()
    page.goto(host(f'<iframe title="Search" src="{address}/embed"></iframe>'))
    page.wait_for_timeout(300)

    assert page.frames[1].locator("form").count() == 0


def printed(page: Page, name: str) -> str:
    return page.locator(f"#{name} code").inner_text()


def test_what_the_page_of_the_widget_prints_works_as_printed(page: Page, address: str, host: Host) -> None:
    page.goto(f"{address}/widget?lang=ru&limit=2&filters=year%3D2025")
    expect(page.get_by_role("button", name="Найти")).to_be_visible()
    page.get_by_role("button", name="Make the markup").click()
    assert page.url.endswith("#markup")
    snippet = printed(page, "snippet").replace("https://records.example.org", address)
    assert "integrity=" in snippet

    page.goto(host(snippet))
    with page.expect_request(re.compile("/api/v1/search")) as sent:
        page.get_by_role("combobox").fill("tenge")

    assert sent.value.url.partition("?")[2] == "year=2025&q=tenge&size=2&facets=&hl=ru"
    expect(page.get_by_role("option")).to_have_count(3)
    expect(page.get_by_role("status")).to_contain_text("найден")


def test_a_version_under_its_own_address_runs_elsewhere_and_another_hash_does_not(
    context: BrowserContext, address: str, host: Host
) -> None:
    page = context.new_page()
    name, body = widget_script.current().name, widget(address)
    page.goto(host(body.replace("widget.js", name)))
    expect(page.get_by_role("combobox")).to_be_visible()

    page.goto(host(body.replace("widget.js", name).replace(HASH, f"sha384-{'A' * 64}")))

    expect(page.get_by_role("textbox")).to_be_visible()
    assert page.get_by_role("combobox").count() == 0, "the form inside is what is left"


def test_its_language_goes_with_what_it_asks_and_where_it_leads(page: Page, address: str, host: Host) -> None:
    page.goto(host(widget(address, 'lang="ru" limit="1"')))
    with page.expect_request(re.compile("/api/v1/search")) as sent:
        page.get_by_role("combobox").fill("cryptocurrency drop accounts")

    assert sent.value.url.endswith("&hl=ru")
    href = page.get_by_role("option").first.get_attribute("href") or ""
    assert href.endswith("?q=cryptocurrency+drop+accounts&hl=ru")
    assert page.locator("form[part=box]").get_attribute("lang") == "ru"


def test_a_page_can_keep_it_from_searching(page: Page, address: str, host: Host) -> None:
    page.goto(host(widget(address)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/api/" in request.url else None)
    page.evaluate("document.addEventListener('onrecord-search:search', event => event.preventDefault())")
    page.get_by_role("combobox").fill("drop accounts")
    page.wait_for_timeout(500)

    assert asked == []
    expect(page.locator("[part=panel]")).to_be_hidden()


def test_a_slow_answer_is_said_to_be_awaited_and_none_is_an_error(
    page: Page, address: str, host: Host
) -> None:
    page.route("**/api/v1/search**", lambda _route: None)
    page.clock.install()
    page.goto(host(widget(address)))
    page.get_by_role("combobox").fill("drop accounts")
    with page.expect_request(re.compile("/api/v1/search")):
        page.clock.run_for(200)
    page.clock.run_for(900)
    expect(page.locator("[part=note]")).to_have_text("Searching…")

    page.clock.run_for(12_000)

    expect(page.locator("[part=note]")).to_have_text("Search is not available now")
    expect(page.get_by_role("status")).to_have_text("Search is not available now")


@pytest.mark.parametrize("status", [503, 502, 200])
def test_an_answer_that_is_none_of_the_sites_is_an_error(
    page: Page, address: str, host: Host, status: int
) -> None:
    page.route(
        "**/api/v1/search**",
        lambda route: route.fulfill(
            status=status, body="<h1>Gateway</h1>", headers={"Access-Control-Allow-Origin": "*"}
        ),
    )
    page.goto(host(widget(address)))
    page.evaluate(
        "document.addEventListener('onrecord-search:error', event => { window.told = event.detail.status })"
    )
    page.get_by_role("combobox").fill("drop accounts")

    expect(page.locator("[part=note]")).to_have_text("Search is not available now")
    assert page.evaluate("window.told") == (0 if status == 200 else status)


def test_an_endpoint_that_is_no_site_is_an_error_and_nothing_is_opened(
    page: Page, address: str, host: Host
) -> None:
    page.goto(host(widget(address).replace(f'endpoint="{address}"', 'endpoint="javascript:alert(1)"')))
    page.get_by_role("combobox").fill("drop accounts")
    page.get_by_role("combobox").press("Enter")

    expect(page.locator("[part=note]")).to_have_text("Search is not available now")


LISTENER = """
const heard = (window.heard = []);
const frame = document.querySelector("#onrecord");
addEventListener("message", ({ origin, source, data }) => {
  heard.push([origin, source === frame.contentWindow, data?.onrecordHeight]);
  if (origin !== ORIGIN || source !== frame.contentWindow) return;
  const height = data?.onrecordHeight;
  if (Number.isInteger(height)) frame.height = Math.min(Math.max(height, 60), 2000);
});
"""


def test_the_frame_grows_with_its_list_for_the_page_that_its_address_names(
    context: BrowserContext, searcher: Searcher, host: Host
) -> None:
    elsewhere = host("")
    page = context.new_page()
    with served(create_app(searcher, Settings(frame_ancestors=(elsewhere,)))) as framed:
        page.goto(f"{framed}/widget?limit=3&origin={elsewhere}/article")
        body = printed(page, "frame").replace("https://records.example.org", framed)
        script = printed(page, "listener").replace("https://records.example.org", framed)
        page.goto(host(body, framed, script))
        frame = page.locator("#onrecord")
        expect(frame).not_to_have_attribute("height", "480")
        closed = int(frame.get_attribute("height") or 0)
        page.frame_locator("#onrecord").get_by_role("combobox").fill("corruption")
        expect(page.frame_locator("#onrecord").get_by_role("option")).to_have_count(4)
        page.wait_for_function(f"Number(document.querySelector('#onrecord').height) > {closed + 200}")

        before = frame.get_attribute("height")
        page.evaluate("window.postMessage({ onrecordHeight: 1999 }, '*')")
        page.wait_for_timeout(200)
        assert frame.get_attribute("height") == before, "a message of another window changes nothing"


def test_the_frame_tells_its_height_to_no_page_that_its_address_does_not_name(
    context: BrowserContext, searcher: Searcher, host: Host
) -> None:
    elsewhere = host("")
    page = context.new_page()
    with served(create_app(searcher, Settings(frame_ancestors=(elsewhere,)))) as framed:
        script = LISTENER.replace("ORIGIN", json.dumps(framed))
        for origin in ("", "https://news.example.org"):
            source = f"{framed}/embed?origin={origin}"
            page.goto(host(f'<iframe id="onrecord" title="Search" src="{source}"></iframe>', framed, script))
            expect(page.frame_locator("iframe").get_by_role("combobox")).to_be_visible()
            page.wait_for_timeout(300)

            assert page.evaluate("window.heard") == []
