"""The Kazakh dative and ablative endings that a badge puts on a unit: `теңгеден`, `шотқа`, `25 кг-нан`."""

from __future__ import annotations

from typing import Literal

Case = Literal["dative", "ablative"]

_BACK, _FRONT = "аоұыуюяё", "әөүіеэи"
_VOICELESS = "пфкқтсшщчцхһбвгд"  # the voiced ones, of Russian words, are voiceless at the end
_NASAL = "мнң"
# What is abbreviated takes the ending of the word that is read, after a hyphen.
_READ_AS = {
    "кг": "килограмм", "г": "грамм", "мг": "миллиграмм", "км": "километр", "м": "метр", "см": "сантиметр",
    "мм": "миллиметр", "м²": "метр", "млн": "миллион", "млрд": "миллиард", "трлн": "триллион",
    "%": "пайыз", "usdt": "ти", "usdc": "си", "btc": "биткоин",
}  # fmt: skip
_SOFT = frozenset({"рубль"})  #: front endings in spite of the vowel before
#: Digits are read too: the last one that is not zero, or how many zeros there are.
_DIGITS = {
    "1": "бір", "2": "екі", "3": "үш", "4": "төрт", "5": "бес", "6": "алты", "7": "жеті", "8": "сегіз",
    "9": "тоғыз", "10": "он", "20": "жиырма", "30": "отыз", "40": "қырық", "50": "елу", "60": "алпыс",
    "70": "жетпіс", "80": "сексен", "90": "тоқсан", "00": "жүз", "000": "мың", "000000": "миллион",
}  # fmt: skip


def in_case(phrase: str, case: Case) -> str:
    """Return *phrase* with the ending of *case* that its last word asks for.

    >>> in_case("6 теңге", "ablative"), in_case("13 кг", "ablative"), in_case("50 000", "dative")
    ('6 теңгеден', '13 кг-нан', '50 000-ға')
    """
    last = phrase.replace("\u00a0", " ").split(" ")[-1].lower()
    if phrase[-1].isdecimal():
        return f"{phrase}-{_ending(_spoken(phrase), case)}"
    if phrase.endswith("%"):
        return f"{phrase}-{_ending('пайыз', case)}"
    if last in _READ_AS:
        return f"{phrase}-{_ending(_READ_AS[last], case)}"
    return f"{phrase}-{_ending('а', case)}" if last.isascii() else phrase + _ending(last, case)


def _ending(word: str, case: Case) -> str:
    vowels = [letter for letter in word if letter in _BACK + _FRONT]
    front = word in _SOFT or (bool(vowels) and vowels[-1] in _FRONT)
    last = word.rstrip("ь")[-1]
    if case == "dative" and last in _VOICELESS:
        return "ке" if front else "қа"
    if case == "dative":
        return "ге" if front else "ға"
    start = "т" if last in _VOICELESS else "н" if last in _NASAL else "д"
    return start + ("ен" if front else "ан")


def _spoken(phrase: str) -> str:
    """Return how the end of the number that ends *phrase* is read."""
    digits = phrase.replace("\u00a0", "").replace(" ", "")
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros >= 2:
        return _DIGITS["000000" if zeros >= 6 else "000" if zeros >= 3 else "00"]
    return _DIGITS.get(digits[-2:] if zeros else digits[-1:], "жүз")
