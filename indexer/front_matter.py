"""Front matter: the small, strict part of YAML that releases use.

`key: value` lines, plain or quoted values, `[]`, lists of one value a line, comments. Anything else is an
error with its line number, never a guess: a date that YAML would turn into something else stays as typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.errors import ReleaseRefused

Value = str | tuple[str, ...]

_FENCE = "---"
_KEY = re.compile(r"([A-Za-z][A-Za-z0-9_-]*):(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"\s*(?:#.*)?$')
_SINGLE = re.compile(r"'((?:[^']|'')*)'\s*(?:#.*)?$")
_ESCAPE = re.compile(r'\\(?:(["\\/nt])|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))', re.DOTALL)
_ESCAPED = {'"': '"', "\\": "\\", "/": "/", "n": "\n", "t": "\t"}
_RESERVED = "[]{}&*!|>%@`,?#"


@dataclass(frozen=True, slots=True)
class Document:
    """A front matter's values by key, and the text after it."""

    values: Mapping[str, Value]
    body: str


def has_front_matter(text: str) -> bool:
    """Return whether *text* opens with the three hyphens of a front matter."""
    return text.split("\n", 1)[0].rstrip() == _FENCE


def parse(text: str) -> Document:
    """Return the front matter of *text* and the body after it.

    Raises ReleaseRefused, with the number of the line, for what it does not understand.
    """
    lines = text.split("\n")
    close = next((number for number, line in enumerate(lines) if number and line.rstrip() == _FENCE), None)
    if close is None:
        raise ReleaseRefused('the front matter is not closed: end it with a line "---"')
    return Document(_values(lines[1:close]), "\n".join(lines[close + 1 :]))


def _values(lines: Sequence[str]) -> dict[str, Value]:
    values: dict[str, str | list[str]] = {}
    items: str | list[str] = ""
    for number, line in enumerate(lines, 2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if item := _ITEM.match(line):
            if isinstance(items, str):
                raise ReleaseRefused(f"line {number}: a list item without a key before it")
            items.append(_scalar(item[1], number))
            continue
        key, items = _entry(line, number)
        if key in values:
            raise ReleaseRefused(f"line {number}: {key!r} is there twice")
        values[key] = items
    return {key: value if isinstance(value, str) else tuple(value) for key, value in values.items()}


def _entry(line: str, number: int) -> tuple[str, str | list[str]]:
    found = _KEY.match(line)
    if found is None:
        raise ReleaseRefused(f"line {number}: neither `key: value` nor `- value`: {line.strip()[:60]!r}")
    raw = (found[2] or "").strip()
    if not raw or raw.startswith("#") or raw == "[]":
        return found[1], []
    return found[1], _scalar(raw, number)


def _scalar(raw: str, number: int) -> str:
    raw = raw.strip()
    if found := _DOUBLE.match(raw):
        return _ESCAPE.sub(lambda escape: _unescape(escape, number), found[1])
    if found := _SINGLE.match(raw):
        return found[1].replace("''", "'")
    if raw[:1] in {'"', "'"}:
        raise ReleaseRefused(f"line {number}: a quoted value that does not end with its quote")
    if raw[:1] in set(_RESERVED) or ": " in raw or raw.endswith(":"):
        raise ReleaseRefused(f'line {number}: put the value in double quotes: "{raw[:60]}"')
    return re.split(r"\s#", raw, maxsplit=1)[0].rstrip()


def _unescape(escape: re.Match[str], number: int) -> str:
    if escape[4]:
        raise ReleaseRefused(f"line {number}: unknown escape \\{escape[4]}")
    code = escape[2] or escape[3]
    return chr(int(code, 16)) if code else _ESCAPED[escape[1]]
