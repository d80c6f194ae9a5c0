import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.quantities.lexicon import words
from search.quantities.tokens import _DEAD, _NUMBER, _WORD, tokenize

# The grammar of tokens without the shortcuts that `tokenize` takes through it.
PLAIN = re.compile(
    rf"(?P<word0>{_WORD})(?=[,;)!?]|\s(?!\d)|\Z)|(?P<dead>{_DEAD})|(?P<number>{_NUMBER})|(?P<word>{_WORD})"
    r"|(?P<sign>[^\w\s]|_|[^\W_])",
    re.IGNORECASE,
)
PIECES = sorted(
    words(
        """
        June Sept. may мая қазан қ of OF and to on и 5 12 31 2018 1998 1,250 1.5 .5 250 000 12:30 a m
        p.m a.m. @ www. https:// http kz .kz .com x / : ( ) [1] +7 8 701 % ’ ' s ² ½ _ … ” " , . - –
        часов утра th O’Brien ſ İ
        """
    )
)


@given(
    st.lists(st.sampled_from([*PIECES, " ", " ", " ", "\n", "\u00a0", "\u202f"]), max_size=14),
    st.integers(0, 3),
    st.integers(0, 1),
)
def test_the_shortcuts_through_the_grammar_change_no_token(pieces: list[str], start: int, cut: int) -> None:
    text = "".join(pieces)
    start = min(start, len(text))
    end = max(start, len(text) - cut)

    found = [(token.kind, token.text, token.low, token.start) for token in tokenize(text, start, end)]

    assert found == [
        ((match.lastgroup or "").removesuffix("0"), match[0], match[0].lower(), match.start())
        for match in PLAIN.finditer(text, start, end)
    ]


@pytest.mark.parametrize(
    "text", ["9" * 200_000, "9 " * 100_000, "([" * 100_000, "June " * 40_000, "a-" * 100_000]
)
def test_cutting_takes_linear_time(text: str) -> None:
    tokens = tokenize(text, 0, len(text))

    assert tokens[-1].end == len(text.rstrip())


@given(
    st.lists(st.sampled_from([*PIECES, "am", "pm", "afternoon", "-", "12", "14", "часа"]), max_size=9),
    st.sampled_from([" ", "  ", " \n"]),
)
def test_chunks_cut_by_themselves_give_the_tokens_of_the_whole(pieces: list[str], blank: str) -> None:
    text = " ".join(pieces) + blank + " ".join(pieces[::-1])

    found = [(token.text, token.start, token.end) for token in tokenize(text, 0, len(text))]

    assert found == [(match[0], *match.span()) for match in PLAIN.finditer(text)]
