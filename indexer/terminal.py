"""Results and releases as lines of a terminal. Pure: text and styles in, text out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import click

from indexer.pipeline import Report
from search.badges import badge
from search.model import Fact, Hit, Release, Result, Snippet, StatedDate
from search.wire import segments

WIDTH = 96  #: columns; the width of the sample releases' longest comfortable line
_LIT, _UNLIT = "\ue000", "\ue001"  # of the private use area: no text of a release has them


def result_lines(result: Result) -> Iterator[str]:
    """Yield a page of hits as a reader wants it: how many, then each with its sentence and figures."""
    if result.relaxed:
        yield "No release has all the words; these have most of them."
    if result.suggestion:
        yield f"Did you mean: {result.suggestion}"
    yield "1 release" if result.total == 1 else f"{result.total:,} releases"
    for hit in result.hits:
        yield ""
        yield from hit_lines(hit)
    if result.partial:
        yield ""
        yield "With some of the words:"
    for hit in result.partial:
        yield ""
        yield from hit_lines(hit)


def hit_lines(hit: Hit) -> Iterator[str]:
    """Yield the title, then day, agency and id, then snippets and badges."""
    release = hit.release
    agency = release.agency.name if release.agency else "agency not stated"
    yield click.style(release.title, bold=True)
    yield f"  {_day(release.dates.best)} · {agency} · {release.id}"
    for snippet in hit.snippets:
        yield from _excerpt(snippet)
    if hit.facts:
        yield from _indented(" ".join(f"[{badge(fact).text}]" for fact in hit.facts))
    if hit.missing:
        yield f"  without: {', '.join(hit.missing)}"


def report_lines(report: Report, index: str) -> Iterator[str]:
    """Yield what a run did: the counts, then each warning, then each refusal with its reason."""
    if report.reread:
        yield "note: all releases were read again: the authority files, a corpus.toml or Onrecord changed"
    for warning in report.warnings:
        yield f"note: {warning}"
    for refusal in report.refused:
        yield f"refused: {refusal.file}: {refusal.reason}"
    yield (
        f"{report.read:,} releases in {index}: {report.added:,} added, {report.updated:,} updated, "
        f"{report.unchanged:,} unchanged, {report.removed:,} removed; "
        f"{len(report.refused):,} refused; {report.seconds:.1f} s"
    )


def release_lines(release: Release) -> Iterator[str]:
    """Yield what is known of a release with where it was read, its text, then its facts."""
    yield click.style(release.title, bold=True)
    yield from _field("id", release.id)
    yield from _dated("published", release.dates.published)
    yield from _dated("event", release.dates.event)
    yield from _dated("retrieved", release.dates.retrieved)
    for doubt in release.dates.doubts:
        yield from _field("date in doubt", doubt)
    yield from _field("agency", release.agency.name if release.agency else "not stated")
    for official in release.officials:
        title = f", {official.title}" if official.title else ""
        yield from _field("official", f"{official.name}{title}")
    yield from _field("place", release.place or "not stated")
    yield from _field("language", release.lang)
    yield from _field("source", release.source or "not stated")
    if release.digest:
        yield from _field("note", "a digest of the page at the source, not the office's own words")
    yield ""
    for paragraph in release.text.split("\n"):
        yield from textwrap.wrap(paragraph, WIDTH) or [""]
    if release.facts:
        yield ""
        yield click.style(f"{len(release.facts)} figures on record", bold=True)
        yield from (_fact_line(release, fact) for fact in release.facts)


def fact_table(text: str, facts: Sequence[Fact]) -> Iterator[str]:
    """Yield *facts* as a table, each with its words in *text*; then how many there are."""
    rows = [("FIGURE", "OF", "WHEN", "PRINTED"), *(_fact_row(text, fact) for fact in facts)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows if facts else ():
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        yield f"{'  '.join(cells)}  {row[3]}"
    yield "1 figure" if len(facts) == 1 else f"{len(facts):,} figures"


def _fact_row(text: str, fact: Fact) -> tuple[str, str, str, str]:
    period = fact.period.surface if fact.period else ""
    printed = text[fact.span.start : fact.span.end]
    cells = (badge(fact).text, fact.concept, period, printed)
    figure, concept, when, words = (" ".join(cell.split()) for cell in cells)
    return figure, concept, when, words


def _fact_line(release: Release, fact: Fact) -> str:
    printed = " ".join(release.text[fact.span.start : fact.span.end].split())
    return f"  {badge(fact).text}  ({fact.kind}; printed as “{printed}”)"


def _excerpt(snippet: Snippet) -> Iterator[str]:
    """Yield the lines of a snippet. Lines are cut before they are lit: escape codes have no width."""
    parts = (
        f"{_LIT}{part['text']}{_UNLIT}" if part["highlight"] else str(part["text"])
        for part in segments(snippet.text, snippet.highlights)
    )
    text = f"{'… ' if snippet.opens else ''}{''.join(parts)}{' …' if snippet.closes else ''}"
    on, off = click.style("|", bold=True, underline=True).split("|")
    for line in _indented(" ".join(text.split())):
        yield line.replace(_LIT, on).replace(_UNLIT, off)


def _indented(text: str) -> Iterable[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ", break_long_words=False)


def _field(name: str, value: str) -> Iterator[str]:
    yield f"  {name + ':':<15}{value}"


def _dated(name: str, stated: StatedDate | None) -> Iterator[str]:
    if stated:
        evidence = stated.evidence
        yield from _field(name, f"{stated.value.isoformat()} ({evidence.kind}: “{evidence.quote}”)")


def _day(value: date | None) -> str:
    return value.isoformat() if value else "date not stated"
