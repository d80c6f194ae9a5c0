"""An engine that cannot be wrong by being clever: every release is read again for every question.

It has both ports over a dictionary and shares no matching, scoring, counting or sorting with the engines
that it checks. It shares the analysis of words, the grammar, and the constants of the ranking.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from types import TracebackType
from typing import Self, get_args

from search import grammar
from search.analysis import Token, exact_terms, exact_tokens, fold, name_key, terms, tokens, variants
from search.engine import Matching
from search.errors import QueryTooLarge, RequestInvalid
from search.facets import KINDS
from search.model import (
    Facet,
    FacetName,
    FacetValue,
    Fact,
    Facts,
    Hit,
    IndexStatus,
    Release,
    Result,
    SearchRequest,
    Sort,
    Span,
    StatedFact,
)
from search.query import All, Any, DateRange, Field, Fuzzy, Near, Not, Phrase, Prefix, Quantity, Query, Term
from search.ranking import ADJACENT, BESIDE, K1, TEXT_WEIGHT, TITLE_WEIGHT, B

EXPANSIONS = 1024
Leaf = Term | Phrase | Near | Prefix | Fuzzy


@dataclass
class Store:
    """What an index folder is to a real engine: the releases in service, and how often that changed."""

    releases: dict[str, Release] = field(default_factory=dict)
    generation: int = 0
    reading: str = ""


@dataclass(frozen=True)
class _Ordinary(Term):
    """A word that is no spelling of a name."""


@dataclass(frozen=True)
class _Place:
    """Runs of words that stand together; no phrase goes from one run into the next."""

    weight: float
    stemmed: list[list[str]]
    exact: list[list[str]]
    form: Callable[[str], str] = fold
    stems: Callable[[str], tuple[str, ...]] = variants


def _passages(release: Release) -> list[str]:
    return [release.text[span.start : span.end] for span in release.passages or (Span(0, len(release.text)),)]


def _place(texts: Iterable[str], release: Release, weight: float = 1.0) -> _Place:
    runs = list(texts)
    return _Place(weight, [terms(run, release.lang) for run in runs], [exact_terms(run) for run in runs])


def _spellings(release: Release) -> list[str]:
    names = [(official.name, official.label, *official.spellings) for official in release.officials]
    return [name for spellings in names for name in dict.fromkeys(spellings) if name]


def _names(release: Release) -> _Place:
    runs = [
        [name_key(name[token.start : token.end]) for token in exact_tokens(name)]
        for name in _spellings(release)
    ]
    return _Place(1.0, runs, runs, name_key, lambda word: (name_key(word),))


def _places(release: Release, name: str) -> list[_Place]:
    title = _place([release.title], release, TITLE_WEIGHT)
    match name:
        case "":
            return [title, _place(_passages(release), release, TEXT_WEIGHT)]
        case "title":
            return [title]
        case "agency":
            agency = release.agency
            return [_place((agency.name, *agency.aliases) if agency else (), release)]
        case "place":
            names = (release.place, *release.place_aliases) if release.place else ()
            return [_place(names, release)]
        case _:
            return [_names(release)]


def _frequency(leaf: Leaf, release: Release, name: str) -> float:
    """Return the weighted occurrences of *leaf*; 0 when *release* does not match it."""
    total = 0.0
    for place in _places(release, name):
        total += place.weight * sum(_count(leaf, place, number) for number in range(len(place.exact)))
    if isinstance(leaf, Term) and not isinstance(leaf, _Ordinary) and not leaf.exact and not name:
        keys = {key for run in _names(release).exact for key in run}
        total += TEXT_WEIGHT * (name_key(leaf.text) in keys - {""})
    return total


def _count(leaf: Leaf, place: _Place, number: int) -> int:
    stemmed, exact = place.stemmed[number], place.exact[number]
    match leaf:
        case Term(exact=True, text=text):
            return exact.count(place.form(text))
        case Term(text=text):
            return sum(term in place.stems(text) for term in stemmed)
        case Phrase(words=words):
            wanted = [place.form(word) for word in words]
            return sum(exact[at : at + len(wanted)] == wanted for at in range(len(exact)))
        case Near(words=words, slop=slop):
            return _windows([place.stems(word) for word in words], stemmed, len(words) + slop)
        case Prefix() | Fuzzy():
            return sum(_stands_for(leaf, word, place.form(leaf.text)) for word in exact)


def _stands_for(leaf: Prefix | Fuzzy, word: str, form: str) -> bool:
    if not form:
        return False
    return word.startswith(form) if isinstance(leaf, Prefix) else distance(form, word) <= leaf.distance


def _windows(words: list[tuple[str, ...]], run: list[str], width: int) -> int:
    needed = Counter(words)
    wanted = {term for word in words for term in word}
    windows = (run[at : at + width] for at, term in enumerate(run) if term in wanted)
    return sum(
        all(sum(term in word for term in window) >= times for word, times in needed.items())
        for window in windows
    )


def distance(some: str, other: str) -> int:
    """Return the Damerau-Levenshtein distance, optimal string alignment, by its definition."""
    table = {(row, -1): row + 1 for row in range(-1, len(some))}
    table |= {(-1, column): column + 1 for column in range(-1, len(other))}
    for row, one in enumerate(some):
        for column, two in enumerate(other):
            ways = [
                table[row - 1, column] + 1,
                table[row, column - 1] + 1,
                table[row - 1, column - 1] + (one != two),
            ]
            if row and column and one == other[column - 1] and some[row - 1] == two:
                ways.append(table[row - 2, column - 2] + 1)
            table[row, column] = min(ways)
    return table[len(some) - 1, len(other) - 1]


def _matches(query: Query, release: Release, name: str = "") -> bool:
    match query:
        case Field(name=inner, child=child):
            language = inner == "lang" and isinstance(child, Term)
            return release.lang == child.text.casefold() if language else _matches(child, release, inner)
        case DateRange(since=since, until=until):
            return _within(release, since, until)
        case Not(child=child):
            return not _matches(child, release, name)
        case All(children=children):
            return all(_matches(child, release, name) for child in children)
        case Any(children=children):
            return any(_matches(child, release, name) for child in children)
        case _:
            return (
                _nearness(query, release) > 0
                if isinstance(query, Quantity)
                else _frequency(query, release, name) > 0
            )


def _within(release: Release, since: date | None, until: date | None) -> bool:
    day = release.dates.best
    return day is not None and (since or date.min) <= day <= (until or date.max)


def _nearness(quantity: Quantity, release: Release) -> float:
    """Return how near the nearest figure of *release* comes to *quantity*: 0 when none is of it."""
    best = 0.0
    for fact in release.facts:
        for stated in (fact, *fact.equivalents):
            ends = [end for end in (stated.low, stated.high) if end is not None]
            unit = stated.unit == quantity.unit if quantity.unit is not None else True
            kind = fact.kind == quantity.kind if quantity.unit is None and quantity.kind else True
            if ends and unit and kind:
                may_be_less = stated.low is None or fact.modifier in ("under", "at_most")
                may_be_more = stated.high is None or fact.modifier in ("over", "at_least")
                best = max(best, _figure(quantity, min(ends), max(ends), (may_be_less, may_be_more)))
    return best


def _figure(quantity: Quantity, low: Decimal, high: Decimal, may_be: tuple[bool, bool]) -> float:
    less, more = may_be
    if quantity.low is not None and quantity.high is not None:
        if quantity.about:
            return _about(quantity.low, low, high)
        if high >= quantity.low and low <= quantity.high:
            return 1.0
        slack = _rounding(quantity.low) if quantity.low == quantity.high else Decimal(0)
        return 0.9 if high >= quantity.low - slack and low <= quantity.low + slack and slack else 0.0
    if quantity.low is not None:
        kept, on_bound = low >= quantity.low and not less, low == quantity.low and not more
    else:
        bound = quantity.high or Decimal(0)
        kept, on_bound = high <= bound and not more, high == bound and not less
    return (0.5 if on_bound else 1.0) * kept


def _rounding(value: Decimal) -> Decimal:
    """Return half a unit of the last digit of *value* as a headline has it (2.2 million), 5 % at most."""
    digits, _, decimals = f"{abs(value):f}".partition(".")
    decimals = decimals.rstrip("0")
    zeros = min(len(digits) - len(digits.rstrip("0")), (len(digits) - 1) // 3 * 3)
    return min(Decimal(10) ** (-len(decimals) if decimals else zeros) / 2, abs(value) / 20)


def _about(wanted: Decimal, low: Decimal, high: Decimal) -> float:
    if low <= wanted <= high:
        return 1.0
    value = low if wanted < low else high
    if value * wanted <= 0 or not Decimal("0.833333333") <= value / wanted <= Decimal("1.2"):
        return 0.0
    return 1 - 0.5 * abs(math.log(value / wanted)) / math.log(1.2)


def _pairs(query: Query) -> Iterator[tuple[Term, Term]]:
    if isinstance(query, All | Any):
        for place in range(len(query.children) - 1):
            one, other = query.children[place : place + 2]
            if isinstance(one, Term) and isinstance(other, Term) and not (one.exact or other.exact):
                yield one, other
        for child in query.children:
            yield from _pairs(child)


def _adjacent(one: Term, other: Term, release: Release) -> float:
    return sum(
        place.weight
        for place in _places(release, "")
        for run in place.stemmed
        for at in range(1, len(run))
        if run[at - 1] in place.stems(one.text) and run[at] in place.stems(other.text)
    )


def _best_figure(
    quantity: Quantity, release: Release, weight: float, words: list[tuple[Term, float]]
) -> float:
    best = 0.0
    for fact in release.facts:
        said = _sentence(fact, release)
        beside = sum(idf for word, idf in words if _count(word, said, 0))
        best = max(best, _nearness(quantity, replace(release, facts=(fact,))) * (weight + BESIDE * beside))
    return best


def _sentence(fact: Fact, release: Release) -> _Place:
    """Return the words of the sentence of *fact*, as far as the passage has them in which it begins."""
    passages = release.passages or (Span(0, len(release.text)),)
    begun = [span for span in passages if span.start <= fact.span.start]
    within = begun[-1] if begun else passages[0]
    text = release.text[within.start : within.end]

    def inside(token: Token) -> bool:
        return fact.sentence.start <= within.start + token.start < fact.sentence.end

    stemmed = [token.term for token in tokens(text, release.lang) if inside(token)]
    return _Place(1.0, [stemmed], [[token.term for token in exact_tokens(text) if inside(token)]])


def _quantities(query: Query) -> list[Quantity]:
    if isinstance(query, All | Any):
        return [quantity for child in query.children for quantity in _quantities(child)]
    return [query] if isinstance(query, Quantity) else []


def _required(query: Query) -> list[Quantity]:
    if isinstance(query, All):
        return [quantity for child in query.children for quantity in _required(child)]
    return [query] if isinstance(query, Quantity) else []


def _leaves(query: Query, name: str = "") -> Iterator[tuple[Leaf, str]]:
    match query:
        case Field(name="lang") | DateRange() | Quantity() | Not():
            return
        case Field(name=inner, child=child):
            yield from _leaves(child, inner)
        case All(children=children) | Any(children=children):
            for child in children:
                yield from _leaves(child, name)
        case _:
            yield query, name


def _choices(release: Release) -> dict[FacetName, dict[str, set[str]]]:
    """Return the values of each facet, each with the labels that it is printed with."""
    found: dict[FacetName, dict[str, set[str]]] = {name: {} for name in get_args(FacetName)}
    if day := release.dates.best:
        found["year"][day.isoformat()[:4]] = {day.isoformat()[:4]}
        found["month"][day.isoformat()[:7]] = {day.isoformat()[:7]}
    if release.agency:
        found["agency"][release.agency.id] = {release.agency.name}
    for official in release.officials:
        found["official"].setdefault(official.id, set()).add(official.label or official.name)
    if release.place:
        found["place"][release.place] = {release.place}
    found["lang"][release.lang] = {release.lang}
    for fact in release.facts:
        for unit in (fact.unit, *(equivalent.unit for equivalent in fact.equivalents)):
            found["unit"][unit] = {unit}
        found["kind"][fact.kind] = {KINDS[fact.kind]}
    return found


class OracleSearcher:
    """The reading port."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def search(self, request: SearchRequest) -> Result:
        query = grammar.parse(request.text)
        return replace(self.search_tree(query, request), understood=grammar.understood(query, request.text))

    def search_tree(self, query: Query, request: SearchRequest) -> Result:
        self._check(query, request)
        query = self._read(query)
        relaxed = grammar.relax(query)
        matched = self._matched(query, request)
        kept = [release for release in matched if _selected(release, request)]
        if relaxed is None:
            return self._result(query, request, matched)
        looser = self._matched(relaxed, request)
        if kept:
            result = self._result(query, request, matched)
            return replace(result, partial=self._partial((query, relaxed), request, kept, looser))
        if not any(_selected(release, request) for release in looser):
            return self._result(query, request, matched)
        result = self._result(relaxed, request, looser)
        hits = tuple(replace(hit, missing=_missing(query, hit.release)) for hit in result.hits)
        return replace(result, hits=hits, relaxed=True)

    def facts(self, request: SearchRequest, *, limit: int) -> Facts:
        query = self._read(grammar.parse(request.text))
        self._check(query, request)
        if not 1 <= limit <= 5000:
            raise RequestInvalid("no such limit")
        sort: Sort = "oldest" if request.sort == "oldest" else "newest"
        kept = [release for release in self._matched(query, request) if _selected(release, request)]
        kept.sort(key=lambda release: _order(release, 0.0, sort))
        rows = [
            StatedFact(release, number)
            for release in kept[:1000]
            for number, fact in enumerate(release.facts)
            if _meant(fact, request) and _answers(_quantities(query), replace(release, facts=(fact,)))
        ]
        return Facts(len(rows), tuple(rows[:limit]), len(kept), min(len(kept), 1000))

    def matching(self, request: SearchRequest) -> Matching:
        query = self._read(grammar.parse(request.text))
        self._check(query, replace(request, page=1, size=1))
        kept = [release for release in self._matched(query, request) if _selected(release, request)]
        scores = self._keys(query, kept, request)
        kept.sort(key=lambda release: _order(release, scores[release.id], request.sort))
        return Matching(self.status().generation, len(kept), lambda: iter(kept))

    def _read(self, query: Query) -> Query:
        """Return *query* with its ordinary words known as such."""
        match query:
            case Term(text=text, exact=exact) if self._is_ordinary(text):
                return _Ordinary(text, exact, span=query.span)
            case Not(child=child) | Field(child=child):
                return replace(query, child=self._read(child))
            case All(children=children) | Any(children=children):
                return replace(query, children=tuple(map(self._read, children)))
            case _:
                return query

    def _is_ordinary(self, word: str) -> bool:
        having = [
            release
            for release in self._store.releases.values()
            if any(fold(word) in exact_terms(passage) for passage in _passages(release))
        ]
        newest = sorted(having, key=lambda release: _order(release, 0.0, "newest"))[:20]
        printed = [
            release.text[token.start]
            for release in newest
            for token in exact_tokens(release.text)
            if token.term == fold(word)
        ]
        return sum(letter.islower() for letter in printed) > len(printed) / 2

    def _partial(
        self, queries: tuple[Query, Query], request: SearchRequest, kept: list[Release], looser: list[Release]
    ) -> tuple[Hit, ...]:
        if request.page > 1 or request.sort != "relevance" or len(kept) >= request.size:
            return ()
        asked, relaxed = queries
        rest = [release for release in looser if release not in kept]
        hits = self._result(relaxed, request, rest).hits[: request.size - len(kept)]
        return tuple(replace(hit, missing=_missing(asked, hit.release)) for hit in hits)

    def _check(self, query: Query, request: SearchRequest) -> None:
        facets = {*request.selected, *request.facets}
        if request.sort not in get_args(Sort) or not facets <= set(get_args(FacetName)):
            raise RequestInvalid("no such sort or facet")
        if not 1 <= request.size <= 50 or request.page < 1 or request.page * request.size > 1000:
            raise RequestInvalid("no such page")
        for leaf, name in _leaves(query):
            if isinstance(leaf, Prefix | Fuzzy) and self._expands(leaf, name):
                raise QueryTooLarge("too many words")

    def _expands(self, leaf: Prefix | Fuzzy, name: str) -> bool:
        places = [place for release in self._store.releases.values() for place in _places(release, name)]
        words = {word for place in places for run in place.exact for word in run}
        one = _Place(1.0, [[]], [[]])
        return sum(_count(leaf, replace(one, exact=[[word]]), 0) for word in words) > EXPANSIONS

    def _matched(self, query: Query, request: SearchRequest) -> list[Release]:
        dated = DateRange(request.since, request.until) if request.since or request.until else All()
        return [
            release
            for release in self._store.releases.values()
            if _matches(query, release) and _matches(dated, release)
        ]

    def _result(self, query: Query, request: SearchRequest, matched: list[Release]) -> Result:
        kept = [release for release in matched if _selected(release, request)]
        scores = self._scores(query, kept)
        keys = self._keys(query, kept, request)
        ordered = sorted(kept, key=lambda release: _order(release, keys[release.id], request.sort))
        page = ordered[(request.page - 1) * request.size : request.page * request.size]
        hits = tuple(Hit(release, scores[release.id], ()) for release in page)
        asked = [name for name in get_args(FacetName) if name in request.facets]
        facets = tuple(self._facet(name, request, matched) for name in asked)
        return Result(len(kept), hits, facets)

    def _scores(self, query: Query, releases: list[Release]) -> dict[str, float]:
        everything = list(self._store.releases.values())
        lengths = {release.id: _length(release) for release in everything}
        mean = sum(lengths.values()) / max(1, len(lengths)) or 1.0
        totals = dict.fromkeys((release.id for release in releases), 0.0)
        for leaf, name in _scoring(query):
            frequencies = {release.id: _frequency(leaf, release, name) for release in everything}
            weight = self._idf(frequencies.values())
            for release_id in totals:
                frequency = frequencies[release_id]
                norm = K1 * (1 - B + B * lengths[release_id] / mean)
                totals[release_id] += weight * frequency * (K1 + 1) / (frequency + norm)
        for one, other in _pairs(query):
            frequencies = {release.id: _adjacent(one, other, release) for release in everything}
            weight = ADJACENT * self._idf(frequencies.values())
            for release_id in totals:
                frequency = frequencies[release_id]
                norm = K1 * (1 - B + B * lengths[release_id] / mean)
                totals[release_id] += weight * frequency * (K1 + 1) / (frequency + norm)
        words = [
            (leaf, self._idf(_frequency(leaf, release, "") for release in everything))
            for leaf, name in _leaves(query)
            if isinstance(leaf, Term) and not name
        ]
        for quantity in _quantities(query):
            weight = self._idf(_nearness(quantity, release) for release in everything)
            near = words if quantity in _required(query) else []
            for release in releases:
                totals[release.id] += _best_figure(quantity, release, weight, near)
        return {release_id: round(total, 9) for release_id, total in totals.items()}

    def _keys(self, query: Query, releases: list[Release], request: SearchRequest) -> dict[str, float]:
        if request.sort != "largest":
            return self._scores(query, releases)
        quantities = _quantities(query)
        units = {quantity.unit for quantity in quantities} or set(request.selected.get("unit", ()))
        if len(units) != 1 or None in units:
            raise RequestInvalid("no one unit")
        return {release.id: _largest(release, units, quantities) for release in releases}

    def _idf(self, found: Iterable[float]) -> float:
        values = list(found)
        having = sum(1 for value in values if value)
        return math.log(1 + (len(values) - having + 0.5) / (having + 0.5))

    def _facet(self, name: FacetName, request: SearchRequest, matched: list[Release]) -> Facet:
        counts: Counter[str] = Counter()
        for release in matched:
            if _selected(release, request, but=name):
                counts.update(list(_choices(release)[name]))
        chosen = request.selected.get(name, frozenset())
        labels = self._labels(name)
        values = [
            FacetValue(value, labels.get(value, value), counts[value], value in chosen)
            for value in {*counts, *chosen}
        ]
        if name in ("year", "month"):
            return Facet(name, tuple(sorted(values, key=lambda value: value.value, reverse=True)))
        return Facet(name, tuple(sorted(values, key=lambda value: (-value.count, value.label, value.value))))

    def _labels(self, name: FacetName) -> dict[str, str]:
        votes: dict[str, Counter[str]] = {}
        for release in self._store.releases.values():
            for value, labels in _choices(release)[name].items():
                votes.setdefault(value, Counter()).update(labels)
        return {value: min(found, key=lambda label: (-found[label], label)) for value, found in votes.items()}

    def get(self, release_id: str) -> Release | None:
        return self._store.releases.get(release_id)

    def suggest(self, text: str, limit: int = 8) -> tuple[str, ...]:
        raise NotImplementedError(f"the oracle completes nothing: {text!r}, {limit}")

    def status(self) -> IndexStatus:
        releases = self._store.releases.values()
        days = [day for release in releases if (day := release.dates.best)]
        passages = sum(len(_passages(release)) for release in releases)
        name = f"g{self._store.generation:06d}"
        return IndexStatus(name, len(releases), passages, max(days, default=None))

    def hashes(self) -> dict[str, str]:
        return {release.id: release.sha256 for release in self._store.releases.values()}

    def close(self) -> None:
        """Nothing is open."""


