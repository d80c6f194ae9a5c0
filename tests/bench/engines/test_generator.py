from __future__ import annotations

from itertools import islice, pairwise

from bench.engines.generator import LENGTH, releases
from bench.engines.lexicon import HEAD, Lexicon
from search.model import Span


def test_a_seed_always_gives_the_same_releases() -> None:
    assert list(releases(40, seed=7)) == list(releases(40, seed=7))


def test_another_seed_gives_other_releases() -> None:
    assert next(releases(40, seed=7)).text != next(releases(40, seed=8)).text


def test_there_are_exactly_as_many_passages_as_asked_for() -> None:
    made = list(releases(101))

    assert sum(len(release.passages) for release in made) == 101
    assert len({release.id for release in made}) == len(made)


def test_releases_come_one_at_a_time() -> None:
    first = list(islice(releases(10**9), 3))

    assert [release.id for release in first] == ["made-0000000", "made-0000001", "made-0000002"]


def test_passages_cover_the_text_and_are_about_as_long_as_real_ones() -> None:
    for release in releases(60):
        ends = [0, *(span.end for span in release.passages)]
        assert list(release.passages) == [Span(*each) for each in pairwise(ends)]
        assert ends[-1] == len(release.text)
    assert all(LENGTH / 2 < span.end - span.start < LENGTH * 1.8 for span in release.passages)


def test_each_fact_stands_where_it_says() -> None:
    facts = [(release.text, fact) for release in releases(200) for fact in release.facts]

    assert len(facts) > 100
    for text, fact in facts:
        assert f"{int(fact.low or 0):,}" in text[fact.span.start : fact.span.end]
        assert text[fact.sentence.start : fact.sentence.end].endswith(".")


def test_few_words_are_common_and_new_ones_never_end() -> None:
    words = [word for release in releases(400) for word in release.text.lower().split()]

    half = len(set(words[: len(words) // 2]))
    assert words.count("the") > len(words) / 50
    assert len(set(words)) > half * 1.2


def test_every_rank_has_a_word_of_its_own_beyond_the_table_too() -> None:
    lexicon = Lexicon("en")

    words = lexicon.words([0, 1, HEAD - 1, HEAD, HEAD + 1, 2_000_000])
    assert words[0] == "the"
    assert len(set(words)) == 6
