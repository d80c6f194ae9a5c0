"""From the lines of a page to the body of its release, and what was set aside on the way.

The body is as printed: lines are kept or set aside as a whole, but for a stamp that a page glued to the
front of a line ("26.06.2025 20:31:49 902The General..."). Runs of blank lines become one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from indexer.encoding import printable
from indexer.page_furniture import AT_EDGES, Furniture, furniture, heads_a_name, unstamped
from indexer.sentences import sentences
from search.model import Lang

Place = Literal["before", "within", "after"]
Kind = Furniture | Literal["title"]

MAX_TITLE = 250  #: code points
LEAD_TITLE = 160  #: code points of a title that is cut from the first sentence
_TOP = 12  #: lines of text at most that can have a stamp glued to them
_MENU_TOP = 60  #: lines in which a menu ends
_MIN_MENU = 4  #: lines; fewer above the date of a page are its title
_MENU_ENTRY = 80  #: code points of one entry at most
_MAX_STAMPS = 3  #: with more dates at its top a page is a chronology
_TIME_OF_DAY = re.compile(r"\d:\d\d")
_TITLE_LABEL = re.compile(r"(?:title|заголовок|тақырып\w*)\s*:\s*|#+\s+", re.IGNORECASE)
_AGENCY_MARK = re.compile(
    r"(?:/[^/]{2,30}/|\([^)]{2,60}\))(?:\s+[–—-])?\s+|(?:[^\W\d_a-zа-яё]{4,}\.?\s+)?[–—-]\s+"
)
_MIN_SENTENCE = 25  #: code points; a shorter one is a dateline or an exclamation
_PAGE_NUMBER = re.compile(r"\s[-–—|#]\s*\d{5,}$")
_NOT_LETTERS = re.compile(r"[\W_]+")
_TERMINAL = (".", "!", "?", "…", ":", ";", ",")


@dataclass(frozen=True, slots=True)
class Aside:
    """A line, or the stamp in front of one, that is not of the body; *place* is relative to the body."""

    text: str
    kind: Kind
    place: Place


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: the release's title and body, and what stood around them."""

    title: str
    text: str
    asides: tuple[Aside, ...]


def clean(text: str, title: str | None, lang: Lang = "en") -> Page:
    """Return the body of the page *text*, with *title* or the title that the page itself prints.

    A page without a title line gets one from its first sentence, which stays in the body too.
    *lang* only serves to find where that sentence ends.
    """
    lines = _unglued(printable(text).split("\n"))
    asides: list[Aside] = []
    if title is None:
        lines = _without_menu(lines, asides)
    start = _first_text(lines, 0, title, asides)
    if title is None and start < len(lines) and _is_title(lines, start):
        title = _bare_title(lines, start)
        asides.append(Aside(lines[start], "title", "before"))
        start = _first_text(lines, start + 1, title, asides)
    body = _body(lines[start:], title, asides)
    return Page(title or lead_title(body, lang), body, tuple(asides))


def _without_menu(lines: tuple[str, ...], asides: list[Aside]) -> tuple[str, ...]:
    """Return *lines* without the menu of the site, which ends at the date that the page prints.

    A menu is several short lines that are no sentences, and the date has its time of day. The last line
    is kept when no title follows the date.
    """
    kinds = _kinds(lines[:_MENU_TOP])
    ends = [number for number, kind in enumerate(kinds) if kind == "stamp"]
    if not 0 < len(ends) <= _MAX_STAMPS or not _TIME_OF_DAY.search(lines[ends[-1]]):
        return lines
    above = [number for number in range(ends[-1]) if lines[number] and kinds[number] is None]
    if len(above) < _MIN_MENU or any(_is_sentence(lines[number]) for number in above):
        return lines
    if not _heads_page(lines, ends[-1] + 1):
        above.pop()
    menu = frozenset(above)
    asides += [Aside(lines[number], "path", "before") for number in above]
    return tuple(line for number, line in enumerate(lines) if number not in menu)


def _is_sentence(line: str) -> bool:
    return len(line) > _MENU_ENTRY or line.endswith((".", "!", "?", "…"))


def _heads_page(lines: Sequence[str], start: int) -> bool:
    """Return whether the first line from *start* can be a title."""
    line = next((line for line in lines[start:] if line and furniture(line) is None), "")
    return len(line.split()) > 2 and len(line) <= MAX_TITLE and not line.endswith(_TERMINAL)


def _unglued(lines: Sequence[str]) -> tuple[str, ...]:
    """Return *lines* with the stamps that a page glued to the first ones as lines of their own."""
    split: list[str] = []
    left = _TOP
    for line in lines:
        if left and line.strip():
            left -= 1
            parts = (line,) if furniture(line) == "stamp" else unstamped(line)
            split += [part.strip() for part in parts if part.strip()]
        else:
            split.append(line.strip())
    return tuple(split)


