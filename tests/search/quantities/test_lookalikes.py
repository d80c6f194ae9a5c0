import re

from hypothesis import given
from hypothesis import strategies as st

from search.quantities.lookalikes import holds_any, lowered

LETTERS = st.text(alphabet="aAiIkKsSıİſKТтᲄ ", max_size=8)


def test_a_letter_that_a_pattern_takes_for_another_leaves_nothing_told() -> None:
    assert lowered("In June") == "in june"
    assert lowered("in ſeptember") is None
    assert holds_any("in ſeptember", ["no such cue"])


@given(LETTERS, st.sampled_from(["ai", "k", "is", "s", "т"]))
def test_where_no_cue_stands_a_pattern_that_ignores_case_finds_none(text: str, cue: str) -> None:
    if re.search(cue, text, re.IGNORECASE):
        assert holds_any(text, [cue])
