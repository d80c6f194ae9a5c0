"""From files to releases: what each says, with its evidence, or why it was refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from indexer.agencies import declared_agency, find_agency
from indexer.authority import Authority
from indexer.cleaning import Aside, Page, clean
from indexer.corpus import Refusal, Source, files_of, sources_of
from indexer.dating import Clues, dates_of
from indexer.drafts import Draft, draft_of
from indexer.errors import CorpusError, ReleaseRefused
from indexer.facts import MAX_NUMBERS, extract, has_too_many_numbers
from indexer.officials import declared_official, find_officials
from indexer.page_furniture import source_address
from indexer.passages import passages
from indexer.places import aliases_of, declared_place, find_place
from search.analysis import language
from search.model import Agency, Lang, Official, Release

MAX_TEXT = 1_000_000  #: code points; a thousand passages, ten times the longest release known


@dataclass(frozen=True, slots=True)
class Read:
    """A release, and what about it somebody should look at."""

    file: str
    release: Release
    warnings: tuple[str, ...] = ()


Reading = Read | Refusal


def read_path(path: Path, authority: Authority, *, today: date | None = None) -> Iterator[Reading]:
    """Yield what each release under *path* says, in sorted order of files, or why it was refused.

    A refused release never stops the run. *today* is the day of reading: nothing is published after it.
    Raises PathMissing.
    """
    for file in files_of(path):
        for source in sources_of(file, path):
            yield source if isinstance(source, Refusal) else read(source, authority, today=today)


def read(source: Source, authority: Authority, *, today: date | None = None) -> Reading:
    """Return what *source* says, or why it was refused."""
    try:
        draft = draft_of(source)
        page = clean(draft.text, draft.title)
        if not page.text:
            raise ReleaseRefused("no text besides the title and the page around it")
        if len(page.text) > MAX_TEXT:
            raise ReleaseRefused(f"a text of more than {MAX_TEXT:,} characters: split it")
        release = _release(source, draft, page, authority=authority, today=today or date.today())
    except CorpusError as error:
        return Refusal(source.file, str(error), source.id)
    doubts = () if release.dates.published else release.dates.doubts
    cut = (f"figures: there are more than {MAX_NUMBERS:,} numbers, what stands behind them was not read",)
    warnings = (*draft.warnings, *(f"not dated: {doubt}" for doubt in doubts))
    return Read(source.file, release, warnings + cut * has_too_many_numbers(release.text))


def _release(source: Source, draft: Draft, page: Page, *, authority: Authority, today: date) -> Release:
    text = page.text
    lang = draft.lang or language(f"{page.title}\n{text}")
    address = draft.source or _printed_source(page.asides)
    dates = dates_of(Clues(text, lang, draft.date, page.asides, address), today)
    place = _place(draft, page, lang, authority)
    return Release(
        id=source.id,
        title=page.title,
        text=text,
        sha256=source.sha256,
        source=address,
        agency=_agency(draft, page, address, authority),
        officials=_officials(draft, page, lang, authority),
        place=place,
        place_aliases=aliases_of(place, authority) if place else (),
        lang=lang,
        dates=dates,
        passages=passages(text, lang),
        facts=extract(text, lang, dates),
        digest=draft.digest,
    )


def _printed_source(asides: tuple[Aside, ...]) -> str | None:
    """Return the address that the page names as its source, the last one if there are several.

    An address that nothing names counts when there is no other.
    """
    lines = [aside.text for kind in ("address", "source") for aside in asides if aside.kind == kind]
    found = [address for line in lines if (address := source_address(line))]
    return found[-1] if found else None


def _agency(draft: Draft, page: Page, address: str | None, authority: Authority) -> Agency | None:
    if draft.agency:
        return declared_agency(draft.agency, authority)
    signatures = [aside.text for aside in page.asides if aside.kind == "signature"]
    found = find_agency(page.title, "\n".join([page.text, *signatures]), address, authority)
    span = found.evidence.span if found and found.evidence else None
    if found is None or found.evidence is None or span is None or span.end <= len(page.text):
        return found
    return replace(found, evidence=replace(found.evidence, span=None))


def _officials(draft: Draft, page: Page, lang: Lang, authority: Authority) -> tuple[Official, ...]:
    if draft.officials is None:
        return find_officials(page.title, page.text, lang, authority)
    return tuple(declared_official(line, authority) for line in draft.officials)


def _place(draft: Draft, page: Page, lang: Lang, authority: Authority) -> str | None:
    if draft.place:
        return declared_place(draft.place, authority)
    datelines = [aside.text for aside in page.asides if aside.kind == "dateline"]
    return find_place("\n".join([*datelines, page.text]), lang, authority)
