"""Noun phrases after a number, in English: a light chunker without a part-of-speech tagger."""

from __future__ import annotations

from collections.abc import Sequence

from search.quantities.english_nouns import canonical
from search.quantities.lexicon import Lexicon, words
from search.quantities.plurals import is_plural, singular
from search.quantities.tokens import Token, glued

Phrase = tuple[int, str, str, bool]

_LONGEST = 7  #: words between a number and its noun
_LONGEST_SINGULAR = 4
_LONGEST_SUBSTANCE = 4
_NEVER_SUBSTANCE = words("""
    the a an and or in on at by for from of with to is are was were has have had will its their his this
    that these
    those which who whom all any into as than during after before since until while when per among
    """)
_DETERMINERS = words("the these those its their his her our all such this that my your both")
_LEADING = words("more other further additional such extra another")
_PRONOUNS = words("them whom which these those us you")
_PREDICATES = words("have has are were had will was is who which could may do did can")
_PARTS = words("third fourth fifth sixth seventh eighth ninth tenth half quarter")
_KINDS = words("types kinds categories sorts varieties")
# Words that end a phrase, but not as its first word: `three related cases`.
_PARTICIPLES = words("related connected associated registered holding covering left")
_TIMELY = words("monthly weekly daily yearly")  # `20 monthly calculation indices`
# Plural in form, but the first half of a compound.
_MODIFIERS = words(
    "police arms sports sales goods drugs customs communications savings securities news affairs"
)
_ADJECTIVAL = ("ed", "ing", "ly", "ous", "ive", "ic", "able", "ible", "al", "ary", "ant", "ful", "ian", "ern")
_VERBAL = ("ed", "ing", "ly")
# Participles that name a kind of thing and do not only describe it.
_NAMING = words(
    "organized organised unmanned armed building housing training banking shipping mining trading"
)
_NO_COUNTS = words("""
    last next past previous
    part way thing tolerance side another time day place moment point year rose fell grew
    won said left fall shrank stood went came day step reason
    """)


