"""Names of persons as texts print them: their words, and when two of them are of one person."""

from __future__ import annotations

import re
from functools import lru_cache

from search.analysis import name_key

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*\.?")
_INITIAL = re.compile(r"[^\W\d_]\.?(?:-[^\W\d_]\.?)?\.?")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_PATRONYMIC = re.compile(
    r"(?:(?:ов|ев|и)(?:ич|н)|ична|вн)[аыуе]?|\w+(?:улы|ұлы|кызы|қызы|uly|kyzy|qyzy)|\w+vich|\w+vna"
)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
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


def name_words(name: str) -> tuple[str, ...]:
    """Return the words and initials of *name* in order, without possessives, suffixes and patronymics.

    >>> name_words("B. N. Assylov"), name_words("Касым-Жомарт Кемелевич Токаев")
    (('B.', 'N.', 'Assylov'), ('Касым-Жомарт', 'Токаев'))
    """
    words = tuple(re.sub(r"['’]s?$", "", word) for word in WORD.findall(name))
    words = tuple(word for word in words if not _SUFFIX.fullmatch(word))
    if len(words) == 3:
        return tuple(word for word in words if not is_patronymic(word))
    return words


def is_initial(word: str) -> bool:
    return _INITIAL.fullmatch(word) is not None


def is_patronymic(word: str) -> bool:
    return re.search(rf"(?:{_PATRONYMIC.pattern})$", word.casefold()) is not None and len(word) > 5


@lru_cache(maxsize=50_000)
def word_keys(word: str) -> frozenset[str]:
    """Return the keys that *word* of a name may have: as it stands, and as the nominative of what it may inflect."""
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

    The same words in any order; an initial stands for any word that begins so. One word alone is never enough.
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


def person_key(name: str) -> str:
    """Return the id of a person who has no entry: the same for the spellings of one name.

    >>> person_key("Berik Assylov"), person_key("Берік Асылов")
    ('berik-asilov', 'berik-asilov')
    """
    words = name_words(name)
    keys = [name_key(word) for word in words if not (is_initial(word) and word not in (words[0], words[-1]))]
    return "-".join(key for key in keys if key)
