import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.encoding import decode, printable
from indexer.errors import ReleaseRefused

RUSSIAN = "Прокуратура города вернула государству двенадцать гектаров земли. Дело направлено в суд."
KAZAKH = "Қаланың прокуратурасы мемлекетке он екі гектар жерді қайтарды. Қылмыстық іс сотқа жолданды."


@pytest.mark.parametrize("text", [RUSSIAN, KAZAKH, "Plain words", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_with_and_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_russian_code_page_is_recognised() -> None:
    assert decode(RUSSIAN.encode("cp1251")) == RUSSIAN


def test_a_kazakh_code_page_is_recognised() -> None:
    assert decode(KAZAKH.encode("kz1048")) == KAZAKH


@pytest.mark.parametrize("encoding", ["koi8-r", "iso8859-5", "cp866", "cp855", "mac-cyrillic", "utf-16-le"])
def test_any_other_encoding_is_refused_and_never_guessed(encoding: str) -> None:
    with pytest.raises(ReleaseRefused):
        decode(RUSSIAN.encode(encoding))


@pytest.mark.parametrize("encoding", ["ptcp154", "gb18030", "utf-32"])
def test_kazakh_in_any_other_encoding_is_refused(encoding: str) -> None:
    with pytest.raises(ReleaseRefused):
        decode(KAZAKH.encode(encoding))


@pytest.mark.parametrize(
    "content",
    [
        b"drop\x00accounts",
        b"\xff" * 90,
        b"\xc0\xaf drop accounts",
        "Le procès a été clôturé près de l'hôtel".encode("cp1252"),
        "яяя".encode("cp1251"),
        b"\xff\xfe\x00",
        RUSSIAN.encode("cp1251") + b"\x98",
    ],
)
def test_what_is_not_surely_text_is_refused(content: bytes) -> None:
    with pytest.raises(ReleaseRefused):
        decode(content)


@pytest.mark.parametrize("page", ["cp1251", "cp1252", "latin-1"])
def test_text_that_was_saved_in_wrong_characters_is_refused(page: str) -> None:
    spoilt = "дело за делом".encode().decode(page)

    with pytest.raises(ReleaseRefused, match="somebody read as"):
        decode(spoilt.encode())


def test_utf7_is_not_decoded() -> None:
    assert decode(b"+ADw-script+AD4-") == "+ADw-script+AD4-"


def test_line_ends_become_unix_ones() -> None:
    assert printable("a\r\nb\rc\u2028d\x85e\x0cf") == "a\nb\nc\nd\ne\nf"


def test_controls_bidi_marks_and_surrogates_become_blanks() -> None:
    assert printable("a\x00b\u202ec\ud800d\ufeffe\u200bf") == "a b c d e f"


@given(st.text())
def test_letters_are_never_changed(text: str) -> None:
    assert [c for c in printable(text) if c.isalnum()] == [c for c in text if c.isalnum()]


@given(st.binary(max_size=300))
def test_bytes_are_text_or_refused_and_nothing_else(content: bytes) -> None:
    with contextlib.suppress(ReleaseRefused):
        assert isinstance(decode(content), str)
