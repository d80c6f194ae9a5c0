"""The main journey with 400 ms of latency, on a slow line and a slow machine; and what a page weighs."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, expect

LATENCY = 400  #: ms, each way of a request and its answer together
THROUGHPUT = 1_600_000 // 8  #: bytes a second: a slow connection of the fourth generation
SLOWER = 4  #: times, against the processor of a desktop
BUDGET = 60_000  #: bytes of a page of results, with all that it loads, on the first visit
#: what moves without the reader having touched anything: hadRecentInput says that
WATCH = """
    window.moved = [];
    new PerformanceObserver(list => {
        for (const entry of list.getEntries())
            if (!entry.hadRecentInput)
                window.moved.push(...entry.sources.map(each => each.node?.parentElement?.outerHTML));
    }).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def line(context: BrowserContext) -> Iterator[tuple[Page, CDPSession]]:
    """Return a page, and what can be asked of the browser behind it."""
    page = context.new_page()
    page.add_init_script(WATCH)
    behind = context.new_cdp_session(page)
    behind.send("Network.enable")
    behind.send("Network.setCacheDisabled", {"cacheDisabled": True})
    yield page, behind
    page.close()


@pytest.fixture
def slow(line: tuple[Page, CDPSession]) -> Page:
    page, behind = line
    behind.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY,
            "downloadThroughput": THROUGHPUT,
            "uploadThroughput": THROUGHPUT,
        },
    )
    behind.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def test_the_main_journey_works_on_a_slow_line_and_a_slow_machine(slow: Page) -> None:
    slow.goto("/")
    box = slow.get_by_role("combobox")
    began = time.monotonic()
    box.press_sequentially("corr", delay=60)
    expect(slow.get_by_role("option").first).to_have_text("corruption")
    assert time.monotonic() - began < 5
    box.press("ArrowDown")
    box.press("Enter")
    expect(slow.locator("#total")).to_have_text("15 releases")

    slow.get_by_role("link", name=re.compile("^Olzhas Bektenov")).click()
    expect(slow.get_by_role("status")).to_have_text("4 releases")
    expect(slow.locator(".chip.filter")).to_have_count(1)

    slow.go_back()
    expect(slow.locator("#total")).to_have_text("15 releases")
    expect(slow.locator(".chip.filter")).to_have_count(0)
    slow.go_forward()
    expect(slow.locator("#total")).to_have_text("4 releases")

    slow.locator(".hit h2 a").first.click()
    expect(slow.locator("article h1, .release h1").first).to_be_visible()
    slow.go_back()
    expect(slow.locator("#total")).to_have_text("4 releases")


def test_the_results_are_marked_as_busy_while_others_are_awaited(slow: Page) -> None:
    slow.goto("/?q=corruption")
    slow.get_by_role("link", name=re.compile("^Olzhas Bektenov")).click()

    expect(slow.locator("#results")).to_have_attribute("aria-busy", "true")
    expect(slow.get_by_role("status")).to_have_text("4 releases")
    expect(slow.locator("#results")).not_to_have_attribute("aria-busy", "true")


@pytest.mark.parametrize("path", ["/", "/?q=corruption&year=2025", "/facts?unit=KZT", "/coverage"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_comes_in_slowly(slow: Page, path: str, width: int) -> None:
    slow.set_viewport_size({"width": width, "height": 800})
    slow.goto(path)
    slow.wait_for_timeout(300)

    assert slow.evaluate("window.moved") == []


@pytest.mark.parametrize("path", ["/", "/?q=corruption", "/?q=corruption&size=50"])
def test_a_page_of_results_weighs_no_more_than_its_budget(line: tuple[Page, CDPSession], path: str) -> None:
    page, behind = line
    weights: list[float] = []
    behind.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))

    page.goto(path, wait_until="networkidle")

    assert 3 <= len(weights) <= 5, "the page, its sheet, its script, and perhaps an icon"
    assert sum(weights) <= BUDGET
