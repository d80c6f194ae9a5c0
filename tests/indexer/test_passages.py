from hypothesis import given
from hypothesis import strategies as st

from indexer.passages import MAX_PASSAGE, TARGET, passages
from search.model import Lang, Span

LANGS = st.sampled_from(["en", "ru", "kk"])
SENTENCE = "The court returned twelve hectares of land to the state."


def test_an_empty_text_has_no_passage() -> None:
    assert passages("", "en") == ()


def test_a_short_text_is_one_passage() -> None:
    assert passages("One line.\n\nAnother line.", "en") == (Span(0, 24),)


def test_paragraphs_are_joined_up_to_the_target() -> None:
    paragraph = " ".join([SENTENCE] * 7)
    text = "\n\n".join([paragraph] * 3)

    assert [text[span.start : span.end].strip() for span in passages(text, "en")] == [paragraph] * 3


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    text = " ".join([SENTENCE] * 40)

    parts = [text[span.start : span.end] for span in passages(text, "en")]

    assert len(parts) > 1
    assert all(part.startswith("The court") and part.rstrip().endswith("state.") for part in parts)


def test_a_long_sentence_is_cut_between_words() -> None:
    text = "considered again " * 200

    assert all(text[span.end - 1] == " " for span in passages(text, "en"))


def test_text_without_any_blank_is_cut_all_the_same() -> None:
    assert [span.end - span.start for span in passages("x" * 3000, "en")] == [1200, 1200, 600]


@given(
    st.lists(st.sampled_from([SENTENCE, " ", "\n", "\n\n", "word", "Б.", "!", "ж" * 700]), max_size=60), LANGS
)
def test_every_character_is_in_exactly_one_passage(parts: list[str], lang: Lang) -> None:
    text = "".join(parts)
    spans = passages(text, lang)

    assert "".join(text[span.start : span.end] for span in spans) == text
    assert all(0 < span.end - span.start <= MAX_PASSAGE for span in spans)
    assert [span.start for span in spans[1:]] == [span.end for span in spans[:-1]]


@given(st.text(max_size=3 * TARGET), LANGS)
def test_any_text_is_covered(text: str, lang: Lang) -> None:
    assert "".join(text[span.start : span.end] for span in passages(text, lang)) == text
