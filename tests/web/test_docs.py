"""What the documents promise is what the site does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask

from search.model import SearchRequest
from web import problems, state
from web.paths import STATIC

DOCS = Path(__file__).parent.parent.parent / "docs"


@pytest.fixture
def api() -> str:
    return (DOCS / "api.md").read_text(encoding="utf-8")


@pytest.fixture
def widget() -> str:
    return (DOCS / "widget.md").read_text(encoding="utf-8")


def test_every_route_is_documented(app: Flask, api: str) -> None:
    routes = {
        re.sub(r"<(?:path|int):(?:release_)?(\w+)>", r"<\1>", rule.rule) for rule in app.url_map.iter_rules()
    }

    assert {route for route in routes if f"`{route.replace('<filename>', '<name>')}`" not in api} == set()


def test_every_parameter_is_documented(api: str) -> None:
    names = {*state.FACETS, "q", "since", "until", "sort", "page", "size"}

    assert {name for name in names if f"`{name}`" not in api} == set()
    assert all(f"`{sort}`" in api for sort in state.SORTS)
    assert state.read(state.write(SearchRequest("x", size=state.MAX_SIZE))).size == 50


def test_every_error_is_documented(api: str) -> None:
    statuses = {*problems._http_words(), 503}

    assert {status for status in statuses if not re.search(rf"\b{status}\b", api)} == set()


def test_every_setting_is_documented() -> None:
    source = (STATIC.parent / "settings.py").read_text(encoding="utf-8")
    operations = (DOCS / "operations.md").read_text(encoding="utf-8")

    assert {name for name in re.findall(r"ONRECORD_[A-Z_]+", source) if name not in operations} == set()


def test_every_attribute_event_part_and_property_of_the_widget_is_documented(widget: str) -> None:
    script = (STATIC / "widget.js").read_text(encoding="utf-8")
    attributes = re.search(r"observedAttributes = \[(.*)\]", script)
    assert attributes

    named = {
        *re.findall(r'"(\w+)"', attributes.group(1)),
        *(f"onrecord-search:{event}" for event in re.findall(r'#tell\("(\w+)"', script)),
        *re.findall(r"--onrecord-[a-z-]+", script),
        *(part for parts in re.findall(r'part: "(\w+)"', script) for part in parts.split()),
    }

    assert {name for name in named if f"`{name}`" not in widget} == set()
