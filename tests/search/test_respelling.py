"""What a query text without figures is respelt to: itself, without a rule being tried."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from search.grammar.respelling import _RESPELT, _RULES, respelt
from search.model import Span

WORDS = """
    tenge KZT $ € over under between and to amount: amount sum < > ≤ .. min maximum at least or more от до
    и более больше свыше около миллион миллиарда триллион тысяч тысячи полмиллиона полумиллион пайыз мың
    млрд астам артық көп кем жуық дейін теңгеден теңгеге емес жоғары төмен 5 5m 10bn 1,000 50-ден % рублей
"""
texts = st.lists(st.sampled_from(WORDS.split()) | st.text(max_size=3), max_size=8).map(" ".join)


@settings(max_examples=600, deadline=None)
@given(texts)
def test_no_rule_replaces_anything_where_none_is_tried(text: str) -> None:
    if not _RESPELT.search(text):
        assert not any(pattern.search(text) for pattern, _ in _RULES)


def test_a_text_that_is_left_alone_keeps_its_letters_and_their_places() -> None:
    written = respelt("drop accounts")

    assert written.text == "drop accounts"
    assert written.origin(Span(5, 13)) == Span(5, 13)
