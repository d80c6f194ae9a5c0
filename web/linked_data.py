"""Pages as linked data (schema.org), for programs that read pages: who says what, when, and where it is."""

from __future__ import annotations

from urllib.parse import quote

from search import wire
from search.model import Release
from web import words
from web.facts_state import Asked, address
from web.search_view import source
from web.shortening import shortened

_CONTEXT = "https://schema.org"


def linked_release(release: Release, site_url: str | None) -> wire.Json:
    """Return *release* as a Report of its office; a digest is ours and is only based on that report."""
    report = _report(release)
    identity: wire.Json = {"@context": _CONTEXT, "identifier": f"sha256:{release.sha256}"}
    if site_url:
        page = f"{site_url}/releases/{quote(release.id, safe='')}"
        identity |= {"url": page, "mainEntityOfPage": page}
    if not release.digest:
        return report | identity
    return {
        "@type": "Article",
        "headline": shortened(release.title),
        "inLanguage": release.lang,
        "isBasedOn": report,
    } | identity


def _report(release: Release) -> wire.Json:
    origin = source(release)
    best = release.dates.best
    stated: wire.Json = {
        "@type": "Report",
        "name": release.title,
        "headline": shortened(release.title),
        "inLanguage": release.lang,
        "datePublished": best.isoformat() if best else None,
        "author": _office(release),
        "mentions": [_person(name, title) for name, title in _officials(release)] or None,
        "contentLocation": {"@type": "Place", "name": release.place} if release.place else None,
        "sameAs": origin.url if origin else None,
    }
    return {name: value for name, value in stated.items() if value is not None}


def _office(release: Release) -> wire.Json | None:
    if not release.agency:
        return None
    return {"@type": "GovernmentOrganization", "name": release.agency.name}


def _officials(release: Release) -> list[tuple[str, str | None]]:
    return [(official.label or official.name, official.title) for official in release.officials]


def _person(name: str, title: str | None) -> wire.Json:
    person: wire.Json = {"@type": "Person", "name": name}
    return person | {"jobTitle": title} if title else person


def linked_facts(asked: Asked, title: str, description: str, site_url: str) -> wire.Json:
    """Return the table of *asked* as a Dataset with its files."""
    files = (("/facts.csv", "text/csv"), ("/facts.jsonl", "application/x-ndjson"))
    return {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "name": title,
        "description": description,
        "inLanguage": words.interface(),
        "url": f"{site_url}{address(asked)}",
        "isAccessibleForFree": True,
        "variableMeasured": list(wire.RECORD_FIELDS),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": mimetype,
                "contentUrl": f"{site_url}{address(asked, path)}",
            }
            for path, mimetype in files
        ],
    }


def linked_site(site_name: str, site_url: str) -> wire.Json:
    """Return the site with the way to search it."""
    return {
        "@context": _CONTEXT,
        "@type": "WebSite",
        "name": site_name,
        "url": f"{site_url}/",
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{site_url}/?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }
