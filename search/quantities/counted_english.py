"""Noun phrases after a number, in English: a light chunker without a part-of-speech tagger."""

from __future__ import annotations

from collections.abc import Sequence

from search.quantities.lexicon import Lexicon, words
from search.quantities.plurals import is_plural, singular
from search.quantities.tokens import Token, glued

Phrase = tuple[int, str, str, bool]

_LONGEST = 7  #: words between a number and its noun
_DETERMINERS = words("the these those its their his her our all such this that my your both")
_LEADING = words("more other further additional new such extra another")
_PRONOUNS = words("them whom which these those us you")
_NO_COUNTS = words("part way thing tolerance hand side another time percent day place rose fell grew won said")
_KINDS = words("types kinds categories sorts varieties")
# Plural in form, but the first half of a compound.
_MODIFIERS = words(
    "arms sports sales goods drugs operations customs communications savings securities news affairs"
)
_ADJECTIVAL = ("ed", "ing", "ly", "ous", "ive", "ic", "able", "ible", "al", "ary", "ant", "ful", "ian", "ern")
_PERSONS = words("""
    people man woman individual convict suspect citizen defendant detainee accused prisoner offender criminal
    official perpetrator victim foreigner resident consumer minor child wife militant policeman inmate officer
    drug_addict national participant employee worker dealer courier leader supporter follower fighter enforcer
    patient student adult teenager woman pensioner specialist expert manager
    witness relative violator fraudster smuggler hostage terrorist extremist gunman militiaman serviceman
    businessman entrepreneur official user subscriber depositor investor buyer seller candidate civilian human
    injured wounded youth girl boy refugee migrant lawyer soldier
    """)
_SAME = {
    "website": "site", "webpage": "site", "lab": "laboratory", "narcolaboratory": "laboratory", "instance": "case",
    "cyberattack": "attack", "offence": "crime", "offense": "crime", "facility": "facility", "organisation": "organization",
    "enterprise": "enterprise", "firm": "company", "judgement": "judgment", "centre": "center", "programme": "program",
    "procedure": "case", "investigation": "case", "audit": "audit", "shop": "store", "misdemeanor": "crime",
    "cash_machine": "ATM", "suit": "lawsuit", "nation": "country", "state": "country",
}  # fmt: skip
# A general noun says less than the one before it: an audit measure is an audit.
_GENERAL = words("measure activity scheme operation service instance case item")
_GENERAL_ONLY_AFTER = words("audit search pyramid exchange")


