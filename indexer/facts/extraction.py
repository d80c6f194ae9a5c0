"""From a text to its facts: each sentence is read, then its quantities are understood stage by stage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.facts.concepts import with_concepts
from indexer.facts.context import Context
from indexer.facts.elision import with_nouns
from indexer.facts.holding import with_held
from indexer.facts.links import with_changes, with_wholes
from indexer.facts.periods import with_periods
from indexer.facts.statement import Statement
from indexer.facts.trends import with_trends
from indexer.sentences import sentences
from search.model import Dates, Equivalent, Fact, Lang, Span
from search.quantities import read

_UNDATED = Dates()

# Both bound what a text made to be slow can cost: a number takes a tenth of a millisecond or two.
MAX_NUMBERS = 10_000  #: of a text that are read; a release has some tens
MAX_IN_SENTENCE = 500  #: with more numbers it is no sentence but a table or a dump, and is passed over
MAX_SENTENCE = 10_000  #: code points; a longer one has no sentence's structure, whatever its words are
_NUMBER = re.compile(r"\d+")


def has_too_many_numbers(text: str) -> bool:
    """Return whether *text* has more numbers than are read: what stands behind them states no facts."""
    return _has_more_numbers(text, Span(0, len(text)), MAX_NUMBERS)


def _has_more_numbers(text: str, part: Span, limit: int) -> bool:
    """Return whether *part* of *text* has more than *limit* numbers; they are counted only if they fit in."""
    if part.end - part.start <= 2 * limit:
        return False
    return sum(1 for _ in _NUMBER.finditer(text, part.start, part.end)) > limit


def extract(text: str, lang: Lang, dates: Dates = _UNDATED) -> tuple[Fact, ...]:
    """Return the facts of *text* in its order; spans are into it, periods are resolved against *dates*."""
    stated = statements(text, lang, dates)
    places = [place for place, statement in enumerate(stated) if _is_fact(statement)]
    number = {place: order for order, place in enumerate(places)}
    restated: dict[int, list[Statement]] = {}
    for statement in stated:
        if statement.equivalent_of is not None:
            restated.setdefault(statement.equivalent_of, []).append(statement)
    return tuple(_fact(stated[place], lang, restated.get(place, ()), number) for place in places)


def statements(text: str, lang: Lang, dates: Dates = _UNDATED) -> tuple[Statement, ...]:
    """Return every quantity of *text*, also those that are no facts of their own.

    Those are spans of time, vague amounts, bare numbers, and amounts restated in another currency.
    """
    found: list[Statement] = []
    readable = tuple(_readable(text, lang))
    context = Context(text, readable, lang, dates.best)
    changes = 0
    for at, sentence in enumerate(readable):
        if len(found) >= MAX_NUMBERS:  # in words; those in digits are counted before they are read
            break
        reading = read(text, lang, sentence.start, sentence.end)
        if not reading.quantities:
            continue
        said_by, said_when = context.speaker(at), context.periods(at)
        stated: Sequence[Statement] = [
            Statement(quantity, sentence, reading, quantity.unit, quantity.printed_unit, speaker=said_by)
            for quantity in reading.quantities
        ]
        stated = with_trends(with_nouns(stated, found, lang))
        stated = with_periods(text, stated, said_when) if said_when else with_held(stated, context.held(at))
        stated = with_changes(stated, changes)
        changes = max([changes, *(each.change_id + 1 for each in stated if each.change_id is not None)])
        found.extend(with_concepts(with_wholes(stated, found)))
    return tuple(found)


def _readable(text: str, lang: Lang) -> Iterator[Span]:
    """Yield the sentences that are read: not the dumps among them, and none behind MAX_NUMBERS numbers."""
    limited = has_too_many_numbers(text)
    before = 0
    for sentence in sentences(text, lang):
        if limited:
            before += sum(1 for _ in _NUMBER.finditer(text, sentence.start, sentence.end))
            if before > MAX_NUMBERS:
                return
        if sentence.end - sentence.start > MAX_SENTENCE:
            continue
        if not _has_more_numbers(text, sentence, MAX_IN_SENTENCE):
            yield sentence


def _is_fact(statement: Statement) -> bool:
    quantity = statement.quantity
    return (
        not statement.is_period
        and quantity.form != "vague"
        and statement.unit != ""
        and statement.equivalent_of is None
    )


def _fact(statement: Statement, lang: Lang, restated: Sequence[Statement], number: dict[int, int]) -> Fact:
    quantity = statement.quantity
    whole = statement.part_of
    return Fact(
        kind=quantity.kind,
        low=quantity.low,
        high=quantity.high,
        unit=statement.unit,
        span=quantity.span,
        sentence=statement.sentence,
        lang=lang,
        modifier=quantity.modifier,
        trend=statement.trend,
        role=statement.role,
        change_id=statement.change_id,
        per=quantity.per,
        concept=statement.concept or (statement.printed_unit if quantity.kind == "count" else ""),
        period=statement.period,
        equivalents=tuple(_equivalent(each) for each in restated),
        part_of=None if whole is None else number.get(whole),
        speaker=statement.speaker,
    )


def _equivalent(statement: Statement) -> Equivalent:
    quantity = statement.quantity
    return Equivalent(
        quantity.low, quantity.high, statement.unit, Span(quantity.span.start, quantity.span.end)
    )