def _length(release: Release) -> float:
    words = sum(len(exact_terms(passage)) for passage in _passages(release))
    return TITLE_WEIGHT * len(exact_terms(release.title)) + TEXT_WEIGHT * words


def _scoring(query: Query) -> list[tuple[Leaf, str]]:
    """Return the leaves that score; a word that the query repeats scores again."""
    return [(leaf, name) for leaf, name in _leaves(query) if name in ("", "title")]


def _selected(release: Release, request: SearchRequest, but: FacetName | None = None) -> bool:
    return all(
        name == but or not values or not values.isdisjoint(_choices(release)[name])
        for name, values in request.selected.items()
    )


def _answers(quantities: list[Quantity], release: Release) -> bool:
    return not quantities or any(_nearness(quantity, release) > 0 for quantity in quantities)


def _largest(release: Release, units: Collection[str | None], quantities: list[Quantity]) -> float:
    values = [-math.inf]
    for fact in release.facts:
        for each in (fact, *fact.equivalents):
            alone = replace(fact, low=each.low, high=each.high, unit=each.unit, equivalents=())
            ends = [float(end) for end in (each.low, each.high) if end is not None]
            if ends and each.unit in units and _answers(quantities, replace(release, facts=(alone,))):
                values.append(max(ends))
    return max(values)