def phrase(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Phrase | None:
    """Return (end, unit, printed, elided) of the noun phrase from token *at* on."""
    start = _after_partitive(tokens, at)
    if start < 0:
        return -start, "", "", True
    while start < len(tokens) and tokens[start].low in _LEADING:
        start += 1
    collected, head, joined = _collect(tokens, start, lexicon)
    if head is None:
        return _singular_phrase(tokens, at, collected) if start == at else None
    if tokens[head].low in _KINDS and head + 1 < len(tokens) and tokens[head + 1].low == "of":
        return phrase(tokens, head + 2, lexicon) or _named(tokens, [head], head, joined=True, lexicon=lexicon)
    return _named(
        tokens, [place for place in collected if place <= head], head, joined=joined, lexicon=lexicon
    )


def canonical(noun: str, before: str = "") -> str:
    """Return the unit that facts about *noun* (singular) are kept under: a convict counts as a person.

    >>> canonical("convict"), canonical("website"), canonical("account"), canonical("scheme", "pyramid")
    ('person', 'site', 'account', 'pyramid')
    """
    if before in _GENERAL_ONLY_AFTER and noun in _GENERAL:
        return before
    return "person" if noun in _PERSONS else _SAME.get(noun, noun)


def _after_partitive(tokens: Sequence[Token], at: int) -> int:
    """Skip `of the`, `of these`; return minus the end when a pronoun stands for the noun (`of them`)."""
    if tokens[at].low != "of" or at + 1 >= len(tokens):
        return at
    following = at + 1
    if tokens[following].low in _PRONOUNS and not _noun_follows(tokens, following):
        return -(following + 1)
    while following < len(tokens) and tokens[following].low in _DETERMINERS:
        following += 1
    return following


def _noun_follows(tokens: Sequence[Token], at: int) -> bool:
    """Tell `of these corruption cases` from `of these have been completed`."""
    if tokens[at].low not in ("these", "those") or at + 1 >= len(tokens):
        return False
    return any(is_plural(token.low) for token in tokens[at + 1 : at + 4]) and tokens[at + 1].low not in (
        "have", "has", "are", "were", "had", "will", "was", "is", ",", "who", "which", "could", "may",
    )  # fmt: skip


def _collect(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> tuple[list[int], int | None, bool]:
    """Return the words up to the head, the head (the first noun in the plural), and whether `and` joins some."""
    places: list[int] = []
    joined = False
    at = start
    while at < len(tokens) and len(places) < _LONGEST:
        token = tokens[at]
        if token.kind == "word" and _belongs(tokens, at, lexicon, joined=joined or not places):
            if token.low == "and":
                joined = True
            else:
                places.append(at)
                if is_plural(token.low) and not _modifies(tokens, at, lexicon):
                    return places, at, joined
        elif not _hyphen(tokens, at) and token.text not in "\"“«'‘":
            break
        at += 1
    return places, None, joined


def _belongs(tokens: Sequence[Token], at: int, lexicon: Lexicon, *, joined: bool) -> bool:
    low = tokens[at].low
    if low == "and":
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        return (
            not joined
            and following is not None
            and following.kind == "word"
            and following.low not in lexicon.stops
        )
    return low not in lexicon.stops and not (low in lexicon.cardinals or low in lexicon.magnitudes)


def _modifies(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Return whether a plural is only the first half of a compound (`sales representatives`)."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.kind != "word" or following.low in lexicon.stops:
        return False
    if tokens[at].low in _MODIFIERS:
        return not following.low.endswith(("ed", "ing"))
    return (
        is_plural(following.low)
        and following.low not in ("says", "needs", "wants")
        and len(following.low) > 4
    )


def _hyphen(tokens: Sequence[Token], at: int) -> bool:
    return (
        tokens[at].text in "-‑–"
        and 0 < at < len(tokens) - 1
        and glued(tokens[at - 1], tokens[at])
        and glued(tokens[at], tokens[at + 1])
    )


def _named(
    tokens: Sequence[Token], places: list[int], head: int, *, joined: bool, lexicon: Lexicon
) -> Phrase:
    noun = singular(tokens[head].low)
    before = tokens[places[-2]].low if len(places) > 1 else ""
    kept = [place for place in places[:-1] if not joined]
    while kept and (tokens[kept[0]].low in lexicon.adjectives or _is_demonym(tokens[kept[0]])):
        kept.pop(0)
    if kept and tokens[kept[-1]].low == "related":
        kept = []
    printed = " ".join([*(tokens[place].low for place in kept), noun])
    return head + 1, canonical(noun, before), printed, False


def _is_demonym(token: Token) -> bool:
    return token.text[0].isupper() and token.low.endswith(("stani", "ian", "ish", "ese", "ghanistan"))


def _singular_phrase(tokens: Sequence[Token], at: int, collected: list[int]) -> Phrase | None:
    """`one police officer`, `12 page document`: at most three words, the last of them a noun."""
    if not collected or len(collected) > 4 or collected[0] != at:
        return None
    last = tokens[collected[-1]].low
    if last.endswith(_ADJECTIVAL) or len(last) < 3 or tokens[at].text[0].isupper() or last in _NO_COUNTS:
        return None
    noun = singular(last)
    printed = " ".join(tokens[place].low for place in collected)
    before = tokens[collected[-2]].low if len(collected) > 1 else ""
    return collected[-1] + 1, canonical(noun, before), printed, False
