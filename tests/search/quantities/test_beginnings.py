from hypothesis import given
from hypothesis import strategies as st

from search.model import Lang
from search.quantities.amounts import Amount, Source, amount_at
from search.quantities.languages import LEXICONS
from search.quantities.lexicon import words
from search.quantities.reader import _amounts, read
from search.quantities.shares import share_at
from search.quantities.tokens import tokenize

PIECES = sorted(
    words(
        """
        a an the half quarter third of million dozen hundred thousand and one two 7 1.5 % percent
        dollars people hour tons every fifth first place sixfold twofold hundreds сто половина треть
        тысяч пятеро вдвое бір екі мың жарты $ more than , - from to 2019 year years ½
        """
    )
)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["en", "ru", "kk"]))
def test_looking_where_an_amount_can_begin_finds_all_that_looking_everywhere_does(
    pieces: list[str], lang: Lang
) -> None:
    text = " ".join(pieces)
    tokens = tokenize(text, 0, len(text))
    source = Source(tokens, LEXICONS[lang], lang)
    everywhere: list[Amount] = []
    at = free = 0
    while at < len(tokens):
        amount = share_at(source, at) or amount_at(source, at, free)
        if amount is None or amount.end <= at:
            at += 1
        else:
            everywhere.append(amount._replace(first=max(free, amount.first), start=max(free, amount.start)))
            at = free = amount.end

    assert _amounts(source) == everywhere


@given(st.lists(st.sampled_from(PIECES), max_size=6))
def test_words_apart_by_other_space_are_seen_too(pieces: list[str]) -> None:
    assert len(read("\n".join(pieces), "en").quantities) == len(read(" ".join(pieces), "en").quantities)
