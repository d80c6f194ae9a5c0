"""Singular and plural of English nouns."""

from __future__ import annotations

from search.quantities.lexicon import words

_IRREGULAR = {
    "people": "people", "persons": "person", "men": "man", "women": "woman", "children": "child",
    "feet": "foot",
    "teeth": "tooth", "mice": "mouse", "geese": "goose", "wives": "wife", "lives": "life", "knives": "knife",
    "thieves": "thief", "halves": "half", "shelves": "shelf", "wolves": "wolf", "leaves": "leaf",
    "loaves": "loaf",
    "criteria": "criterion", "phenomena": "phenomenon", "media": "media", "data": "data", "police": "police",
    "staff": "staff", "personnel": "personnel", "cattle": "cattle", "sheep": "sheep", "fish": "fish",
    "aircraft": "aircraft", "series": "series", "species": "species", "headquarters": "headquarters",
    "viruses": "virus", "buses": "bus", "bonuses": "bonus", "statuses": "status", "campuses": "campus",
    "analyses": "analysis", "crises": "crisis",
    "indices": "index", "matrices": "matrix", "theses": "thesis", "bases": "base", "axes": "axis",
    "gases": "gas", "movies": "movie", "cookies": "cookie", "ties": "tie", "pies": "pie",
    "calories": "calorie",
    "heroes": "hero", "potatoes": "potato", "tomatoes": "tomato", "echoes": "echo", "vetoes": "veto",
    "tenge": "tenge", "yuan": "yuan", "yen": "yen", "works": "work", "means": "means", "caches": "cache",
    "aches": "ache", "niches": "niche", "avalanches": "avalanche",
}  # fmt: skip
_NEVER_PLURAL = words(
    """
    news this his its was has as is us plus thus yes perhaps always sometimes besides towards afterwards
    business mass press gas bus virus status basis analysis crisis congress access process progress economics
    politics mathematics physics athletics does goes says gets puts makes takes includes remains
    """
)


def is_plural(low: str) -> bool:
    """Return whether *low*, a word in lower case, looks like a noun in the plural."""
    if low in _IRREGULAR:
        return True
    return (
        len(low) > 3
        and low.endswith("s")
        and not low.endswith(("ss", "us", "is", "'s", "’s"))
        and low not in _NEVER_PLURAL
    )


def singular(low: str) -> str:
    """Return the singular of *low*, or *low* itself when it is not a plural.

    >>> [singular(word) for word in ("accounts", "bodies", "boxes", "cases", "people", "press")]
    ['account', 'body', 'box', 'case', 'people', 'press']
    """
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("men") and len(low) > 5:
        return low[:-3] + "man"
    if not is_plural(low):
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return low[:-2]
    return low[:-1]


def plural(noun: str) -> str:
    """Return the plural of *noun*, an English noun or phrase in the singular.

    >>> [plural(noun) for noun in ("drop account", "body", "box", "person", "day")]
    ['drop accounts', 'bodies', 'boxes', 'people', 'days']
    """
    first, space, last = noun.rpartition(" ")
    if last == "person":
        return first + space + "people"
    for many, one in _IRREGULAR.items():
        if one == last:
            return first + space + many
    if last.endswith("y") and last[-2:-1] not in ("a", "e", "o", "u"):
        return noun[:-1] + "ies"
    return noun + ("es" if last.endswith(("s", "x", "z", "ch", "sh")) else "s")
