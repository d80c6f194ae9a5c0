from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.model import Span
from web.gate import passed
from web.markup import Mark, lit, marked

HOSTILE = [
    "<script>alert(1)</script>",
    "a <b onmouseover=alert(1)>bold</b> claim",
    '"><img src=x onerror=alert(1)>',
    "<!-- never closed",
    "</p></div></body>",
    "<svg/onload=alert(1)>",
    "&lt;script&gt; &amp;amp; &#60;i&#62;",
    "<mark class=fake>looks lit</mark>",
    "javascript:alert(1)//<textarea>",
    "]]><![CDATA[<x>",
]


class Elements(HTMLParser):
    """Reads markup back: its text, and for each character the elements around it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.around: list[frozenset[str]] = []
        self.ids: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.feed(str(html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.open.append((tag, attributes.get("class") or ""))
        self.ids.extend(value for name, value in attrs if name == "id" and value)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1][0] == tag, "elements close in the order in which they were opened"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        self.around += [frozenset(style for _tag, style in self.open)] * len(data)


texts = st.text(
    st.sampled_from("ab <>&\"'/=;әщ\n") | st.characters(exclude_categories=("Cc", "Cs")),
    min_size=1,
    max_size=60,
)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, tuple[Mark, ...]]:
    text = draw(texts)
    marks = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        tag = draw(st.sampled_from(["mark", "data", "span"]))
        marks.append(
            Mark(Span(start, end), tag, draw(st.integers(0, 3)), style=f"m{number}", anchor=f"id-{number}")
        )
    return text, tuple(marks)


@given(marked_texts())
def test_marks_nest_cover_what_they_span_and_lose_no_text(made: tuple[str, tuple[Mark, ...]]) -> None:
    text, marks = made

    read = Elements(marked(text, marks, Span(0, len(text))))

    assert read.open == []
    assert read.text == text
    assert read.around == [
        frozenset(mark.style for mark in marks if mark.span.start <= place < mark.span.end)
        for place in range(len(text))
    ]
    assert sorted(read.ids) == sorted(mark.anchor for mark in marks)


@given(marked_texts(), st.integers(0, 59))
def test_windows_side_by_side_show_the_whole_text_and_each_id_once(
    made: tuple[str, tuple[Mark, ...]], cut: int
) -> None:
    text, marks = made
    cut = min(cut, len(text))

    parts = [Elements(marked(text, marks, window)) for window in (Span(0, cut), Span(cut, len(text)))]

    assert "".join(part.text for part in parts) == text
    assert sorted(name for part in parts for name in part.ids) == sorted(mark.anchor for mark in marks)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_element_comes_from_the_text(text: str) -> None:
    html = lit(f"before {text} after", [Span(0, 6)])

    assert html.count("<") == 2, "the opening and the closing tag of the one highlight"
    assert Elements(html).text == f"before {text} after"


def test_a_query_word_inside_a_figure_stands_inside_its_element() -> None:
    text = "froze 50,000 drop accounts"
    figure = Mark(Span(6, 26), "data", 2, style="fact count", anchor="fact-0", value="50000 drop account")

    html = marked(text, (Mark(Span(13, 17), "mark", 3), figure), Span(0, 26))

    assert html == (
        'froze <data id="fact-0" class="fact count" value="50000 drop account">'
        "50,000 <mark>drop</mark> accounts</data>"
    )


def test_a_value_cannot_leave_its_attribute() -> None:
    mark = Mark(Span(0, 1), "data", 2, value='1 "><script>')

    assert Elements(marked("7", (mark,), Span(0, 1))).text == "7"


@pytest.mark.parametrize("text", HOSTILE)
def test_the_gate_turns_tags_that_are_not_ours_into_text(text: str) -> None:
    html = passed(f"{text}<mark>lit</mark>")

    for tag in ("<script", "<b ", "<img", "<svg", "<textarea", "</p", "<x"):
        assert tag not in html


def test_the_gate_drops_attributes_that_are_not_ours() -> None:
    assert passed('<mark onclick="alert(1)" style="x">lit</mark>') == "<mark>lit</mark>"
