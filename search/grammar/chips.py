"""What a query was understood to ask for, in words, part by part."""

from __future__ import annotations

from search.errors import QueryTooLarge
from search.grammar.amounts import stated
from search.grammar.dates import write_range
from search.grammar.figures import figures
from search.grammar.parser import parse
from search.grammar.worded import quantity_of
from search.grammar.writer import joined, reads, write
from search.model import Chip
from search.query import (
    MAX_CODE_POINTS,
    All,
    Any,
    DateRange,
    Field,
    Fuzzy,
    Near,
    Not,
    Phrase,
    Prefix,
    Quantity,
    Query,
    Term,
)


def understood(query: Query, text: str) -> tuple[Chip, ...]:
    """Return a chip for each part of *query* that must be met, as `parse` read it from *text*.

    `without` is *text* with that part cut out; words that were left out as stop words go with it.
    """
    parts = query.children if isinstance(query, All) else (query,)
    typed = [_typed(part, parts, text) for part in parts]
    rests = [joined(typed[:number] + typed[number + 1 :]) for number in range(len(parts))]
    if any(map(figures, rests)):
        written = [_spelt(part, text) for part in parts]
        rests = [_apart(rest, written[:number] + written[number + 1 :]) for number, rest in enumerate(rests)]
    return tuple(Chip(_label(part), rest) for part, rest in zip(parts, rests, strict=True))


def _apart(rest: str, written: list[str]) -> str:
    """Return *rest*, or its parts as *written* when words that now stand beside each other make a figure."""
    apart = " AND ".join(written)
    if not figures(rest) or len(apart) > MAX_CODE_POINTS:
        return rest
    return rest if reads(rest, parse(apart)) else apart


def _typed(part: Query, parts: tuple[Query, ...], text: str) -> str:
    """Return *part* as typed; a figure with a word of the query inside is written without that word.

    So is what hyphens alone keep from being a field: `--title:`.
    """
    span = part.span
    if (
        span is None
        or text[: span.start].endswith("-")
        or any(
            other is not part and other.span and span.start <= other.span.start < span.end for other in parts
        )
    ):
        return _spelt(part, text)
    return text[span.start : span.end]


def _spelt(part: Query, text: str) -> str:
    """Return *part* as written; as typed, when writing it takes more than a query may have."""
    try:
        return write(part)
    except QueryTooLarge:
        return text[part.span.start : part.span.end] if part.span else ""


def _label(query: Query) -> str:
    match query:
        case Field():
            return f"{query.name}: {_plain(query.child)}"
        case DateRange():
            return _dated(query)
        case Not(child=DateRange() as dates):
            return f"not {_dated(dates)}"
        case Not():
            return f"without {_subject(query.child)}"
        case Any() | All():
            return _joined(query)
        case _:
            return stated(query) if isinstance(query, Quantity) else _words(query)


def _joined(query: Any | All) -> str:
    if quantity := quantity_of(query):
        return f"{stated(quantity)}, in digits or words"
    return (" or " if isinstance(query, Any) else " and ").join(map(_member, query.children))


def _words(query: Term | Phrase | Near | Prefix | Fuzzy) -> str:
    match query:
        case Term():
            return f'exact word "{query.text}"' if query.exact else query.text
        case Phrase():
            return f'exact phrase "{" ".join(query.words)}"'
        case Near(slop=0):
            return f'"{" ".join(query.words)}" side by side'
        case Near():
            return f'"{" ".join(query.words)}" within {query.slop} words'
        case Prefix():
            return f'words beginning with "{query.text}"'
        case Fuzzy():
            return f'words like "{query.text}"'


def _plain(query: Query) -> str:
    """In a field, a name in quotes reads better without "exact phrase"."""
    if isinstance(query, Phrase):
        return " ".join(query.words)
    return query.text if isinstance(query, Term) else _label(query)


def _subject(query: Query) -> str:
    return f'"{query.text}"' if isinstance(query, Term) and not query.exact else _member(query)


def _member(query: Query) -> str:
    return f"({_label(query)})" if isinstance(query, All | Any) else _label(query)


def _dated(query: DateRange) -> str:
    if query.since and query.until:
        return f"dated {write_range(query.since, query.until, ' to ')}"
    if query.since:
        return f"dated since {write_range(query.since, None, '')}"
    return f"dated until {write_range(None, query.until, '')}" if query.until else "dated"
