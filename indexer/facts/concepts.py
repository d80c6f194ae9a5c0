"""What a figure is of: the noun phrase and the verb that are counted, `drop accounts frozen`."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.facts.conceptwords import (
    AUXILIARIES,
    CLAUSES,
    DETERMINERS,
    MEASURES_OF,
    PREPOSITIONS,
    STATING,
    TIMES,
    WORTH,
    verb,
)
from indexer.facts.statement import Statement
from search.quantities.languages import LEXICONS
from search.quantities.lexicon import words
from search.quantities.plurals import plural
from search.quantities.tokens import Token
from search.quantities.trends import trend_of

_NUMBER_WORDS = words("астам жуық аса дейін более свыше около") | frozenset(LEXICONS["kk"].magnitudes)
_LONGEST = 4  #: words of a noun phrase
_EMPTY = words("who which it they he she that this these those there what we i both one them who's")
_TIME_PHRASE = 9  #: tokens of the longest phrase that says when
_AHEAD = 12  #: tokens after a figure in which its verb is looked for
_BEHIND = 12  #: tokens before it in which its verb or subject is
_ENDS = frozenset(".;:!?,")
_OPENING = frozenset('.;:!?"«“-•')  #: a capital behind these may only open a sentence


def with_concepts(statements: Sequence[Statement]) -> list[Statement]:
    """Return the *statements* of one sentence with their concepts; a restated one has the first's."""
    result: list[Statement] = []
    for statement in statements:
        follows = statement.equivalent_of is not None or statement.role != "none"
        concept = result[-1].concept if follows and result and _goes_on(result[-1], statement) else ""
        concept = concept or _concept(statement)
        result.append(statement._replace(concept=concept))
    return result


def _goes_on(before: Statement, statement: Statement) -> bool:
    """`grew 100-fold, from 13 kg to 1.5 tons`: the ends of a change are of what the change is of."""
    if statement.equivalent_of is not None or before.change_id == statement.change_id:
        return True
    return statement.quantity.kind != "count" and before.quantity.kind in ("percent", "ratio")


def _concept(statement: Statement) -> str:
    tokens, quantity = statement.reading.tokens, statement.quantity
    action = _verb_after(tokens, quantity.end)
    if not action and not (quantity.elided or quantity.unit == ""):
        action = _verb_before(tokens, quantity.first)
    if quantity.kind == "count":
        head = _counted(statement)
    elif quantity.form in ("fraction", "every"):
        head = _whole(tokens[quantity.first : quantity.end]) or _of(tokens, quantity.end)
    elif quantity.kind in ("percent", "ratio"):
        head = _of(tokens, quantity.end) or _subject(tokens, quantity.first)
    else:
        head = (
            _of(tokens, quantity.end) or _before(tokens, quantity.first) or _subject(tokens, quantity.first)
        )
    kept = _telling([word for word in head.split() if word != action])
    return " ".join(_named(tokens, quantity.first, [*kept, action] if action else kept))


def _telling(words: list[str]) -> list[str]:
    """Return *words* without those a phrase was wrongly opened with: `year`, `which`, `illegally`."""
    while words and (words[0] in TIMES or words[0] in _EMPTY or words[0].endswith("ly")):
        words = words[1:]
    return words


def _named(tokens: Sequence[Token], first: int, words: Sequence[str]) -> list[str]:
    """Return *words* with the capitals that names among them have near the figure."""
    if not words:
        return []
    near = tokens[max(1, first - 3 * _BEHIND) : first + 2 * _AHEAD]
    before = tokens[max(0, first - 3 * _BEHIND - 1) :]
    names = {
        token.low: token.text
        for token, left in zip(near, before, strict=False)
        if token.low in words and token.text[0].isupper() and left.text not in _OPENING
    }
    return [names.get(word, word) for word in words]


def _whole(tokens: Sequence[Token]) -> str:
    """`criminal cases` of `a quarter of criminal cases`, `case` of `every fifth case`."""
    at = next((place + 1 for place, token in enumerate(tokens) if token.low == "of"), len(tokens) - 1)
    return " ".join(_phrase(tokens, at))


def _counted(statement: Statement) -> str:
    quantity = statement.quantity
    if not statement.printed_unit:
        return _subject(statement.reading.tokens, quantity.first)
    if not statement.printed_unit.isascii():
        return _surface(statement) or statement.printed_unit
    if quantity.high == 1 and quantity.low == 1:
        return statement.printed_unit
    return plural(statement.printed_unit)


def _surface(statement: Statement) -> str:
    """The noun as printed, `дроп-счетов`: in Russian its case goes with the number."""
    quantity, tokens = statement.quantity, statement.reading.tokens
    found: list[str] = []
    for token in reversed(tokens[quantity.first : quantity.end]):
        if token.kind != "word" and token.text != "-":
            break
        if found and (token.low in _NUMBER_WORDS or token.low in LEXICONS["ru"].cardinals):
            break
        found.insert(0, token.low)
    return " ".join(found[-_LONGEST:]).replace(" - ", "-") if quantity.unit else ""


