"""Words of a text: where they stand, and the form under which their spellings meet.

One pattern finds them in the text as printed, so offsets need no mapping back; everything that makes
spellings equal happens per word, in `fold`.
"""

from __future__ import annotations

import re
import unicodedata

from search.analysis.scripts import one_script

MAX_LENGTH = (
    64  #: characters of a token; the longest real words here have 35, longer runs are hashes and junk
)

APOSTROPHES = "'’‘ʼʻ`´"
#: Marks and unseen characters inside words: combining accents, soft hyphen, zero width, variation selectors.
MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200b-\u200d\u2060\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
)
#: Spaces that group digits: plain, no-break, figure, thin, narrow no-break.
DIGIT_SPACES = " \u00a0\u2007\u2009\u202f"

_LETTER = r"[^\W\d_]"
_ALNUM = r"[^\W_]"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_GROUPED = (
    r"(?<!\d:)(?!0)\d{1,3}(?:(?:,\d{3}){1,9}|(?:["
    + DIGIT_SPACES
    + r"]\d{3}){1,9}|(?:['’]\d{3}){1,9}|(?:\.\d{3}){2,9})"
    r"(?!\d)(?:[.,]\d{1,9}(?![.,]?\d))?"
)
# No decimal in "12.09.2025" or "May 15,2018", and above no group in "20:31:49 902 views": the parts of a date
# or of a time stay findable one by one.
_DECIMAL = rf"(?<!\d[.,])\d{{1,{MAX_LENGTH}}}[.,](?!{_YEAR})\d{{1,{MAX_LENGTH}}}(?![.,]?\d)"
_ORDINAL = rf"\d{{1,4}}(?:st|nd|rd|th)(?!{_ALNUM})"
_ACRONYM = rf"{_LETTER}(?:\.{_LETTER}){{1,9}}(?!{_ALNUM})(?:\.?['’]s(?!{_ALNUM}))?"
_CURRENCY = r"(?:kzt|usdt?|eur|rub|gbp|cny)(?=\d)"
_WORD = (
    rf"{_LETTER}{_ALNUM}{{0,{MAX_LENGTH - 1}}}"
    rf"(?:[{MARKS}]{{1,8}}{_ALNUM}{{0,{MAX_LENGTH}}}|[{APOSTROPHES}](?={_LETTER}){_ALNUM}{{1,{MAX_LENGTH}}}){{0,16}}"
)

_PLAIN_WORD = rf"[a-z]{{2,{MAX_LENGTH}}}+(?=[ ,])"  # most words of English: none of the others can be there

#: A number glued to a word is two tokens ("$608mn", "902The"). Every quantifier is bounded and no two
#: alternatives of a repetition share a first character, so matching is linear in the text.
WORD = re.compile(
    "|".join(
        (_PLAIN_WORD, _GROUPED, _ORDINAL, _DECIMAL, rf"\d{{1,{MAX_LENGTH}}}", _ACRONYM, _CURRENCY, _WORD)
    ),
    re.IGNORECASE,
)

#: Letters that folding leaves as they are, but for their case and ё: most words of Russian and Kazakh.
_CYRILLIC_WORD = re.compile("[а-яёА-ЯЁәғқңөұүһіӘҒҚҢӨҰҮҺІ]+")
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s$", re.IGNORECASE)
_NOT_IN_TERMS = re.compile(rf"[{APOSTROPHES}{MARKS}\s]")
_NOT_IN_NUMBERS = re.compile(rf"[{DIGIT_SPACES}'’]")
_COMMA_GROUPS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_DOT_GROUPS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d+)?")
#: Letters without a decomposition that readers type plain. Casefolding has already made ß into ss.
_PLAIN = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_BREVE_AND_DIAERESIS = {"и": "\u0306", "у": "\u0306", "і": "\u0308"}  # й, ў, ї are letters, not accents


def fold(word: str) -> str:
    """Return the exact form of *word*: no case, accents, apostrophes, digit grouping or mixed scripts.

    >>> [fold(word) for word in ("Department’s", "O'Brien", "U.S.", "50 000", "2,4", "Ещё", "Ұlytau")]
    ['department', 'obrien', 'us', '50000', '2.4', 'еще', 'ulytau']
    """
    if is_plain(word):
        return fold_plain(word)[:MAX_LENGTH]
    if word.isascii() and word.isdigit():
        return word[:MAX_LENGTH]
    plain = unicodedata.normalize("NFKC", word)
    folded = _fold_number(plain) if plain[:1].isdecimal() else _fold_letters(plain)
    return folded[:MAX_LENGTH] or word.casefold()[:MAX_LENGTH]


def is_plain(word: str) -> bool:
    """Whether all of *word* are letters that folding only makes small, of one script."""
    return word.isalpha() if word.isascii() else _CYRILLIC_WORD.fullmatch(word) is not None


def fold_plain(word: str) -> str:
    """Return what `fold` makes of a word that is plain and not longer than words are."""
    return word.lower().replace("ё", "е")


def _fold_letters(word: str) -> str:
    bare = _POSSESSIVE.sub("", word).replace(".", "")
    unaccented = _without_accents(one_script(bare).casefold())
    return _NOT_IN_TERMS.sub("", unaccented.translate(_PLAIN))


def _fold_number(number: str) -> str:
    """Return the digits without grouping, the decimal mark as a point, digits of any script as ASCII."""
    digits = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in number)
    ungrouped = _NOT_IN_NUMBERS.sub("", digits)
    if _COMMA_GROUPS.fullmatch(ungrouped):
        return ungrouped.replace(",", "")
    if _DOT_GROUPS.fullmatch(ungrouped):
        return ungrouped.replace(".", "").replace(",", ".")
    return ungrouped.replace(",", ".").casefold()


def _without_accents(word: str) -> str:
    if word.isascii():
        return word
    kept: list[str] = []
    for char in unicodedata.normalize("NFD", word):
        if not unicodedata.combining(char) or (kept and _BREVE_AND_DIAERESIS.get(kept[-1]) == char):
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))
