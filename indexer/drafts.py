"""What a release file declares about itself, in any of the formats, before its text is looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from indexer import front_matter, json_lines
from indexer.corpus import Source
from indexer.dating import Declared
from indexer.encoding import decode, printable
from indexer.errors import ReleaseRefused
from indexer.front_matter import Value
from search.model import EvidenceKind, Lang

_KEYS = frozenset({"title", "date", "agency", "officials", "place", "lang", "source", "digest"})
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_LANGS: tuple[Lang, ...] = get_args(Lang)


@dataclass(frozen=True, slots=True)
class Draft:
    """Declared values and the text as given. None: not declared; *officials* may be declared to be none."""

    text: str
    title: str | None = None
    date: Declared | None = None
    agency: str | None = None
    officials: tuple[str, ...] | None = None
    place: str | None = None
    lang: Lang | None = None
    source: str | None = None
    digest: bool = False
    warnings: tuple[str, ...] = ()


def draft_of(source: Source) -> Draft:
    """Return what *source* declares. Raises ReleaseRefused."""
    if source.format == "json":
        return _of_json(source)
    text = decode(source.content)
    if source.format == "markdown" and front_matter.has_front_matter(text):
        return _of_markdown(text, digest=source.digest)
    return Draft(text, digest=source.digest)


def _of_markdown(text: str, *, digest: bool) -> Draft:
    document = front_matter.parse(printable(text))
    values = document.values
    unknown = sorted(values.keys() - _KEYS)
    warnings = (f"keys that are not read: {', '.join(unknown)}",) if unknown else ()
    return _draft(
        document.body,
        "front matter",
        {key: _text(values, key) for key in _KEYS - {"officials"}},
        officials=_lines(values.get("officials")),
        digest=_flag(values.get("digest"), default=digest),
        warnings=warnings,
    )


def _of_json(source: Source) -> Draft:
    entry = json_lines.parse(source.content)
    agency = entry.agency if isinstance(entry.agency, str) else next(iter(entry.agency or ()), None)
    values = {
        "title": entry.title,
        "date": entry.date,
        "agency": agency,
        "place": entry.place,
        "lang": entry.lang,
        "source": entry.source or entry.url,
    }
    digest = source.digest if entry.digest is None else entry.digest
    return _draft(entry.text, "feed", values, officials=entry.officials, digest=digest)


def _draft(
    text: str,
    kind: EvidenceKind,
    values: Mapping[str, str | None],
    *,
    officials: tuple[str, ...] | None,
    digest: bool,
    warnings: tuple[str, ...] = (),
) -> Draft:
    told = {key: " ".join(printable(value).split()) for key, value in values.items() if value}
    lang = next((each for each in _LANGS if each == told.get("lang")), None)
    source = told.get("source", "")
    if "lang" in told and lang is None:
        warnings = (*warnings, f"lang {told['lang'][:20]!r} is not one of {', '.join(_LANGS)}")
    if source and not _ADDRESS.fullmatch(source):
        warnings = (*warnings, f"source {source[:60]!r} is not a web address")
    return Draft(
        text,
        title=told.get("title") or None,
        date=Declared(told["date"], kind) if told.get("date") else None,
        agency=told.get("agency"),
        officials=None
        if officials is None
        else tuple(" ".join(printable(line).split()) for line in officials),
        place=told.get("place"),
        lang=lang,
        source=source if _ADDRESS.fullmatch(source) else None,
        digest=digest,
        warnings=warnings,
    )


def _text(values: Mapping[str, Value], key: str) -> str | None:
    value = values.get(key)
    if isinstance(value, tuple) and value:
        raise ReleaseRefused(f"{key!r} is a list: give one value")
    return value if isinstance(value, str) else None


def _lines(value: Value | None) -> tuple[str, ...] | None:
    return (value,) if isinstance(value, str) else value


def _flag(value: Value | None, *, default: bool) -> bool:
    if value is None:
        return default
    if value not in {"true", "false"}:
        raise ReleaseRefused(f"digest is {value!r}: write true or false")
    return value == "true"
