"""Releases in which every field holds what an attacker would print, and addresses as one would type them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from search.engine import Searcher
from search.engines import open_searcher, open_writer
from search.model import Agency, Dates, Official, Release, Span, StatedDate
from search.model import Evidence as Words

TEXTS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<!--<script>",
    "]]><x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
    "&lt;script&gt;&amp;#60;",
    '=HYPERLINK("http://attacker.example","money")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1\n=1+1",
    "\u202egnp.exe",
    "\u2028\u2029line",
    '", "@type": "Person", "x": "',
    "javascript:alert(1)",
    "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>&x;",
)


def hostile_searcher(folder: Path) -> Searcher:
    """Return a searcher of one release for each text, dated but for every third."""
    with open_writer(str(folder)) as writer:
        for number, text in enumerate(TEXTS):
            writer.add(_release(number, text))
    return open_searcher(str(folder))


def _release(number: int, text: str) -> Release:
    words = Words("text", text)
    body = f"{text} opening words, then {text} and 50,000 accounts."
    return Release(
        id=f"hostile-{number}{text[:9].splitlines()[0]}",
        title=f"{text} opening",
        text=body,
        sha256="0" * 64,
        source=text if number % 2 else f"https://example.org/{text}",
        agency=Agency(f"agency-{text}", text, evidence=words),
        officials=(Official(f"official-{text}", text, text, text),),
        place=text,
        dates=Dates(StatedDate(date(2025, 1, 1 + number), words)) if number % 3 else Dates(),
        passages=(Span(0, len(body)),),
        digest=number % 4 == 0,
    )
