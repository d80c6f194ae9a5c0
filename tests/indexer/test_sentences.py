import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.sentences import _STOP, _ends_sentence, _plainly_ends, _runs, sentences
from search.model import Lang

LANGS = st.sampled_from(["en", "ru", "kk"])


def split(text: str, lang: Lang) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, lang)]


@pytest.mark.parametrize(
    "text",
    [
        "As D. Sample stressed, K.Kim and Zh. Omarov agreed with A.B. Orazov.",
        "Crime fell by 12.5%, incl. theft by 3.4 points, see No. 5 and Art. 12.",
        "The U.S. Department of Justice met Smith Jr. Foundation at 10 a.m. Monday.",
        "Seen on Oct. 5 by Mr. Lee, Gen. Park and others.",
        "Изъято 5 млрд. тенге, 3 тыс. доз, т.е. вдвое больше, и т.д. по списку.",
        "В г. Алматы на ул. им. Абая, д. 5, кв. 7 задержан И. Ким.",
        "5 чел. из Атырауской обл. осуждены по ст. 189.",
        "2025 ж. мамырда Қ. Омаров пен Ж. Ким ұсталды, т.б. адамдар іздеуде.",
        "«Кто виноват?» спросил он.",
        "The list goes on... and on.",
        "1. The first point",
        "Visit www.example.kz.today or Example.KZ now",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(text: str) -> None:
    assert split(text, "kk") == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One was held. Two fled.", ["One was held.", "Two fled."]),
        ("He agreed! Did she? Yes…", ["He agreed!", "Did she?", "Yes…"]),
        ("It is in the U.S. The court sat.", ["It is in the U.S.", "The court sat."]),
        ("He said no. Then he left.", ["He said no.", "Then he left."]),
        ("Across the area.Another group fled.", ["Across the area.", "Another group fled."]),
        ("Five were held.12 cases were sent.", ["Five were held.", "12 cases were sent."]),
        ("It fell by 12%. 24 people came.", ["It fell by 12%.", "24 people came."]),
        ('He said: "It works." Then he sat.', ['He said: "It works."', "Then he sat."]),
        ("За 2018 г. Всего 3 дела.", ["За 2018 г.", "Всего 3 дела."]),
        ("Ущерб 5 млрд. В суде дело.", ["Ущерб 5 млрд.", "В суде дело."]),
        ("«Да!» — ответил он. «Нет.» Он ушёл.", ["«Да!» — ответил он.", "«Нет.»", "Он ушёл."]),
        ("Это было в 2020 г. 15 дел закрыто.", ["Это было в 2020 г.", "15 дел закрыто."]),
        ("Іс сотта. Бұл туралы айтылды.", ["Іс сотта.", "Бұл туралы айтылды."]),
        ("First point. 2. Second point.", ["First point.", "2. Second point."]),
        ("Is it so?Yes it is.", ["Is it so?", "Yes it is."]),
        (". The rest.", [".", "The rest."]),
    ],
)
def test_a_sentence_ends_where_a_reader_would_say(text: str, parts: list[str]) -> None:
    assert split(text, "kk") == parts


def test_a_line_break_ends_a_sentence() -> None:
    assert split("- first item;\n- second item\n\nNext", "en") == ["- first item;", "- second item", "Next"]


def test_wrapped_text_is_one_sentence() -> None:
    assert split("The court heard\nthe case.", "en") == ["The court heard\nthe case."]


def test_a_list_that_ends_in_semicolons_is_not_joined() -> None:
    assert split("weapons;\ndrugs;", "en") == ["weapons;", "drugs;"]


@given(st.text(alphabet="Aa. !?\n«»\"'-1г", max_size=60) | st.text(max_size=60), LANGS)
def test_sentences_are_trimmed_ascending_and_only_blanks_lie_between(text: str, lang: Lang) -> None:
    end = 0
    for span in sentences(text, lang):
        assert text[end : span.start].strip() == ""
        assert text[span.start : span.end] == text[span.start : span.end].strip() != ""
        end = span.end
    assert text[end:].strip() == ""


ENDINGS = [
    "approx",
    "messrs",
    "court",
    "cases",
    "судья",
    "corp",
    "no",
    "mr",
    "12",
    "г",
    "A",
    "The",
    "Б",
    "abc",
    "(",
    "”",
]


@given(st.lists(st.sampled_from([*ENDINGS, ". ", ". ", ".", "! ", " ", "\n"]), max_size=10), LANGS)
def test_what_plainly_ends_a_sentence_ends_one_when_looked_at_closely(pieces: list[str], lang: Lang) -> None:
    text = "".join(pieces)

    for start, end in _runs(text):
        run = text[start:end]
        for stop in _STOP.finditer(run):
            if stop.end() < len(run) and _plainly_ends(run, stop, stop.end()):
                assert _ends_sentence(run, stop, stop.end(), lang)
