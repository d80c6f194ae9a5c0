"""No text takes more than linear work: calls are counted, so that a busy machine changes nothing."""

import sys
from types import FrameType

import pytest

from indexer.facts.extraction import MAX_SENTENCE, extract
from search.model import Lang

_LINE = 500  #: code points of a sentence that is read
_PIECES = [
    ("twenty-five ", "en"), ("one and ", "en"), ("a million ", "en"), ("and ", "en"), ("five-", "en"),
    ("7", "en"), ("12 ", "en"), ("(", "en"), ("5 (", "en"), ("$", "en"), ("$ 5 ", "en"), ("5 kg per ", "en"),
    ("from 5 to 6 ", "en"), ("square ", "en"), ("5 sites and ", "en"), ("3 officers, ", "en"),
    ("двадцать пять ", "ru"), ("5 большого ", "ru"), ("жиырма бес мың ", "kk"), ("пайыз ", "kk"),
]  # fmt: skip


def _work(text: str, lang: Lang) -> int:
    calls = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        extract(text, lang)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(("piece", "lang"), _PIECES)
def test_twice_the_text_is_twice_the_work(piece: str, lang: Lang) -> None:
    line = (piece * _LINE)[:_LINE] + ".\n\n"
    extract(line * 4, lang)  # tables are built and words remembered once

    once, twice = _work(line * 8, lang), _work(line * 16, lang)

    assert twice <= 2.3 * once + 200


@pytest.mark.parametrize(("piece", "lang"), _PIECES)
def test_what_is_too_long_for_a_sentence_is_not_read(piece: str, lang: Lang) -> None:
    line = (piece * MAX_SENTENCE)[: MAX_SENTENCE + 100]

    assert extract(line, lang) == ()
