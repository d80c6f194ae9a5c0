from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from indexer.words import split
from search.memo import MEMO_SIZE, Memo


def test_words_are_told_from_what_stands_between_them() -> None:
    found = split("U.S. Attorney J.-P. Lee's aide, Mr. O'Neil\nsaid 2nd – no")

    words = found.run(0, found.size)

    printed = ("U.S.", "Attorney", "J.-P.", "Lee", "aide", "Mr.", "O'Neil", "said", "2nd", "–", "no")
    assert tuple(word.printed for word in words) == printed
    assert [word.low for word in words if not word.adjacent] == ["mr.", "said"]
    assert [word.low for word in words if word.capital] == [
        "u.s.",
        "attorney",
        "j.-p.",
        "lee's",
        "mr.",
        "o'neil",
    ]


@given(st.text(alphabet="Aab .,'s-\nПрЖ1½"))
def test_words_stand_where_they_say(text: str) -> None:
    found = split(text)

    words = found.run(0, found.size)
    assert all(text[word.start : word.end] == word.printed for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))
    assert [word.apart for word in words[:1]] == [text[: word.start] for word in words[:1]]


def test_a_memo_forgets_everything_when_full() -> None:
    lengths = Memo(len)

    for number in range(MEMO_SIZE + 1):
        assert lengths[str(number)] == len(str(number))

    assert len(lengths) == 1
