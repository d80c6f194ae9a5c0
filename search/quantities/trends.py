"""Words that say that something grew or shrank, in three languages."""

from __future__ import annotations

from functools import lru_cache

from search.model import Trend
from search.quantities.lexicon import words

_UP = words("""
    up rise rises rose risen rising increase increases increased increasing grow grows grew grown growing
    gain gains
    gained gaining jump jumps jumped jumping climb climbs climbed climbing surge surges surged surging soar
    soars soared
    soaring advance advanced advances rally rallied expand expanded hike hiked boost boosted higher
    skyrocketed multiplied accelerated strengthened rebounded upped swelled increments + greater bounce
    bounced improved
    """)
_DOWN = words("""
    down fall falls fell fallen falling drop drops dropped dropping decrease decreases decreased decreasing
    decline
    declines declined declining reduce reduces reduced reducing shrink shrank shrunk shrinks shrinking lose
    loses lost
    losing slide slides slid sliding plummet plummets plummeted plummeting plunge plunged plunging slip
    slipped slips
    tumble tumbled tumbling sink sank sunk dip dipped dips slump slumped cut lowered shed contracted
    slashed slowed
    eased worsened deteriorated retreated edged fewer shorter
    """)
_WORDS_KEPT = 20_000  #: distinct words whose direction is remembered; a large corpus has that many often
_UP_STEMS = (
    "вырос", "выраст", "увелич", "возрос", "возрасти", "возрастае", "возрастаю",
    "возрастал", "возрастан", "растёт", "растет", "растут", "повыс", "повыш",
    "прирос",
    "подорож", "больше", "удво", "рост", "умнож", "поднял", "участил",
    "өсті", "өсіп", "өсу", "өсім", "артты", "артып", "артқан", "арту", "көбей", "ұлғай", "жоғарыла",
    "өскен", "көтеріл",
)  # fmt: skip
_DOWN_STEMS = (
    "снизи", "опусти", "пониз", "снижен", "снижа", "сократи", "сокращ", "уменьш", "упал", "падени", "спад",
    "сниз",
    "төменде", "азай", "қысқар", "кеміді", "кеміп", "кему", "түсті",
)  # fmt: skip


@lru_cache(maxsize=_WORDS_KEPT)
def trend_of(low: str) -> Trend:
    """Return what a word, in lower case, says about the direction of a change.

    >>> trend_of("grew"), trend_of("снизилось"), trend_of("crimes")
    ('up', 'down', 'none')
    """
    if low in _UP or low.startswith(_UP_STEMS):
        return "up"
    if low in _DOWN or low.startswith(_DOWN_STEMS):
        return "down"
    return "none"
