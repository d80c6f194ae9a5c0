"""Every page in every state and language is HTML as its standard has it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, get_args

import pytest

from search.engine import Searcher
from search.errors import EngineUnavailable
from search.model import Lang
from tests.states import STATES
from tests.web.html_checker import Unavailable, checker, findings
from tests.web.test_safety import Down
from web import create_app
from web.settings import Settings

#: The checker guesses it from the words alone. /help/api has English descriptions, each marked as English.
GUESSED = "This document appears to be written in English"


@pytest.fixture(scope="module")
def jar() -> Path:
    try:
        return checker(fetch=bool(os.environ.get("CI")))
    except Unavailable as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))


def test_the_html_checker_finds_nothing_on_any_page(searcher: Searcher, jar: Path, tmp_path: Path) -> None:
    down: Any = Down(EngineUnavailable("no answer"))
    known = create_app(searcher, Settings(site_url="https://records.example.org")).test_client()
    sites = {name: (known, path) for name, path in STATES.items()}
    sites["out of service"] = (create_app(down, Settings()).test_client(), "/?q=drop")
    for name, (client, path) in sites.items():
        for language in get_args(Lang):
            page = client.get(f"{path}{'&' if '?' in path else '?'}hl={language}")
            (tmp_path / f"{name.replace(' ', '-')}.{language}.html").write_bytes(page.data)

    found = [each for each in findings(jar, tmp_path) if GUESSED not in each.message]

    assert len(list(tmp_path.glob("*.html"))) == 3 * len(sites)
    assert found == []
