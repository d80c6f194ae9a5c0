"""Words that the chunker of concepts goes by, in three languages."""

from __future__ import annotations

from functools import lru_cache

from search.quantities.lexicon import words

AUXILIARIES = words("""
    is are was were be been being has have had will would can could may might must do does did not also
    already
    now currently all together still more than was ever being recently finally successfully later
    """)
#: Between a sum and the thing it is the worth of.
WORTH = words("""
    worth of at to by for with in totaling totalling valued amounting estimated holding costing reaching
    exceeding
    sum amount total value combined turnover budget approximately nearly over about around some more than
    up the a an
    was were is are has have had been be stood made up as came
    на сумму общую общей стоимостью размере в объеме объёме свыше более около порядка почти до не менее по
    """)
#: Verbs that state an amount of their subject.
STATING = words("""
    totaled totalled amounted reached exceeded stood equalled equals costs cost numbered accounted
    составил составила составило составили превысил превысила превысило превысили достиг достигла достигло
    """)
#: A clause begins after these.
CLAUSES = words("that while but whereas because since as when where and что а но и где когда , ; : . ( ) — –")
DETERMINERS = words("the a an this these those its their his her our such all some any no every each")
MEASURES_OF = words(
    "number amount volume share level total proportion rate count quantity число количество объём объем доля"
)
PREPOSITIONS = words("""
    of in on at by for from with to into under over through between among during against about after before
    without
    within across via as than per since until
    в на по с со к о об от до из за у при для без через под над между
    """)
TIMES = words("""
    year years month months week weeks day days quarter half period decade today alone
    год года лет месяц месяца месяцев квартал квартале полугодие полугодии году день жыл жылы жылда ай айда
    """)
IRREGULAR = {
    "froze": "frozen", "took": "taken", "broke": "broken", "gave": "given", "found": "found", "held": "held",
    "brought": "brought", "sent": "sent", "built": "built", "sold": "sold", "bought": "bought",
    "paid": "paid",
    "won": "won", "lost": "lost", "caught": "caught", "made": "made", "cut": "cut", "shut": "shut",
    "put": "put",
    "withdrew": "withdrawn", "stole": "stolen", "seized": "seized", "hid": "hidden", "saw": "seen",
    "did": "done",
    "led": "led", "left": "left", "got": "got", "kept": "kept", "spent": "spent", "put on": "put on",
}  # fmt: skip
_PARTICIPLES = frozenset(IRREGULAR.values()) | words(
    "known shown drawn thrown grown begun run written driven"
)
_NOT_VERBS = words(
    "united based so-called need indeed speed hundred related limited armed wanted so red bed shed seed"
)
_RUSSIAN = ("ено", "ены", "ана", "ано", "аны", "ята", "ято", "яты", "ена", "ыто", "ыты", "или", "али",
    "яли", "ели",
            "ила", "ала", "ило", "ало", "ился", "ились", "алось", "илось", "ился", "ает", "ают", "ит",
            "ят", "ует")  # fmt: skip
_KAZAKH = ("ды", "ді", "ты", "ті", "ған", "ген", "қан", "кен", "лып", "ліп", "жатыр", "атын", "етін")
_WORDS_KEPT = 20_000  #: distinct words whose reading is remembered
_SHORTEST_VERB = 5  #: letters, in Russian and Kazakh


@lru_cache(maxsize=_WORDS_KEPT)
def verb(low: str) -> str:
    """Return the participle that *low* stands for when it looks like a verb, else an empty string.

    >>> verb("froze"), verb("detained"), verb("accounts"), verb("изъято"), verb("ұсталды")
    ('frozen', 'detained', '', 'изъято', 'ұсталды')
    """
    if low in IRREGULAR or low in _PARTICIPLES:
        return IRREGULAR.get(low, low)
    if low.isascii():
        return low if low.endswith("ed") and len(low) > 4 and low not in _NOT_VERBS else ""
    return low if len(low) >= _SHORTEST_VERB and low.endswith((*_RUSSIAN, *_KAZAKH)) else ""
