"""A sentence as words, numbers and signs; what only looks like a number is dead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from itertools import accumulate
from typing import Literal, NamedTuple

from search.memo import Memo
from search.quantities.lexicon import words
from search.quantities.lookalikes import LOOKALIKES
from search.quantities.months import MONTHS

TokenKind = Literal["number", "word", "sign", "dead"]


_Piece = tuple[TokenKind, str, str, int, int]  #: a token whose places count from its chunk's first letter


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
    r"[1-9]\d{0,2}(?:\.\d{3})+,\d{1,2}(?![.,]?\d)",
    r"\d{1,3}(?:['’]\d{3})+(?!\d)",
    r"\d+[.,·]\d+",
    r"(?<![\w.])\.\d+",
    r"\d+",
))  # fmt: skip

_WORD = r"[^\W\d_]++(?:['’ʼ][^\W\d_]++)*+"
_SIGN = r"[^\w\s]|_|[^\W_]"

# What cannot begin a date, an address or a number is taken first: nineteen tokens in twenty are done with
# before the dead ones are tried; and none of them is tried at white space.
# So is a number with nothing behind it but marks.
_PLAIN = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?=[.,;:)!?\"”»…]*\Z)"
    rf"|{_WORD}(?=[,;)!?\"”»…]|\s(?!\d)|\.\s(?!\d|of )|\.?\Z)|[^\w\s.+-]|\.(?!\d)|[+-](?=\s)"
)
_TOKEN = re.compile(rf"(?!\s)({_PLAIN}|{_DEAD}|{_NUMBER}|{_WORD}|{_SIGN})", re.IGNORECASE)
_IS_NUMBER, _IS_WORD = re.compile(_NUMBER), re.compile(_WORD)


# A date, a time or a number in groups reaches over blanks, but every chunk between two blanks that it touches
# has a digit or one of the words that join such ones.
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_JOINING = words("of and to и a p m am pm час часа часов утра вечера дня ночи") | frozenset(MONTHS)
_DASHES = tuple("-–—")
_TIED = re.compile("[j9][j9]+")


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of text[start:end] in order; white space between them is left out.

    Chunks between two blanks are cut once and remembered; those that one token may reach over, together.
    """
    if start and not text[start - 1].isspace():
        return _glued_tokens(text, start, end)
    chunks = text[start:end].split(" ")
    known = list(map(_CHUNKS.__getitem__, chunks))
    ties = "".join([tie for tie, _ in known])
    if "x" in ties:
        return _placed([(text[start:end], _cut(text[start:end]))], start)
    tied_up = "j9" in ties or "9j" in ties or "99" in ties
    for tied in reversed(list(_TIED.finditer(ties))) if tied_up else ():
        if "9" in tied[0]:
            first, last = tied.span()
            together = " ".join(chunks[first:last])
            chunks[first:last] = [together]
            known[first:last] = [("", _CUT[together])]
    return _placed([(chunk, pieces) for chunk, (_, pieces) in zip(chunks, known, strict=True)], start)


def _placed(cut: Iterable[tuple[str, tuple[_Piece, ...]]], start: int) -> list[Token]:
    """Return the tokens of chunks with a blank between two of them, the first of which begins at *start*."""
    tokens: list[Token] = []
    for chunk, pieces in cut:
        for kind, printed, low, first, last in pieces:
            tokens.append(_token((kind, printed, low, start + first, start + last)))
        start += len(chunk) + 1
    return tokens


def _glued_tokens(text: str, start: int, end: int) -> list[Token]:
    """What stands right before *start* decides what a number is."""
    return [
        Token(KIND[match[0]], match[0], match[0].lower(), *match.span())
        for match in _TOKEN.finditer(text, start, end)
    ]


def _cut(chunk: str) -> tuple[_Piece, ...]:
    """Return the tokens of *chunk* as if a blank stood before it."""
    if chunk.isalpha():  # most chunks, and much faster so
        return (("word", chunk, chunk.lower(), 0, len(chunk)),)
    pieces = _TOKEN.split(" " + chunk)[:-1]
    bounds = list(accumulate(map(len, pieces), initial=-1))
    columns = zip(pieces[1::2], bounds[1::2], bounds[2::2], strict=True)
    return tuple((KIND[printed], printed, printed.lower(), first, last) for printed, first, last in columns)


def _tie(chunk: str) -> str:
    """Tell a chunk with a digit (9), one that may join such ones (j), others (-); x ends in white space."""
    if not chunk or chunk[-1].isspace():
        return "x"
    if chunk.isascii() and chunk.isalpha():
        return "j" if chunk.lower() in _JOINING else "-"
    if _DIGIT.search(chunk):
        return "9"
    joins = chunk.startswith(_DASHES) or LOOKALIKES.search(chunk) is not None
    return "j" if joins or not _JOINING.isdisjoint(_LETTERS.findall(chunk.lower())) else "-"


_CUT = Memo(_cut)
_CHUNKS: Memo[tuple[str, tuple[_Piece, ...]]] = Memo(lambda chunk: (_tie(chunk), _CUT[chunk]))
_token: Callable[[tuple[TokenKind, str, str, int, int]], Token] = partial(tuple.__new__, Token)


def _kind(printed: str) -> TokenKind:
    """A token tells by itself what it is: nothing dead has the form of a number or of a word."""
    if printed.isalpha() or _IS_WORD.fullmatch(printed):
        return "word"
    if _IS_NUMBER.fullmatch(printed):
        return "number"
    return "sign" if len(printed) == 1 else "dead"


KIND: Memo[TokenKind] = Memo(_kind)  #: of a token as printed


def glued(left: Token, right: Token) -> bool:
    """Return whether nothing stands between two neighbouring tokens."""
    return left.end == right.start
