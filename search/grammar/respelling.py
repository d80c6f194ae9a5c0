"""A query text with its figures as a release would print them; each letter knows where it comes from.

Readers type what no release prints: `KZT < 5m`, `$1bn..$2bn`, `астам 50 мың`. What is respelt is read and
thrown away; chips, positions and words are those of the text as typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from search.model import Lang, Span
from search.quantities import guess
from search.quantities.currencies import SYMBOLS

NUMBER = r"\d+(?:[.,]\d+|[ \u00a0\u202f]\d{3}(?!\d))*"
_SIGN = r"US\$|[$€£₸₽]"
_CURRENCY = (
    rf"(?:{_SIGN}|(?<![^\W\d_])(?i:KZT|USD|EUR|GBP|RUB|CNY|KGS|UZS|USDT|tenge|dollars?|euros?|rou?bles?|pounds?|yuan"
    r"|тенге|тг|доллар\w*|евро|еуро|рубл\w+|юан\w+|теңге\w*)(?![^\W\d_]))"
)
_AMOUNT = r"(?<!\w)(?i:amount|sum|сумма|сома)\b"
_TO = r"(?:\.\.|TO\b|to\b|and\b|[-–—])"
_SIZED = rf"{NUMBER}(?:\s?[mt]\b)?"
_ENDS = rf"{_SIZED}(?:\s*{_TO}\s*(?:{_SIGN})?{_SIZED})?"
_COMPARISON = r"over|under|above|below|about|between|from|at least|at most|more than|less than"
_COMPARED = rf"[\s:<>=≤≥~≈\[]*(?:(?i:{_COMPARISON})\s+)?"
_MONEY = re.compile(
    rf"(?:{_CURRENCY}|{_AMOUNT}){_COMPARED}(?:{_SIGN})?{_ENDS} | (?<![\w.,]){_ENDS}\s*\]?\s*{_CURRENCY}",
    re.VERBOSE,
)
_ANY_SIZED = rf"(?<![\w.,])({NUMBER}\s?[^\W\d_]*)"
_END = r"\b(?!\s*[$€£₸₽]?\d)"  #: not another comparison: `over 1bn and under 2bn`
_SHORT = re.compile(r"(?<=\d)(\s?)([mt])\b")  #: metres and tons, but not of money

# Kazakh cases: what is more or less than a number stands in the ablative, what comes near it in the dative.
_FROM, _TOWARDS = r"-?[дтн][ае]н", r"-?[ғгқк][ае]"
_AFTER_FROM, _AFTER_TOWARDS = r"(?<![дтн][ае]н\s)", r"(?<![ғгқк][ае]\s)"
_KAZAKH_SIZED = rf"(?<![\d.,])({NUMBER}(?:\s?(?:мың|миллион|миллиард|триллион|млн|млрд|трлн|%|пайыз))?)"
_RUSSIAN_UNIT = rf"(?:тыс|млн|млрд|трлн|миллион|миллиард|триллион|%|процент|кг|тонн|{_CURRENCY})"
_HALVES = {"миллион": "500 тысяч", "миллиард": "500 миллионов", "триллион": "500 миллиардов"}
_UNFINISHED = r"свыше|более|больше|около|почти|менее|меньше|примерно|порядка|не менее|не более"

Replacement = str | Callable[[re.Match[str]], str]


def _rules(*rules: tuple[str, Replacement]) -> tuple[tuple[re.Pattern[str], Replacement], ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in rules)


def _of_currency(found: re.Match[str]) -> str:
    sign = found[1]
    return f"{SYMBOLS.get(sign[-1], sign)}:{found[2]}.."


_RULES: tuple[tuple[re.Pattern[str], Replacement], ...] = (
    (_MONEY, lambda found: _SHORT.sub(r"\1\2n", found[0])),
    *_rules(
        (rf"({_CURRENCY})\s*({NUMBER}\s?[^\W\d_]*)\s*\.\.\s*(?:{_SIGN})?(?=\d)", _of_currency),
        (rf"{_ANY_SIZED}\s?({_CURRENCY}|%)\s*\.\.\s*(?={NUMBER}\s?[^\W\d_]*\s?\2)", r"\1.."),
        (rf"({_AMOUNT})\s*(?=[<>≤≥])", r"\1:"),
        (r"(?<!\w)(?i:minimum|min)\s+(?=[$€£₸₽]?\d)", "at least "),
        (r"(?<!\w)(?i:maximum|max)\s+(?=[$€£₸₽]?\d)", "at most "),
        (rf"{_ANY_SIZED}(?:\s+(?:and|or)\s+(?:more|above|over){_END}|\+(?!\w))", r"at least \1"),
        (rf"{_ANY_SIZED}\s+(?:and|or)\s+(?:less|fewer|below|under){_END}", r"at most \1"),
        (rf"{_ANY_SIZED}\s+(?:и|или)\s+(?:более|больше|выше|свыше){_END}", r"не менее \1"),
        (rf"{_ANY_SIZED}\s+(?:и|или)\s+(?:менее|меньше|ниже){_END}", r"не более \1"),
        (rf"(?<!\w)(?i:от)\s+(?={NUMBER}\s?{_RUSSIAN_UNIT})(?!.*\bдо\b)(?!{NUMBER}[-–—])", "не менее "),
        (rf"(?<!\w)({_UNFINISHED})\s+(?=(?:миллион|миллиард|триллион|тысяч)(?:а|и)?\b)", r"\1 1 "),
        (r"(?<!\w)полу?(миллион|миллиард|триллион)(?:а|ов)?\b", lambda found: _HALVES[found[1]]),
        (rf"{_KAZAKH_SIZED}{_FROM}\s+(?:кем|аз)\s+емес\b", r"кемінде \1"),
        (rf"{_KAZAKH_SIZED}{_FROM}\s+(?:артық|көп|астам)\s+емес\b", r"ең көбі \1"),
        (rf"{_KAZAKH_SIZED}{_FROM}\s+(?:астам|артық|аса|көп|жоғары)\b", r"кемінде \1"),
        (rf"{_KAZAKH_SIZED}{_FROM}\s+(?:кем|аз|төмен)\b", r"ең көбі \1"),
        (rf"{_AFTER_FROM}{_KAZAKH_SIZED}{_TOWARDS}\s+(?:жуық|таяу)\b", r"шамамен \1"),
        (rf"{_AFTER_FROM}{_KAZAKH_SIZED}{_TOWARDS}\s+дейін\b", r"ең көбі \1"),
        (r"(?<=[дтн][ае]н)\sкөп\b(?! емес)", " астам"),
        (rf"{_AFTER_FROM}(?<!\w)(?i:астам|артық|аса)\s+(?=\d)", "кемінде "),
        (rf"{_AFTER_TOWARDS}(?<!\w)(?i:жуық)\s+(?=\d)", "шамамен "),
        (rf"{_AFTER_TOWARDS}(?<!\w)(?i:дейін)\s+(?=\d)", "ең көбі "),
        (rf"{_AFTER_FROM}(?<!\w)(?i:кем)\s+(?=\d)", "ең көбі "),
    ),
)  # fmt: skip
_RESPELT = re.compile(r"[\d<>≤≥]|милли|трилли|тысяч|көп")  #: whatever a rule replaces has one of these
# Words of Kazakh beside a number that have none of the letters by which the language is known.
_KAZAKH = re.compile(
    r"\d.*\b(?i:астам|пайыз(?:дан|ға)?|адам(?:нан|ды|ға|дар)?|артық|теңге\w*)\b|(?i:\bшамамен\b).*\d"
)


@dataclass(frozen=True, slots=True)
class Respelt:
    """*origins*: for each code point of *text*, where in the query text it comes from."""

    text: str
    origins: tuple[Span, ...]

    def origin(self, span: Span) -> Span:
        """Return where in the query text *span* of this one comes from; an empty span, where it stands."""
        if span.start >= span.end:
            at = self.origins[span.start].start if span.start < len(self.origins) else self._end
            return Span(at, at)
        return Span(self.origins[span.start].start, self.origins[span.end - 1].end)

    @property
    def _end(self) -> int:
        return self.origins[-1].end if self.origins else 0


def language(text: str) -> Lang:
    """Return the language whose number words a query *text* is read with."""
    return "kk" if _KAZAKH.search(text) else guess(text)


@lru_cache(maxsize=64)
def respelt(text: str) -> Respelt:
    """Return *text* with what readers type for figures as releases print it."""
    written = Respelt(text, _unmoved(len(text)))
    if _RESPELT.search(text):
        for pattern, replacement in _RULES:
            written = _replaced(written, pattern, replacement)
    return written


@lru_cache(maxsize=256)
def _unmoved(length: int) -> tuple[Span, ...]:
    return tuple(Span(at, at + 1) for at in range(length))


def _replaced(written: Respelt, pattern: re.Pattern[str], replacement: Replacement) -> Respelt:
    text, at = "", 0
    origins: list[Span] = []
    for found in pattern.finditer(written.text):
        new = found.expand(replacement) if isinstance(replacement, str) else replacement(found)
        if new == found[0]:
            continue
        start, end = found.span()
        text += written.text[at:start] + new
        origins += written.origins[at:start]
        origins += _carried(written, Span(start, end), new)
        at = end
    return Respelt(text + written.text[at:], (*origins, *written.origins[at:])) if at else written


def _carried(written: Respelt, span: Span, new: str) -> list[Span]:
    """Letters that *new* begins and ends with as the old did keep their origins; those between share one."""
    old = written.text[span.start : span.end]
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    tail = next((at for at in range(most - head) if old[-1 - at] != new[-1 - at]), most - head)
    if head + tail == len(old):  # only added to: what is new hangs on the letter before, or behind
        head, tail = (head - 1, tail) if head else (head, tail - 1)
    kept = written.origins[span.start : span.end]
    changed = kept[head : len(old) - tail]
    middle = Span(changed[0].start, changed[-1].end)
    return [*kept[:head], *[middle] * (len(new) - head - tail), *kept[len(old) - tail :]]
