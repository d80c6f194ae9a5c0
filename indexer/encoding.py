"""From bytes to characters: the right ones, or none."""

from __future__ import annotations

import codecs
import re

from indexer.errors import ReleaseRefused

_CYRILLIC_PAGES = ("cp1251", "kz1048")  # the second one is the first with the letters of Kazakh
_ALPHABET = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһіўїє")
_COMMON = frozenset("оеаинтсрвлкмдыі")  # about three quarters of any Russian or Kazakh text
_MIN_LETTERS = 24  #: Cyrillic letters; with fewer a wrong code page can look right by chance
_MIN_COMMON = 0.55  #: share of the letters
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_WORD = re.compile(r"[^\W\d_]+")
_WELL_CASED = re.compile(r"\w[\u0430-\u04ff]*|[^\u0430-\u044f]+")
_STRANGE = re.compile(r"[\x80-\x9f\ufffd]|(?<=[^\W\d_])[¤¦¬±µ¶·°†‡€‰™](?=[^\W\d_])")

# They move what follows or are invisible, so they could make a page show another text than it holds.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_LINE_ENDS = re.compile(r"\r\n?|\x0c|\u2028|\u2029|\x85")


def decode(content: bytes) -> str:
    """Return the characters of *content*: UTF-8, UTF-16 with its mark, else a Cyrillic code page.

    A code page is taken only when what comes out is beyond doubt Russian or Kazakh.
    Raises ReleaseRefused for anything else: a text in wrong characters is worse than none.
    """
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not marked and b"\x00" in content:
        raise ReleaseRefused(f"not a text: byte {content.index(0)} is NUL")
    try:
        return _whole(content.decode("utf-16" if marked else "utf-8-sig"))
    except UnicodeDecodeError as error:
        found = None if marked else _from_code_page(content)
        if found is None:
            reason = f"neither UTF-8 (byte {error.start} is wrong) nor plainly Cyrillic: save it as UTF-8"
            raise ReleaseRefused(reason) from error
        return found


def _whole(text: str) -> str:
    """Return *text* if it was not in wrong characters before it came here."""
    if "\x00" in text:
        raise ReleaseRefused("not a text: it holds NUL characters")
    for page in ("cp1251", "cp1252", "latin-1"):
        try:
            text.encode(page).decode("utf-8")
        except UnicodeError:
            continue
        if not text.isascii():
            raise ReleaseRefused(
                f"UTF-8 that somebody read as {page} and saved: get it from its source again"
            )
    return text


def printable(text: str) -> str:
    """Return *text* with Unix line ends, and a blank for each control, bidi or surrogate character."""
    if text.replace("\n", " ").replace("\u00a0", " ").isprintable():  # nearly all are, and it is soon seen
        return text
    return _HIDDEN.sub(" ", _LINE_ENDS.sub("\n", text))


def _from_code_page(content: bytes) -> str | None:
    for page in _CYRILLIC_PAGES:
        try:
            text = content.decode(page)
        except UnicodeDecodeError:
            continue
        if _is_cyrillic(text):
            return text
    return None


def _is_cyrillic(text: str) -> bool:
    letters = [letter.lower() for letter in _CYRILLIC.findall(text)]
    if len(letters) < _MIN_LETTERS or not _ALPHABET.issuperset(letters) or _STRANGE.search(text):
        return False
    if sum(letter in _COMMON for letter in letters) < _MIN_COMMON * len(letters):
        return False
    words = [word for word in _WORD.findall(text) if _CYRILLIC.search(word)]
    return all(_WELL_CASED.fullmatch(word) and not re.search("[A-Za-z]", word) for word in words)
