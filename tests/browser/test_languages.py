"""The three languages of the interface, as a browser shows them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

RELEASE = "/releases/2025-06-26-coordination-council-on-drug-business"
PAGES = (
    "/",
    "/?q=cryptocurrency+drop+accounts&year=2025",
    "/?q=cryptocurrency+drop+zzqq",
    "/?q=zzqq",
    "/facts?unit=KZT",
    "/facts?q=corruption",
    f"{RELEASE}?q=drop+accounts",
    "/help",
    "/help/api",
    "/coverage",
    "/widget",
    "/no-such-page",
    "/?q=%22open",
)
SIDEWAYS = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("path", PAGES)
def test_longer_words_do_not_make_a_phone_scroll_sideways(page: Page, path: str, language: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})

    page.goto(f"{path}{'&' if '?' in path else '?'}hl={language}")
    for fold in page.locator("details").all():
        fold.evaluate("fold => { fold.open = true; }")

    assert page.evaluate(SIDEWAYS) <= 0


def test_the_box_shows_its_whole_hint_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})

    for language in ("en", "ru", "kk"):
        page.goto(f"/help?hl={language}")
        room, needed = page.locator("#q").evaluate(
            """box => {
                const style = getComputedStyle(box), pen = document.createElement("canvas").getContext("2d");
                pen.font = style.font;
                const room = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
                return [room, pen.measureText(box.placeholder).width];
            }"""
        )
        assert needed <= room, language


@pytest.mark.parametrize(
    ("preferred", "title"),
    [("ru-RU", "Как искать"), ("kk-KZ", "Қалай іздеу керек"), ("de-DE", "How to search")],
)
def test_the_browsers_language_is_the_pages(
    browser: Browser, address: str, preferred: str, title: str
) -> None:
    context = browser.new_context(base_url=address, locale=preferred)
    page = context.new_page()

    page.goto("/help")

    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_reader_switches_the_language_and_keeps_it_from_page_to_page(
    browser: Browser, address: str, *, scripts: bool
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=scripts)
    page = context.new_page()
    page.goto("/?q=drop+accounts&year=2025")

    page.get_by_role("link", name="Қазақша").click()
    expect(page).to_have_url(f"{address}/?q=drop+accounts&year=2025&hl=kk")
    page.locator(".hit .headline a").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "kk")
    page.locator("#q").fill("corruption")
    page.locator("#q").press("Enter")

    expect(page.locator("html")).to_have_attribute("lang", "kk")
    expect(page.locator("#total")).to_contain_text("релиз")
    context.close()


@pytest.mark.parametrize(("language", "button"), [("ru", "Найти"), ("kk", "Іздеу")])
def test_the_framed_box_speaks_the_language_of_its_address(page: Page, language: str, button: str) -> None:
    page.goto(f"/embed?hl={language}")

    expect(page.locator("onrecord-search").get_by_role("button")).to_have_text(button)