def phrase(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Phrase | None:
    """Return (end, unit, printed, elided) of the noun phrase from token *at* on."""
    start = _after_partitive(tokens, at)
    if start < 0:
        return -start, "", "", True
    while start < len(tokens) and tokens[start].low in _LEADING:
        start += 1
    collected, head, joined = _collect(tokens, start, lexicon)
    one = at > 0 and tokens[at - 1].low in ("one", "1", "single") and start == at
    if head is None or one:
        before_verb = [place for place in collected if place != head] or collected
        return _singular_phrase(tokens, before_verb, one=one) if start == at else None
    following = tokens[head + 1].low if head + 1 < len(tokens) else ""
    if following == "of" and tokens[head].low == "members":
        return head + 1, "person", "member", False
    if following == "of" and tokens[head].low in _KINDS and (inner := phrase(tokens, head + 2, lexicon)):
        return inner
    return _named(tokens, collected, lexicon, joined=joined)


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
    following = tokens[at + 1 : at + 4]
    return following[0].low not in _PREDICATES and any(is_plural(token.low) for token in following)


def _collect(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> tuple[list[int], int | None, bool]:
    """Return the words up to the first noun in the plural, that noun, and whether `and` joins some."""
    places: list[int] = []
    joined = False
    at = start
    while at < len(tokens) and len(places) < _LONGEST:
        token = tokens[at]
        if token.low == "and" and places and not joined and _goes_on(tokens, at + 1, lexicon):
            joined = True
        elif token.kind == "word" and _belongs(tokens, at, lexicon, first=not places):
            places.append(at)
            if (_is_plural(token) or _is_herd(tokens, at)) and not _modifies(tokens, at, lexicon):
                return places, at, joined
        elif not _hyphen(tokens, at) and token.text not in "\"“«'‘":
            break
        at += 1
    return places, None, joined


def _is_herd(tokens: Sequence[Token], at: int) -> bool:
    """`35 head of cattle`."""
    return tokens[at].low == "head" and at + 1 < len(tokens) and tokens[at + 1].low == "of"


def _is_plural(token: Token) -> bool:
    """Tell `NGOs` and `TDs`, which are plurals, from `DDoS`."""
    if token.text.endswith("S") and not token.text.isupper():
        return False
    return is_plural(token.low) or (
        len(token.text) == 3 and token.text[:2].isupper() and token.text[2] == "s"
    )


def _goes_on(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    return at < len(tokens) and tokens[at].kind == "word" and tokens[at].low not in lexicon.stops


def _belongs(tokens: Sequence[Token], at: int, lexicon: Lexicon, *, first: bool) -> bool:
    low = tokens[at].low
    if low in lexicon.cardinals or low in lexicon.magnitudes:
        return False
    goes_on = _goes_on(tokens, at + 1, lexicon)
    if (low in _PARTICIPLES and (first or goes_on)) or (low in _TIMELY and goes_on):
        return True
    return low not in lexicon.stops or _hyphen(tokens, at - 1)


def _modifies(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Return whether a plural is only the first half of a compound (`sales representatives`)."""
    if tokens[at].low not in _MODIFIERS or not _goes_on(tokens, at + 1, lexicon):
        return False
    return not tokens[at + 1].low.endswith(_VERBAL)


def _hyphen(tokens: Sequence[Token], at: int) -> bool:
    return (
        tokens[at].text in "-‑–"
        and 0 < at < len(tokens) - 1
        and glued(tokens[at - 1], tokens[at])
        and glued(tokens[at], tokens[at + 1])
    )


def _named(tokens: Sequence[Token], places: list[int], lexicon: Lexicon, *, joined: bool) -> Phrase:
    head = places[-1]
    noun = singular(tokens[head].low)
    before = tokens[places[-2]].low if len(places) > 1 else ""
    kept = [] if joined else places[:-1]
    while kept and _describes(tokens[kept[0]], lexicon):
        kept = kept[1:]
    if kept and tokens[kept[-1]].low == "related":
        kept = []
    printed = " ".join([*(tokens[place].low for place in kept), noun])
    return head + 1, canonical(noun, before), printed, False


def _describes(token: Token, lexicon: Lexicon) -> bool:
    """Return whether a word only describes the thing counted and does not name its kind."""
    if token.low in lexicon.adjectives or token.low.endswith("ly"):
        return True
    if token.low.endswith("ed"):
        return token.low not in _NAMING
    return token.text[0].isupper() and token.low.endswith(("stani", "ian", "ish", "ese"))


def _singular_phrase(tokens: Sequence[Token], collected: list[int], *, one: bool) -> Phrase | None:
    """`one police officer`: a few words, the last of them a noun; `12 page document`: twelve pages."""
    verbal = next((n for n, place in enumerate(collected) if n and tokens[place].low.endswith(_VERBAL)), 9)
    collected = collected[:verbal]
    if (
        len(collected) == 1
        and _is_acronym(tokens[collected[0]])
        and tokens[collected[0] - 1].kind == "number"
    ):
        return collected[0] + 1, tokens[collected[0]].text, tokens[collected[0]].low, False
    if not 0 < len(collected) <= _LONGEST_SINGULAR or not (one or len(collected) > 1):
        return None
    if not one:
        collected = collected[:1]
    last = tokens[collected[-1]].low
    if (
        len(last) < 3
        or last in _NO_COUNTS
        or (last.endswith(_ADJECTIVAL) and not (one and last.endswith("al")))
    ):
        return None
    if tokens[collected[0]].text[0].isupper() or last in _PARTS:
        return None
    before = tokens[collected[-2]].low if len(collected) > 1 else ""
    printed = " ".join(tokens[place].low for place in collected)
    return collected[-1] + 1, canonical(singular(last), before), printed, False


def _is_acronym(token: Token) -> bool:
    """`10,000 MCI`: what is counted has only its initials."""
    return token.text.isupper() and 1 < len(token.text) < 6


def substance_end(tokens: Sequence[Token], at: int) -> int | None:
    """Return the token after the noun phrase from token *at* on (`synthetic drugs`), None without one."""
    first = at
    while (
        at < len(tokens)
        and at - first < _LONGEST_SUBSTANCE
        and (tokens[at].kind == "word" or _hyphen(tokens, at))
    ):
        low = tokens[at].low
        if low in _NEVER_SUBSTANCE or low.endswith("ly") or (low.endswith("ed") and low not in _NAMING):
            break
        at += 1
        if is_plural(low):
            break
    return at if at > first else None
