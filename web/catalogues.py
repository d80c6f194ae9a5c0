"""The catalogues of the interface, `locales/<language>.po`: read once, and compiled in memory.

So there is nothing to build and nothing that can be out of date. Translators' tools write the same files.
"""

from __future__ import annotations

import io
import json
import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Final

from search.model import Lang

LOCALES: Final = Path(__file__).parent / "locales"
SOURCE: Final[Lang] = "en"  #: the language that messages are written in; it needs no catalogue

_MAGIC: Final = 0x950412DE  #: of a file of messages, by the manual of GNU gettext
_LINE = re.compile(r'(?:(msgid|msgid_plural|msgstr)(?:\[(\d)\])?\s+)?(".*")', re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """One message. *plural* is its English plural, else None; *translations* one for each plural form."""

    message: str
    plural: str | None
    translations: tuple[str, ...]


@cache
def catalogue(language: Lang) -> NullTranslations:
    """Return what translates the interface into *language*."""
    if language == SOURCE:
        return NullTranslations()
    text = (LOCALES / f"{language}.po").read_text(encoding="utf-8")
    return GNUTranslations(io.BytesIO(compiled(entries(text))))


def entries(text: str) -> Iterator[Entry]:
    """Yield the messages of *text*, a .po file. The one of no words is the file's header.

    >>> list(entries('msgid "Date"\\nmsgstr "Дата"\\n'))
    [Entry(message='Date', plural=None, translations=('Дата',))]

    Raises ValueError for a line that is none of such a file.
    """
    parts: dict[str, str] = {}
    key = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line.strip())
        if found is None:
            raise ValueError(f'line {number} is {line!r}: write msgid "..." or msgstr "..."')
        name, form, quoted = found.groups()
        if name == "msgid" and parts:
            yield _entry(parts)
            parts = {}
        key = f"{name}{form or ''}" if name else key
        parts[key] = parts.get(key, "") + json.loads(quoted)
    if parts:
        yield _entry(parts)


def _entry(parts: dict[str, str]) -> Entry:
    translations = (parts[key] for key in sorted(parts) if key.startswith("msgstr"))
    return Entry(parts["msgid"], parts.get("msgid_plural"), tuple(translations))


def compiled(messages: Iterable[Entry]) -> bytes:
    """Return *messages* as the file that `gettext` reads.

    Source: GNU gettext manual, "The Format of GNU MO Files".
    """
    pairs = sorted((_key(each).encode(), "\0".join(each.translations).encode()) for each in messages)
    tables, texts = 7 * 4, b""
    lengths: list[list[int]] = [[], []]
    for column in (0, 1):
        for pair in pairs:
            lengths[column] += [len(pair[column]), tables + 16 * len(pairs) + len(texts)]
            texts += pair[column] + b"\0"
    numbers = (_MAGIC, 0, len(pairs), tables, tables + 8 * len(pairs), 0, 0, *lengths[0], *lengths[1])
    return struct.pack(f"<{len(numbers)}I", *numbers) + texts


def _key(entry: Entry) -> str:
    return entry.message if entry.plural is None else f"{entry.message}\0{entry.plural}"
