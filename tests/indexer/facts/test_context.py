from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from indexer.facts.context import Context
from indexer.facts.holding import current, reported
from indexer.facts.periods import Stated, periods
from indexer.facts.speakers import goes_back, named
from indexer.sentences import sentences

DAY = date(2025, 5, 2)
PIECES = [
    "In the first quarter of 2025 crime fell.",
    "Since the start of the year much was done:",
    "In 2019 it rose.",
    "Cases were closed.",
    "Asylov said so.",
    "He added more.",
    "He said that it was so in 2024.",
    "According to Lukin, nothing was lost.",
]


@given(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "\n", "\n\n"])), max_size=12),
    st.data(),
)
def test_going_back_from_a_figure_finds_what_reading_on_from_the_start_does(
    parts: list[tuple[str, str]], data: st.DataObject
) -> None:
    text = "".join(piece + space for piece, space in parts)
    found = sentences(text, "en")
    asked = data.draw(st.lists(st.sampled_from(range(len(found))))) if found else []
    read_on = []
    speaker: str | None = None
    lasting: Stated | None = None
    opening: Stated | None = None
    end = 0
    for sentence in found:
        before = speaker if goes_back(text, sentence, "en") else None
        speaker = named(text, sentence, "en") or before
        said = periods(text, sentence, "en", DAY)
        lasting = current(lasting, said, text[end : sentence.start])
        end = sentence.end
        if end <= (text.find("\n") if "\n" in text else len(text)):
            opening = opening or reported(said)
        read_on.append((speaker, said, lasting or opening))

    context = Context(text, found, "en", DAY)

    for at in asked:
        assert context.speaker(at) == read_on[at][0]
        assert context.periods(at) == read_on[at][1]
        assert context.held(at) == read_on[at][2]


def test_he_is_nobody_in_the_first_sentence() -> None:
    text = "He said that it was so. He added more."

    assert Context(text, sentences(text, "en"), "en", DAY).speaker(1) is None
