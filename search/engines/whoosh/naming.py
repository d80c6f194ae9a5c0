"""Which words of a query may be spellings of an official's name: those that are not words of their own.

`asset` has the name key of Aset, yet who types it asks for assets: the releases print it in lower case.
"""

from __future__ import annotations

import numpy as np

from search.analysis import Tokens, fold
from search.engines.whoosh import matching
from search.engines.whoosh.fields import TEXT
from search.engines.whoosh.lookup import Lookup
from search.engines.whoosh.matching import Wanted
from search.engines.whoosh.snapshot import Snapshot
from search.model import Release

SAMPLE = 20  #: releases looked into, the newest that have the word: some 4 ms, once a word and generation


def is_ordinary(snapshot: Snapshot, word: str) -> bool:
    """Return whether the newest releases that have *word* print it in lower case more often than not."""
    folded = fold(word)
    if folded not in snapshot.ordinary:
        having = matching.anywhere(Lookup(snapshot), [Wanted(TEXT.exact, (folded,))]).releases
        newest = having[np.argsort(snapshot.newest[having], kind="stable")][:SAMPLE]
        printed = [small for number in newest.tolist() for small in _small(snapshot.release(number), folded)]
        snapshot.ordinary[folded] = 2 * sum(printed) > len(printed)
    return snapshot.ordinary[folded]


def _small(release: Release, folded: str) -> list[bool]:
    """Return for each occurrence of a word in the text of *release* whether it is in lower case."""
    tokens = Tokens(release.text, release.lang)
    found = (at for at, term in enumerate(tokens.exact) if term == folded)
    return [release.text[tokens.span(at, at).start].islower() for at in found]
