"""Facts as shown: which of a release's facts a hit shows, and each in the words of a careful editor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from search.figures import NBSP, figure
from search.model import Equivalent, Fact, Lang, Modifier, Release, Snippet
from search.quantities.english_nouns import canonical
from search.quantities.matching import asked, satisfies
from search.quantities.plurals import is_plural, singular
from search.query import All, Any, Field, Near, Not, Phrase, Prefix, Query, Term
from search.query import Fuzzy as FuzzyTerm
from search.unitwords import SIGNS, shown_in, unit_words

MAX_BADGES = 4  #: badges of one hit: one line on a desktop, two on a phone
_STEM = 5  #: code points that two forms of a word share, enough to tell which sentence speaks of it
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Badge:
    """The parts of a fact in words; *text* is the whole. Parts that a fact does not have are empty."""

    value: str
    unit: str
    modifier: str
    concept: str
    equivalents: str
    text: str


_BEFORE: dict[Lang, dict[Modifier, str]] = {
    "en": {"about": "about", "over": "over", "at_least": "at least", "under": "under", "at_most": "up to"},
    "ru": {"about": "около", "over": "более", "at_least": "не менее", "under": "менее", "at_most": "до"},
    "kk": {"at_least": "кемінде"},
}
_COUNTED = {"over": "more than", "under": "fewer than"}
# Kazakh says it behind, and the word before takes a case: dative or ablative.
_BEHIND: dict[Modifier, tuple[str, str]] = {
    "about": ("dative", "жуық"),
    "over": ("ablative", "астам"),
    "under": ("ablative", "кем"),
    "at_most": ("dative", "дейін"),
}
_TRENDS: dict[Lang, dict[str, str]] = {
    "en": {"up": "up {}", "down": "down {}"},
    "ru": {"up": "рост на {}", "down": "снижение на {}"},
    "kk": {"up": "{} өсім", "down": "{} төмендеу"},
}


def badge(fact: Fact, locale: Lang = "en") -> Badge:
    """Return *fact* in the words of *locale*; its concept stays in the language of the release.

    Money is as printed; equivalents are those that the text states.
    """
    low, high, name = _shown(fact)
    value = _values(low, high, locale)
    unit = _unit(fact, name, high if high is not None else low, locale)
    modifier = _BEFORE[locale].get(fact.modifier, "")
    if locale == "en" and fact.kind == "count":
        modifier = _COUNTED.get(fact.modifier, modifier)
    if locale == "kk" and fact.modifier in _BEHIND:
        modifier = _BEHIND[fact.modifier][1]
    equivalents = ", ".join(_equivalent(equivalent, locale) for equivalent in fact.equivalents)
    text = _sentence(fact, locale, modifier, _joined(fact.kind, value, unit, locale))
    if equivalents:
        text = f"{text} ({equivalents})"
    return Badge(value, unit, modifier, fact.concept, equivalents, text)


def choose(release: Release, query: Query, snippet: Snippet) -> tuple[Fact, ...]:
    """Return at most MAX_BADGES facts of *release*, in the order of the text.

    Those of a quantity that *query* asks for are taken first, then those of the sentences with most of its
    words, then those that *snippet* shows. Of those that read the same, one is taken.
    """
    wanted = tuple(asked(query))
    words = frozenset(_stems(word) for word in query_words(query))

    def rank(place: int) -> tuple[bool, int, bool, bool, int]:
        fact = release.facts[place]
        said = _WORD.findall(release.text[fact.sentence.start : fact.sentence.end].lower())
        shared = len(words.intersection(_stems(word) for word in said))
        unasked = not any(satisfies(fact, quantity) for quantity in wanted)
        return unasked, -shared, not _is_shown(fact, snippet), fact.part_of is not None, place

    best: dict[tuple[str, str], int] = {}
    for place in sorted(range(len(release.facts)), key=rank):
        fact = release.facts[place]
        best.setdefault((badge(fact).text, fact.concept), place)
        if len(best) == MAX_BADGES:
            break
    return tuple(release.facts[place] for place in sorted(best.values()))


def query_words(query: Query) -> Iterator[str]:
    """Yield the words that *query* looks for, in lower case; what it excludes is left out."""
    match query:
        case Term(text=text) | Prefix(text=text) | FuzzyTerm(text=text):
            yield text.lower()
        case Phrase(words=words) | Near(words=words):
            yield from (word.lower() for word in words)
        case Field(child=child):
            yield from query_words(child)
        case All(children=children) | Any(children=children):
            for child in children:
                yield from query_words(child)
        case Not():
            return
        case _:
            return


def _stems(word: str) -> str:
    return word[:_STEM]


def _is_shown(fact: Fact, snippet: Snippet) -> bool:
    return fact.span.start < snippet.span.end and snippet.span.start < fact.span.end


def _values(low: Decimal | None, high: Decimal | None, locale: Lang) -> str:
    ends = [figure(end, locale) for end in dict.fromkeys((low, high)) if end is not None]
    return " to ".join(ends) if locale == "en" else "–".join(ends)


def _shown(fact: Fact) -> tuple[Decimal | None, Decimal | None, str]:
    """Return the ends and the unit to print: 1,500 kg are 1.5 tons."""
    most = fact.high if fact.high is not None else fact.low
    name, size = shown_in(fact.unit, Decimal(0) if most is None else most)
    low, high = (None if end is None else end / size for end in (fact.low, fact.high))
    return low, high, name


def _unit(fact: Fact, name: str, amount: Decimal | None, locale: Lang) -> str:
    if fact.kind == "count" and locale == fact.lang == "en" and amount != 1:
        phrase = _counted_phrase(fact)
        if phrase:
            return phrase
    return unit_words(name, Decimal(0) if amount is None else amount, locale)


def _counted_phrase(fact: Fact) -> str:
    """`drop accounts` of the concept `drop accounts frozen`."""
    words = fact.concept.split()
    for place, word in enumerate(words):
        if is_plural(word.lower()) and canonical(singular(word.lower())) == fact.unit:
            return " ".join(words[: place + 1])
    return ""


def _joined(kind: str, value: str, unit: str, locale: Lang) -> str:
    """The number with its unit: `$6 million`, `12%`, `88th place`, `2.4 billion tenge`."""
    if kind == "rank":
        return _ranked(value, locale)
    if unit == "%":
        return value + ("%" if locale != "ru" else NBSP + "%")
    if not unit:
        return value
    return f"{value}{' ' if locale == 'en' else NBSP}{unit}"


def _ranked(value: str, locale: Lang) -> str:
    if locale == "ru":
        return f"{value}-е место"
    if locale == "kk":
        return f"{value}-орын"
    teen = value[-2:] in ("11", "12", "13")
    return value + ("th" if teen else {"1": "st", "2": "nd", "3": "rd"}.get(value[-1:], "th")) + " place"


def _sentence(fact: Fact, locale: Lang, modifier: str, amount: str) -> str:
    if locale == "en" and fact.unit in SIGNS:
        amount = _signed(fact.unit, _values(fact.low, fact.high, locale))
    if locale == "ru" and fact.kind == "ratio" and fact.trend != "none":
        whole = f"{modifier} {amount}".strip()
        return f"{'рост' if fact.trend == 'up' else 'снижение'} в {whole}"
    if locale == "kk" and fact.modifier in _BEHIND:
        amount = f"{_case(amount, _BEHIND[fact.modifier][0])} {modifier}"
    elif modifier:
        amount = f"{modifier} {amount}"
    if fact.per:
        amount = f"{amount} per {fact.per}" if locale == "en" else amount
    return _TRENDS[locale].get(fact.trend, "{}").format(amount)


def _signed(unit: str, value: str) -> str:
    return SIGNS[unit] + value.replace(" to ", f" to {SIGNS[unit]}")


def _equivalent(equivalent: Equivalent, locale: Lang) -> str:
    value = _values(equivalent.low, equivalent.high, locale)
    if locale == "en" and equivalent.unit in SIGNS:
        return _signed(equivalent.unit, value)
    amount = equivalent.high if equivalent.high is not None else equivalent.low
    return f"{value} {unit_words(equivalent.unit, Decimal(0) if amount is None else amount, locale)}"


_BACK, _FRONT = "аоұыуюяё", "әөүіеэи"
_VOICELESS = "пфкқтсшщчцхһ%"
_NASAL = "мнң"


def _case(phrase: str, case: str) -> str:
    """Return *phrase* with the Kazakh dative or ablative ending that its last word asks for."""
    if phrase[-1].isdigit() or phrase[-1] == "%":
        return phrase + ("-ға" if case == "dative" else "-дан")
    front = next((letter in _FRONT for letter in reversed(phrase.lower()) if letter in _BACK + _FRONT), True)
    last = phrase[-1].lower()
    if case == "dative":
        return phrase + (("ке" if front else "қа") if last in _VOICELESS else ("ге" if front else "ға"))
    start = "т" if last in _VOICELESS else "н" if last in _NASAL else "д"
    return phrase + start + ("ен" if front else "ан")
