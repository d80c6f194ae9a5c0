"""Noun phrases after a number, in Kazakh: the noun stays in the singular and may carry endings."""

from __future__ import annotations

from collections.abc import Sequence

from search.quantities.lexicon import Lexicon, words
from search.quantities.tokens import Token, glued

Phrase = tuple[int, str, str, bool]

_LONGEST = 4  #: words between a number and its noun
_ADJECTIVAL = ("лық", "лік", "дық", "дік", "тық", "тік", "лы", "лі", "ды", "ді", "ты", "ті", "сыз",
    "сіз", "ған", "ген",
               "қан", "кен", "дағы", "дегі", "тағы", "тегі")  # fmt: skip
_TABLE = """
адам адам person|әйел әйел person|платформа платформа platform|пайдаланушы пайдаланушы person|
жүргізуші жүргізуші person|қару қару weapon|дүкен дүкен store|полиция полиция person|
зейнеткер зейнеткер person|студент студент person|тұлға тұлға person|азамат азамат person|
шетелдік шетелдік person|күдікті күдікті person|тұрғын тұрғын person|сотталған сотталған person|
қызметкер қызметкер person|қатысушы қатысушы person|бала бала person|жәбірленуші жәбірленуші person|
лауазымды тұлға person|полицей полицей person|іс іс case|қылмыс қылмыс crime|қылмыскер қылмыскер person|
фигурант фигурант person|адвокат адвокат person|
сарапшы сарапшы person|маман маман person|
оқушы оқушы person|мұғалім мұғалім person|
дәрігер дәрігер person|
жасөспірім жасөспірім person|отбасы отбасы family|тінту тінту search|патрон патрон round|
қыз қыз person|мүше мүше person|ұл ұл person|депутат депутат deputy|хат хат letter|факті факті case|
құқықбұзушылық құқықбұзушылық offense|өтініш өтініш application|шағым шағым complaint|
есепшот есепшот account|шот шот account|карта карта card|сайт сайт site|топ топ group|
ұйым ұйым organization|алаң алаң platform|зертхана зертхана laboratory|арна арна channel|
пирамида пирамида pyramid|ел ел country|өңір өңір region|облыс облыс region|ұсыным ұсыным recommendation|
нұсқама нұсқама directive|материал материал material|тексеріс тексеріс audit|тексеру тексеру audit|
аудит аудит audit|жоба жоба project|нысан нысан facility|мектеп мектеп school|шарт шарт contract|
келісім келісім agreement|заң заң law|көлік көлік car|автокөлік автокөлік car|үй үй house|
пәтер пәтер apartment|сот сот court|судья судья judge|шешім шешім decision|үкім үкім verdict|
операция операция operation|транзакция транзакция transaction|әмиян әмиян wallet|
хабарлама хабарлама message|қоңырау қоңырау call|дерек дерек case|бұзушылық бұзушылық violation|
банк банк bank|кәсіпорын кәсіпорын enterprise|компания компания company|іс-шара іс-шара event|
шара шара event|орын орын rank|ұпай ұпай point|балл балл point|
"""


def _read_table() -> dict[str, tuple[str, str]]:
    rows = (row.split() for row in _TABLE.replace("\n", "").split("|") if row)
    return {stem: (lemma, unit) for stem, lemma, unit in rows}


_NOUNS = _read_table()
_GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")
_OWNED = ("сы", "сі", "ы", "і", "сын", "сін", "ын", "ін")
_NOT_OWNED = ("ды", "ді", "ты", "ті", "лы", "лі", "ғы", "гі", "қы", "кі", "кін", "ғын", "гін")
_NEVER_OWNED = words("саны жалпы барлығы бәрі тағы көбі ішінде ақшасы құны сомасы")
_VOICELESS = {"г": "к", "ғ": "қ", "б": "п"}  # автокөлік: автокөлігі
_LONGEST_ENDING = 6  #: code points of the endings a noun may carry
_SHORTEST_STEM = 4
_CASES = ("ның", "нің", "дың", "дің", "тың", "тің", "нан", "нен", "дан", "ден", "тан", "тен", "ны", "ні")
_VERBAL = ("лды", "лді", "ды", "ді", "ған", "ген", "қан", "кен", "ып", "іп", "йды", "йді", "атын", "етін")


def phrase(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Phrase | None:
    """Return (end, unit, printed, elided) of the noun phrase from token *at* on."""
    fallback: Phrase | None = None
    for _ in range(_LONGEST):
        if at >= len(tokens) or tokens[at].kind != "word":
            break
        end = _compound_end(tokens, at)
        low = tokens[end - 1].low
        if low in lexicon.stops or low in lexicon.cardinals or (fallback and low.endswith(_VERBAL)):
            break
        found = None if low in lexicon.adjectives else known(low)
        if found is not None:
            parts = [] if fallback else [token.low for token in tokens[at : end - 1] if token.text != "-"]
            return _possessed(tokens, lexicon, (end, found[1], " ".join([*parts, found[0]]), False))
        if fallback is None and not low.endswith(_ADJECTIVAL) and low not in lexicon.adjectives:
            bare = "".join([*(token.low for token in tokens[at : end - 1]), _bare(low)])
            fallback = end, bare, bare, False
        at = end
    return _possessed(tokens, lexicon, fallback) if fallback else None


def _possessed(tokens: Sequence[Token], lexicon: Lexicon, found: Phrase) -> Phrase:
    """`заң жобасы`, `жұмыс орны`: a noun that is owned by the one before it is the one that is counted."""
    at = found[0]
    owned = tokens[at].low if at < len(tokens) and tokens[at].kind == "word" else ""
    if len(owned) < _SHORTEST_STEM or not owned.endswith(_OWNED) or owned.endswith(_NOT_OWNED):
        return found
    if owned in lexicon.stops | _NEVER_OWNED or owned in lexicon.collectives:
        return found
    if tokens[at - 1].low.endswith(_GENITIVE):  # бес адамның көлігі: the people are counted
        return found
    noun = owned.removesuffix("н")
    table = known(noun)
    printed = f"{tokens[at - 1].low} {noun}"
    return at + 1, table[1] if table else printed, printed, False


def _bare(low: str) -> str:
    """Return a noun that the table does not have without its case ending: `эшелонның` -> `эшелон`."""
    for ending in _CASES:
        if low.endswith(ending) and len(low) - len(ending) > _SHORTEST_STEM:
            return low[: -len(ending)]
    return low


def _compound_end(tokens: Sequence[Token], at: int) -> int:
    """`дроп-шот` is one word: return the token after its last part."""
    hyphen, last = at + 1, at + 2
    if last >= len(tokens) or tokens[hyphen].text != "-" or tokens[last].kind != "word":
        return hyphen
    return last + 1 if glued(tokens[at], tokens[hyphen]) and glued(tokens[hyphen], tokens[last]) else hyphen


def known(low: str) -> tuple[str, str] | None:
    """Return (lemma, unit) of a noun with any ending, when the table has it.

    >>> known("адамды"), known("нұсқама"), known("қазақ")
    (('адам', 'person'), ('нұсқама', 'directive'), None)
    """
    for length in range(len(low), 1, -1):
        found = _NOUNS.get(low[:length]) or _NOUNS.get(
            low[: length - 1] + _VOICELESS.get(low[length - 1], "-")
        )
        if found and len(low) - length <= (_LONGEST_ENDING if length > 3 else 3):
            return found
    return None
