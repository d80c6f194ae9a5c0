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
from web import create_app
from web.paths import STATIC
from web.settings import Settings


class Host(Protocol):
    def __call__(self, body: str, frames: str = "") -> str: ...


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
    shown: list[tuple[str, str]] = []

    @app.get("/")
    def page() -> tuple[str, dict[str, str]]:
        body, frames = shown[-1]
        policy = (
            f"default-src 'none'; script-src {address}; connect-src {address}; form-action {address}; "
            f"frame-src {address} {frames}; require-trusted-types-for 'script'"
        )
        script = f'<script type="module" src="{address}/widget.js" crossorigin integrity="{HASH}"></script>'
        html = f"<!doctype html><html lang=en><title>Elsewhere</title>{script}<h1>Elsewhere</h1>{body}"
        return html, {"Content-Security-Policy": policy}

    with served(app) as elsewhere:

        def put(body: str, frames: str = "") -> str:
            shown.append((body, frames))
            return elsewhere

        yield put


def widget(address: str, attributes: str = "") -> str:
    return (
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
    assert sent.value.url.endswith("size=3")
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
