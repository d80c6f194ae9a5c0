"""The figures that a query text asks for, read by the reader of releases.

What stands in quotes, in parentheses, in a field or beside an operator is read apart: no figure goes across.
All of it is read as `search.grammar.respelling` has it; spans are of the query text as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from search.grammar.amounts import bracketed
from search.grammar.backward import backward
from search.grammar.bounds import NUMERAL, Named, named, unit_named
from search.grammar.respelling import Respelt, language, respelt
from search.model import Span
from search.quantities import Quantity as Read
from search.quantities import Reading, read
from search.query import Quantity


class Figure(NamedTuple):
    """*qualifiers* is what stands between the number and its noun: `drop` in `over 50,000 drop accounts`.

    *number*, of a figure in words, is from its numeral to its noun. *in_words*: these will do as well
    (`3 people`). *backward*: its ends stand the wrong way round, so that it is to be refused.
    """

    quantity: Quantity
    span: Span
    qualifiers: Span | None = None
    number: Span | None = None
    in_words: bool = False
    backward: bool = False


_APART = re.compile(
    r"""["＂“”„‟«»][^"＂“”„‟«»]*(?:["＂“”„‟«»]|\Z) | [()] | \b(?:OR|AND|NOT|ИЛИ|И|НЕ|НЕМЕСЕ|ЖӘНЕ)\b
    | \b(?ai:title|agency|official|place|lang|date|since|until):\s*[^\s()"]* """,
    re.VERBOSE,
)
_UNREAD = frozenset({"vague", "every", "multiple"})  #: `thousands of`, `doubled`: words, and no amount
_BEFORE = re.compile(r"(US\$|[$€£₸₽%]|[^\W\d_]+)\s*$")
_RANKED = re.compile(r"\b(?i:ranked|ranks|rank|place)\s+(?:at\s+|#\s?)?$")
_PRINTED = re.compile(r"\d[\d.,  ]*(?![\d½¼¾]|\s?[^\W\d_]*\d)")
_SIGNS = "<>≤≥⩽⩾"
_SIGNED = re.compile(rf"[{_SIGNS}~≈:\[\]]|\.\.")  #: no running text states a figure with these
_SECOND = re.compile(rf"\s*(?:[-–—]|to\b|and\b|до\b|и\b|or\b|или\b)\s*{NUMERAL.pattern}")
_GOES_ON = re.compile(r"[\w*~^]")
_IN_WORD = re.compile(r"(?<=\w)~")  #: `tenge~1` asks for a spelling


@lru_cache(maxsize=64)
def figures(text: str) -> Mapping[int, Figure]:
    """Return the figures of *text* by the position at which each begins."""
    written = respelt(text)
    found: dict[int, Figure] = {
        span.start: Figure(Quantity(None, None), span, backward=True)
        for part in _parts(text)
        for span in backward(text, part)
    }
    refused = tuple(figure.span for figure in found.values())
    for each in _read(written.text).values():
        figure = _typed(written, each)
        is_refused = any(span.start < figure.span.end and figure.span.start < span.end for span in refused)
        if _can_be_said(each.quantity) and not is_refused:
            found.setdefault(figure.span.start, figure)
    return found


def _can_be_said(quantity: Quantity) -> bool:
    """Whether *quantity* has a text that stands for it: what has none is words, or no chip could name it."""
    written = _read(respelt(bracketed(quantity)).text)
    return [figure.quantity for figure in written.values()] == [quantity]


def _typed(written: Respelt, figure: Figure) -> Figure:
    """Return *figure*, read from a text as respelt, with the spans of the text as typed."""
    span = written.origin(figure.span)
    qualifiers, number = (each and written.origin(each) for each in (figure.qualifiers, figure.number))
    quantity = replace(figure.quantity, span=span)
    return figure._replace(quantity=quantity, span=span, qualifiers=qualifiers, number=number)


def _read(text: str) -> dict[int, Figure]:
    found: dict[int, Figure] = {}
    for part in _parts(text):
        start = part.start
        for bounds in named(text, part):
            if bounds.span.start >= start:
                found |= _spoken(text, Span(start, bounds.span.start))
                figure = _of_bounds(text, bounds, part.end)
                found[figure.span.start] = figure
                start = figure.span.end
        found |= _spoken(text, Span(start, part.end))
    return found


def _parts(text: str) -> Iterator[Span]:
    start = 0
    for apart in _APART.finditer(text):
        yield Span(start, apart.start())
        start = apart.end()
    yield Span(start, len(text))


def _of_bounds(text: str, bounds: Named, end: int) -> Figure:
    """The unit of `2..3bn tenge` and `amount:[1bn TO 10bn] KZT` follows."""
    quantity, at = bounds.quantity, bounds.span.end
    if quantity.unit is None and bounds.takes_unit:
        lead = "2 " if at < end and text[at].isspace() else "2"
        following = lead + text[at:end].lstrip()
        reading = read(following, language(text))
        one = next(iter(reading.quantities), None)
        if one and one.unit and one.number.start == 0 and one.form == "plain":
            shift = end - len(text[at:end].lstrip()) - len(lead)
            factor = one.low / 2
            quantity = replace(
                quantity,
                unit=one.unit,
                kind=None,
                low=None if quantity.low is None else quantity.low * factor,
                high=None if quantity.high is None else quantity.high * factor,
            )
            at = one.number.end + shift
            between = _qualifiers(following, reading, one)
            return _figure(
                quantity,
                Span(bounds.span.start, at),
                between and Span(between.start + shift, between.end + shift),
            )
    return _figure(quantity, bounds.span, None)


def _figure(quantity: Quantity, span: Span, qualifiers: Span | None) -> Figure:
    return Figure(replace(quantity, span=span), span, qualifiers)


def _spoken(text: str, part: Span) -> dict[int, Figure]:
    """Return the figures in words and signs: `over 50,000 accounts`, `tenge > 1bn`, `12%`."""
    reading = read(text, language(text), part.start, part.end)
    found: dict[int, Figure] = {}
    for each in reading.quantities:
        if figure := _spoken_figure(text, part, reading, each):
            signed = _SIGNED.search(text, figure.span.start, figure.span.end)
            found[figure.span.start] = figure if signed else figure._replace(number=each.number)
    return found


def _spoken_figure(text: str, part: Span, reading: Reading, each: Read) -> Figure | None:
    if each.form in _UNREAD or _GOES_ON.match(text, each.span.end) or _IN_WORD.match(text, each.span.start):
        return None
    start, quantity = each.span.start, _asked(each)
    if text[start] == "-":  # excludes: a figure that falls is asked for in words
        start, quantity = start + 1, replace(quantity, low=abs(each.low), high=abs(each.high))
    before = Span(part.start, start)
    if not each.unit:
        return _without_unit(text, before, each, quantity)
    in_words = each.modifier == "exact" and each.low == each.high and _is_plain(text, each)
    if in_words and not _may_be_spelt_out(each):
        return None
    if each.kind == "rank" and (ranked := _RANKED.search(text, part.start, start)):
        start = ranked.start()
    figure = _figure(quantity, Span(start, each.span.end), _qualifiers(text, reading, each))
    return figure._replace(in_words=in_words)


def _without_unit(text: str, before: Span, each: Read, quantity: Quantity) -> Figure | None:
    """Take the unit from the word before: `KZT > 100bn`, `percent between 10 and 25`."""
    compared = each.modifier != "exact" or (each.low != each.high and text[before.end].isalpha())
    if not compared:
        return None
    word = _BEFORE.search(text, before.start, before.end)
    unit = unit_named(word[1]) if word else None
    if word and unit and (unit.kind != "count" or text[before.end] in _SIGNS):
        return _figure(unit.of(quantity), Span(word.start(), each.span.end), None)
    return _figure(quantity, Span(before.end, each.span.end), None)


def _is_plain(text: str, each: Read) -> bool:
    """Whether *each* is a small number of things, or a time: such are looked for as they are printed."""
    if each.kind == "duration":
        return True
    digits = _PRINTED.match(text, each.number.start)
    as_printed = digits is not None and re.sub(r"\D", "", digits[0]) == f"{each.low.normalize():f}"
    return each.kind == "count" and (as_printed or each.low < _SPELT_OUT)


_SPELT_OUT = 1000  #: smaller numbers in words (`three people`) are words
_SPELT = 100  #: smaller numbers of things are printed in words as often as in digits


def _may_be_spelt_out(each: Read) -> bool:
    """Whether some releases print *each* in digits and others in words, so that either is to be found."""
    return each.kind == "count" and 0 < each.low < _SPELT and each.low == each.low.to_integral_value()


def _asked(each: Read) -> Quantity:
    match each.modifier:
        case "over" | "at_least":
            return Quantity(each.low, None, each.unit or None)
        case "under" | "at_most":
            return Quantity(None, each.high, each.unit or None)
        case modifier:
            about = modifier == "about" and each.low == each.high
            return Quantity(each.low, each.high, each.unit or None, about=about)


def _qualifiers(text: str, reading: Reading, each: Read) -> Span | None:
    """Return what stands between the numeral and the noun, the words that say which things are counted."""
    first = NUMERAL.match(text, each.number.start)
    # The noun follows the second end of a range.
    second = first and each.low != each.high and _SECOND.match(text, first.end())
    numeral = second or first
    head = next((token for token in reading.tokens if token.end == each.number.end), None)
    if each.kind != "count" or numeral is None or head is None:
        return None
    return Span(numeral.end(), head.start) if text[numeral.end() : head.start].strip() else None
