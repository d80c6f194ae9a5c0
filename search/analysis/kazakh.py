"""A light stemmer of Kazakh: case, possessive, plural and a few verbal endings, by vowel harmony.

Kazakh stacks endings: stem, plural, possessive, case, person. They are taken off from the right, one of a
layer at most, as school grammars list them.
"""

from __future__ import annotations

MIN_STEM = 3  #: letters; shorter stems are mostly wrong (measured on KazQAD: 2 and 4 are worse)

_BACK = frozenset("аоұыуяюё")
_FRONT = frozenset("әеөүіэ")
_VOWELS = _BACK | _FRONT | frozenset("и")


def _endings(text: str) -> tuple[str, ...]:
    return tuple(sorted(text.split(), key=len, reverse=True))


#: Outermost first. Each layer is tried once.
_LAYERS = (
    _endings("мын мін сың сің мыз міз сыз сіз"),
    _endings("дағы дегі тағы тегі ндағы ндегі ғы гі қы кі"),
    _endings(
        "ның нің дың дің тың тің ны ні ды ді ты ті ға ге қа ке на не "
        "да де та те нда нде дан ден тан тен нан нен мен бен пен"
    ),
    _endings("ымыз іміз мыз міз ыңыз іңіз ңыз ңіз ым ім ың ің сы сі сын сін ын ін ы і"),
    _endings("лар лер дар дер тар тер"),
    _endings("лық лік дық дік тық тік"),
)
_ANY_HARMONY = frozenset(("мен", "бен", "пен"))
_HARDENED = {"б": "п", "г": "к", "ғ": "қ"}  # a stem's last consonant softens before a vowel: кітап, кітабы


def stem(word: str) -> str:
    """Return the stem of *word*, which is in lower case.

    >>> [stem(word) for word in ("кітап", "кітабы", "кітаптарымыздан", "облысының")]
    ['кітап', 'кітап', 'кітап', 'облыс']
    """
    for layer in _LAYERS:
        word = _without(word, layer)
    return word[:-1] + _HARDENED.get(word[-1], word[-1]) if len(word) > MIN_STEM else word


def _without(word: str, layer: tuple[str, ...]) -> str:
    for ending in layer:
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= MIN_STEM and _agrees(rest, ending):
            return rest
    return word


def _agrees(rest: str, ending: str) -> bool:
    """Whether the last vowel of *rest* allows *ending*: back with back, front with front."""
    last = next((char for char in reversed(rest) if char in _VOWELS), "")
    if not last:
        return False
    if last == "и" or ending in _ANY_HARMONY:
        return True
    return (_FRONT if last in _BACK else _BACK).isdisjoint(ending)
