"""How a release is named elsewhere: as a sentence, and as a BibTeX entry."""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.model import Release
from web import words
from web.words import text as _

_SYNTAX = re.compile(r'[{}\\"%#$&~^_]')  #: what TeX reads as more than a letter
_KEY = re.compile(r"[^A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Citation:
    """How to name the release elsewhere. *address* is None on a site that does not know its own."""

    text: str
    address: str | None
    bibtex: str


def citation(release: Release, site_url: str | None) -> Citation:
    """Return how to name *release*, with its address on the site at *site_url*."""
    best = release.dates.best
    parts = (
        release.agency.name if release.agency else None,
        words.quoted(release.title),
        words.day(best) if best else _("no date"),
        release.source,
    )
    address = f"{site_url}/releases/{release.id}" if site_url else None
    return Citation(". ".join(part for part in parts if part), address, bibtex(release, address))


def bibtex(release: Release, address: str | None) -> str:
    """Return *release* as a BibTeX entry of biblatex's type `report`; what is not known has no line."""
    best = release.dates.best
    fields = {
        "title": f"{{{_plain(release.title)}}}",
        "institution": f"{{{_plain(release.agency.name)}}}" if release.agency else "",
        "date": best.isoformat() if best else "",
        "type": _("Press release"),
        "url": _plain_url(address or release.source or ""),
        "langid": {"en": "english", "ru": "russian", "kk": "kazakh"}[release.lang],
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@report{{{_KEY.sub('-', release.id)},\n{lines}}}"


def _plain(text: str) -> str:
    return " ".join(_SYNTAX.sub(" ", text).split())


def _plain_url(url: str) -> str:
    """Return *url* with what would end its field early percent-encoded."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
