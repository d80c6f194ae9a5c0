"""Comparisons and changes in the words of Russian and Kazakh, which put the amount in a case of its own."""

from __future__ import annotations

from search.kazakh_cases import Case, in_case
from search.model import Fact, Lang, Modifier

# Kazakh says it behind, and the word before takes a case: dative or ablative.
BEHIND: dict[Modifier, tuple[Case, str]] = {
    "about": ("dative", "жуық"),
    "over": ("ablative", "астам"),
    "under": ("ablative", "кем"),
    "at_most": ("dative", "дейін"),
}
CHANGES: dict[Lang, dict[str, str]] = {
    "en": {"up": "up", "down": "down"},
    "ru": {"up": "рост", "down": "снижение"},
    "kk": {"up": "өсу", "down": "төмендеу"},
}
# `рост более чем на 12 %`: what a change is compared with stands before the preposition.
_CHANGED_BY: dict[Modifier, str] = {
    "about": "примерно", "over": "более чем", "at_least": "не менее чем", "under": "менее чем",
    "at_most": "не более чем",
}  # fmt: skip
_RATES: dict[str, tuple[str, str]] = {
    "year": ("в год", "жылына"), "month": ("в месяц", "айына"), "week": ("в неделю", "аптасына"),
    "day": ("в день", "күніне"), "hour": ("в час", "сағатына"), "minute": ("в минуту", "минутына"),
}  # fmt: skip


def in_russian(fact: Fact, amount: str) -> str:
    """`рост более чем на 12 %`, `снижение в 3 раза`."""
    by = "в" if fact.kind == "ratio" else "на"
    words = (
        CHANGES["ru"][fact.trend],
        _CHANGED_BY.get(fact.modifier, ""),
        by,
        amount,
        per_words(fact.per, "ru"),
    )
    return " ".join(word for word in words if word)


def in_kazakh(fact: Fact, modifier: str, amount: str) -> str:
    """The word behind a number puts it in a case, and so does a change: `12%-ға өсу`."""
    if fact.modifier in BEHIND:
        amount = f"{in_case(amount, BEHIND[fact.modifier][0])} {modifier}"
    else:
        amount = in_case(amount, "dative") if fact.trend != "none" else amount
        amount = f"{modifier} {amount}".strip()
    whole = (per_words(fact.per, "kk"), amount, CHANGES["kk"].get(fact.trend, ""))
    return " ".join(word for word in whole if word)


def per_words(per: str | None, locale: Lang) -> str:
    """Return `per month` of `month`; nothing of None."""
    if not per:
        return ""
    if locale == "en":
        return f"per {per}"
    said = _RATES.get(per)
    return said[locale == "kk"] if said else f"/ {per}"
