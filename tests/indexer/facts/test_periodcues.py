import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.facts.periodcues import patterns_for
from indexer.facts.periodpatterns import PATTERNS
from search.model import Lang, Span

ROWS = [(lang, name, pattern) for lang, rows in PATTERNS.items() for name, pattern in rows]


@pytest.mark.parametrize(("lang", "name", "pattern"), ROWS, ids=[f"{row[0]}-{row[1]}" for row in ROWS])
def test_every_sentence_that_a_pattern_matches_has_its_cue(
    lang: Lang, name: str, pattern: re.Pattern[str]
) -> None:
    @settings(max_examples=25)
    @given(st.from_regex(pattern))
    def has_its_cue(text: str) -> None:
        assert (name, pattern) in patterns_for(text, Span(0, len(text)), lang)

    has_its_cue()


def test_letters_that_only_patterns_take_for_others_have_every_pattern_tried() -> None:
    text = "ſince 2019"

    assert patterns_for(text, Span(0, len(text)), "en") == PATTERNS["en"]


def test_a_sentence_without_cues_has_no_pattern_tried() -> None:
    text = "The court sentenced him."

    assert patterns_for(text, Span(0, len(text)), "en") == ()
