"""Words found by their beginnings are those that reading the whole text finds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import Tokens, fold, language, variants
from search.analysis.finding import Finder, Word
from search.analysis.folding import beginning, folded
from search.analysis.stems import stem
from search.model import Lang

CORPUS = sorted((Path(__file__).parents[3] / "corpus").glob("*.md"))
ENGLISH = """
    s es ies ied ed ing ingly edly eed ying y li logy ational tional ization ator alism fulness ousli iviti
    biliti bility lessly icate ical ness ative ement ence able ion
"""
CYRILLIC = "ивши ывшись ейшими остью ение нный ого лардың ымыздан ғында лығы дегі пен кітабы"
PRINTED = """
    account accounts Accounts' account's ACCOUNTING a.c.c.o.u.n.t café cafe\u0301 счёт счета СЧЕТОВ Cчета
    счетa кітабы кітаптың KZT500 kzt500account 608accounts 50,000 50\u00a0000 1.5 2,4 88th U.S. dying
    dies O'Brien c'чета d.а.y drop-accounts acc\u00adounts covid19вирус ﬁle İstanbul ß 💰 und_erscore № « » 50
"""
PIECES = st.one_of(
    st.sampled_from([*PRINTED.split(), "50 000"]),
    st.text(max_size=6),
    st.text("acdount", min_size=60, max_size=140),
    st.sampled_from([" ", "\n", "\n\n", "-", "(", "000", "500 ", "."]),
)
TEXTS = st.one_of(st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join))
ASKED = """
    account accounts счета счетов кітап die dying 50000 50 500 2.4 88th us usa cafe obrien covid19 a the o б ß
    000 файл file istanbul c u счетa
"""
WORDS = st.sampled_from(ASKED.split())
LANGS = st.sampled_from(["en", "ru", "kk"])


def ended_by(endings: str) -> Callable[[str], st.SearchStrategy[str]]:
    return lambda word: st.sampled_from(["", *endings.split()]).map(word.__add__)


def spans(text: str, lang: Lang, wanted: set[int]) -> list[tuple[int, int]]:
    words = Tokens(text, lang)
    return [(span.start, span.end) for span in (words.span(at, at) for at in sorted(wanted))]


@settings(max_examples=600, deadline=None)
@given(TEXTS, WORDS, LANGS)
def test_stems_and_words_as_printed_are_found_wherever_reading_the_whole_text_finds_them(
    text: str, word: str, lang: Lang
) -> None:
    read, finder = Tokens(text, lang), Finder(text, lang)
    stemmed = {at for at, term in enumerate(read.terms) if term in variants(word)}
    exact = {at for at, term in enumerate(read.exact) if term == fold(word)}
    starting = {at for at, term in enumerate(read.exact) if term.startswith(fold(word))}

    assert finder.places(Word.stemmed(word)) == spans(text, lang, stemmed)
    assert finder.places(Word.exact(word)) == spans(text, lang, exact)
    assert finder.places(Word.starting(word)) == spans(text, lang, starting)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(TEXTS, LANGS), min_size=2, max_size=4), WORDS)
def test_what_was_read_of_one_text_changes_nothing_in_the_next(
    texts: list[tuple[str, Lang]], word: str
) -> None:
    shared = Word.stemmed(word)

    for text, lang in texts:
        assert Finder(text, lang).places(shared) == Finder(text, lang).places(Word.stemmed(word))


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.lists(WORDS, min_size=2, max_size=3), LANGS)
def test_phrases_are_found_wherever_their_words_follow_one_another(
    text: str, words: list[str], lang: Lang
) -> None:
    read, forms = Tokens(text, lang), [fold(word) for word in words]
    starts = [at for at in range(len(read.exact)) if read.exact[at : at + len(forms)] == forms]
    wanted = [read.span(at, at + len(forms) - 1) for at in starts]

    assert Finder(text, lang).phrase(words) == [(span.start, span.end) for span in wanted]


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_each_word_of_the_sample_releases_begins_as_its_stem_promises(lang: Lang) -> None:
    for file in CORPUS:
        for word in set(Tokens(file.read_text(encoding="utf-8"), lang).exact):
            begun = beginning(stem(word, lang))

            assert not begun or folded(word).startswith(begun), word


@settings(max_examples=1000, deadline=None)
@given(
    st.one_of(
        st.text("abcdeilnorstuvy", min_size=1, max_size=9).flatmap(ended_by(ENGLISH)),
        st.text("абвгдеиклнопрстуышіңғқәө", min_size=1, max_size=9).flatmap(ended_by(CYRILLIC)),
    ),
    LANGS,
)
def test_a_word_begins_as_its_stem_promises(word: str, lang: Lang) -> None:
    assert folded(word).startswith(beginning(stem(word, lang)))


@pytest.mark.parametrize("word", ["the", "account", "прокурор", "теңге", "2", "of", "қылмыс", "U.S."])
def test_a_word_is_found_wherever_the_sample_releases_have_it(word: str) -> None:
    for file in CORPUS:
        text = file.read_text(encoding="utf-8")
        lang = language(text)
        wanted = {at for at, term in enumerate(Tokens(text, lang).terms) if term in variants(word)}

        assert Finder(text, lang).places(Word.stemmed(word)) == spans(text, lang, wanted)
