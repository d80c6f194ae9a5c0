from pathlib import Path

import pytest

from indexer.corpus import Format, Source
from indexer.dating import Declared
from indexer.drafts import draft_of
from indexer.errors import ReleaseRefused


def source(text: str, format_: Format = "markdown", *, digest: bool = False) -> Source:
    return Source("a", "a", format_, text.encode(), digest)


def test_a_front_matter_declares() -> None:
    draft = draft_of(
        source(
            '---\ntitle: "Land  returned"\ndate: 2024-05-06\nagency: Supreme Court\n'
            'officials:\n  - "A. Kim, Judge"\nplace: Astana\nlang: en\nsource: "https://example.kz/1"\n'
            "digest: true\n---\nThe text."
        )
    )

    assert draft.title == "Land returned"
    assert draft.date == Declared("2024-05-06", "front matter")
    assert (draft.agency, draft.officials, draft.place) == ("Supreme Court", ("A. Kim, Judge",), "Astana")
    assert (draft.lang, draft.source, draft.digest, draft.warnings) == (
        "en",
        "https://example.kz/1",
        True,
        (),
    )
    assert draft.text == "The text."


def test_an_empty_list_declares_that_there_are_no_officials() -> None:
    assert draft_of(source("---\ntitle: a\nofficials: []\n---\nText")).officials == ()


def test_a_single_official_needs_no_list() -> None:
    assert draft_of(source("---\nofficials: A. Kim\n---\nText")).officials == ("A. Kim",)


def test_what_is_not_declared_is_unknown() -> None:
    draft = draft_of(source("---\ntitle: a\n---\nText"))

    assert (draft.date, draft.agency, draft.officials, draft.place, draft.lang) == (
        None,
        None,
        None,
        None,
        None,
    )


def test_a_markdown_file_without_front_matter_is_a_plain_text() -> None:
    assert draft_of(source("# Heading\n\nText", digest=True)).text == "# Heading\n\nText"


@pytest.mark.parametrize(
    ("line", "warning"),
    [
        ("author: me", "keys that are not read: author"),
        ("lang: de", "lang 'de' is not one of en, ru, kk"),
        ("source: javascript:alert(1)", "source 'javascript:alert(1)' is not a web address"),
    ],
)
def test_what_is_passed_over_is_warned_about(line: str, warning: str) -> None:
    draft = draft_of(source(f"---\n{line}\n---\nText"))

    assert draft.warnings == (warning,)
    assert (draft.lang, draft.source) == (None, None)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("title:\n  - a\n  - b", "'title' is a list"),
        ("digest: perhaps", "digest is 'perhaps': write true or false"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(line: str, reason: str) -> None:
    with pytest.raises(ReleaseRefused, match=reason):
        draft_of(source(f"---\n{line}\n---\nText"))


def test_an_object_of_a_feed_declares() -> None:
    draft = draft_of(
        source(
            '{"id": "a", "title": "T", "text": "Body", "date": "2024-05-06", "agency": ["Court", "Other"], '
            '"url": "https://example.kz/1", "officials": ["A. Kim"], "digest": false}',
            "json",
            digest=True,
        )
    )

    assert (draft.title, draft.text, draft.agency) == ("T", "Body", "Court")
    assert draft.date == Declared("2024-05-06", "feed")
    assert (draft.source, draft.officials, draft.digest) == ("https://example.kz/1", ("A. Kim",), False)


@pytest.mark.parametrize(("agency", "first"), [('"Court"', "Court"), ("[]", None), ("null", None)])
def test_an_agency_of_a_feed_is_a_name_or_the_first_of_several(agency: str, first: str | None) -> None:
    assert draft_of(source(f'{{"id": "a", "agency": {agency}}}', "json")).agency == first


def test_the_setting_of_the_folder_holds_unless_the_object_says_otherwise() -> None:
    assert draft_of(source('{"id": "a"}', "json", digest=True)).digest


def test_controls_in_declared_values_become_blanks() -> None:
    draft = draft_of(source('{"id": "a", "title": "One\\u202e\\u0000two\\nthree"}', "json"))

    assert draft.title == "One two three"


def documented(language: str) -> str:
    page = (Path(__file__).parent.parent.parent / "docs" / "releases.md").read_text("utf-8")
    return page.split(f"```{language}\n", 1)[1].split("```", 1)[0]


def test_the_documented_front_matter_is_read_without_a_warning() -> None:
    draft = draft_of(source(documented("markdown")))

    assert draft.title == 'Board meeting: "follow the money"'
    assert draft.officials == ("Berik Asylov, Prosecutor General",)
    assert draft.source == "https://www.example.kz/news/1"
    assert (draft.lang, draft.warnings) == ("en", ())


def test_the_documented_object_is_read() -> None:
    draft = draft_of(source(documented("json"), "json"))

    assert (draft.title, draft.agency, draft.source) == (
        "Land returned",
        "Civil Division",
        "https://www.example.gov/1",
    )
