"""What a query was understood to ask for, part by part, in the language of the page."""

from __future__ import annotations

from search import grammar
from search.badges import badge
from search.errors import SearchError
from search.grammar.dates import write_range
from search.grammar.worded import quantity_of
from search.model import Chip, Fact, Kind, Modifier, Span
from search.query import (
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
from web.catalogues import SOURCE
from web.words import interface, plural
from web.words import text as _

_NOWHERE = Span(0, 0)


def labels(text: str, chips: tuple[Chip, ...]) -> tuple[str, ...]:
    """Return what each of *chips*, the parts of the query *text*, is called."""
    told = tuple(chip.label for chip in chips)
    if interface() == SOURCE:
        return told
    try:
        query = grammar.parse(text)
    except SearchError:
        return told
    parts = query.children if isinstance(query, All) else (query,)
    return tuple(map(_label, parts)) if len(parts) == len(chips) else told


def _label(query: Query) -> str:
    match query:
        case Field():
            return f"{_field(query.name)}: {_plain(query.child)}"
        case DateRange():
            return _dated(query)
        case Not(child=DateRange() as dates):
            return _("not %(dated)s") % {"dated": _dated(dates)}
        case Not():
            return _("without %(what)s") % {"what": _subject(query.child)}
        case Any() | All():
            return _joined(query)
        case _:
            return _stated(query) if isinstance(query, Quantity) else _words(query)


def _field(name: str) -> str:
    names = {
        "title": _("title"),
        "agency": _("agency"),
        "official": _("official"),
        "place": _("place"),
        "lang": _("language"),
    }
    return names.get(name, name)


def _joined(query: Any | All) -> str:
    if quantity := quantity_of(query):
        return _("%(figure)s, in digits or words") % {"figure": _stated(quantity)}
    joint = _("%(one)s or %(other)s") if isinstance(query, Any) else _("%(one)s and %(other)s")
    first, *others = map(_member, query.children)
    for other in others:
        first = joint % {"one": first, "other": other}
    return first


def _words(query: Term | Phrase | Near | Prefix | Fuzzy) -> str:
    match query:
        case Term():
            return _("exact word “%(word)s”") % {"word": query.text} if query.exact else query.text
        case Phrase():
            return _("exact phrase “%(words)s”") % {"words": " ".join(query.words)}
        case Near(slop=0):
            return _("“%(words)s” side by side") % {"words": " ".join(query.words)}
        case Near():
            within = plural("“%(words)s” within %(num)s word", "“%(words)s” within %(num)s words", query.slop)
            return within % {"words": " ".join(query.words), "num": query.slop}
        case Prefix():
            return _("words beginning with “%(word)s”") % {"word": query.text}
        case Fuzzy():
            return _("words like “%(word)s”") % {"word": query.text}


def _plain(query: Query) -> str:
    if isinstance(query, Phrase):
        return " ".join(query.words)
    return query.text if isinstance(query, Term) else _label(query)


def _subject(query: Query) -> str:
    if isinstance(query, Term) and not query.exact:
        return _("“%(words)s”") % {"words": query.text}
    return _member(query)


def _member(query: Query) -> str:
    return f"({_label(query)})" if isinstance(query, All | Any) else _label(query)


def _dated(query: DateRange) -> str:
    if query.since and query.until:
        days = write_range(query.since, query.until, " – ")
        return _("dated %(days)s") % {"days": days}
    if query.since:
        return _("dated since %(day)s") % {"day": write_range(query.since, None, "")}
    return _("dated until %(day)s") % {"day": write_range(None, query.until, "")}


def _stated(quantity: Quantity) -> str:
    """Return *quantity* in the words of a badge that states it."""
    fact = Fact(
        _kind(quantity),
        quantity.low,
        quantity.high,
        quantity.unit or "",
        _NOWHERE,
        _NOWHERE,
        SOURCE,
        modifier=_modifier(quantity),
    )
    figure = badge(fact, interface()).text
    return _("%(figure)s of any currency") % {"figure": figure} if _is_any_money(quantity) else figure


def _is_any_money(quantity: Quantity) -> bool:
    return quantity.unit is None and quantity.kind == "money"


def _kind(quantity: Quantity) -> Kind:
    return "rank" if quantity.unit == "rank" else quantity.kind or "measure"


def _modifier(quantity: Quantity) -> Modifier:
    if quantity.high is None:
        return "over"
    if quantity.low is None:
        return "under"
    return "about" if quantity.about else "exact"