def _verb_after(tokens: Sequence[Token], end: int) -> str:
    """`… were frozen`, `задержаны`, `… тәркіленді`; what stands in brackets is skipped."""
    depth = 0
    latest = ""
    for token in tokens[end : end + _AHEAD]:
        depth += (token.text == "(") - (token.text == ")")
        if depth > 0 or token.text == ")":
            continue
        if token.text in _ENDS:
            break
        found = verb(token.low)
        if found and not _is_kazakh(token):
            return found
        latest = found or latest
    return latest


def _is_kazakh(token: Token) -> bool:
    """In Kazakh the last verb of the clause is its verb."""
    return not token.low.isascii() and token.low.endswith(
        ("ды", "ді", "ты", "ті", "ған", "ген", "қан", "кен")
    )


def _verb_before(tokens: Sequence[Token], first: int) -> str:
    for token in reversed(tokens[max(0, first - _BEHIND) : first]):
        if token.text in ".;:!?" or token.low in ("that", "что"):
            break
        if token.low not in STATING and (found := verb(token.low)):
            return found
    return ""


def _of(tokens: Sequence[Token], end: int) -> str:
    """`… tenge in assets and cash`, `387 kg of heroin`, `34 % of cases`, `worth of property`."""
    at = end
    while at < len(tokens) and tokens[at].low in ("worth", "in", "of", "from", "for") and at - end < 2:
        at += 1
    if at == end:
        return _genitive(tokens, end)
    return " ".join(_phrase(tokens, at))


def _genitive(tokens: Sequence[Token], end: int) -> str:
    """Russian and Kazakh say it without a preposition: `120 килограммов героина`."""
    if end >= len(tokens) or tokens[end].kind != "word" or tokens[end].text.isascii():
        return ""
    phrase = _phrase(tokens, end)
    return "" if not phrase or verb(phrase[0]) else " ".join(phrase[:2])


def _phrase(tokens: Sequence[Token], at: int, stop: int | None = None) -> list[str]:
    """Return the words of the noun phrase from token *at* on, before token *stop*."""
    found: list[str] = []
    stop = len(tokens) if stop is None else stop
    while at < stop and tokens[at].low in DETERMINERS:
        at += 1
    while at < stop and len(found) < _LONGEST:
        token = tokens[at]
        if token.text == "-" and found:
            at += 1
            continue
        if (
            token.kind != "word"
            or token.low in PREPOSITIONS
            or token.low in AUXILIARIES
            or token.low in STATING
        ):
            break
        if verb(token.low) and found and not found[-1].endswith("ly"):
            break
        found.append(token.low)
        at += 1
    while found and found[-1] in CLAUSES:
        found.pop()
    return found


def _before(tokens: Sequence[Token], first: int) -> str:
    """`drug proceeds worth`, `property of`, `хищения на`: the phrase right before, past words of worth."""
    at = first - 1
    while at >= max(0, first - _LONGEST) and tokens[at].low in WORTH:
        at -= 1
    found: list[str] = []
    while at >= 0 and len(found) < _LONGEST:
        token = tokens[at]
        if (
            token.kind != "word"
            or token.low in PREPOSITIONS
            or token.low in DETERMINERS
            or token.low in STATING
        ):
            break
        if verb(token.low) or token.low in AUXILIARIES or (token.low in CLAUSES and token.low != "and"):
            break
        found.insert(0, token.low)
        at -= 1
    while found and found[0] in CLAUSES:
        found.pop(0)
    return " ".join(found)


def _subject(tokens: Sequence[Token], first: int) -> str:
    """The phrase that opens the clause of the figure, past `the number of`."""
    start = first
    while start > max(0, first - 3 * _BEHIND) and tokens[start - 1].low not in CLAUSES:
        start -= 1
    start = _after_time(tokens, start, first)
    while start < first and tokens[start].low in DETERMINERS | MEASURES_OF | PREPOSITIONS | AUXILIARIES:
        start += 1
    phrase = _phrase(tokens, start, first)
    if all(word in _EMPTY or trend_of(word) != "none" for word in phrase):
        return _label(tokens, start)
    return " ".join(phrase)


def _after_time(tokens: Sequence[Token], start: int, first: int) -> int:
    """Skip `over the past five years`, `in the first half of 2024`, where a clause begins so."""
    if start >= first or tokens[start].low not in PREPOSITIONS:
        return start
    window = range(start + 1, min(first, start + _TIME_PHRASE))
    ends = [place + 1 for place in window if tokens[place].low in TIMES or tokens[place].kind == "dead"]
    ends += [place + 1 for place in window if tokens[place].text.isdigit() and len(tokens[place].text) == 4]
    return max(ends, default=start)


def _label(tokens: Sequence[Token], start: int) -> str:
    """`phone fraud: 25.5%`: what stands before the colon."""
    colon = start - 1
    if colon < 1 or tokens[colon].text != ":":
        return ""
    first = colon
    while first > max(0, colon - _LONGEST) and tokens[first - 1].kind == "word":
        first -= 1
    return " ".join(token.low for token in tokens[first:colon])
