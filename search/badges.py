"""Facts as shown: each in the words of a careful editor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from search.comparisons import BEHIND, CHANGES, in_kazakh, in_russian, per_words
from search.days import day_words
from search.figures import NBSP, figure
from search.model import Equivalent, Fact, Lang, Modifier
from search.quantities.english_nouns import canonical
from search.quantities.plurals import is_plural, singular
from search.rates import Computed
from search.unitwords import SIGNS, shown_in, unit_words


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
