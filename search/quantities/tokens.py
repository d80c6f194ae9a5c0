"""A sentence as words, numbers and signs; what only looks like a number is dead."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from search.quantities.months import MONTHS

TokenKind = Literal["number", "word", "sign", "dead"]


class Token(NamedTuple):
    """*start* and *end* are code points into the text that was read; *low* is the text in lower case."""

    kind: TokenKind
    text: str
    low: str
    start: int
    end: int


_YEAR = r"(?:1[89]|20|21)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_CLOCK = r"(?:[01]?\d|2[0-4])[:.][0-5]\d"
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})(?![^\W\d_])\.?"
_SPACE = r"[ \u00a0\u202f]"

# Every repetition is bounded, or cannot match what follows it: reading stays linear.
_DEAD = "|".join((
    r"(?:https?://|www\.)[^\s<>\"«»]+",
    r"[\w+-]{1,64}(?:\.[\w+-]{1,64}){0,4}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}",
    r"(?<![\w.])[a-z][a-z\d-]{1,40}\.(?:kz|com|ru|org|net|gov|info)(?:/[^\s<>\"«»]*)?(?![\w-])",
    rf"(?<!\d){_YEAR}-(?:0\d|1[0-2])-{_DAY}(?!\d)",
    r"(?<![\d.,])\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?!\d)",
    r"(?<![\d.,])\d{1,2}:[0-5]\d(?::\d\d)?(?:[.]\d)?(?!\d)(?:\s?[ap]\.?m\b\.?)?",
    rf"(?<![\d.,])(?:{_CLOCK}|\d{{1,2}})\s?[ap]\.?\s?m\b\.?",
    r"(?<![\d.,])\d{1,2} час(?:ов|а)? (?:утра|вечера|дня|ночи)",
    rf"(?<![\d.,]){_DAY}(?:st|nd|rd|th)?(?:\s?[-–—]\s?{_DAY}|,? (?:and|to|и) {_DAY})?(?: of)? {_MONTH}"
    rf"(?:,?{_SPACE}{_YEAR}(?!\d))?",
    rf"(?<![\w]){_MONTH}{_SPACE}{_DAY}(?:st|nd|rd|th)?(?:\s?[-–—]\s?{_DAY}|,? (?:and|to) {_DAY})?"
    rf"(?![\d%:.,]\d|\d|:)"
    rf"(?:,?{_SPACE}{_YEAR}(?!\d))?",
    rf"(?<![\w]){_MONTH},?{_SPACE}(?:of )?{_YEAR}(?!\d)",
    r"(?<![\w+])(?:\+\d|8)[ -]?\(\d{3,5}\)[ -]?\d{1,4}(?:[ -]\d{2,4}){0,3}",
    r"\+\d{1,3}(?:[ -]?\d{2,4}){3,5}",
    r"(?<![\w.,-])\d{1,3}-\d{2,3}-\d{2,4}(?:-\d{2,4})?(?![\w-])",
    r"(?<![\w.,])\d{1,4}(?:\.\d{1,4}){2,6}(?![\w,]|\.\d)(?<!\.\d{3})",
    rf"(?<![\d.,-]){_YEAR}[-–—/](?:{_YEAR}|\d\d)(?![\d.,]\d|\d)",
))  # fmt: skip

_NUMBER = "|".join((
    rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:[.,]\d{{1,2}})?(?![\d.,]?\d)",
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)",
    r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?(?!\d)",
    r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?(?!\d)",
    r"\d{1,3}(?:['’]\d{3})+(?!\d)",
    r"\d+[.,·]\d+",
    r"(?<![\w.])\.\d+",
    r"\d+",
))  # fmt: skip

_WORD = r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*"

# A word that cannot begin a date or an address is taken first: nine words in ten are done with at once.
_TOKEN = re.compile(
    rf"(?P<plain>{_WORD})(?=[,;)!?]|\s(?!\d)|\Z)|(?P<dead>{_DEAD})|(?P<number>{_NUMBER})"
    rf"|(?P<word>{_WORD})|(?P<sign>[^\w\s]|_|[^\W_])",
    re.IGNORECASE,
)


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of text[start:end] in order; white space between them is left out."""
    return [_token(match) for match in _TOKEN.finditer(text, start, end)]


def glued(left: Token, right: Token) -> bool:
    """Return whether nothing stands between two neighbouring tokens."""
    return left.end == right.start


def _token(match: re.Match[str]) -> Token:
    text = match[0]
    kind = "word" if match.lastgroup == "plain" else match.lastgroup
    return Token(kind, text, text.lower(), match.start(), match.end())  # type: ignore[arg-type]
