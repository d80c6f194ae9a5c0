"""The documents keep up with the code: commands, settings, routes, errors and links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask

from indexer import conventions
from onrecord import main

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    page
    for page in ROOT.rglob("*.md")
    if not page.relative_to(ROOT).parts[0].startswith(".") and page.parent != ROOT / "corpus"
)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", page.read_text(encoding="utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("command", sorted(main.commands))
def test_the_readme_or_the_operations_page_shows_every_command(command: str) -> None:
    assert f"onrecord {command}" in text("README.md") + text("docs/operations.md")


def test_the_operations_page_explains_every_setting_that_the_code_reads() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for room in ("web", "indexer")
        for path in (ROOT / room).rglob("*.py")
    )

    settings = set(re.findall(r"ONRECORD_[A-Z_]+", code))

    assert {name for name in settings if f"`{name}`" not in text("docs/operations.md")} == set()


def test_the_operations_page_explains_every_exit_code() -> None:
    codes = {value for name, value in vars(conventions).items() if name.startswith("EXIT_")}

    assert {code for code in codes if f"\n| {code} | " not in text("docs/operations.md")} == set()


def test_the_api_page_explains_every_route_of_the_api(app: Flask) -> None:
    routes = {str(rule) for rule in app.url_map.iter_rules() if str(rule).startswith("/api/")}

    assert {rule for rule in routes if re.sub(r"<.*?>", "", rule) not in text("docs/api.md")} == set()


def test_the_two_commands_of_the_readme_each_stand_on_one_line() -> None:
    commands = [line for line in text("README.md").splitlines() if line.startswith("python3 -m venv")]

    assert len(commands) == 2
    assert commands[0].endswith("onrecord serve")
    assert commands[1].endswith("pytest")


def test_the_index_of_the_documents_names_each() -> None:
    index = text("docs/README.md")

    assert [page.name for page in sorted((ROOT / "docs").glob("*.md")) if f"]({page.name})" not in index] == [
        "README.md"
    ]
