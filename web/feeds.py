"""A search as a feed: the newest releases that match, as plain text, in Atom and in JSON Feed."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.etree import ElementTree

from search import wire
from search.badges import badge
from search.model import Hit, Release, SearchRequest
from web import words
from web.badge_links import spoken
from web.search_view import source
from web.state import query_string
from web.words import text as _

ENTRIES: Final = 50  #: of one feed: more than an office publishes between two visits of a reader

_ATOM = "http://www.w3.org/2005/Atom"
_NAMES = uuid.uuid5(uuid.NAMESPACE_DNS, "onrecord")
#: Atom wants a time for every entry. Of a release of no day this one says that none is known.
_NO_DAY = date(1970, 1, 1)
_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One release. *published* is None when it is not stated; *updated* is then the best day there is."""

    id: str
    url: str
    title: str
    summary: str
    lang: str
    published: date | None
    updated: date
    agency: str | None
    tags: tuple[str, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """One search. *url* is its page, *self_url* the feed itself, *other_url* the same in the other form."""

    id: str
    title: str
    site_name: str
    url: str
    self_url: str
    other_url: str
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> date:
        """The newest day among the entries."""
        return max((entry.updated for entry in self.entries), default=_NO_DAY)


def search_title(site_name: str, request: SearchRequest) -> str:
    """Return what a search is called outside its page, by its words and its filters."""
    chosen = [value for name in sorted(request.selected) for value in sorted(request.selected[name])]
    days = [day.isoformat() for day in (request.since, request.until) if day]
    asked = ", ".join(part for part in (request.text.strip(), *chosen, *days) if part)
    return printable(f"{asked} – {site_name}" if asked else site_name)


def feed_id(request: SearchRequest) -> str:
    """Return the name of the feed of *request*: it stays when the site moves."""
    return _urn(f"search:{query_string(request)}")


def entry(hit: Hit, url: str) -> Entry:
    """Return *hit* as an entry; *url* is its release's page."""
    release = hit.release
    dates = release.dates
    days = [stated.value for stated in (dates.published, dates.event, dates.retrieved) if stated]
    origin = source(release)
    return Entry(
        id=_urn(f"release:{release.id}"),
        url=url,
        title=printable(release.title) or release.id,
        summary=printable(_summary(hit)),
        lang=release.lang,
        published=dates.best,
        updated=days[0] if days else _NO_DAY,
        agency=printable(release.agency.name) if release.agency else None,
        tags=tuple(printable(tag) for tag in _tags(release)),
        source=origin.url if origin else None,
    )


def atom(feed: Feed) -> bytes:
    """Return *feed* as Atom (RFC 4287)."""
    root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": words.interface()})
    _element(root, "id", feed.id)
    _element(root, "title", feed.title)
    _element(root, "updated", _instant(feed.updated))
    _element(ElementTree.SubElement(root, "author"), "name", feed.site_name)
    _link(root, "self", feed.self_url, "application/atom+xml")
    _link(root, "alternate", feed.url, "text/html")
    _link(root, "alternate", feed.other_url, "application/feed+json")
    for each in feed.entries:
        _atom_entry(ElementTree.SubElement(root, "entry", {"xml:lang": each.lang}), each)
    return written(root)


def written(root: ElementTree.Element) -> bytes:
    """Return *root* as a file; nothing in it can be taken for markup."""
    content: bytes = ElementTree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + content


def _atom_entry(root: ElementTree.Element, each: Entry) -> None:
    _element(root, "id", each.id)
    _element(root, "title", each.title)
    _element(root, "updated", _instant(each.updated))
    if each.published:
        _element(root, "published", _instant(each.published))
    if each.agency:
        _element(ElementTree.SubElement(root, "author"), "name", each.agency)
    _link(root, "alternate", each.url, "text/html")
    if each.source:
        _link(root, "via", each.source, None)
    for tag in each.tags:
        ElementTree.SubElement(root, "category", {"term": tag})
    _element(root, "summary", each.summary)


def json_feed(feed: Feed) -> wire.Json:
    """Return *feed* as JSON Feed 1.1 (jsonfeed.org)."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.self_url,
        "language": words.interface(),
        "authors": [{"name": feed.site_name}],
        "items": [_json_item(each) for each in feed.entries],
    }


def _json_item(each: Entry) -> wire.Json:
    item: wire.Json = {
        "id": each.id,
        "url": each.url,
        "title": each.title,
        "content_text": each.summary,
        "language": each.lang,
        "tags": list(each.tags),
    }
    if each.source:
        item["external_url"] = each.source
    if each.published:
        item["date_published"] = _instant(each.published)
    if each.agency:
        item["authors"] = [{"name": each.agency}]
    return item


def printable(text: str) -> str:
    """Return *text* with a blank for every character that XML cannot hold."""
    return _UNPRINTABLE.sub(" ", text)


def _summary(hit: Hit) -> str:
    excerpts = " ".join(
        f"{'… ' * snippet.opens}{snippet.text}{' …' * snippet.closes}" for snippet in hit.snippets
    )
    figures = "; ".join(
        dict.fromkeys(badge(fact, spoken(fact, words.interface())).text for fact in hit.facts)
    )
    undated = None if hit.release.dates.best else _("No date is stated.")
    on_record = _("Figures: %(figures)s.") % {"figures": figures} if figures else None
    return "\n\n".join(part for part in (excerpts, on_record, undated) if part)


def _tags(release: Release) -> Iterator[str]:
    yield from (official.label or official.name for official in release.officials)
    if release.place:
        yield release.place


def _urn(name: str) -> str:
    return uuid.uuid5(_NAMES, name.encode("utf-8", "replace").decode()).urn


def _instant(day: date) -> str:
    """A release states a day; feeds want a time, and midnight is the one that adds nothing."""
    return f"{day.isoformat()}T00:00:00Z"


def _element(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def _link(parent: ElementTree.Element, relation: str, url: str, type_: str | None) -> None:
    attributes = {"rel": relation, "href": printable(url)} | ({"type": type_} if type_ else {})
    ElementTree.SubElement(parent, "link", attributes)
