"""Noun phrases after a number, in Russian: adjectives are skipped by their endings."""

from __future__ import annotations

from collections.abc import Sequence

from search.quantities.lexicon import Lexicon, words
from search.quantities.tokens import Token, glued

Phrase = tuple[int, str, str, bool]

_GENITIVE = ("а", "я", "ы", "и", "ов", "ев", "ей")
_LONGEST_GENITIVE = 3  #: words of a substance
_SHORTEST_GENITIVE = 4  #: letters; shorter words with these endings are particles
_LONGEST = 6  #: words between a number and its noun
_ADJECTIVAL = ("ых", "их", "ого", "его", "ый", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ым", "им",
    "ыми", "ими",
               "ому", "ему", "ую", "юю", "щихся", "вшихся")  # fmt: skip
# `62 признаны необоснованными`: a verb follows, not a noun.
_PREDICATIVE = ("аны", "ены", "яты", "ано", "ено", "ято", "ана", "ена")
_LONGEST_NOUN_SO = 6  #: letters; longer words with these endings are verbs, `стены` and `цены` are not
# Adjectival in form, nouns in use.
_NOUNS = words("""
    полицейских полицейский полицейского военнослужащих военнослужащий подозреваемых подозреваемый
    подозреваемого
    обвиняемых обвиняемый задержанных осужденных осуждённых осужденный пострадавших потерпевших раненых
    погибших
    заключенных заключённых служащих госслужащих несовершеннолетних разыскиваемых арестованных управляющих
    животных
    """)
_PRONOUNS = words("них которых")

# stem: lemma, unit. The longest stem that the word begins with counts.
_TABLE = """
человек человек person|пенсионер пенсионер person|подростк подросток person|подростков подросток person|
учител учитель person|водител водитель person|врач врач person|людей человек person|люд человек person|
лиц лицо person|граждан гражданин person|иностран иностранец person|жител житель person|
полицейск полицейский person|пострадавш пострадавший person|потерпевш потерпевший person|
подозреваем подозреваемый person|обвиняем обвиняемый person|осужд осужденный person|
задержанн задержанный person|участник участник person|сотрудник сотрудник person|чиновник чиновник person|
руководител руководитель person|несовершеннолетн несовершеннолетний person|дет ребенок person|
ребен ребенок person|женщин женщина person|мужчин мужчина person|военнослужащ военнослужащий person|
вкладчик вкладчик person|предпринимател предприниматель person|волонт волонтёр person|
студент студент person|мигрант мигрант person|работник работник person|служащ служащий person|
госслужащ госслужащий person|наркопотребител наркопотребитель person|пассажир пассажир person|
заключ заключенный person|раненых раненый person|погибш погибший person|специалист специалист person|
правонарушител правонарушитель person|клиент клиент client|дел дело case|преступл преступление crime|
правонаруш правонарушение offense|нарушител нарушитель person|наруш нарушение violation|
сооружен сооружение building|расследован расследование case|счет счет account|счёт счёт account|
карт карта card|сайт сайт site|интернет-ресурс интернет-ресурс site|ресурс ресурс site|групп группа group|
организац организация organization|компани компания company|предприят предприятие enterprise|
объект объект facility|площадк площадка platform|обменник обменник exchange|
лаборатор лаборатория laboratory|нарколаборатор нарколаборатория laboratory|канал канал channel|
пирамид пирамида pyramid|страна страна country|стран страна country|регион регион region|
област область region|случа случай case|факт факт case|жалоб жалоба complaint|обращен обращение appeal|
заявлен заявление application|иск иск claim|исков иск claim|решен решение decision|
рекомендац рекомендация recommendation|проверк проверка inspection|провер проверка inspection|
аудит аудит audit|мероприят мероприятие event|операц операция operation|сделк сделка transaction|
сделок сделка transaction|транзакц транзакция transaction|кошел кошелек wallet|школ школа school|
больниц больница hospital|проект проект project|договор договор contract|контракт контракт contract|
соглашен соглашение agreement|закон закон law|автомобил автомобиль car|машин машина car|
грузовик грузовик truck|квартир квартира apartment|дом дом house|домов дом house|участк участок plot|
участков участок plot|мошенничеств мошенничество case|интернет-мошенничеств интернет-мошенничество case|
краж кража theft|убийств убийство murder|взят взятка bribe|акт акт act|приговор приговор verdict|
суд суд court|суде суд court|судей судья judge|судь судья judge|звонк звонок call|звонков звонок call|
сообщен сообщение message|процент процент %|предмет предмет item|единиц единица item|штук штука item|
пач пачка pack|упаков упаковка pack|таблет таблетка tablet|патрон патрон round|гранат граната grenade|
оружи оружие weapon|дропп дроппер person|дроп-счет дроп-счет account|мест место place|семе семья family|
семей семья family|банк банк bank|казино казино casino|поручен поручение instruction|
предложен предложение proposal|предписан предписание directive|материал материал material|
протокол протокол protocol|штраф штраф fine|ДТП ДТП accident|авари авария accident|голос голос vote|
депутат депутат deputy|раз раз time|баллов балл point|балл балл point|скот скот head|голов голова head|
ссыл ссылка link|аккаунт аккаунт account|помещен помещение premises|
"""


