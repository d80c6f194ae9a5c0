"""What the vocabulary of titles in one language holds."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Patterns of the words of titles, in lower case. Those of the second group search or match running text.

    *head*: what a title turns on ("minister"). *plural*: a head that announces several names.
    *before*: what may stand before a head in lower case too ("acting"). *link*: joins it to what it heads.
    *inside*: what else may stand between them in lower case. *body*: part of a public body's name.
    *not_name*: capitalised at times, but never in a person's name. *former*: the office is not held now.
    *region*: makes a place of the word before it, where names come before their nouns.
    *oblique*: a head in a case that its name shares, where the language has cases.

    *strong* searches a whole title: one that is public by itself; another needs a word of a *body*.
    *private* searches it too: one that is not public, whatever its other words say.
    *leads* searches a text: a clause that says of the name before it that it leads what group `of` holds.
    *accused* matches what follows a name, *accusing* searches what stands before: trouble with the law.
    *accusing_ends*: what all that *accusing* finds ends in, but for white space; none if that cannot be told.
    """

    head: re.Pattern[str]
    plural: re.Pattern[str]
    before: re.Pattern[str]
    link: re.Pattern[str]
    inside: re.Pattern[str]
    body: re.Pattern[str]
    not_name: re.Pattern[str]
    former: re.Pattern[str]
    region: re.Pattern[str]
    oblique: re.Pattern[str]
    strong: re.Pattern[str]
    private: re.Pattern[str]
    leads: re.Pattern[str]
    accused: re.Pattern[str]
    accusing: re.Pattern[str]
    accusing_ends: tuple[str, ...] = ()


NEVER = re.compile(r"(?!)")


def any_of(words: str, ending: str = "") -> re.Pattern[str]:
    """Return a pattern of the *words*, which are patterns apart by white space, each with *ending*."""
    return re.compile(f"(?:{'|'.join(words.split())}){ending}", re.IGNORECASE)
