"""Releases and their facts as rows of files: names, types, and the words that tell what each field holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from search import wire
from search.model import Release, StatedDate

FieldType = Literal["string", "date", "integer", "number", "boolean"]


@dataclass(frozen=True, slots=True)
class Field:
    """One column. *type* is Frictionless's name of it."""

    name: str
    type: FieldType
    description: str = ""


RELEASE_FIELDS: Final = (
    Field("id", "string", "the release's page is /releases/<id>"),
    Field("title", "string"),
    Field("date", "date", "published, else the day of the event; empty: not stated beyond doubt"),
    Field("published", "date"),
    Field("event", "date"),
    Field("retrieved", "date", "when the text was taken from its source"),
    Field("agency", "string"),
    Field("officials", "string", "names, with a semicolon between two"),
    Field("place", "string"),
    Field("lang", "string", "en, ru or kk"),
    Field("figures", "integer", "how many facts the release states"),
    Field("characters", "integer", "length of the text in code points"),
    Field("source", "string", "where the release was published"),
    Field("digest", "boolean", "true: a summary of the page at source, not the office's own words"),
    Field("sha256", "string", "of the bytes that the release was read from"),
)

_FACT_TYPES: Final[dict[str, FieldType]] = {
    "date": "date",
    "period_start": "date",
    "period_end": "date",
    "low": "number",
    "high": "number",
    "number": "integer",
    "start": "integer",
    "end": "integer",
    "sentence_start": "integer",
    "sentence_end": "integer",
    "digest": "boolean",
}
FACT_FIELDS: Final = tuple(Field(name, _FACT_TYPES.get(name, "string")) for name in wire.RECORD_FIELDS)


def release_record(release: Release) -> wire.Json:
    """Return *release* as one flat row, without its text: a spreadsheet cuts a cell at 32,767 characters."""
    dates = release.dates
    return {
        "id": release.id,
        "title": release.title,
        "date": dates.best.isoformat() if dates.best else None,
        "published": _day(dates.published),
        "event": _day(dates.event),
        "retrieved": _day(dates.retrieved),
        "agency": release.agency.name if release.agency else None,
        "officials": "; ".join(official.label or official.name for official in release.officials) or None,
        "place": release.place,
        "lang": release.lang,
        "figures": len(release.facts),
        "characters": len(release.text),
        "source": release.source,
        "digest": release.digest,
        "sha256": release.sha256,
    }


def _day(stated: StatedDate | None) -> str | None:
    return stated.value.isoformat() if stated else None
