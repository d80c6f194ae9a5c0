"""The words of a generation: how many a leaf stands for, which begin like one, which are spelt like one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from search import completing
from search.analysis import exact_tokens, fold, is_stop_word, name_key
from search.engines.opensearch.documents import release_of
from search.engines.opensearch.emitting import Emitter
from search.engines.opensearch.failures import Json
from search.engines.opensearch.requests import ordered
from search.engines.opensearch.schema import OFFICIAL, TEXT, TITLE, Scope, Zone
from search.engines.opensearch.session import Session
from search.engines.opensearch.zones import similar
from search.errors import QueryTooLarge
from search.model import Release
from search.query import MAX_EXPANSIONS, Fuzzy, Prefix, Query, Term
from search.spelling import COMMONER, RARE, farthest

OFFERED: Final = 100  #: similar words whose frequency is looked up
CONSIDERED: Final = 60  #: completions whose frequency is looked up, of words as common as `vocabulary` tells


def expansions(leaves: Iterable[tuple[Scope, Prefix | Fuzzy]]) -> Iterator[tuple[Prefix | Fuzzy, Json]]:
    """Yield for each leaf and zone what counts the words it stands for, in the list of words."""
    for scope, leaf in leaves:
        for zone in scope.zones:
            yield leaf, {"size": 0, "track_total_hits": MAX_EXPANSIONS + 1, "query": _like(leaf, zone)}


def _like(leaf: Prefix | Fuzzy, zone: Zone) -> Json:
    form = name_key(leaf.text) if zone is OFFICIAL else fold(leaf.text)
    if isinstance(leaf, Fuzzy):
        words = similar("word", form, leaf.distance)
    else:
        words = {"prefix": {"word": {"value": form}}} if form else {"match_none": {}}
    return {"bool": {"filter": [{"term": {"zone": zone.exact}}, words]}}


def check(leaf: Prefix | Fuzzy, found: Json) -> None:
    """Raise QueryTooLarge if *found* says that *leaf* stands for too many words."""
    number = total(found)
    if number > MAX_EXPANSIONS:
        mark = "*" if isinstance(leaf, Prefix) else f"~{leaf.distance}"
        raise QueryTooLarge(
            f"{leaf.text}{mark} stands for more than {MAX_EXPANSIONS} words, the limit: type more letters"
        )


def total(found: Json) -> int:
    """Return how many documents a search found."""
    return int(found["hits"]["total"]["value"])


def known(term: Json) -> Json:
    """Return what counts the releases that have *term*, no further than it takes to call it rare."""
    return {"size": 0, "track_total_hits": RARE + 1, "query": term}


def corrected(session: Session, text: str, rare: Sequence[tuple[Term, int]]) -> str | None:
    """Return *text* with its *rare* words replaced by words of the releases; None when nothing is better.

    *rare*: each with the releases that have it.
    """
    changed = text
    for term, count in sorted(rare, key=lambda pair: -(pair[0].span.start if pair[0].span else 0)):
        better = _better(session, fold(term.text), count)
        if better and term.span:
            changed = changed[: term.span.start] + better + changed[term.span.end :]
    return changed if changed != text else None


def _better(session: Session, word: str, count: int) -> str | None:
    for distance in range(1, farthest(word, count) + 1):
        (found,) = session.ask_words(_search(similar("word", word, distance), OFFERED))
        offered = [other for other in _listed(found) if other != word]
        counts = map(total, session.ask(*map(_having, offered)))
        enough = [
            (-number, other)
            for number, other in zip(counts, offered, strict=True)
            if number > max(0, count * COMMONER)
        ]
        if enough:
            return min(enough)[1]
    return None


def _search(words: Json, size: int) -> Json:
    printed = {"terms": {"zone": [TEXT.exact, TITLE.exact]}}
    return {
        "size": size,
        "_source": False,
        "docvalue_fields": ["word"],
        "query": {"bool": {"filter": [printed, words]}},
        "sort": [{"common": "desc"}, {"length": "asc"}, {"word": "asc"}],
    }


def _listed(found: Json) -> list[str]:
    """Return each word once: titles and texts have their own lists."""
    return list(dict.fromkeys(hit["fields"]["word"][0] for hit in found["hits"]["hits"]))


def _having(word: str, before: Sequence[Json] = ()) -> Json:
    printed = [{"term": {zone.exact: word}} for zone in (TEXT, TITLE)]
    either = {"bool": {"should": printed, "minimum_should_match": 1}}
    return {"size": 0, "track_total_hits": True, "query": {"bool": {"filter": [*before, either]}}}


def completions(session: Session, text: str, limit: int) -> tuple[str, ...]:
    """Return at most *limit* texts that go on as *text* does: words, then phrases of titles and names."""
    words = _words(session, text) if limit > 0 else ()
    titled, named = _newest(session, completing.in_titles(text), completing.in_names(text))
    return completing.completions(text, words, titled, named, limit=limit)


def _newest(session: Session, *queries: Query | None) -> list[list[Release]]:
    """Return for each of *queries* the newest releases that match."""
    asked = [query for query in queries if query]
    kept = [{"bool": {"filter": [Emitter().emit(query)]}} for query in asked]
    answers = session.ask(
        *({"size": completing.SAMPLE, "query": query, "sort": ordered("newest")} for query in kept)
    )
    found = dict(zip(asked, answers, strict=True))
    return [
        [release_of(hit["_source"]) for hit in found[query]["hits"]["hits"]] if query else []
        for query in queries
    ]


def _words(session: Session, text: str) -> tuple[str, ...]:
    """Return texts that complete the last word of *text*, most frequent first.

    A completion is a word that some release has together with the words before it.
    """
    tokens = exact_tokens(text)
    if not tokens or tokens[-1].end != len(text):
        return ()
    last = tokens[-1]
    (found,) = session.ask_words(_search({"prefix": {"word": {"value": last.term}}}, 4 * CONSIDERED))
    likely = [word for word in _listed(found) if not is_stop_word(word)][:CONSIDERED]
    before = [Emitter().emit(Term(token.term)) for token in tokens[:-1]]
    counts = map(total, session.ask(*(_having(word, before) for word in likely)))
    counted = sorted((-count, word) for count, word in zip(counts, likely, strict=True) if count)
    return tuple(text[: last.start] + word for _, word in counted)
