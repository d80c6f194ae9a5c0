"""Tables of facts as files, for spreadsheets and for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from search import wire
from search.model import StatedFact

_FORMULA: Final = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
)  #: what makes a spreadsheet take a text for a formula (OWASP)


def as_csv(rows: Iterable[StatedFact]) -> bytes:
    """Return *rows* as CSV (RFC 4180) with a line of names.

    It begins with the mark of UTF-8, without which a spreadsheet shows Cyrillic as noise. No text in it can
    become a formula; numbers are written out in digits.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(wire.RECORD_FIELDS)
    writer.writerows([_cell(value) for value in wire.record(row).values()] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def as_json_lines(rows: Iterable[StatedFact]) -> bytes:
    """Return *rows*, one JSON object a line."""
    return b"".join(wire.encode(wire.record(row)) + b"\n" for row in rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text
