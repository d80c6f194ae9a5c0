"""The documents as a site: whole, each page reachable, nothing fetched from elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DECISIONS = ROOT / "docs" / "decisions"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built strictly: a broken link or anchor, or a page that no menu has, fails here with its name."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "docs/site/properdocs.yml"]
    built = subprocess.run(
        [*command, "-d", folder], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert built.returncode == 0, built.stderr
    return folder


def test_a_page_has_its_title_and_the_menus(site: Path) -> None:
    page = (site / "docs" / "query-language.html").read_text(encoding="utf-8")

    assert "<title>How to search - Onrecord</title>" in page
    assert '<a href="operations.html"' in page


def test_the_first_page_is_the_readme(site: Path) -> None:
    assert '<h1 id="onrecord">' in (site / "index.html").read_text(encoding="utf-8")


def test_no_page_fetches_anything_from_another_host(site: Path) -> None:
    fetched = re.compile(
        r'<(?:script|img|source|iframe|link)\b[^>]*?(?:src|href|srcset)="?(?:https?:)?//[^>]*>'
    )

    assert [
        (page.name, found)
        for page in site.rglob("*.html")
        for found in fetched.findall(page.read_text(encoding="utf-8"))
    ] == []


def test_the_styles_fetch_nothing_from_another_host(site: Path) -> None:
    remote = re.compile(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//")

    assert [
        page.name for page in site.rglob("*.css") if remote.search(page.read_text(encoding="utf-8"))
    ] == []


def test_the_list_of_decisions_leads_to_each_of_them_under_its_title() -> None:
    titles = {page.name: page.read_text(encoding="utf-8").split("\n")[0] for page in DECISIONS.glob("0*.md")}

    listed = dict(re.findall(r"^\* \[(.+)\]\((0.+)\)$", (DECISIONS / "README.md").read_text("utf-8"), re.M))

    assert {f"# {title}": page for title, page in listed.items()} == {
        title: page for page, title in titles.items()
    }
