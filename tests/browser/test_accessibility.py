"""Every page and state under axe-core, in both themes, widths and three languages; and by keyboard alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Locator, Page, expect

from search.engine import Searcher
from search.errors import EngineUnavailable
from tests.served import served
from tests.states import RELEASE, STATES
from tests.web.test_safety import Down
from web import create_app
from web.settings import Settings

Look = tuple[Literal["light", "dark"], int]

LOOKS: tuple[Look, ...] = (("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360))
#: words are longer in them, which shows on a phone; colours are the same
TRANSLATED: dict[str, tuple[Look, ...]] = {"ru": (("light", 360),), "kk": (("light", 360),)}
#: all of WCAG 2.2 A and AA that axe knows, and what it calls good practice
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: nothing but colours differs in the dark
RUN_ONLY = {"light": RULES, "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
#: WCAG 1.4.12: what a reader may do to the spacing of text
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
)
#: what a finger has to hit, and is no word in running text (WCAG 2.5.5, which is AAA)
TOUCHED = (
    "button, summary, select, input:not([type=hidden]), nav a, .chip, .facet li > a, .badge, .sorts a,"
    ".paging a, .units a, .files a, .back a, .query, .colophon a, th a"
)
#: of many elements alike in one place axe sees three: they come from one line of a template
THIN_OUT = """() => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    for (const place of document.querySelectorAll("main *")) {
        const alike = {};
        for (const each of [...place.children]) {
            const kind = each.tagName + (each.getAttribute("class") ?? "");
            alike[kind] = (alike[kind] ?? 0) + 1;
            if (alike[kind] > 3) each.remove();
        }
    }
}"""


def findings(page: Page, looks: tuple[Look, ...] = LOOKS) -> list[str]:
    """Return what axe finds on *page* in each of *looks*: the rule, and each element that breaks it."""
    page.evaluate(THIN_OUT)
    page.evaluate(AXE_SCRIPT)
    return [f"{look}: {each}" for look in looks for each in _findings(page, look)]


def _findings(page: Page, look: Look) -> Iterator[str]:
    scheme, width = look
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    options = {
        "resultTypes": ["violations"],
        "runOnly": RUN_ONLY[scheme],
        "rules": {"target-size": {"enabled": True}},
    }
    for rule in page.evaluate(f"axe.run({json.dumps(options)}).then(results => results.violations)"):
        for node in rule["nodes"]:
            yield f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"


@pytest.fixture(scope="module")
def opened(browser: Browser, searcher: Searcher) -> Iterator[Page]:
    """Return one page for all states, of a site that may be framed: /widget shows all it has."""
    with served(create_app(searcher, Settings(frame_ancestors=("https://news.example.org",)))) as found:
        context = browser.new_context(base_url=found, reduced_motion="reduce", locale="en-GB")
        context.set_default_timeout(15_000)
        yield context.new_page()
        context.close()


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_theme_or_width(opened: Page, state: str) -> None:
    opened.goto(STATES[state])

    assert findings(opened) == []


@pytest.mark.parametrize("language", ["ru", pytest.param("kk", marks=pytest.mark.long)])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_language(opened: Page, state: str, language: str) -> None:
    path = STATES[state]
    opened.goto(f"{path}{'&' if '?' in path else '?'}hl={language}")

    assert opened.locator("html").get_attribute("lang") == language
    assert findings(opened, TRANSLATED[language]) == []


def test_axe_finds_nothing_while_the_site_cannot_search(browser: Browser) -> None:
    down: Any = Down(EngineUnavailable("no answer"))
    with served(create_app(down, Settings())) as found:
        page = browser.new_page()
        page.goto(f"{found}/?q=drop")

        expect(page.get_by_role("heading", level=1)).to_have_text("Search is not available now")
        assert findings(page) == []
        page.close()


@pytest.mark.parametrize("typed", ["corruption", "zzzzq", 'drop "accounts', "cryptocurrency zeppelin"])
def test_axe_finds_nothing_in_the_open_list_of_the_widget(opened: Page, typed: str) -> None:
    opened.goto("/embed?limit=3")
    opened.get_by_role("combobox").fill(typed)
    expect(opened.locator("[part=panel]")).to_be_visible()
    opened.get_by_role("combobox").press("ArrowDown")

    assert findings(opened) == []


def outlined(page: Page) -> bool:
    """Return whether the element in focus is seen to be: it has an outline or a ring of its own."""
    shown: bool = page.evaluate(
        """() => {
            const deep = from => from?.shadowRoot?.activeElement ? deep(from.shadowRoot.activeElement) : from;
            const style = getComputedStyle(deep(document.activeElement));
            const ringed = document.activeElement.closest("form") ?? document.activeElement;
            return style.outlineStyle !== "none" || getComputedStyle(ringed).boxShadow !== "none"
                || getComputedStyle(ringed).outlineStyle !== "none"
                || deep(document.activeElement) !== document.activeElement;
        }"""
    )
    return shown


def walked(page: Page, steps: int) -> list[tuple[str, float, float]]:
    """Return the name and place of each element that Tab comes to from the top of *page*."""
    found = []
    for _step in range(steps):
        page.keyboard.press("Tab")
        assert outlined(page), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        found.append(
            page.evaluate(
                """() => {
                    const box = document.activeElement.getBoundingClientRect();
                    return [document.activeElement.textContent.trim(), box.left, box.top + scrollY];
                }"""
            )
        )
    return [(name, left, top) for name, left, top in found]


def test_the_first_stop_of_the_keyboard_leads_past_the_banner(opened: Page) -> None:
    for path in ("/help", "/widget", RELEASE, "/facts?unit=KZT"):
        opened.goto(path)
        (name, _left, _top), *_ = walked(opened, 1)
        assert name == "Skip to the content"
        expect(opened.locator(".skip").first).to_be_in_viewport()
        opened.keyboard.press("Enter")
        assert opened.evaluate("document.activeElement.id") == "main"
        opened.keyboard.press("Tab")
        assert opened.evaluate("document.activeElement.closest('main') !== null"), path


def test_the_focus_goes_down_the_page_in_the_order_that_it_is_read(opened: Page) -> None:
    opened.set_viewport_size({"width": 360, "height": 800})
    for path in ("/help", "/widget", f"{RELEASE}?q=drop"):
        opened.goto(path)
        tops = [top for _name, _left, top in walked(opened, 14)[1:]]
        assert all(later >= earlier - 40 for earlier, later in pairwise(tops)), path


def test_the_markup_of_the_widget_is_made_by_keyboard_alone(opened: Page) -> None:
    opened.goto("/widget")
    opened.locator("#lang").focus()
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("ArrowDown")
    for _field in range(3):
        opened.keyboard.press("Tab")
    opened.keyboard.press("Tab")
    opened.keyboard.type("Find releases")
    opened.keyboard.press("Enter")

    expect(opened.locator("#snippet")).to_contain_text('lang="ru" label="Find releases"')
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.id") == "snippet", "and the reader is where it is printed"


def test_the_widget_is_used_by_keyboard_alone(opened: Page) -> None:
    opened.goto("/widget?limit=2")
    opened.locator("onrecord-search").get_by_role("combobox").focus()
    opened.keyboard.type("drop accounts")
    expect(opened.get_by_role("listbox")).to_be_visible()
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("Enter")

    expect(opened).to_have_url(re.compile(rf"{RELEASE}\?q=drop\+accounts"))


@pytest.mark.parametrize("state", STATES)
def test_what_a_finger_has_to_hit_is_44_pixels_high(opened: Page, state: str) -> None:
    opened.set_viewport_size({"width": 360, "height": 800})
    opened.goto(STATES[state])
    opened.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    small = opened.evaluate(
        """touched => [...document.querySelectorAll(touched)]
            .filter(each => each.checkVisibility() && !each.closest(".unseen"))
            .map(each => each.type === "checkbox" ? each.closest("label") ?? each : each)
            .filter(each => Math.round(each.getBoundingClientRect().height) < 44)
            .map(each => each.outerHTML.slice(0, 160))""",
        TOUCHED,
    )

    assert small == []


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_lost_at_twice_the_size_or_with_wider_spaced_text(
    browser: Browser, address: str, state: str
) -> None:
    context = browser.new_context(
        base_url=address, viewport={"width": 640, "height": 450}, device_scale_factor=2, bypass_csp=True
    )
    page = context.new_page()
    page.goto(STATES[state])
    page.add_style_tag(content=SPACED)
    lost = page.evaluate(
        """() => [Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
            [...document.querySelectorAll("main :is(a, button, h1, h2, p, dt, dd)")]
              .filter(each => each.checkVisibility() && !each.closest(".unseen, .skip, pre, .table"))
              .filter(each => getComputedStyle(each).overflowX === "hidden")
              .filter(each => each.scrollWidth > each.clientWidth + 1)
              .map(each => each.outerHTML.slice(0, 160))]"""
    )
    context.close()

    assert lost == [0, []]


def test_choices_are_told_apart_in_forced_colours(opened: Page) -> None:
    opened.emulate_media(forced_colors="active")
    try:
        opened.goto("/?q=corruption&year=2025")
        ticks = opened.locator(".facet .tick")
        on = opened.locator(".facet [aria-current] > .tick").first
        off = opened.locator(".facet a:not([aria-current]) > .tick").first
        assert ticks.count() > 1
        assert _background(on) != _background(off)

        opened.goto("/embed?limit=2")
        opened.get_by_role("combobox").fill("corruption")
        expect(opened.get_by_role("option")).to_have_count(3)
        opened.get_by_role("combobox").press("ArrowDown")
        expect(opened.get_by_role("option", selected=True)).to_have_css("outline-style", "solid")
    finally:
        opened.emulate_media(forced_colors="none")


def _background(of: Locator) -> str:
    colour: str = of.evaluate("each => getComputedStyle(each).backgroundColor")
    return colour


@pytest.mark.parametrize("state", STATES)
def test_nothing_moves_by_itself(opened: Page, state: str) -> None:
    opened.goto(STATES[state])

    assert opened.evaluate("document.getAnimations().length") == 0
