import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import ReleaseRefused
from indexer.front_matter import has_front_matter, parse

EXAMPLE = """---
# a comment
title: "Council: \\"Follow the money\\" \\u2014 results"
date: 2025-06-26   # the day of the event
agency: 'Prosecutor''s Office'
officials:
  - "Berik Asylov, Prosecutor General"
  - Zhanar Kim, Spokeswoman

place: Astana
empty: []
nothing:
link: https://example.kz/a#b
---
First paragraph.

---
Second.
"""


def test_values_are_read_as_typed() -> None:
    document = parse(EXAMPLE)

    assert document.values == {
        "title": 'Council: "Follow the money" — results',
        "date": "2025-06-26",
        "agency": "Prosecutor's Office",
        "officials": ("Berik Asylov, Prosecutor General", "Zhanar Kim, Spokeswoman"),
        "place": "Astana",
        "empty": (),
        "nothing": (),
        "link": "https://example.kz/a#b",
    }


def test_the_body_is_all_that_follows() -> None:
    assert parse(EXAMPLE).body == "First paragraph.\n\n---\nSecond.\n"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("no colon here", "line 2: neither"),
        ("  - item", "line 2: a list item without a key"),
        ('title: "not closed', "line 2: a quoted value that does not end"),
        ("title: 'not closed", "line 2: a quoted value that does not end"),
        ('title: "a" b', "line 2: a quoted value that does not end"),
        ('title: "a\\q"', r"line 2: unknown escape \\q"),
        ("title: {a: 1}", "line 2: put the value in double quotes"),
        ("title: a: b", "line 2: put the value in double quotes"),
        ("title: |", "line 2: put the value in double quotes"),
        ("title: a\ntitle: b", "line 3: 'title' is there twice"),
        ("title: a\n- b", "line 3: a list item without a key"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_line(line: str, reason: str) -> None:
    with pytest.raises(ReleaseRefused, match=reason):
        parse(f"---\n{line}\n---\n")


def test_an_open_front_matter_is_refused() -> None:
    with pytest.raises(ReleaseRefused, match="not closed"):
        parse("---\ntitle: a\n")


@pytest.mark.parametrize("text", ["---\na: b\n---\n", "--- \n"])
def test_a_front_matter_opens_with_three_hyphens(text: str) -> None:
    assert has_front_matter(text)


def test_a_heading_is_no_front_matter() -> None:
    assert not has_front_matter("# Title\n")


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_any_value_survives_quoting(value: str) -> None:
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')

    assert parse(f'---\ntitle: "{quoted}"\n---\n').values == {"title": value}


@given(st.text())
def test_any_text_is_parsed_or_refused_and_nothing_else(text: str) -> None:
    with contextlib.suppress(ReleaseRefused):
        parse(f"---\n{text}\n---\n")
