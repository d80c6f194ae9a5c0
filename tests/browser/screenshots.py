"""Takes pictures of every page: `python -m tests.browser.screenshots FOLDER [--address URL]`.

Light and dark, phone and desktop, three languages. Without an address it serves the sample corpus itself.
`docs/images --readme` takes the two pictures of the README, `web/static --card` that of social cards.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from search.engines import open_searcher
from tests.browser.conftest import FLAGS
from tests.conftest import index_sample
from tests.served import served
from web import create_app
from web.settings import Settings

DEMONSTRATION: Final = "/?q=cryptocurrency+drop+accounts"
RELEASE: Final = "/releases/2025-06-26-coordination-council-on-drug-business?q=cryptocurrency+drop+accounts"
PAGES: Final = {
    "search": DEMONSTRATION,
    "empty": "/",
    "relaxed": "/?q=cryptocurrency+drop+accounts+submarine",
    "refused": "/?q=%22follow+the+money",
    "release": RELEASE,
    "figures": "/facts?q=tenge+%3E+1bn",
    "help": "/help",
    "api": "/help/api",
    "widget": "/widget",
    "coverage": "/coverage",
    "embed": "/embed?q=tenge",
    "missing": "/releases/no-such-release",
}


class View(NamedTuple):
    """What a picture is taken with; *width* and *height* in CSS pixels."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"]


VIEWS: Final = tuple(
    View(f"{device}-{scheme}", width, height, scheme)
    for device, width, height in (("phone", 390, 844), ("desktop", 1280, 900))
    for scheme in ("light", "dark")
)


@contextmanager
def sample_site() -> Iterator[str]:
    """Serve the sample corpus on a free loopback port; yield the address."""
    with tempfile.TemporaryDirectory() as folder:
        index = str(Path(folder) / "index")
        index_sample(index)
        searcher = open_searcher(index)
        with served(create_app(searcher, Settings())) as address:
            yield address
        searcher.close()


def take(browser: Browser, url: str, view: View, target: Path, *, whole: bool) -> None:
    """Write a picture of *url*; *whole* is the whole page, else what is seen at first."""
    page = browser.new_page(
        viewport={"width": view.width, "height": view.height}, color_scheme=view.scheme, device_scale_factor=1
    )
    page.goto(url)
    page.screenshot(path=target, full_page=whole)
    page.close()


def _all(browser: Browser, address: str, folder: Path) -> None:
    for view in VIEWS:
        for language in ("en", "ru", "kk"):
            for name, path in PAGES.items():
                url = f"{address}{path}{'&' if '?' in path else '?'}hl={language}"
                take(browser, url, view, folder / f"{name}-{view.name}-{language}.png", whole=True)


def _of_readme(browser: Browser, address: str, folder: Path) -> None:
    for view in (View("light", 1100, 760, "light"), View("dark", 1100, 760, "dark")):
        take(browser, address + DEMONSTRATION, view, folder / f"search-{view.name}.png", whole=False)


def _of_cards(browser: Browser, address: str, folder: Path) -> None:
    take(browser, address + DEMONSTRATION, View("card", 1200, 630, "light"), folder / "card.png", whole=False)


def main() -> None:
    """Take the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--address", help="a site that is served already")
    parser.add_argument("--readme", action="store_true", help="only the pictures of the README")
    parser.add_argument("--card", action="store_true", help="only the picture of social cards")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        if options.address:
            _run(browser, options.address, options)
        else:
            with sample_site() as address:
                _run(browser, address, options)


def _run(browser: Browser, address: str, options: argparse.Namespace) -> None:
    if options.readme:
        _of_readme(browser, address, options.folder)
    elif options.card:
        _of_cards(browser, address, options.folder)
    else:
        _all(browser, address, options.folder)


if __name__ == "__main__":
    main()