def lead_title(body: str, lang: Lang) -> str:
    """Return the first sentence of *body*, cut at a word and marked with an ellipsis if it is long.

    A dateline ("АСТАНА, 14 июня. /Казинформ/ -") is no part of it.
    """
    head = body[: 10 * LEAD_TITLE]
    found = [" ".join(head[span.start : span.end].split()) for span in sentences(head, lang)]
    telling = [_without_agency(sentence) for sentence in found if len(sentence) >= _MIN_SENTENCE]
    sentence = next(iter(telling or found), "")
    if len(sentence) <= LEAD_TITLE:
        return sentence
    return sentence[: LEAD_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def _without_agency(sentence: str) -> str:
    mark = _AGENCY_MARK.match(sentence)
    return sentence[mark.end() :] if mark else sentence


def _first_text(lines: Sequence[str], start: int, title: str | None, asides: list[Aside]) -> int:
    """Return the number of the first line of text from *start*; what stands before it goes to *asides*."""
    kinds = _kinds(lines[start : start + 50])
    for number, kind in enumerate(kinds, start):
        line = lines[number]
        told = _title_again(line, title) or kind or _section(lines, number, title)
        if line.strip() and told is None:
            return number
        if told is not None:
            asides.append(Aside(line.strip(), told, "before"))
    return start + len(kinds)


def _kinds(lines: Sequence[str]) -> list[Furniture | None]:
    """Return the kind of each line; a name under a label such as "Author:" belongs to the label."""
    kinds: list[Furniture | None] = []
    labelled = False
    for line in lines:
        name = labelled and len(line.split()) <= 4 and not line.endswith(_TERMINAL) and bool(line.strip())
        kinds.append("credit" if name else furniture(line))
        labelled = heads_a_name(line) or (labelled and not line.strip())
    return kinds


def _title_again(line: str, title: str | None) -> Literal["title"] | None:
    """Return "title" if *line* repeats *title*, perhaps with the page's number behind it."""
    if title is None or len(line) > len(title) + 40:
        return None
    bare, known = _letters(_without_number(line.strip())), _letters(title)
    return "title" if bare and bare == known else None


def _section(lines: Sequence[str], number: int, title: str | None) -> Literal["control"] | None:
    """Return "control" for a word or two above what looks like the title: the section of a site."""
    line = lines[number].strip()
    if title is not None or not 0 < len(line.split()) <= 2 or line.endswith(_TERMINAL):
        return None
    follower = next((each.strip() for each in lines[number + 1 :] if each.strip()), "")
    headline = len(follower.split()) > 3 and len(follower) <= MAX_TITLE and not follower.endswith(_TERMINAL)
    return "control" if headline and furniture(follower) is None else None


def _is_title(lines: Sequence[str], start: int) -> bool:
    """Return whether the first line of text is a title of its own, and not the lead paragraph."""
    line = lines[start].strip()
    following = next((each.strip() for each in lines[start + 1 :] if each.strip()), None)
    if following is None or len(line) > MAX_TITLE:
        return False
    if furniture(following) == "stamp" or _title_again(following, line):
        return True
    return not line.rstrip("\"'»”").endswith(_TERMINAL)


def _bare_title(lines: Sequence[str], start: int) -> str:
    """Return the title on line *start*, without its label, the page's number, or the site's name.

    A site's name is what the line has more than the line below, which repeats the title alone.
    """
    line = lines[start]
    again = next((each for each in lines[start + 1 :] if each), "")
    if len(again) > _MIN_SENTENCE and line.startswith(again):
        line = again
    return " ".join(_without_number(_TITLE_LABEL.sub("", line, count=1)).split())


def _without_number(line: str) -> str:
    return _PAGE_NUMBER.sub("", line) if line[-1:].isdigit() else line


@lru_cache(maxsize=64)  # a page's title is compared with each of its lines
def _letters(line: str) -> str:
    return _NOT_LETTERS.sub("", line.casefold())


def _body(lines: Sequence[str], title: str | None, asides: list[Aside]) -> str:
    kinds = [_title_again(line, title) or kind for line, kind in zip(lines, _kinds(lines), strict=True)]
    end = _end_of_text(lines, kinds)
    kept: list[str] = []
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if number < end and (kind is None or kind in AT_EDGES):
            kept.append(line)
        elif line.strip():
            asides.append(Aside(line.strip(), kind or "related", "within" if number < end else "after"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n ")


def _end_of_text(lines: Sequence[str], kinds: Sequence[Kind | None]) -> int:
    """Return the number of the line after the last line of text.

    A list of other pages at the end ("Read also" and headlines without a full stop) is no text.
    """
    end = len(lines)
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number].strip()
        if kinds[number] == "related":
            end = number
        elif kinds[number] is None and line.endswith((".", "!", "?", "…", "»", '"', "”")):
            break
    while end and (kinds[end - 1] is not None or not lines[end - 1].strip()):
        end -= 1
    return end
