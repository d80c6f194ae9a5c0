"""The window that is shown is the best of all, though most are never looked at."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.sentences import paragraphs, sentences_of
from search.windows import MAX_CHARS, Match, _Paragraph, _paragraphs, best

PIECES = ["fraud", "assets", "accounts were frozen", "in the city", "Officers said so", "2.4 billion tenge"]
ENDS = [" ", ", ", ". ", ". ", "! ", "\n", "\n\n", ".\n", " and then some more of the same " * 6]
WORDS = ("fraud", "assets", "frozen")
FAR = (
    "Officers met. Nobody spoke.\n" * 14
    + "The fraud was small. " * 3
    + "They left. " * 40
    + "\nAll went." * 9
)
texts = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(ENDS)), min_size=1, max_size=30).map(
    lambda parts: "".join(word + end for word, end in parts)
)


def matches(text: str) -> list[Match]:
    found = []
    for leaf, word in enumerate(WORDS):
        at = text.find(word)
        while at >= 0:
            found.append((at, at + len(word), leaf, 1 + leaf % 2))
            at = text.find(word, at + 1)
    return sorted(found)


def looked_at_one_by_one(text: str, found: list[Match]) -> tuple[int, int]:
    """Return the first of the best among all windows of all paragraphs, from first to last."""
    chosen, most = None, None
    for paragraph in _paragraphs(text, found):
        for window, sentences in paragraph.windows(text):
            worth = paragraph.worth(window, sentences)
            if most is None or worth > most:
                chosen, most = window, worth
    assert chosen is not None
    return chosen


@settings(max_examples=400, deadline=None)
@given(texts)
@example(FAR)
def test_the_first_of_the_best_windows_is_shown(text: str) -> None:
    found = matches(text)

    if found:
        assert best(text, found) == looked_at_one_by_one(text, found)


@settings(max_examples=200, deadline=None)
@given(texts)
@example(FAR)
def test_no_window_is_worth_more_than_its_paragraph_promises(text: str) -> None:
    found = matches(text)

    for paragraph in _paragraphs(text, found) if found else []:
        assert all(paragraph.worth(*window) <= paragraph.most for window in paragraph.windows(text))


@settings(max_examples=200, deadline=None)
@given(texts)
@example(FAR)
def test_the_windows_are_the_same_when_sentences_far_away_are_cut_too(text: str) -> None:
    found = matches(text)

    for stretch, own in paragraphs(text, [match[0] for match in found]) if found else []:
        near = found[own][0][0], found[own][-1][0]
        cut = sentences_of(text, stretch, near, MAX_CHARS)
        every = sentences_of(text, stretch, near, len(text))
        paragraph = _Paragraph(stretch, found[own], dict.fromkeys(range(len(WORDS)), 1.0))

        assert set(cut) <= set(every)
        assert list(paragraph.shown(text, cut)) == list(paragraph.shown(text, every))
