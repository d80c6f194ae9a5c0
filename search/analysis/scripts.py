"""Which script a word or a text is written in, and one script for a word that mixes two."""

from __future__ import annotations

import re

from search.model import Lang

KAZAKH_LETTERS = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
#: Share of its Cyrillic letters from which a text is Kazakh: Kazakh has 12-20 %, Russian with names under 3.
KAZAKH_SHARE = 0.05

_CYRILLIC = re.compile("[\u0400-\u052f]")
_CYRILLIC_RUN = re.compile("[\u0400-\u052f]+")
_LATIN = re.compile("[a-zA-Z\u00c0-\u024f]")
_LATIN_RUN = re.compile("[a-zA-Z\u00c0-\u024f]+")

# Letters that look alike go by their looks, the others by their sound: a mixed word is a slip of the keyboard
# layout or of a scanner, and both confuse by shape.
_TO_CYRILLIC = str.maketrans(
    "aceopxyihABCEHKMOPTXYIkmtbdfgjlnqrsuvwzDFGJLNQRSUVWZ",
    "асеорхуіһАВСЕНКМОРТХУІкмтбдфгжлнкрсуввзДФГЖЛНКРСУВВЗ",
)
_TO_LATIN = str.maketrans(
    "асеорхуіһАВСЕНКМОРТХУІкмтбвгдзийлнпфыэқғңөұүәБГДЗИЙЛПФЫЭҚҒҢӨҰҮӘ",
    "aceopxyihABCEHKMOPTXYIkmtbvgdziylnpfyeqgnouuaBGDZIYLPFYEQGNOUUA",
)


def one_script(word: str) -> str:
    """Return *word* with its letters in the script that most of them are in; Cyrillic if they are even."""
    if word.isascii():
        return word
    cyrillic, latin = len(_CYRILLIC.findall(word)), len(_LATIN.findall(word))
    if not cyrillic or not latin:
        return word
    return word.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)


def language(text: str) -> Lang:
    """Return the language that the letters of *text* tell; English when there are none.

    The script that most letters are in decides, then the share of letters that Russian lacks.
    """
    if not _CYRILLIC.search(text):
        return "en"
    cyrillic = sum(map(len, _CYRILLIC_RUN.findall(text)))
    if cyrillic <= sum(map(len, _LATIN_RUN.findall(text))):
        return "en"
    kazakh = sum(map(text.count, KAZAKH_LETTERS))
    return "kk" if kazakh >= KAZAKH_SHARE * cyrillic else "ru"


def word_language(folded: str, lang: Lang) -> Lang:
    """Return whose inflection *folded* has, in a text in *lang*: its own letters overrule the text's."""
    if not _CYRILLIC.search(folded):
        return "en"
    if lang == "kk" or not KAZAKH_LETTERS.isdisjoint(folded):
        return "kk"
    return "ru"