def _read_table() -> dict[str, tuple[str, str]]:
    table = {}
    for row in _TABLE.replace("\n", "").split("|"):
        if row:
            stem, lemma, unit = row.split()
            table[stem] = (lemma, unit)
    return table


_STEMS = _read_table()


def phrase(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Phrase | None:
    """Return (end, unit, printed, elided) of the noun phrase from token *at* on."""
    if tokens[at].low == "из" and at + 1 < len(tokens) and tokens[at + 1].low in _PRONOUNS:
        return at + 2, "", "", True
    adjectives: list[int] = []
    while at < len(tokens) and len(adjectives) < _LONGEST and _is_word(tokens, at, lexicon):
        end = _compound_end(tokens, at)
        low = tokens[end - 1].low
        if low.endswith(_PREDICATIVE) and len(low) > _LONGEST_NOUN_SO and known(low) is None:
            return None
        if low in _NOUNS or not low.endswith(_ADJECTIVAL) or (low.endswith("ие") and known(low)):
            return _named(tokens, at, end, adjectives)
        adjectives.append(at)
        at = end
    return None


def genitive_end(tokens: Sequence[Token], at: int) -> int | None:
    """Return the token after `героина`, `жидких наркотиков` from token *at* on, None without a genitive."""
    for place in range(at, min(len(tokens), at + _LONGEST_GENITIVE)):
        token = tokens[place]
        if token.kind != "word" or token.text[0].isascii() or len(token.low) < _SHORTEST_GENITIVE:
            return None
        if token.low.endswith(_PREDICATIVE):
            return None
        if not token.low.endswith(_ADJECTIVAL):
            return place + 1 if token.low.endswith(_GENITIVE) else None
    return None


def known(low: str) -> tuple[str, str] | None:
    """Return (lemma, unit) of a noun in any of its cases, when the table has it.

    >>> known("дел"), known("волонтёров"), known("жуков")
    (('дело', 'case'), ('волонтёр', 'person'), None)
    """
    for length in range(len(low), 2, -1):
        found = _STEMS.get(low[:length])
        if found and len(low) - length <= 4:
            return found
    if low.endswith(("ок", "ек")):  # площадок: площадк-
        return _STEMS.get(low[:-2] + "к")
    return None


def _is_word(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    low = tokens[at].low
    return (
        tokens[at].kind == "word"
        and low not in lexicon.stops
        and low not in lexicon.cardinals
        and len(low) > 1
    )


def _compound_end(tokens: Sequence[Token], at: int) -> int:
    """`дроп-счетов` is one word: return the token after its last part."""
    end = at + 1
    while (
        end + 1 < len(tokens)
        and tokens[end].text == "-"
        and tokens[end + 1].kind == "word"
        and glued(tokens[end - 1], tokens[end])
        and glued(tokens[end], tokens[end + 1])
    ):
        end += 2
    return end


def _named(tokens: Sequence[Token], at: int, end: int, adjectives: list[int]) -> Phrase:
    low = tokens[end - 1].low
    lemma, unit = known(low) or (nominative(low), "")
    parts = [token.low for token in tokens[at : end - 1] if token.text != "-"]
    printed = " ".join([*parts, lemma])
    if lemma == "дело" and adjectives and tokens[adjectives[-1]].low.startswith("уголовн"):
        printed = "уголовное дело"
    return end, unit or lemma, printed, False


def nominative(low: str) -> str:
    """Return a guess at the nominative singular of a noun that the table does not have.

    >>> nominative("эшелонов"), nominative("зданий"), nominative("посылок")
    ('эшелон', 'здание', 'посылка')
    """
    for ending, instead in (("ний", "ние"), ("ий", "ия"), ("иев", "ий"), ("ев", "й"), ("ов", ""),
                            ("ок", "ка"), ("ек", "ка"), ("ателей", "атель"), ("ей", "ь"), ("ия",
                            "ие"), ("ам", ""),
                            ("ах", ""), ("ями", "ь"), ("ами", ""), ("ы", "а"), ("а", "")):  # fmt: skip
        if low.endswith(ending) and len(low) - len(ending) > 2:
            return low[: len(low) - len(ending)] + instead
    return low
