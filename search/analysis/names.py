"""One key for the spellings of one name, in Cyrillic and in the romanisations of three languages."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from search.analysis.words import fold

#: Latin spellings of the Kazakh alphabets of 2018-2021 and others, before accents are lost.
_LATIN_LETTERS = str.maketrans({"ş": "sh", "ç": "ch", "š": "sh", "č": "ch", "ž": "zh", "ħ": "h"})
_CYRILLIC_LETTERS = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэёжәғқңөұүһіїєў", "abvgdeziiklmnoprstufieejagknouuhiieu", strict=True))
    | {"х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ь": "", "ю": "iu", "я": "ia"}
)
#: In order. What one romanisation writes with two letters, another writes with one. A rule without one of its
#: hints in the word does nothing; looking for them costs a tenth of a substitution.
_RULES = tuple(
    (hints.split(), re.compile(pattern), with_)
    for hints, pattern, with_ in (
        ("ch", r"shch|sch", "sh"),
        ("zh dj", r"dzh|dj|zh", "j"),
        ("skh", r"(?<!t)skh", "sk"),  # Асхат is Асқат too
        ("kh", r"kh", "h"),
        ("gh", r"gh", "g"),
        ("ph", r"ph", "f"),
        ("tz", r"tz", "ts"),
        ("tch", r"tch", "ch"),
        ("yo", r"yo", "e"),
        ("c q", r"ck|c(?!h)|q", "k"),
        ("x", r"x", "ks"),
        ("w", r"w", "v"),
        ("y", r"y", "i"),
    )
)
_NOT_ALPHANUMERIC = re.compile(r"[^a-z0-9]")
_REPEATED = re.compile(r"(.)\1+")
_CASE_ENDING = re.compile(r"(?<=...[oe]v)(?:a|u|e|im|oi)$")


@lru_cache(maxsize=50_000)  # names, and the capitalised words of texts that may be names
def name_key(word: str) -> str:
    """Return the key under which the spellings of one word of a name meet; other names may share it.

    The Russian case endings of surnames in -ov and -ev are left out, and with them the feminine -a.

    >>> {name_key(word) for word in ("Assylov", "Asylov", "Асылов", "Асылова", "Асыловым")}
    {'asilov'}
    """
    key = _NOT_ALPHANUMERIC.sub("", fold(word) if word.isascii() else _romanised(word))
    for hints, pattern, with_ in _RULES:
        for hint in hints:
            if hint in key:
                key = pattern.sub(with_, key)
                break
    return _CASE_ENDING.sub("", _REPEATED.sub(r"\1", key).replace("ie", "e"))


def _romanised(word: str) -> str:
    latin = fold(word.casefold().translate(_LATIN_LETTERS)).translate(_CYRILLIC_LETTERS)
    return anyascii(latin).lower()
