"""Facts as shown: which of a release's facts a hit shows, and each in the words of a careful editor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from search.comparisons import BEHIND, CHANGES, in_kazakh, in_russian, per_words
from search.days import day_words
from search.figures import NBSP, figure
from search.model import Equivalent, Fact, Lang, Modifier, Release, Snippet, Span
from search.quantities.english_nouns import canonical
from search.quantities.matching import asked, satisfies
from search.quantities.plurals import is_plural, singular
from search.query import All, Any, Field, Near, Not, Phrase, Prefix, Query, Term
from search.query import Fuzzy as FuzzyTerm
from search.rates import Computed
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
_OFFICIAL: dict[Lang, str] = {
    "en": "≈ {amount} at the official rate of {day} ({source})",
    "ru": "≈ {amount} по официальному курсу на {day} ({source})",
    "kk": "≈ {amount}, {day} ресми бағам бойынша ({source})",
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
    if locale == "kk" and fact.modifier in BEHIND:
        modifier = BEHIND[fact.modifier][1]
    equivalents = ", ".join(_equivalent(equivalent, locale) for equivalent in fact.equivalents)
    text = _sentence(fact, locale, modifier, _joined(fact.kind, value, unit, locale))
    if equivalents:
        text = f"{text} ({equivalents})"
    return Badge(value, unit, modifier, fact.concept, equivalents, text)


def computed_words(computed: Computed, locale: Lang = "en") -> str:
    """Return what is *computed* with the rate, its day and its source, so that nobody takes it for stated."""
    rate = computed.rate
    return _OFFICIAL[locale].format(
        amount=_equivalent(computed, locale), day=day_words(rate.day, locale), source=rate.source
    )


def choose(release: Release, query: Query, snippet: Snippet) -> tuple[Fact, ...]:
    """Return at most MAX_BADGES facts of *release*, in the order of the text.

    Those of a quantity that *query* asks for are taken first, then those of the sentences with most of its
    words, then those that *snippet* shows. Of those that read the same, one is taken.
    """
    facts = release.facts
    if len(facts) <= MAX_BADGES and len({fact.concept for fact in facts}) == len(facts):
        return facts
    wanted, shared = tuple(asked(query)), _Shared(release.text, query)

    def rank(place: int) -> tuple[bool, int, bool, bool, int]:
        fact = facts[place]
        unasked = not any(satisfies(fact, quantity) for quantity in wanted)
        return unasked, -shared[fact.sentence], not _is_shown(fact, snippet), fact.part_of is not None, place

    chosen: list[int] = []
    for place in sorted(range(len(facts)), key=rank):
        if not any(_read_the_same(facts[place], facts[other]) for other in chosen):
            chosen.append(place)
            if len(chosen) == MAX_BADGES:
                break
    return tuple(facts[place] for place in sorted(chosen))


class _Shared(dict[Span, int]):
    """How many words of a query a sentence of a text has, counted once a sentence."""

    def __init__(self, text: str, query: Query) -> None:
        super().__init__()
        self._text, self._stems = text, {_stems(word) for word in query_words(query)}

    def __missing__(self, sentence: Span) -> int:
        said = self._text[sentence.start : sentence.end].lower()
        possible = {stem for stem in self._stems if stem in said}
        count = len(possible.intersection(map(_stems, _WORD.findall(said)))) if possible else 0
        self[sentence] = count
        return count


def _read_the_same(fact: Fact, other: Fact) -> bool:
    if fact.concept != other.concept or _are_printed_apart(fact, other):
        return False
    return badge(fact).text == badge(other).text


def _are_printed_apart(fact: Fact, other: Fact) -> bool:
    """Whether two facts in one unit have other whole numbers: no figure prints two of them alike."""
    ends, others = ({end for end in (each.low, each.high) if end is not None} for each in (fact, other))
    return fact.unit == other.unit and ends != others and all(end % 1 == 0 for end in ends | others)


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
    if len(ends) == 2 and _scale(ends[0]) and _scale(ends[0]) == _scale(ends[1]):
        ends[0] = ends[0].removesuffix(_scale(ends[0]))  # `10 to 15 billion`
    return " to ".join(ends) if locale == "en" else "–".join(ends)


def _scale(printed: str) -> str:
    """Return ` billion` of `2.4 billion`, nothing of `50 000`."""
    word = re.search(r"[ \u00a0][^\W\d]+$", printed)
    return word[0] if word else ""


def _shown(fact: Fact) -> tuple[Decimal | None, Decimal | None, str]:
    """Return the ends and the unit to print: 1,500 kg are 1.5 tons."""
    most = fact.high if fact.high is not None else fact.low
    name, size = shown_in(fact.unit, Decimal(0) if most is None else most)
    low, high = (None if end is None else end / size for end in (fact.low, fact.high))
    return low, high, name


def _unit(fact: Fact, name: str, amount: Decimal | None, locale: Lang) -> str:
    compared = fact.modifier != "exact" and fact.trend == "none"  # `рост более чем в 3 раза`
    noun = unit_words(name, Decimal(0) if amount is None else amount, locale, compared=compared)
    if fact.kind == "count" and locale == fact.lang:
        return _counted_phrase(fact, noun, amount) or noun
    return noun


def _counted_phrase(fact: Fact, noun: str, amount: Decimal | None) -> str:
    """`drop accounts` of the concept `drop accounts frozen`; a *noun* in another case than here is no use."""
    words = fact.concept.split()
    for place, word in enumerate(words):
        low = word.lower()
        if fact.lang != "en":
            fits = low == noun
        else:
            fits = amount != 1 and is_plural(low) and canonical(singular(low)) == fact.unit
        if fits:
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
    if locale == "ru" and fact.trend != "none":
        return in_russian(fact, amount)
    if locale == "kk":
        return in_kazakh(fact, modifier, amount)
    if fact.per:
        amount = f"{amount} {per_words(fact.per, locale)}"
    if fact.trend == "none":
        return f"{modifier} {amount}".strip()
    change = CHANGES[locale][fact.trend]
    return (
        f"{change} by {modifier} {amount}"
        if modifier == "up to"
        else f"{change} {modifier} {amount}".replace("  ", " ")
    )


def _signed(unit: str, value: str) -> str:
    return SIGNS[unit] + value.replace(" to ", f" to {SIGNS[unit]}")


def _equivalent(equivalent: Equivalent | Computed, locale: Lang) -> str:
    value = _values(equivalent.low, equivalent.high, locale)
    if locale == "en" and equivalent.unit in SIGNS:
        return _signed(equivalent.unit, value)
    amount = equivalent.high if equivalent.high is not None else equivalent.low
    space = " " if locale == "en" else NBSP
    return f"{value}{space}{unit_words(equivalent.unit, Decimal(0) if amount is None else amount, locale)}"
