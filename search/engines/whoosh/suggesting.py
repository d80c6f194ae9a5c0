"""Other words that a reader may have meant, or may be about to type."""

from __future__ import annotations

import numpy as np

from search import completing
from search.analysis import exact_tokens, fold, is_stop_word
from search.engines.whoosh import matching, sets
from search.engines.whoosh.arrays import Ints
from search.engines.whoosh.executor import Execution
from search.engines.whoosh.fields import TEXT, TITLE
from search.engines.whoosh.lookup import Lookup
from search.engines.whoosh.matching import Wanted
from search.engines.whoosh.snapshot import Snapshot
from search.errors import QueryTooLarge
from search.model import Release
from search.query import All, Query, Term
from search.spelling import COMMONER, RARE, farthest, suspects

WORDS = (TEXT.exact, TITLE.exact)
CONSIDERED = 100  #: words whose releases are counted: those with most postings


def having(snapshot: Snapshot, word: str) -> Ints:
    """Return the releases that have *word*, as folded, in title or text."""
    return matching.anywhere(Lookup(snapshot), [Wanted(field, (word,)) for field in WORDS]).releases


def did_you_mean(snapshot: Snapshot, execution: Execution, query: Query, text: str) -> str | None:
    """Return *text* with misspelt words replaced by words of the releases; None when nothing is better."""
    changed = text
    for term in sorted(suspects(query), key=lambda term: -_start(term)):
        better = _better(snapshot, execution, term)
        if better and term.span:
            changed = changed[: term.span.start] + better + changed[term.span.end :]
    return changed if changed != text else None


def _start(term: Term) -> int:
    return term.span.start if term.span else 0


def _better(snapshot: Snapshot, execution: Execution, term: Term) -> str | None:
    word, known = fold(term.text), len(execution.releases(term))
    if known > RARE:
        return None
    reach = farthest(word, known)
    vocabulary = snapshot.vocabulary(WORDS)
    for distance in range(1, reach + 1):
        counted = [
            (len(having(snapshot, other)), other)
            for other in vocabulary.within(word, distance)
            if other != word
        ]
        enough = [(count, other) for count, other in counted if count > max(0, known * COMMONER)]
        if enough:
            return min(enough, key=lambda pair: (-pair[0], pair[1]))[1]
    return None


def completions(snapshot: Snapshot, text: str, limit: int) -> tuple[str, ...]:
    """Return at most *limit* texts that go on as *text* does: words, then phrases of titles and names."""
    words = _words(snapshot, text) if limit > 0 else ()
    titled = _newest(snapshot, completing.in_titles(text))
    named = _newest(snapshot, completing.in_names(text))
    return completing.completions(text, words, titled, named, limit=limit)


def _newest(snapshot: Snapshot, query: Query | None) -> list[Release]:
    """Return the newest releases that match, none when *query* stands for too many words."""
    try:
        found = Execution(snapshot).releases(query) if query else sets.NONE
    except QueryTooLarge:
        return []
    first = np.argsort(snapshot.newest[found])[: completing.SAMPLE]
    return [snapshot.release(number) for number in found[first].tolist()]


def _words(snapshot: Snapshot, text: str) -> tuple[str, ...]:
    """Return texts that complete the last word of *text*, most frequent first.

    A completion is a word that some release has together with the words before it.
    """
    tokens = exact_tokens(text)
    if not tokens or tokens[-1].end != len(text):
        return ()
    last = tokens[-1]
    kept = text[: last.start]
    before = Execution(snapshot).releases(All(tuple(Term(token.term) for token in tokens[:-1])))
    likely = snapshot.vocabulary(WORDS).commonest(last.term, CONSIDERED)
    words = [word for word in likely if not is_stop_word(word)]
    counted = [(-len(sets.intersection([before, having(snapshot, word)])), word) for word in words]
    return tuple(kept + word for count, word in sorted(counted) if count)
