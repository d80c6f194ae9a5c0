"""Tables of facts as files, for spreadsheets and for programs."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from search import wire
from search.model import StatedFact
from search.rates import PLAIN, Showing

MARK: Final = codecs.BOM_UTF8  #: without it a spreadsheet shows Cyrillic as noise
_FORMULA: Final = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",  # and the full-width forms, which some spreadsheets read as the plain ones
    "＋",
    "－",
    "＠",
)  #: what makes a spreadsheet take a text for a formula (OWASP)


def as_csv(rows: Iterable[StatedFact], showing: Showing = PLAIN) -> bytes:
    """Return *rows* as CSV (RFC 4180) with a line of names.

    It begins with the mark of UTF-8, without which a spreadsheet shows Cyrillic as noise. No text in it can
    become a formula; numbers are written out in digits.
    """
    return MARK + b"".join(
        csv_lines(wire.RECORD_FIELDS, (wire.record(row, showing).values() for row in rows))
    )


def csv_lines(names: Sequence[str], rows: Iterable[Iterable[object]]) -> Iterator[bytes]:
    """Yield a line of *names*, then each of *rows* as it comes, without the mark; else as `as_csv`."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
        yield _taken(written)
    yield _taken(written)


def _taken(written: io.StringIO) -> bytes:
    content = written.getvalue().encode()
    written.seek(0)
    written.truncate()
    return content


def as_json_lines(rows: Iterable[StatedFact], showing: Showing = PLAIN) -> bytes:
    """Return *rows*, one JSON object a line."""
    return b"".join(wire.encode(wire.record(row, showing)) + b"\n" for row in rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text
