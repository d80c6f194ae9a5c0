"""The values that flow from the indexer to the page: frozen, comparable, free of I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, get_args

Lang = Literal["en", "ru", "kk"]
Kind = Literal[
    "money",
    "count",
    "percent",
    "mass",
    "area",
    "volume",
    "length",
    "duration",
    "rank",
    "score",
    "ratio",
    "measure",
]
Modifier = Literal["exact", "about", "over", "at_least", "under", "at_most"]
Trend = Literal["none", "up", "down"]
Role = Literal["none", "from", "to"]
Sort = Literal["relevance", "newest", "oldest", "largest"]
FacetName = Literal["year", "month", "agency", "official", "place", "lang", "unit", "kind"]
EvidenceKind = Literal["front matter", "text", "feed"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points, half-open. Into `Release.text` unless the field that holds it says otherwise."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value was read: the words themselves, and where they stand.

    *span* is None when the words are not part of `Release.text` (front matter, or a line that
    cleaning set aside).
    """

    kind: EvidenceKind
    quote: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A calendar day and the words that state it."""

    value: date
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Dates:
    """The days of a release. None: not stated, or not stated beyond doubt.

    *doubts* says, one sentence each, why a date that seemed to be there was not taken.
    """

    published: StatedDate | None = None
    event: StatedDate | None = None
    retrieved: StatedDate | None = None
    doubts: tuple[str, ...] = ()

    @property
    def best(self) -> date | None:
        """The day that filters, sorting and the date facet go by: published, else the event."""
        stated = self.published or self.event
        return stated.value if stated else None


@dataclass(frozen=True, slots=True)
class Agency:
    """The office whose work is reported. *aliases* are other names that searchers type."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Official:
    """A person in office. *name* and *title* as printed; *label* the one spelling that the facet shows.

    *id* comes from officials.toml, else it is the folded name. *spellings* are the others known.
    """

    id: str
    name: str
    title: str | None = None
    label: str = ""
    spellings: tuple[str, ...] = ()
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The days a fact speaks of, both included; an open end is None. *surface* as printed."""

    start: date | None
    end: date | None
    surface: str


@dataclass(frozen=True, slots=True)
class Equivalent:
    """The same amount in another unit, as the text itself states it."""

    low: Decimal | None
    high: Decimal | None
    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Fact:
    """A number on record.

    *low* and *high* are equal for a point; an open end is None. Money is as printed, in its unit.
    *unit* is an ISO 4217 code, `%`, an SI base unit, or the singular English noun of a counted thing.
    *span* covers the words from the modifier to the unit or noun; *sentence* the sentence around them.
    *part_of* is the position in `Release.facts` of the fact that includes this one.
    Two facts with one *change_id* are the ends of one change, by their *role*.
    """

    kind: Kind
    low: Decimal | None
    high: Decimal | None
    unit: str
    span: Span
    sentence: Span
    lang: Lang
    modifier: Modifier = "exact"
    trend: Trend = "none"
    role: Role = "none"
    change_id: int | None = None
    per: str | None = None
    concept: str = ""
    period: Period | None = None
    equivalents: tuple[Equivalent, ...] = ()
    part_of: int | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """One document. *passages* are consecutive and cover every character of *text*.

    *text* is the body as printed, without its title and without the lines that cleaning set aside.
    *place_aliases* are other names of *place* that searchers type, former ones too.
    *sha256* is of the bytes it was read from. *digest*: our summary of the page at *source*, not the
    office's own words.
    """

    id: str
    title: str
    text: str
    sha256: str
    source: str | None = None
    agency: Agency | None = None
    officials: tuple[Official, ...] = ()
    place: str | None = None
    lang: Lang = "en"
    dates: Dates = Dates()
    passages: tuple[Span, ...] = ()
    facts: tuple[Fact, ...] = ()
    digest: bool = False
    place_aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What a reader asks for. *page* counts from 1; *size* is hits a page. `search.largest` says what *sort*
    "largest" goes by.

    Values of one facet are alternatives, facets restrict each other. *since* and *until* are
    included; with either of them set, a release without a date never matches. *facets*: those that are
    counted; a result has no others, whatever is selected in them.
    """

    text: str = ""
    selected: Mapping[FacetName, frozenset[str]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    sort: Sort = "relevance"
    page: int = 1
    size: int = 10
    facets: tuple[FacetName, ...] = get_args(FacetName)


@dataclass(frozen=True, slots=True)
class Snippet:
    """An excerpt of a release. *highlights* are spans into *text* of the snippet, ascending, disjoint.

    *span* is where the excerpt stands in `Release.text`; *opens* and *closes*: it does not begin,
    or end, where the release's text does, so a page shows an ellipsis there.
    """

    text: str
    highlights: tuple[Span, ...]
    span: Span
    opens: bool = False
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One matching release. *title_highlights* are spans into its title; *facts* the badges to show.

    *score* compares hits of one result only. *missing*: the words of the query it does not have,
    empty unless the result is relaxed or the hit is a partial one.
    """

    release: Release
    score: float
    snippets: tuple[Snippet, ...]
    facts: tuple[Fact, ...] = ()
    title_highlights: tuple[Span, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One choice and how many releases it would leave, under every filter but its own facet's."""

    value: str
    label: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """An attribute offered. Values: most releases first, then by label; years and months newest first."""

    name: FacetName
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of a query as it was understood. *without* is the query text with that part removed."""

    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Result:
    """One page of hits, with the total and the facets over all matches.

    *relaxed*: no release had all the words, so these have most of them.
    *partial*: when those that have all do not fill the first page by relevance, the best of those that
    have some of the words, for the room that is left. Neither *total* nor *facets* counts them.
    *facets* are those that were asked for, in the order of `FacetName`.
    *suggestion*: another query text that a misspelt one may have meant. *took* is in seconds.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    suggestion: str | None = None
    understood: tuple[Chip, ...] = ()
    relaxed: bool = False
    partial: tuple[Hit, ...] = ()
    took: float = 0.0


@dataclass(frozen=True, slots=True)
class StatedFact:
    """A fact with the release that states it. *number* is its place in `Release.facts`."""

    release: Release
    number: int

    @property
    def fact(self) -> Fact:
        """The fact itself."""
        return self.release.facts[self.number]


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts that a request asks for, by release: newest or oldest first, then as the text has them.

    *releases* match, and *read* of them were looked into; *total* is how many facts those state, of which
    *rows* are the first.
    """

    total: int
    rows: tuple[StatedFact, ...]
    releases: int
    read: int

    @property
    def whole(self) -> bool:
        """Nothing that matches is left out."""
        return self.read == self.releases and len(self.rows) == self.total


@dataclass(frozen=True, slots=True)
class Node:
    """One machine of those an index is asked of, by its address, and whether it answers now."""

    host: str
    answers: bool


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """The generation in service: its name, its size, and the newest day among its releases.

    *nodes* is empty for an index in a folder. *built*: when it was put together, with a time zone, if that is
    known. *passed_over* is the name of a newer generation that is damaged, so that this one answers.
    """

    generation: str
    releases: int
    passages: int
    newest: date | None
    nodes: tuple[Node, ...] = ()
    built: datetime | None = None
    passed_over: str | None = None
