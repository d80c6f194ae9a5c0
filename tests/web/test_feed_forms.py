"""The feeds as their specifications have them: JSON Feed 1.1 by a schema, Atom by what RFC 4287 asks for."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import jsonschema_rs
import pytest
from flask.testing import FlaskClient

from search.engine import Searcher
from web import create_app
from web.settings import Settings

ATOM = "{http://www.w3.org/2005/Atom}"
ATOM_ELEMENTS = frozenset(["author", "category", "id", "link", "published", "summary", "title", "updated"])
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
TEXT = {"type": "string", "minLength": 1}
ADDRESS = {"type": "string", "format": "uri"}
AUTHORS = {
    "type": "array",
    "minItems": 1,
    "items": {"type": "object", "required": ["name"], "properties": {"name": TEXT}},
}
#: jsonfeed.org/version/1.1, of what it allows that which we send, and nothing beside it
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "home_page_url": ADDRESS,
        "feed_url": ADDRESS,
        "language": {"enum": ["en", "ru", "kk"]},
        "authors": AUTHORS,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_text"],
                "additionalProperties": False,
                "properties": {
                    "id": TEXT,
                    "url": ADDRESS,
                    "external_url": ADDRESS,
                    "title": TEXT,
                    "content_text": TEXT,
                    "language": {"enum": ["en", "ru", "kk"]},
                    "date_published": {"type": "string", "format": "date-time"},
                    "authors": AUTHORS,
                    "tags": {"type": "array", "items": TEXT, "uniqueItems": True},
                },
            },
        },
    },
}
SEARCHES = ["", "?q=drop", "?q=zzzzq", "?lang=kk&hl=kk", "?unit=KZT&hl=ru"]


@pytest.fixture
def public(searcher: Searcher) -> FlaskClient:
    """Return a client of a site that knows its own address."""
    return create_app(searcher, Settings(site_url="https://records.example.org")).test_client()


@pytest.mark.parametrize("search", SEARCHES)
def test_a_json_feed_is_one_of_version_1_1(public: FlaskClient, search: str) -> None:
    schema = jsonschema_rs.validator_for(JSON_FEED, validate_formats=True)

    feed = public.get(f"/feed.json{search}").json

    assert [error.message for error in schema.iter_errors(feed)] == []
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])


@pytest.mark.parametrize("search", SEARCHES)
def test_an_atom_feed_has_what_its_standard_asks_for_and_nothing_else(
    public: FlaskClient, search: str
) -> None:
    feed = ElementTree.fromstring(public.get(f"/feed.atom{search}").data)  # noqa: S314
    entries = feed.findall(f"{ATOM}entry")

    for part in (feed, *entries):
        assert [len(part.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert INSTANT.fullmatch(part.findtext(f"{ATOM}updated") or "")
        assert (part.findtext(f"{ATOM}id") or "").startswith("urn:uuid:")
        assert all(author.findtext(f"{ATOM}name") for author in part.findall(f"{ATOM}author"))
    for entry in entries:
        assert {element.tag.removeprefix(ATOM) for element in entry} <= ATOM_ELEMENTS
        relations = [link.get("rel") for link in entry.findall(f"{ATOM}link")]
        assert relations.count("alternate") == 1
        assert all(category.get("term") for category in entry.findall(f"{ATOM}category"))
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    assert feed.find(f"{ATOM}author") is not None
