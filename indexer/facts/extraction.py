"""From a text to its facts: each sentence is read, then its quantities are understood stage by stage."""

from __future__ import annotations

from indexer.facts.elision import with_nouns
from indexer.facts.periods import periods, with_periods
from indexer.facts.statement import Statement
from indexer.facts.trends import with_trends
from indexer.sentences import sentences
from search.model import Dates, Fact, Lang
from search.quantities import read

_UNDATED = Dates()


def extract(text: str, lang: Lang, dates: Dates = _UNDATED) -> tuple[Fact, ...]:
    """Return the facts of *text* in its order; spans are into *text*, periods are resolved against *dates*."""
    return tuple(_fact(statement, lang) for statement in statements(text, lang, dates) if _is_fact(statement))


def statements(text: str, lang: Lang, dates: Dates = _UNDATED) -> tuple[Statement, ...]:
    """Return every quantity of *text*, also those that are no facts: spans of time, vague amounts, bare numbers."""
    found: list[Statement] = []
    for sentence in sentences(text, lang):
        reading = read(text, lang, sentence.start, sentence.end)
        stated = [
            Statement(quantity, sentence, reading, quantity.unit, quantity.printed_unit)
            for quantity in reading.quantities
        ]
        if stated:
            said = periods(text, sentence, lang, dates.best)
            found.extend(with_periods(with_trends(with_nouns(stated, found, lang)), said))
    return tuple(found)


def _is_fact(statement: Statement) -> bool:
    quantity = statement.quantity
    return not statement.is_period and quantity.form != "vague" and statement.unit != ""


def _fact(statement: Statement, lang: Lang) -> Fact:
    quantity = statement.quantity
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
        concept=statement.concept or statement.printed_unit,
        period=statement.period,
        speaker=statement.speaker,
    )
