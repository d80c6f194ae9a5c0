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
#: In order. What one romanisation writes with two letters, another writes with one.
_RULES = tuple(
    (re.compile(pattern), with_)
    for pattern, with_ in (
        (r"[^a-z0-9]", ""),
        (r"shch|sch", "sh"),
        (r"dzh|dj|zh", "j"),
        (r"(?<!t)skh", "sk"),  # Асхат is Асқат too
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"tz", "ts"),
        (r"tch", "ch"),
        (r"yo", "e"),
        (r"ck|c(?!h)|q", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
        (r"i(?=e)", ""),
        (r"(?<=...[oe]v)(?:a|u|e|im|oi)$", ""),
    )
)


@lru_cache(maxsize=50_000)  # names, and the capitalised words of texts that may be names
def name_key(word: str) -> str:
    """Return the key under which the spellings of one word of a name meet; other names may share it.

    The Russian case endings of surnames in -ov and -ev are left out, and with them the feminine -a.

    >>> {name_key(word) for word in ("Assylov", "Asylov", "Асылов", "Асылова", "Асыловым")}
    {'asilov'}
    """
    latin = fold(word.casefold().translate(_LATIN_LETTERS)).translate(_CYRILLIC_LETTERS)
    key = anyascii(latin).lower()
    for pattern, with_ in _RULES:
        key = pattern.sub(with_, key)
    return key
