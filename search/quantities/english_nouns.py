"""Which English nouns facts are kept under: a convict counts as a person, a website as a site."""

from __future__ import annotations

from search.quantities.lexicon import words

_PERSONS = words("""
    people man woman individual convict suspect citizen defendant detainee accused prisoner offender criminal
    official perpetrator victim foreigner resident consumer minor child wife militant policeman inmate officer
    national participant employee worker dealer courier leader supporter follower fighter enforcer patient
    student adult teenager pensioner specialist expert manager witness relative violator fraudster smuggler
    hostage terrorist extremist gunman militiaman serviceman businessman entrepreneur user subscriber
    depositor
    investor buyer seller candidate civilian human injured wounded youth girl boy refugee migrant lawyer
    soldier
    population addict passenger driver teacher doctor volunteer spectator tourist taxpayer voter
    """)
_SAME = {
    "website": "site", "webpage": "site", "lab": "laboratory", "narcolaboratory": "laboratory",
    "instance": "case", "cyberattack": "attack", "offence": "crime", "offense": "crime",
    "organisation": "organization", "firm": "company", "judgement": "judgment", "centre": "center",
    "programme": "program", "procedure": "case", "investigation": "case", "shop": "store",
    "misdemeanor": "crime", "suit": "lawsuit", "nation": "country", "theft": "crime", "robbery": "crime",
    "murder": "crime", "fraud": "crime", "burglary": "crime",
}  # fmt: skip
# A general noun says less than the one before it: an audit measure is an audit.
_GENERAL = words("measure activity scheme operation service instance case item")
_TELLING = words("audit search pyramid exchange")
# Two words that name one thing.
_COMPOUNDS = frozenset({"call center", "police station", "power plant", "polling station"})


def canonical(noun: str, before: str = "") -> str:
    """Return the unit that facts about *noun* (singular) are kept under; *before* is the word before it.

    >>> canonical("convict"), canonical("website"), canonical("account"), canonical("scheme", "pyramid")
    ('person', 'site', 'account', 'pyramid')
    """
    if before in _TELLING and noun in _GENERAL:
        return before
    if f"{before} {noun}" in _COMPOUNDS:
        return f"{before} {noun}"
    return "person" if noun in _PERSONS else _SAME.get(noun, noun)
