"""Each word is written once, and those that the first releases share as common ones."""

from __future__ import annotations

import json

from search.engines.opensearch.loading import Operation
from search.engines.opensearch.vocabulary import Vocabulary

BANK, FRAUD, RARE = ("text_exact", "bank"), ("text_exact", "fraud"), ("title_exact", "ombudsman")


def said(operation: Operation) -> tuple[str, str, int]:
    return operation.kind, operation.key, json.loads(operation.content)["common"]


def test_a_word_is_written_when_it_is_met_first() -> None:
    vocabulary = Vocabulary("words", sample=0)

    assert list(map(said, vocabulary.met(frozenset({FRAUD, BANK})))) == [
        ("create", "text_exact:bank", 0),
        ("create", "text_exact:fraud", 0),
    ]
    assert list(map(said, vocabulary.met(frozenset({BANK, RARE})))) == [
        ("create", "title_exact:ombudsman", 0)
    ]
    assert vocabulary.common() == []


def test_when_the_sample_is_full_what_it_shares_is_written_again_as_common() -> None:
    vocabulary = Vocabulary("words", sample=3)
    for words in ({BANK, FRAUD}, {BANK, RARE}):
        assert all(operation.kind == "create" for operation in vocabulary.met(frozenset(words)))

    assert list(map(said, vocabulary.met(frozenset({BANK, FRAUD})))) == [
        ("index", "text_exact:bank", 3),
        ("index", "text_exact:fraud", 2),
    ]
    assert list(vocabulary.met(frozenset({BANK}))) == []
    assert vocabulary.common() == []


def test_a_build_that_ends_before_the_sample_is_full_tells_what_it_has() -> None:
    vocabulary = Vocabulary("words", sample=9)
    for _ in range(2):
        list(vocabulary.met(frozenset({BANK})))

    assert list(map(said, vocabulary.common())) == [("index", "text_exact:bank", 2)]
    assert vocabulary.common() == []
