"""What a reader does on the site, in Chromium."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

DEMONSTRATION = "/releases/2025-06-26-coordination-council-on-drug-business"
TITLE = "Coordination Council"


def test_the_citation_can_be_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(DEMONSTRATION)
    page.get_by_role("button", name="Copy").click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert "26 June 2025" in page.evaluate("navigator.clipboard.readText()")


def test_everything_can_be_done_by_keyboard(page: Page) -> None:
    page.goto("/help")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("cryptocurrency drop accounts")
    page.keyboard.press("Enter")
    expect(page.locator("#total")).to_have_text("1 release")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    for _press in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.hit .headline') !== null"):
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    page.keyboard.press("Enter")

    assert outline == "solid"
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)


def test_everything_but_the_widget_is_there_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(
        base_url=address, java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").fill("drop accounts")
    page.get_by_role("button", name="Search").click()
    page.locator(".bars a").first.click()
    expect(page.locator(".chip.filter")).to_have_count(1)
    page.locator(".hit .headline a").first.click()
    expect(page.locator(".fact").first).to_be_visible()
    page.locator("#figures .badge").first.click()
    expect(page.locator(".fact:target")).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_be_hidden()
    context.close()


def test_the_search_box_of_the_frame_searches_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/embed")
    page.get_by_role("searchbox").fill("drop accounts")
    with context.expect_page() as opened:
        page.get_by_role("button", name="Search").click()

    expect(opened.value).to_have_url(f"{address}/?q=drop+accounts")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways_or_moves_while_it_loads(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    for path in (
        "/",
        "/?q=corruption&year=2025",
        f"{DEMONSTRATION}?q=drop",
        "/help",
        '/?q="x',
        "/?q=zzzzq",
        "/embed",
    ):
        page.goto(path)
        moved = page.evaluate(
            """() => new Promise(resolve => {
                const moved = [];
                const add = list => {
                    for (const entry of list.getEntries())
                        for (const source of entry.sources) moved.push(source.node?.parentElement?.outerHTML);
                };
                new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
                setTimeout(() => resolve(moved), 50);
            })"""
        )
        assert moved == [], path
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0, path
    context.close()


def test_filters_are_folded_on_a_phone_and_stand_open_on_a_desktop(browser: Browser, address: str) -> None:
    for width, folded in ((360, True), (1280, False)):
        context = browser.new_context(base_url=address, viewport={"width": width, "height": 800})
        page = context.new_page()
        page.goto("/?q=corruption")
        facet = page.locator("#facet-agency")
        if folded:
            expect(facet).to_be_hidden()
            page.get_by_text("Filters", exact=True).click()
        expect(facet).to_be_visible()
        context.close()


def test_what_is_meant_to_be_touched_is_large_enough(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 360, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto("/?q=corruption&year=2025")
    page.get_by_text("Filters", exact=True).click()
    sizes = page.evaluate(
        """() => {
             const touched = "button, summary, input, .chip, .facet a, .badge, .sorts a, .paging a";
             return [...document.querySelectorAll(touched)].filter(each => each.checkVisibility())
               .map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect().height]);
           }"""
    )
    context.close()

    assert len(sizes) > 10
    assert [each for each in sizes if each[1] < 44] == []


def test_the_table_of_figures_fits_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/facts?unit=KZT")

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.get_by_role("row").nth(1).get_by_role("cell")).not_to_have_count(0)


def test_the_days_are_brushed_by_keyboard_from_a_year_to_its_month_and_back(page: Page) -> None:
    page.goto("/?q=corruption")
    page.get_by_role("link", name=re.compile("^2022: 8 releases")).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#total")).to_have_text("8 releases")
    assert page.evaluate("document.activeElement.closest('.bars') !== null"), "the focus stays at the bars"

    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"year=2022&month=2022-\d\d$"))
    page.get_by_role("link", name="All years").click()
    expect(page.locator("#total")).to_have_text("15 releases")


def test_a_long_list_is_narrowed_by_typing(page: Page) -> None:
    page.goto("/")
    fold = page.locator("#more-official")
    fold.locator("summary").click()
    fold.get_by_role("searchbox").fill("asyl")

    shown = page.locator("section[aria-labelledby=facet-official] li:visible .label")
    expect(shown).to_have_text(["Berik Asylov"])


def test_a_name_is_offered_as_it_is_printed(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("berik")

    expect(page.get_by_text("Berik Asylov", exact=True).and_(page.get_by_role("option"))).to_be_visible()


def test_words_are_offered_and_chosen_by_keyboard(page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("combobox")
    box.press_sequentially("corr")
    expect(page.get_by_role("option").first).to_have_text("corruption")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^Suggestions: \d$"))
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "suggestion-0")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("corr")
    box.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")

    expect(page).to_have_url(re.compile(r"\?q=corruption$"))


def test_results_follow_the_typing_and_the_way_back_is_one_step(page: Page) -> None:
    page.goto("/?q=corruption&lang=en")
    box = page.get_by_role("combobox")
    box.fill("tenge")
    expect(page).to_have_url(re.compile(r"\?q=tenge&lang=en$"))
    expect(page.locator(".hit mark").first).to_contain_text("tenge")
    box.fill("tenge accounts")
    expect(page).to_have_url(re.compile(r"q=tenge\+accounts&lang=en$"))
    expect(box).to_be_focused()

    page.go_back()
    expect(box).to_have_value("corruption")
    expect(page.locator("#total")).to_have_text("15 releases")
    page.go_forward()
    expect(box).to_have_value("tenge accounts")


def test_a_filter_is_put_on_in_place_and_said(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/?q=corruption")
    page.evaluate("window.here = true")
    page.get_by_text("Filters", exact=True).click()
    page.get_by_role("link", name=re.compile("^Olzhas Bektenov")).click()

    expect(page.get_by_role("status")).to_have_text("4 releases")
    expect(page.locator("#facet-official")).to_be_visible()
    assert page.evaluate("window.here"), "the page was not loaded again"
    assert "Bektenov" in page.evaluate("document.activeElement.textContent")


def test_half_a_query_leaves_the_results_and_enter_tells_what_is_wrong(page: Page) -> None:
    page.goto("/?q=corruption")
    page.get_by_role("combobox").fill('corruption "the')
    page.wait_for_timeout(700)
    expect(page.locator("#total")).to_have_text("15 releases")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("This query cannot be read")


def test_nothing_is_asked_while_letters_are_being_composed(page: Page) -> None:
    asked: list[str] = []
    page.goto("/?q=corruption")
    page.on("request", lambda request: asked.append(request.url) if "q=" in request.url else None)
    page.get_by_role("combobox").evaluate(
        """box => {
             box.focus();
             box.value = "құқық";
             box.dispatchEvent(new InputEvent("input", { isComposing: true }));
             box.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", isComposing: true }));
           }"""
    )
    page.wait_for_timeout(600)

    assert asked == []


def test_only_the_text_is_read_when_asked_for(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{DEMONSTRATION}?q=drop")
    page.get_by_label("Only the text").focus()
    page.keyboard.press("Space")

    expect(page.locator("#figures")).to_be_hidden()
    expect(page.locator(".text mark")).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    page.keyboard.press("Space")
    expect(page.locator("#figures")).to_be_visible()
    context.close()
