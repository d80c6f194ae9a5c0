"""A light stemmer of Kazakh: endings of case, possession and number, taken off by vowel harmony.

Kazakh stacks endings: stem, derivation, plural, possession, case, and again ("in those of our regions").
They are taken off from the right until none fits: a form and its stem have the same stem, which matters more
than a stem being a word of the dictionary. Measured: docs/decisions/0013-kazakh-stems.md.
"""

from __future__ import annotations

MIN_STEM = 3  #: letters that must be left; as good as 4 and 5 on KazQAD, and joins more forms of short words

_BACK = frozenset("аоұыуяюё")
_FRONT = frozenset("әеөүіэ")
_VOWELS = _BACK | _FRONT | frozenset("и")


def _endings(text: str) -> dict[str, tuple[str, ...]]:
    """Return the endings of a layer by their last letter, the longest first."""
    longest = sorted(text.split(), key=len, reverse=True)
    return {
        last: tuple(each for each in longest if each[-1] == last) for last in {each[-1] for each in longest}
    }


_CASE = _endings(
    "ның нің дың дің тың тің ны ні ды ді ты ті н ға ге қа ке на не да де та те нда нде дағы дегі тағы тегі "
    "ндағы ндегі дан ден тан тен нан нен мен бен пен"
)
_POSSESSION = _endings("ымыз іміз мыз міз ыңыз іңіз ңыз ңіз ым ім ың ің сы сі сын сін ын ін ы і")
_NUMBER = _endings("лар лер дар дер тар тер")
_DERIVATION = _endings("лық лік дық дік тық тік")
_LAYERS = (_CASE, _POSSESSION, _NUMBER, _DERIVATION)

_ANY_HARMONY = frozenset(("мен", "бен", "пен", "н"))
_HARD = frozenset("пфкқтсшщхцч")
_HARDENED = {"б": "п", "г": "к", "ғ": "қ"}  # a stem's last consonant softens before a vowel: кітап, кітабы


def stem(word: str) -> str:
    """Return the stem of *word*, which is in lower case; the stem of a stem is itself.

    >>> [stem(word) for word in ("кітап", "кітабы", "кітаптарымыздан", "облысының", "аймақтағы", "үкіметі")]
    ['кітап', 'кітап', 'кітап', 'облыс', 'аймақ', 'үкімет']
    """
    shorter = _round(word)
    while shorter != word:
        word, shorter = shorter, _round(shorter)
    return word


def _round(word: str) -> str:
    for layer in _LAYERS:
        word = _without_ending(word, layer)
    return word[:-1] + _HARDENED.get(word[-1], word[-1]) if len(word) > MIN_STEM else word


def _without_ending(word: str, layer: dict[str, tuple[str, ...]]) -> str:
    endings = layer.get(word[-1:], ())
    if not word.endswith(endings):  # most words have none of a layer
        return word
    for ending in endings:
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= MIN_STEM and _joins(rest, ending) and _agrees(rest, ending):
            return rest
    return word


def _joins(rest: str, ending: str) -> bool:
    """Whether *ending* may follow the last letter of *rest*: hard after hard, -ны and -сы after a vowel.

    -сы after ы is the с of a stem (облыс-ы) but in -шы-сы, where a person's trade ends in -шы.
    """
    first, last = ending[0], rest[-1]
    if first == "с" and last in "ыі":
        return rest[-2] == "ш"
    if first in "тқкп":
        return last in _HARD or last in "бвгд"  # of loan words, spoken hard at the end: завод-тар
    return last not in _HARD or first not in "дғгбн"


def _agrees(rest: str, ending: str) -> bool:
    """Whether the last vowel of *rest* allows *ending*: back with back, front with front."""
    for last in reversed(rest):
        if last in _VOWELS:
            if last == "и" or ending in _ANY_HARMONY:
                return True
            return (_FRONT if last in _BACK else _BACK).isdisjoint(ending)
    return False
