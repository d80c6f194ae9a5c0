"""Names of persons as texts print them: their words, and when two of them are of one person."""

from __future__ import annotations

import re
from functools import lru_cache

from search.analysis import name_key

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*\.?")
_INITIAL = re.compile(r"[^\W\d_]\.?(?:-[^\W\d_]\.?)?\.?")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_PATRONYMIC = re.compile(
    r"\w+(?:[оеё]вич(?:[ауе]|ем)?|[оеё]вн(?:[аыуе]|ой)|ичн(?:[аыуе]|ой)|ич(?:[ауе]|ом|ем)?|vich|vna"
    r"|(?:улы|ұлы|кызы|қызы)(?:\w{1,3})?|uly|kyzy|qyzy)"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_AFTER_INITIAL = ("", ".", "-")
_LONGEST_SUFFIX = 4  #: code points
MEMO_SIZE = 50_000  #: names or words of names; most were seen before
MIN_INFLECTED = 5  #: letters; a shorter word loses its own letters with an ending

#: A case ending of a Russian or Kazakh name, and what the nominative has in its place.
_CASES = tuple(
    (ending, nominative)
    for endings, nominative in (
        ("ом ем ым а у е ы ю я", ""),
        ("ы у е ой", "а"),
        ("и ю е ей", "я"),
        ("я ю ем е", "й"),
        (
            "ның нің дың дің тың тің ны ні ды ді ты ті ға ге қа ке на не да де та те "
            "дан ден тан тен нан нен мен бен пен",
            "",
        ),
    )
    for ending in endings.split()
)


@lru_cache(maxsize=MEMO_SIZE)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words and initials of *name* in order, without possessives, suffixes and patronymics.

    >>> name_words("B. N. Assylov"), name_words("Касым-Жомарт Кемелевич Токаев")
    (('B.', 'N.', 'Assylov'), ('Касым-Жомарт', 'Токаев'))
    """
    words = tuple(_POSSESSIVE.sub("", word) for word in WORD.findall(name))
    words = tuple(word for word in words if not is_suffix(word))
    if len(words) == 3 and not any(map(is_initial, words)):
        fathers = next((number for number in (1, 2) if is_patronymic(words[number])), len(words))
        return words[:fathers] + words[fathers + 1 :]
    return words


def is_suffix(word: str) -> bool:
    """Whether *word* is "Jr." or the like, no part of what a person is found by."""
    return len(word) <= _LONGEST_SUFFIX and _SUFFIX.fullmatch(word) is not None


def is_initial(word: str) -> bool:
    """Whether *word* is one letter for a given name: "B.", "К.-Ж."."""
    return word[1:2] in _AFTER_INITIAL and _INITIAL.fullmatch(word) is not None


def is_patronymic(word: str) -> bool:
    """Whether *word* is a father's name as Russian and Kazakh form it, in any case."""
    return len(word) > 5 and _PATRONYMIC.fullmatch(word.casefold()) is not None


@lru_cache(maxsize=MEMO_SIZE)
def word_keys(word: str) -> frozenset[str]:
    """Return the keys of *word* of a name: as it stands, and as each nominative that it may inflect."""
    keys = {name_key(word)}
    if _CYRILLIC.search(word) and len(word) >= MIN_INFLECTED:
        folded = word.casefold()
        keys |= {
            name_key(folded[: -len(ending)] + nominative)
            for ending, nominative in _CASES
            if folded.endswith(ending)
        }
    return frozenset(keys)


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names, as `name_words` gives them, may be of one person.

    The same words in any order; an initial stands for any word that begins so. One word is never enough.
    """
    if len(one) < 2 or len(other) < 2:
        return False
    if any(map(is_initial, one)) or any(map(is_initial, other)):
        return same_word(one[-1], other[-1]) and _begin_alike(one[0], other[0])
    if len(one) != len(other):
        return same_word(one[-1], other[-1]) and same_word(one[0], other[0])
    return _same_in_order(one, other) or _same_in_order(one, other[::-1])


def _same_in_order(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return all(map(same_word, one, other))


def same_word(one: str, other: str) -> bool:
    """Whether two words of names are spellings or cases of one."""
    return not word_keys(one).isdisjoint(word_keys(other))


def _begin_alike(one: str, other: str) -> bool:
    """Whether initial and given name, or two initials, begin with the same letter."""
    if not is_initial(one) and not is_initial(other):
        return same_word(one, other)
    return bool(name_key(one)[:1]) and name_key(one)[:1] == name_key(other)[:1]


def nominative(name: str) -> str:
    """Return the Russian *name*, printed in another case than the nominative, in the nominative.

    >>> nominative("Асламбека Мергалиева"), nominative("Натальи Годуновой"), nominative("Сергею Ким")
    ('Асламбек Мергалиев', 'Наталья Годунова', 'Сергей Ким')
    """
    *given, surname = name.split()
    woman = re.search(r"(?:ов|ев|ёв|ин)ой$", surname) is not None
    forms = _GIVEN_OF_WOMEN if woman else _GIVEN_OF_MEN
    surname = surname[:-2] + "а" if woman else _SURNAME_OF_MEN.sub(r"\1", surname)
    return " ".join((*(_put(word, forms) for word in given), surname))


_SURNAME_OF_MEN = re.compile(r"((?:ов|ев|ёв|ин))(?:а|у|ым|е)$")
_GIVEN_OF_WOMEN = ((r"ь(?:и|е|ей)$", "ья"), (r"ии$|ией$", "ия"), (r"(?:ы|е|ой)$", "а"), (r"(?:и|ей)$", "я"))
_GIVEN_OF_MEN = (
    (r"(?<=[аеиоу])(?:я|ю|ем|е)$", "й"),
    (r"(?:я|ю|ем)$", "ь"),
    (r"(?<=[^аеиоуыэюя])(?:а|у|ом|е)$", ""),
)


def _put(word: str, forms: tuple[tuple[str, str], ...]) -> str:
    """Return *word* with the first ending of *forms* that it has replaced."""
    for ending, with_ in forms:
        put, count = re.subn(ending, with_, word)
        if count:
            return put
    return word


_KAZAKH_CASE = re.compile(
    r"(?<=ов|ев|ин)(?:[тд][ыі]ң?|[нтд]ың|[нтд]ің|қа|ке|ға|ге|[тд]а|[тд]е|[тд]ан|[тд]ен|пен|мен|бен)$"
    r"|(?<=ова|ева|ина|ұлы)(?:н[ыі]|н[ыі]ң|на|не|ға|ге|да|де|дан|ден|мен)$"
    r"|(?<=қызы)(?:н|ның|на|нда|нан|мен)$"
)


def without_kazakh_case(name: str) -> str:
    """Return *name* without the Kazakh case ending of its surname, where the surname's own ending shows it.

    >>> without_kazakh_case("Әлихан Смайыловты"), without_kazakh_case("Дархан Сатыбалды")
    ('Әлихан Смайылов', 'Дархан Сатыбалды')
    """
    return name if name.isascii() else _KAZAKH_CASE.sub("", name)


def person_key(name: str) -> str:
    """Return the id of a person who has no entry: the same for the spellings of one name, in any order.

    >>> person_key("Berik Assylov"), person_key("Асылов Берік")
    ('asilov-berik', 'asilov-berik')
    """
    words = name_words(name)
    inner = [word for word in words[1:-1] if not is_initial(word)]
    keys = sorted(name_key(word) for word in (*words[:1], *inner, *words[1:][-1:]))
    return "-".join(key for key in keys if key)
