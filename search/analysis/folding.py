"""A text folded to one byte a code point, and what cannot be told by the byte.

Letters are small, marks that are one apostrophe are one, blanks stand for line breaks, `?` for all that is
not known.
"""

from __future__ import annotations

import codecs
from functools import lru_cache
from typing import Final

from search.analysis.scripts import KAZAKH_LETTERS
from search.analysis.words import APOSTROPHES
from search.model import Lang

_PUNCTUATION = "«»„“”–—…№•©°₸€£\u00a0"  #: that no word has
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя" + "".join(
    sorted({letter.lower() for letter in KAZAKH_LETTERS})
)
_KNOWN = (
    "".join(map(chr, range(128)))
    + _CYRILLIC
    + _CYRILLIC.upper()
    + "ёЁ"
    + _PUNCTUATION
    + "".join(char for char in APOSTROPHES if not char.isascii())
)
_UNKNOWN = ord("?")  #: stands for all that is not known, and for itself
_TO_BYTES: Final = codecs.charmap_build(_KNOWN.ljust(256, "\ufffe"))
_FIRST = 128  #: byte of the first Cyrillic letter in lower case


def _lower() -> bytes:
    """Return what each byte folds to: lower case, one apostrophe, blanks for line breaks."""
    lower = bytearray(range(256))
    for byte, char in enumerate(_KNOWN):
        if char in APOSTROPHES:
            lower[byte] = ord("'")
        elif char.isalpha():
            lower[byte] = _KNOWN.index("е" if char in "ёЁ" else char.lower())
    lower[ord("\n")] = ord(" ")
    return bytes(lower)


_LOWER: Final = _lower()
LETTERS: Final = frozenset(range(ord("a"), ord("z") + 1)) | frozenset(range(_FIRST, _FIRST + len(_CYRILLIC)))
MAYBE_DIGITS: Final = frozenset(b"0123456789") | {_UNKNOWN}
_LATIN, _CYR, _DIGIT = b"l", b"c", b"d"


def _kinds() -> bytes:
    """Return what to make of each byte to tell what is odd: a letter of which script, a digit, a mark."""
    kinds = bytearray(b" " * 256)
    for byte in range(256):
        if byte in LETTERS:
            kinds[byte] = (_LATIN if byte < _FIRST else _CYR)[0]
        elif chr(byte).isdecimal():
            kinds[byte] = _DIGIT[0]
    kinds[_UNKNOWN], kinds[ord("'")], kinds[ord(".")] = b"?'."
    return bytes(kinds)


KINDS: Final = _kinds()
ODD: Final = (b"lc", b"cl", b"ld", b"cd")  #: words of two scripts, and those that digits may join to one
MARKED: Final = (b"'" + _LATIN, b"." + _LATIN, b"'" + _CYR, b"." + _CYR)


def has_marks(content: bytes) -> bool:
    """Whether a full stop or an apostrophe may stand inside a word."""
    if b"'" in content:
        return True
    return b"." in content and not LETTERS.isdisjoint(
        b"".join([piece[:1] for piece in content.split(b".")[1:]])
    )


def is_mixed(content: bytes, lang: Lang) -> bool:
    """Whether letters of two scripts may stand in one word."""
    kinds = content.translate(KINDS, b"0123456789'.")
    if _LATIN not in kinds or _CYR not in kinds:
        return False
    # `find` looks at the last byte first and `rfind` at the first: the rarer it is, the faster they are.
    rare, other = (_CYR, _LATIN) if lang == "en" else (_LATIN, _CYR)
    return kinds.find(other + rare) >= 0 or kinds.rfind(rare + other) >= 0


def folded(text: str) -> bytes:
    """Return *text* with one byte for each code point."""
    encoded = text.encode() if text.isascii() else codecs.charmap_encode(text, "replace", _TO_BYTES)[0]
    return encoded.translate(_LOWER)


@lru_cache(maxsize=4096)
def beginning(term: str) -> bytes:
    """Return what all words with the stem *term* begin with, folded; numbers are grouped in several ways.

    A stemmer takes off endings and may change the last letter of what is left; `dying` becomes `die`.
    """
    if term[:1].isdecimal():
        return encoded(term[:1])
    return encoded(term[: max(1, len(term) - (2 if term.endswith("ie") else 1))])


@lru_cache(maxsize=4096)
def encoded(form: str) -> bytes:
    """Return *form* folded, up to what is odd: a word that goes on so is read for being odd."""
    if form[:1].isdecimal():
        form = form[:1]
    return folded(form).partition(bytes([_UNKNOWN]))[0]
