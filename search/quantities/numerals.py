"""Numbers in digits, in words and in both: `2.4 billion`, `1 млн 250 тыс.`, `жиырма бес мың`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from search.model import Lang
from search.quantities.digits import digits_value
from search.quantities.lexicon import Lexicon, words
from search.quantities.plurals import is_plural
from search.quantities.tokens import Token, glued

HALF = Decimal("0.5")
_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
_NO_MAGNITUDE = Decimal("Infinity")
_LONGEST = 10  #: tokens of one number; a sequence of number words is not read without end

# Glued to digits only. `m` and `b` are metres and bytes unless money is counted.
_LETTERS = {"k": _THOUSAND, "M": Decimal(10**6), "B": Decimal(10**9), "T": Decimal(10**12), "K": _THOUSAND}
_MONEY_LETTERS = {**_LETTERS, "m": Decimal(10**6), "b": Decimal(10**9), "t": Decimal(10**12)}
_HALVES = (("and", "a", "half"), ("с", "половиной"), ("жарым",), ("и", "половиной"))
_QUARTER = Decimal("0.25")
_ARTICLES = (
    (("half", "a"), HALF),
    (("a", "quarter", "of", "a"), _QUARTER),
    (("quarter", "of", "a"), _QUARTER),
    (("quarter",), _QUARTER),
    (("a",), Decimal(1)),
    (("an",), Decimal(1)),
    (("half",), HALF),
)
_ARTICLE_WORDS = frozenset(words[0] for words, _ in _ARTICLES)
_HALF_WORDS = frozenset(words[0] for words in _HALVES)
_STARTING = words("тысяча тысячу миллион миллиард триллион мың жүз сто сотня сотню дюжина дюжину")
# `свыше тысячи`, `мыңға жуық`: one of them, where the word before or behind tells.
_ONE_OF = ("тысяч", "миллион", "миллиард", "триллион", "сотн", "дюжин", "десятк", "мың", "жүз")
_BEFORE_ONE = words("""
    более свыше около порядка почти чем менее больше меньше примерно до превысило превысила превысил
    превысили превышает менее приблизительно
    """)
_BEHIND_ONE = words("астам астамы жуық жуығы аса дейін артық таяу")
_SUFFIXES = words("ти ю ех ёх х мя ми тью го и")
_VULGAR = {"½": HALF, "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}
_ABBREVIATED = words("тыс тыщ млн млрд трлн mln bln trln mn bn tn thsd мл")


class Number(NamedTuple):
    """*end* is the token after the number; *magnitude* what its last part was multiplied by.

    *digits*: at least one part is printed in digits. *whole*: it begins with an article (`a million`).
    """

    value: Decimal
    end: int
    digits: bool
    magnitude: Decimal = Decimal(1)


def number_at(
    tokens: Sequence[Token], at: int, lexicon: Lexicon, lang: Lang, *, money: bool = False
) -> Number | None:
    """Return the longest number that begins at token *at*; *money*: a currency stands before it."""
    number = (
        article_number(tokens, at, lexicon)
        or _fraction_number(tokens, at, lang)
        or _Reader(tokens, lexicon, lang, _MONEY_LETTERS if money else _LETTERS).read(at)
    )
    following = number.end if number else len(tokens)
    if number is None or following + 2 >= len(tokens) or tokens[following].text != "(":
        return number
    return _past_words(tokens, number, lexicon, lang)


def _past_words(tokens: Sequence[Token], number: Number, lexicon: Lexicon, lang: Lang) -> Number:
    """`15 (пятнадцать) тысяч`, `15,000 (fifteen thousand)`: the number is said again, in words."""
    if tokens[number.end + 1].kind != "word":
        return number
    again = _Reader(tokens, lexicon, lang, _LETTERS).read(number.end + 1)
    if (
        again is None
        or again.end >= len(tokens)
        or tokens[again.end].text != ")"
        or again.value != number.value
    ):
        return number
    end = again.end + 1
    magnitude = lexicon.magnitudes.get(tokens[end].low) if end < len(tokens) else None
    if magnitude is None or number.magnitude > 1:
        return number._replace(end=end)
    return Number(number.value * magnitude, end + 1, number.digits, magnitude)


def phrase_at(tokens: Sequence[Token], at: int, phrase: tuple[str, ...]) -> bool:
    """Return whether the words of *phrase* are the tokens from *at* on."""
    if at + len(phrase) > len(tokens) or at < 0:
        return False
    for word in phrase:
        if tokens[at].low != word:
            return False
        at += 1
    return True


def article_number(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Number | None:
    """Return the number of `half a million`, `a quarter of a million`, or the one of `an hour and a half`."""
    if tokens[at].low not in _ARTICLE_WORDS:
        return None
    if tokens[at].low in ("a", "an") and phrase_at(tokens, at + 2, ("and", "a", "half")):
        magnitude = lexicon.magnitudes.get(tokens[at + 1].low)
        if magnitude is None:
            return Number(Decimal(1), at + 1, digits=False)
        return Number(magnitude * 3 / 2, at + 5, digits=False, magnitude=magnitude)
    for lead, share in _ARTICLES:
        end = at + len(lead)
        if not phrase_at(tokens, at, lead) or end >= len(tokens):
            continue
        magnitude = lexicon.magnitudes.get(tokens[end].low)
        if magnitude is None or len(tokens[end].low) < 4:
            continue
        following = end + 1
        if following < len(tokens) and (more := lexicon.magnitudes.get(tokens[following].low)):
            return Number(share * magnitude * more, following + 1, digits=False, magnitude=more)
        return Number(share * magnitude, following, digits=False, magnitude=magnitude)
    return None


def _fraction_number(tokens: Sequence[Token], at: int, lang: Lang) -> Number | None:
    """`1/2`, `7 3/4`, `½`, `2½`."""
    whole = Decimal(0)
    if tokens[at].kind == "number" and at + 1 < len(tokens) and tokens[at].text.isdigit():
        if tokens[at + 1].text in _VULGAR:
            return Number(int(tokens[at].text) + _VULGAR[tokens[at + 1].text], at + 2, digits=True)
        if at + 3 < len(tokens) and tokens[at + 1].kind == "number" and tokens[at + 2].text in "/⁄":
            whole, at = Decimal(tokens[at].text), at + 1
    elif tokens[at].text in _VULGAR:
        return Number(_VULGAR[tokens[at].text], at + 1, digits=True)
    if at + 2 >= len(tokens) or tokens[at + 1].text not in "/⁄" or tokens[at].kind != tokens[at + 2].kind:
        return None
    above, below = digits_value(tokens[at].text, lang), tokens[at + 2].text
    if tokens[at].kind != "number" or not below.isdigit() or not 1 < int(below[:6]) <= 1000 or not above:
        return None
    return Number(whole + above / int(below), at + 3, digits=True) if above < int(below) else None


class _Reader:
    """Adds parts up while they can belong to one number: each magnitude smaller than the one before."""

    def __init__(
        self, tokens: Sequence[Token], lexicon: Lexicon, lang: Lang, letters: dict[str, Decimal]
    ) -> None:
        self.tokens, self.lexicon, self.lang, self.letters = tokens, lexicon, lang, letters
        self.total = Decimal(0)
        self.current: Decimal | None = None
        self.magnitude = _NO_MAGNITUDE
        self.digits = self.words = False

    def read(self, at: int) -> Number | None:
        end, limit = at, min(len(self.tokens), at + _LONGEST)
        while end < limit and (step := self._part(end)):
            end += step
        if end == at:
            return None
        value = self.total + (self.current or 0)
        magnitude = Decimal(1) if self.magnitude == _NO_MAGNITUDE else self.magnitude
        return Number(value, end, self.digits, magnitude)

    def _part(self, at: int) -> int:
        """Take the token at *at* in and return how many tokens were used, 0 when it does not belong."""
        token = self.tokens[at]
        if token.kind == "number":
            return self._digits(at)
        if token.kind == "word":
            return self._half(at) or self._magnitude(at) or self._cardinal(at) or self._joint(at)
        return (self._joint(at) or self._suffix(at) or self._hyphen(at)) if token.text in "-‑" else 0

    def _suffix(self, at: int) -> int:
        """`5-ти миллионов`: the ending belongs to the digits."""
        after = at + 2
        if self.words or after >= len(self.tokens) or self.tokens[at + 1].low not in _SUFFIXES:
            return 0
        return 2 if self.tokens[after].low in self.lexicon.magnitudes else 0

    def _hyphen(self, at: int) -> int:
        """`$8.7-million`: a hyphen between digits and their magnitude."""
        if self.current is None or not self.digits or at + 1 >= len(self.tokens):
            return 0
        before, hyphen, after = self.tokens[at - 1 : at + 2]
        joined = len(after.low) > 1 and glued(before, hyphen) and glued(hyphen, after)
        return int(joined and self._smaller_magnitude(at + 1))

    def _digits(self, at: int) -> int:
        value = digits_value(self.tokens[at].text, "en" if self.letters is _MONEY_LETTERS else self.lang)
        if value is None or self.current is not None:
            return 0
        if self.total and not (self._smaller_magnitude(at + 1) or self._ends_thousands(at)):
            return 0
        self.current, self.digits = value, True
        return 1

    def _ends_thousands(self, at: int) -> bool:
        """`870 тыс. 345 тенге`: three digits right behind the thousands."""
        following = self.tokens[at + 1].kind if at + 1 < len(self.tokens) else ""
        return self.magnitude == _THOUSAND and len(self.tokens[at].text) == 3 and following == "word"

    def _smaller_magnitude(self, at: int) -> bool:
        magnitude = self.lexicon.magnitudes.get(self.tokens[at].low) if at < len(self.tokens) else None
        return magnitude is not None and _HUNDRED < magnitude < self.magnitude

    def _cardinal(self, at: int) -> int:
        low = self.tokens[at].low
        value = self.lexicon.cardinals.get(low) or self.lexicon.collectives.get(low)
        if (value is None and low not in self.lexicon.cardinals) or self.digits:
            return 0
        value = value or Decimal(0)
        if self.current is None:
            self.current = value
        elif self._fits(value):
            self.current += value
        else:
            return 0
        self.words = True
        return 1

    def _fits(self, value: Decimal) -> bool:
        if self.current is None or not 0 < value < 100:
            return False
        if self.current < 20 and not (self.lang == "kk" and self.current == 10):  # он бір
            return False
        place = Decimal(10) if value < 10 else _HUNDRED
        return self.current % place == 0

    def _magnitude(self, at: int) -> int:
        magnitude = self._magnitude_value(at)
        if magnitude is None or magnitude >= self.magnitude:
            return 0
        if self.current is None and (self.total or not self._stands_for_one(at)):
            return 0
        amount = Decimal(1) if self.current is None else self.current
        if magnitude == _HUNDRED and not self.digits:
            self.current = amount * _HUNDRED
        else:
            self.total, self.current, self.magnitude = self.total + amount * magnitude, None, magnitude
        self.words = self.words or not self.digits
        return 1 + self._full_stop(at)

    def _stands_for_one(self, at: int) -> bool:
        low = self.tokens[at].low
        if low in _STARTING:
            return True
        before = self.tokens[at - 1].low if at else ""
        behind = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        return low.startswith(_ONE_OF) and (before in _BEFORE_ONE or behind in _BEHIND_ONE)

    def _magnitude_value(self, at: int) -> Decimal | None:
        token = self.tokens[at]
        if len(token.low) == 1:
            follows_digits = at and self.tokens[at - 1].kind == "number" and glued(self.tokens[at - 1], token)
            letters = _MONEY_LETTERS if self._counts_things(at + 1) else self.letters
            return letters.get(token.text) if follows_digits and self.digits else None
        return self.lexicon.magnitudes.get(token.low)

    def _counts_things(self, at: int) -> bool:
        """`2.5m units`, `1.2b people`: no metres and no bytes where a noun in the plural follows."""
        return at < len(self.tokens) and is_plural(self.tokens[at].low)

    def _full_stop(self, at: int) -> int:
        """An abbreviation keeps its full stop, except where that ends the sentence."""
        after = at + 1
        if self.tokens[at].low not in _ABBREVIATED or after + 1 >= len(self.tokens):
            return 0
        stop = self.tokens[after]
        return 1 if stop.text == "." and glued(self.tokens[at], stop) else 0

    def _half(self, at: int) -> int:
        if self.tokens[at].low not in _HALF_WORDS:
            return 0
        for phrase in _HALVES:
            if not phrase_at(self.tokens, at, phrase):
                continue
            if self.current is not None:
                self.current += HALF
            elif self.total:
                self.total += HALF * self.magnitude
            else:
                continue
            return len(phrase)
        return 0

    def _joint(self, at: int) -> int:
        """`twenty-five`, `four hundred and twelve`: a hyphen or an `and` between two parts in words."""
        following = at + 1
        if not self.words or following >= len(self.tokens):
            return 0
        if self.tokens[at].low == "and" and not self._round():
            return 0
        if self.tokens[at].low not in ("and", "-", "‑"):
            return 0
        value = self.lexicon.cardinals.get(self.tokens[following].low)
        if value is None or (self.current is not None and not self._fits(value)):
            return 0
        self.current = (self.current or 0) + value
        return 2

    def _round(self) -> bool:
        if self.current is None:
            return self.magnitude <= _THOUSAND
        return self.current % _HUNDRED == 0 and self.current > 0
