"""The ways of a reader through the site, each with JavaScript and without: docs/journeys.md lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import watched

DEMONSTRATION = "/releases/2025-06-26-coordination-council-on-drug-business"
TITLE = "Coordination Council"


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=address, viewport={"width": 1280, "height": 900}, java_script_enabled=request.param
    )
    context.set_default_timeout(15_000)
    with watched(context) as opened:
        yield opened
    context.close()


def box(page: Page) -> Locator:
    """Return where the query is typed; only a script makes a combobox of it."""
    return page.locator("input[name=q]").first


def test_typing_a_query_finds_the_release(page: Page) -> None:
    page.goto("/")
    box(page).fill("cryptocurrency drop accounts")
    page.keyboard.press("Enter")

    first = page.locator(".hit").first
    expect(first.get_by_role("heading")).to_contain_text(TITLE)
    expect(first).to_contain_text("froze more than 50,000 drop accounts")
    expect(first.locator(".badge").filter(has_text="50,000")).to_be_visible()
    expect(first.locator(".badge").filter(has_text="2.4 billion")).to_be_visible()


@pytest.mark.parametrize("facet", ["date", "agency", "official", "place", "lang"])
def test_each_facet_narrows_to_as_many_releases_as_it_says_and_lets_go_again(page: Page, facet: str) -> None:
    page.goto("/?q=corruption")
    before = page.locator("#total").inner_text()
    choice = page.locator(f"section[aria-labelledby=facet-{facet}] > ul > li > a .label").last.locator("..")
    if facet == "date":
        page.get_by_text("As a list").click()
        choice = page.locator("#more-date > ul > li > a").last
    count = re.search(r"[\d,]+", choice.locator(".number").inner_text())
    assert count

    choice.click()

    expect(page.locator("#total")).to_have_text(re.compile(rf"^{count.group()} release"))
    expect(page.locator(".chip.filter")).to_have_count(1)
    page.locator(".chip.filter").click()
    expect(page.locator("#total")).to_have_text(before)


def test_two_values_of_a_facet_are_alternatives(page: Page) -> None:
    page.goto("/")
    page.get_by_text("As a list").click()
    years = page.locator("#more-date > ul > li > a")
    counts = [int(years.nth(place).locator(".number").inner_text().split()[0]) for place in (0, 1)]

    years.nth(0).click()
    expect(page.locator("#total")).to_have_text(f"{counts[0]} releases")
    page.get_by_text("As a list").click()
    years.nth(1).click()

    expect(page.locator("#total")).to_have_text(f"{sum(counts)} releases")


def test_a_month_narrows_its_year(page: Page) -> None:
    page.goto("/?year=2025")
    page.get_by_role("link", name=re.compile("^June 2025: ")).click()

    expect(page).to_have_url(re.compile(r"month=2025-06"))
    for day in page.locator(".when time").all():
        assert (day.get_attribute("datetime") or "").startswith("2025-06")


def test_two_days_narrow_the_search(page: Page) -> None:
    page.goto("/?q=tenge")
    page.get_by_text("Between two days").first.click()
    page.get_by_label("From").fill("2025-06-01")
    page.get_by_label("To").fill("2025-06-30")
    page.get_by_role("button", name="Apply").click()

    expect(page).to_have_url(re.compile(r"q=tenge.*since=2025-06-01.*until=2025-06-30"))
    expect(page.locator(".chip.filter")).to_have_count(2)


def test_paging_goes_on_and_back(page: Page) -> None:
    page.goto("/?sort=newest")
    first = page.locator(".hit .headline").first.inner_text()

    page.get_by_role("link", name="Next").click()
    expect(page.locator(".paging .place")).to_contain_text("Page 2 of 10")
    assert page.locator(".hit .headline").first.inner_text() != first
    page.get_by_role("link", name="Previous").click()

    expect(page.locator(".hit .headline").first).to_have_text(first)


def test_the_order_can_be_changed(page: Page) -> None:
    page.goto("/?q=corruption")
    page.get_by_role("link", name="Oldest").click()
    expect(page.get_by_role("link", name="Oldest")).to_have_attribute("aria-current", "true")

    days = [day.get_attribute("datetime") or "" for day in page.locator(".when time").all()]
    assert days == sorted(days)


def test_a_chip_takes_its_word_out_of_the_query(page: Page) -> None:
    page.goto("/?q=cryptocurrency+drop+accounts")
    page.get_by_role("link", name="Remove cryptocurrency").click()

    expect(box(page)).to_have_value("drop accounts")


def test_a_badge_opens_the_sentence_it_is_from(page: Page) -> None:
    page.goto("/?q=cryptocurrency+drop+accounts")
    page.locator(".badge").filter(has_text="50,000").click()

    figure = page.locator(".fact:target")
    expect(figure).to_have_text("more than 50,000 drop accounts")
    expect(figure).to_be_in_viewport()
    expect(page.locator(".sentence", has=page.locator(".fact:target"))).to_contain_text(
        "investigators broke up"
    )


def test_the_release_page_lights_figures_and_query_words_and_leads_back(page: Page) -> None:
    page.goto("/?q=drop+accounts&year=2025")
    page.get_by_role("link", name=re.compile(TITLE)).click()

    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    expect(page.locator(".text mark").first).to_be_visible()
    expect(page.locator(".fact.money").first).to_be_visible()
    expect(page.get_by_text("Where this is from")).to_be_visible()
    page.get_by_role("link", name=re.compile("All results for")).click()
    expect(page).to_have_url(re.compile(r"\?q=drop\+accounts&year=2025$"))


def test_the_margin_leads_to_each_figure(page: Page) -> None:
    page.goto(DEMONSTRATION)
    page.locator("#figures .badge").last.click()

    expect(page.locator(".fact:target")).to_be_in_viewport()


def test_a_grammar_error_leaves_the_query_in_the_box(page: Page) -> None:
    page.goto("/")
    box(page).fill('drop "accounts')
    page.get_by_role("button", name="Search").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("This query cannot be read")
    expect(box(page)).to_have_value('drop "accounts')


def test_the_figures_of_a_search_are_ordered_and_each_opens_its_sentence(page: Page) -> None:
    page.goto("/?q=cryptocurrency")
    page.get_by_role("link", name="Figures", exact=True).click()
    page.get_by_role("link", name=re.compile("^tenge")).last.click()
    expect(page.get_by_role("img", name=re.compile("figures in tenge .* on a log scale"))).to_be_visible()

    page.get_by_role("columnheader", name=re.compile("^Figure")).get_by_role("link").click()
    heading = page.get_by_role("columnheader", name=re.compile("^Figure"))
    expect(heading).to_have_attribute("aria-sort", "descending")
    page.get_by_role("row").nth(1).locator(".badge").click()

    expect(page).to_have_url(re.compile(r"/releases/.*#fact-\d+$"))
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_value_is_left_out_and_comes_back_by_its_chip(page: Page) -> None:
    page.goto("/?q=corruption")
    page.get_by_role("link", name="Leave out Kassym-Jomart Tokayev").focus()
    page.keyboard.press("Enter")

    expect(page.locator("#total")).to_have_text("7 releases")
    expect(box(page)).to_have_value('corruption -official:"Kassym-Jomart Tokayev"')
    page.get_by_role("link", name=re.compile("^Remove without official")).click()
    expect(page.locator("#total")).to_have_text("15 releases")


def test_words_are_exact_or_not_by_a_switch(page: Page) -> None:
    page.goto("/?q=crime")
    loose = page.locator("#total").inner_text()
    page.get_by_role("link", name="Exactly these words").click()

    expect(box(page)).to_have_value('"crime"')
    expect(page.locator("#total")).not_to_have_text(loose)
    page.get_by_role("link", name="Exactly these words").click()
    expect(page.locator("#total")).to_have_text(loose)


def test_a_hit_says_why_it_is_there(page: Page) -> None:
    page.goto("/?q=account+50,000..60,000+accounts")
    why = page.locator(".why").first
    why.get_by_text("Why this result").click()

    expect(why.locator("dd").first).to_contain_text("in the title: accounts")
    expect(why.locator(".badge")).to_contain_text("50,000")


def test_the_provenance_leads_to_the_other_releases_of_the_agency(page: Page) -> None:
    page.goto(DEMONSTRATION)
    page.locator(".provenance").get_by_role("link", name=re.compile("^Prosecutor General")).click()

    expect(page.locator(".chip.filter")).to_have_count(1)
    expect(page.locator("#total")).to_have_text("18 releases")
