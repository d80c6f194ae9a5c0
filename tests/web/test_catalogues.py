from __future__ import annotations

import json
import re

import pytest
from flask import Flask

from search.model import Lang
from tests.web.messages import Message, looked_up_at_import, messages
from web import words
from web.catalogues import LOCALES, Entry, catalogue, compiled, entries

LANGUAGES: tuple[Lang, ...] = ("ru", "kk")
PLACE = re.compile(r"%\((\w+)\)([sd])")
#: what has the same form everywhere, so that its translation is itself
SAME = {"CSV", "JSON Lines", "%(day)s %(year)d", "%(month)s %(year)s", "Масса"}


def translated(language: Lang) -> dict[Message, Entry]:
    found = list(entries((LOCALES / f"{language}.po").read_text(encoding="utf-8")))
    assert len({entry.message for entry in found}) == len(found), "a message is there twice"
    return {(entry.message, entry.plural): entry for entry in found if entry.message}


def as_po(message: Message) -> str:
    """Return *message* as a translator gets it."""
    said, many = (part and json.dumps(part, ensure_ascii=False) for part in message)
    return f"msgid {said}\nmsgid_plural {many}\nmsgstr[0]" if many else f"msgid {said}\nmsgstr"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_and_no_other(language: Lang) -> None:
    known, wanted = translated(language), messages()

    missing = [f"#: {wanted[message]}\n{as_po(message)}" for message in wanted if message not in known]
    unused = [message for message in known if message not in wanted]

    assert not missing, f"put into web/locales/{language}.po and translate:\n" + "\n".join(missing)
    assert not unused, f"take out of web/locales/{language}.po"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_says_something_in_its_own_letters(language: Lang) -> None:
    for entry in translated(language).values():
        for said in entry.translations:
            assert said.strip() == said != "", entry
            assert (
                re.search("[а-яёәіңғүұқөһ]", said, re.IGNORECASE)
                or not re.search("[A-Za-z]", PLACE.sub("", entry.message))
                or entry.message in SAME
            ), entry


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_places_of_its_message(language: Lang) -> None:
    for entry in translated(language).values():
        wanted = sorted(set(PLACE.findall(entry.message)))
        for said in entry.translations:
            assert sorted(set(PLACE.findall(said))) == wanted, entry
            assert "%" not in PLACE.sub("", said), entry


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plural_has_each_form_of_its_language(language: Lang) -> None:
    forms = {"ru": 3, "kk": 1}[language]

    for entry in translated(language).values():
        assert len(entry.translations) == (forms if entry.plural else 1), entry


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["0 releases", "1 release", "2 releases", "5 releases", "11 releases", "21 releases"]),
        ("ru", ["0 релизов", "1 релиз", "2 релиза", "5 релизов", "11 релизов", "21 релиз"]),
        ("kk", ["0 релиз", "1 релиз", "2 релиз", "5 релиз", "11 релиз", "21 релиз"]),
    ],
)
def test_a_number_takes_the_form_that_goes_with_it(app: Flask, language: Lang, told: list[str]) -> None:
    with app.test_request_context():
        words.speak(language)
        said = [
            words.plural("%(counted)s release", "%(counted)s releases", number) % {"counted": number}
            for number in (0, 1, 2, 5, 11, 21)
        ]

    assert said == told


def test_no_message_is_looked_up_before_its_reader_is_known() -> None:
    assert looked_up_at_import() == []


def test_what_a_catalogue_lacks_stays_in_english() -> None:
    assert (
        catalogue("ru").gettext("a message that nobody has translated")
        == "a message that nobody has translated"
    )
    assert catalogue("en").gettext("Search") == "Search"


def test_a_message_may_stand_on_several_lines_and_have_escapes() -> None:
    text = '# a comment\nmsgid ""\n"one \\"two\\" "\n"three"\nmsgstr "раз\\n"\n\nmsgid "x"\nmsgstr "ы"'

    assert [entry.message for entry in entries(text)] == ['one "two" three', "x"]
    assert [entry.translations for entry in entries(text)] == [("раз\n",), ("ы",)]


@pytest.mark.parametrize("line", ["msgctxt “x”", 'msgid "x', "x"])
def test_a_line_that_is_none_of_a_catalogue_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="line 2 is"):
        list(entries(f'msgid "a"\n{line}\nmsgstr "b"'))


def test_a_catalogue_of_nothing_is_a_file_of_no_messages() -> None:
    assert len(compiled(())) == 28
