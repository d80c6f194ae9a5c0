"""The tree of a query. Words are raw, as typed; engines analyse them.

Every node knows the *span* of the query text it was read from (None when made by a program), so a
page can show it as a chip and remove it. Spans take no part in equality.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from search.model import Kind, Span

FieldName = Literal["title", "agency", "official", "place", "lang"]

# Limits: beyond one of them a query text is refused with QueryTooLarge, never cut.
MAX_CODE_POINTS = 256  #: of the query text; the longest title of our corpus has 128
MAX_DEPTH = 8  #: parentheses inside each other; reading and evaluating recurse once for each
MAX_LEAVES = 24  #: words, phrases, figures and dates; each costs one walk over its postings
MAX_SLOP = 10  #: words between the words of a Near; a sentence of a release has about 20
MAX_DISTANCE = 2  #: edits of a Fuzzy; at 3, most five-letter words match each other
#: words that one Prefix or Fuzzy may stand for in a field; to drop some would lose releases in silence.
#: 1,024 words of 10 postings lists each take about 10 ms (decision 0024).
MAX_EXPANSIONS = 1024
MIN_PREFIX = 3  #: letters before a star or a tilde; with two, hundreds of words match


@dataclass(frozen=True, slots=True)
class Term:
    """One word. With *exact* it is not stemmed."""

    text: str
    exact: bool = False
    span: Span | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words next to each other, in order, unstemmed."""

    words: tuple[str, ...]
    span: Span | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Near:
    """The words, stemmed, in any order, within a window of len(words) + *slop* positions of one passage."""

    words: tuple[str, ...]
    slop: int
    span: Span | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that begins with *text*, unstemmed."""

    text: str
    span: Span | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Any word within *distance* edits (Damerau-Levenshtein, optimal string alignment), unstemmed."""

    text: str
    distance: int
    span: Span | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Field:
    """The *child*'s words, looked for in one field only. `lang` holds a Term compared as a whole."""

    name: FieldName
    child: Query
    span: Span | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class DateRange:
    """Releases dated from *since* to *until*, both included; an open end is None. Never an undated one."""

    since: date | None
    until: date | None
    span: Span | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Quantity:
    """Releases that state such a figure, value and unit in one fact or one equivalent of it.

    *low* and *high*, both included, are equal for one value; an open end is None, not both are. *about*: near
    that one value, the nearer the better. *unit* is as in `search.model.Fact`; None is any unit, or any of
    *kind* (`amount`), which stands only there.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str | None = None
    kind: Kind | None = None
    about: bool = False
    span: Span | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Not:
    """Releases without a match of *child*."""

    child: Query
    span: Span | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class All:
    """Releases that match every child. No children: every release."""

    children: tuple[Query, ...] = ()
    span: Span | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Any:
    """Releases that match one child at least. No children: no release."""

    children: tuple[Query, ...] = ()
    span: Span | None = field(default=None, compare=False, kw_only=True)


Query = Term | Phrase | Near | Prefix | Fuzzy | Field | DateRange | Quantity | Not | All | Any


def as_typed(leaf: Term | Phrase | Near | Prefix | Fuzzy) -> str:
    """Return the words of *leaf* as a reader may have typed them, to tell what a release lacks."""
    match leaf:
        case Phrase(words=words):
            return '"' + " ".join(words) + '"'
        case Near(words=words):
            return " ".join(words)
        case Prefix(text=text):
            return f"{text}*"
        case Term(text=text) | Fuzzy(text=text):
            return text
