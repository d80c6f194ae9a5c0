import pytest

from indexer.facts import extract
from search.model import Lang


@pytest.mark.parametrize(
    ("text", "lang", "speaker"),
    [
        ("Berik Asylov said that 5 cases were closed.", "en", "Berik Asylov"),
        ("According to Zhumagali, 521 crimes were recorded.", "en", "Zhumagali"),
        ("As B. Asylov emphasized, 5 cases were closed.", "en", "B. Asylov"),
        ("5 cases were closed, Lukin noted.", "en", "Lukin"),
        ("He said that 5 cases were closed.", "en", None),
        ("5 cases were closed.", "en", None),
        ("Касымов сообщил о 12 делах.", "ru", "Касымов"),
        ("По словам министра Касымова, закрыто 12 дел.", "ru", "Касымова"),
        ("12 іс жабылды, деп Асылов хабарлады.", "kk", "Асылов"),
    ],
)
def test_the_speaker_is_whom_the_verb_of_saying_names(text: str, lang: Lang, speaker: str | None) -> None:
    (fact,) = extract(text, lang)

    assert fact.speaker == speaker


def test_he_goes_back_to_the_speaker_before() -> None:
    facts = extract("Asylov said that 5 cases were closed. He added that 80 cases remain.", "en")

    assert [fact.speaker for fact in facts] == ["Asylov", "Asylov"]