def _meant(fact: Fact, request: SearchRequest) -> bool:
    units = request.selected.get("unit", frozenset())
    kinds = request.selected.get("kind", frozenset())
    in_unit = not units or bool(units & {fact.unit, *(each.unit for each in fact.equivalents)})
    return in_unit and (not kinds or fact.kind in kinds)


def _order(release: Release, score: float, sort: Sort) -> tuple[float, bool, int, str]:
    day = release.dates.best
    ordinal = day.toordinal() if day else 0
    first = -score if sort in ("relevance", "largest") else 0.0
    return first, day is None, ordinal if sort == "oldest" else -ordinal, release.id


def _missing(query: Query, release: Release) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_lacking(query, release)))


def _lacking(query: Query, release: Release) -> list[str]:
    if _matches(query, release) or isinstance(query, Field | DateRange | Not):
        return []
    if isinstance(query, Quantity):
        return [chip.label for chip in grammar.understood(query, "")]
    if isinstance(query, All | Any):
        return [word for child in query.children for word in _lacking(child, release)]
    return [_typed(query)]


def _typed(leaf: Leaf) -> str:
    match leaf:
        case Phrase(words=words):
            return f'"{" ".join(words)}"'
        case Near(words=words):
            return " ".join(words)
        case Prefix(text=text):
            return text + "*"
        case _:
            return leaf.text


class OracleWriter:
    """The writing port."""

    def __init__(self, store: Store, *, rebuild: bool = False) -> None:
        self._store, self._open = store, True
        self._releases = {} if rebuild else dict(store.releases)
        self._base = dict(self._releases)
        self.reading = "" if rebuild else store.reading

    def add(self, release: Release) -> None:
        self._releases[release.id] = release

    def remove(self, release_id: str) -> None:
        self._releases.pop(release_id, None)

    def hashes(self) -> dict[str, str]:
        return {release.id: release.sha256 for release in self._base.values()}

    def commit(self) -> str:
        self._store.releases, self._open = self._releases, False
        self._store.reading = self.reading
        self._store.generation += 1
        return f"g{self._store.generation:06d}"

    def discard(self) -> None:
        self._open = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and self._open:
            self.commit()
