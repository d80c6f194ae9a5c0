"""What a reader has set on the machine: colours of one's own, no motion, another theme."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

DEMONSTRATION = "/releases/2025-06-26-coordination-council-on-drug-business?q=drop+accounts"
#: what a style sheet has that moves by itself or on the way from one look to another
MOVING = """() => [...document.querySelectorAll("*")]
    .flatMap(each => [each, ...(each.shadowRoot?.querySelectorAll("*") ?? [])])
    .filter(each => {
        const style = getComputedStyle(each);
        return style.display && (style.animationName !== "none" || style.scrollBehavior === "smooth"
            || style.transitionDuration.split(",").some(long => parseFloat(long) > 0));
    }).map(each => each.outerHTML.slice(0, 100))"""


def styled(of: Locator, name: str) -> str:
    value: str = of.evaluate("(each, name) => getComputedStyle(each)[name]", name)
    return value


@pytest.fixture
def forced(page: Page) -> Page:
    page.emulate_media(forced_colors="active", color_scheme="dark")
    return page


def test_in_forced_colours_lit_words_are_told_from_the_others(forced: Page) -> None:
    forced.goto("/?q=corruption")
    word, around = forced.locator(".snippet mark").first, forced.locator(".snippet").first

    assert styled(word, "backgroundColor") != styled(around, "backgroundColor")
    assert styled(word, "color") != styled(word, "backgroundColor")


def test_in_forced_colours_the_bars_of_the_days_are_seen(forced: Page) -> None:
    forced.goto("/?q=corruption")
    bar = forced.locator(".bars .column").first

    assert styled(bar, "fill") not in {styled(forced.locator("body"), "backgroundColor"), "none"}
    forced.locator(".bars a").first.focus()
    assert styled(forced.locator(".bars a").first, "outlineStyle") != "none" or styled(
        forced.locator(".bars a:focus .reach").first, "stroke"
    ) not in {"none", ""}


def test_in_forced_colours_buttons_badges_and_the_focus_have_edges(forced: Page) -> None:
    forced.goto("/?q=corruption")
    forced.locator(".badge").first.focus()

    assert styled(forced.locator(".badge").first, "outlineStyle") == "solid"
    assert styled(forced.get_by_role("button", name="Search"), "borderInlineStartStyle") != "none"
    forced.get_by_role("combobox").focus()
    assert styled(forced.get_by_role("search"), "borderStyle") != "none"
    assert styled(forced.get_by_role("search"), "outlineStyle") == "solid"


def test_in_forced_colours_the_figures_of_a_release_are_underlined_or_framed(forced: Page) -> None:
    forced.goto(DEMONSTRATION)
    figure = forced.locator(".text .fact").first

    assert styled(figure, "borderBottomStyle") != "none" or styled(figure, "textDecorationLine") != "none"


def test_in_forced_colours_the_widget_shows_what_is_chosen_and_lit(forced: Page) -> None:
    forced.goto("/embed?limit=2")
    box = forced.get_by_role("combobox")
    box.fill("corruption")
    options = forced.get_by_role("option")
    expect(options).to_have_count(3)
    box.press("ArrowDown")

    expect(forced.get_by_role("option", selected=True)).to_have_css("outline-style", "solid")
    expect(options.nth(1)).not_to_have_css("outline-style", "solid")
    word = forced.locator("onrecord-search mark").first
    assert (
        styled(word, "backgroundColor") != styled(options.nth(1), "backgroundColor")
        or styled(word, "fontWeight") >= "600"
    )
    assert styled(forced.locator("onrecord-search [part=panel]"), "borderStyle") != "none"


@pytest.mark.parametrize(
    "path", ["/", "/?q=corruption&year=2025", DEMONSTRATION, "/facts?unit=KZT", "/embed"]
)
def test_nothing_moves_for_who_wants_no_motion(page: Page, path: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(path)
    for fold in page.locator("summary:visible").all()[:4]:
        fold.click()
    if page.get_by_role("combobox").count():
        page.get_by_role("combobox").fill("corruption")

    assert page.evaluate("document.getAnimations({ subtree: true }).length") == 0
    assert page.evaluate(MOVING) == []


def test_the_table_of_figures_is_a_table_on_a_phone_too(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/facts?unit=KZT")
    behind = page.context.new_cdp_session(page)

    tree = behind.send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in tree if not node["ignored"]]

    assert roles.count("table") == 1
    assert roles.count("columnheader") == 5
    assert roles.count("row") > 10
    assert roles.count("cell") + roles.count("gridcell") >= 4 * (roles.count("row") - 1)
