"""Where the sentences of facts stand, in chunks as they come and in words later."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import exact_terms, exact_tokens, with_blanks
from search.engines.whoosh.stands import Place, Stand, where
from search.model import Fact, Span

pieces = st.sampled_from([" ", "\n", "\t", "5", "000", "drop-account", "U.S.", "Ещё", ".", "e\u0301", "(x)"])
passages = st.lists(st.lists(pieces, max_size=9).map("".join), min_size=1, max_size=3)


def fact(start: int, sentence: Span) -> Fact:
    return Fact("count", Decimal(5), Decimal(5), "account", Span(start, start + 1), sentence, "en")


def words(place: Place, chunks: list[str]) -> int:
    return sum(len(exact_terms(chunk)) for chunk in chunks[: place.chunks]) + place.words


@settings(deadline=None, max_examples=300)
@given(passages, st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_a_sentence_stands_between_the_words_that_begin_in_it(
    texts: list[str], start: int, first: int, end: int
) -> None:
    spans = [Span(sum(map(len, texts[:at])), sum(map(len, texts[: at + 1]))) for at in range(len(texts))]
    blanked = [with_blanks(text) for text in texts]
    cut = [text.split(" ") for text in blanked]

    [stand] = where([fact(start, Span(first, end))], spans, blanked, cut)

    text, base = texts[stand.passage], spans[stand.passage].start
    assert base <= start
    assert stand.passage == len(texts) - 1 or start < spans[stand.passage + 1].start or not text
    for place, offset in ((stand.first, first), (stand.end, end)):
        before = sum(token.start < offset - base for token in exact_tokens(text))
        assert words(place, cut[stand.passage]) == before


def test_a_sentence_of_the_first_passage_stands_at_its_beginning() -> None:
    text = "Police froze 5 accounts."

    [stand] = where([fact(13, Span(0, len(text)))], [Span(0, len(text))], [text], [text.split(" ")])

    assert stand == Stand(0, Place(0, 0), Place(4, 0))
