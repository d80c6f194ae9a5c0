"""Units in words, in three locales, with the plural that the number asks for."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from search.model import Lang
from search.quantities.plurals import plural

# Currencies that are written by a sign before the number, in every locale's English.
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}

# English: (one, many). Russian: (one, few, many). Kazakh has one form.
_ENGLISH = {
    "KZT": ("tenge", "tenge"), "RUB": ("rouble", "roubles"), "KGS": ("som", "som"), "CNY": ("yuan", "yuan"),
    "UZS": ("sum", "sum"), "CHF": ("Swiss franc", "Swiss francs"), "USDT": ("USDT", "USDT"),
    "BTC": ("BTC", "BTC"),
    "kg": ("kg", "kg"), "ha": ("hectare", "hectares"), "liter": ("litre", "litres"), "m": ("m", "m"),
    "times": ("time", "times"), "t": ("ton", "tons"), "km": ("km", "km"), "g": ("g", "g"), "mg": ("mg", "mg"),
    "m2": ("m²", "m²"), "cm": ("cm", "cm"), "mm": ("mm", "mm"), "person": ("person", "people"),
    "rank": ("place", "place"),
    "pp": ("percentage point", "percentage points"),
}  # fmt: skip
_RUSSIAN = {
    "KZT": "тенге тенге тенге", "USD": "доллар доллара долларов", "EUR": "евро евро евро",
    "RUB": "рубль рубля рублей",
    "GBP": "фунт фунта фунтов", "CNY": "юань юаня юаней", "JPY": "иена иены иен", "KGS": "сом сома сомов",
    "t": "тонна тонны тонн", "g": "г г г", "mg": "мг мг мг", "km": "км км км", "cm": "см см см",
    "mm": "мм мм мм", "m2": "м² м² м²",
    "kg": "кг кг кг", "ha": "га га га", "liter": "литр литра литров", "m": "м м м", "times": "раз раза раз",
    "year": "год года лет", "month": "месяц месяца месяцев", "week": "неделя недели недель",
    "day": "день дня дней",
    "hour": "час часа часов", "minute": "минута минуты минут", "point": "балл балла баллов",
    "rank": "место места мест",
    "person": "человек человека человек", "account": "счёт счёта счетов", "case": "дело дела дел",
    "pp": "п.п. п.п. п.п.",
    "crime": "преступление преступления преступлений", "group": "группа группы групп",
    "channel": "канал канала каналов",
    "site": "сайт сайта сайтов", "facility": "объект объекта объектов",
    "platform": "площадка площадки площадок",
    "exchange": "обменник обменника обменников", "wallet": "кошелёк кошелька кошельков",
    "audit": "проверка проверки проверок",
    "laboratory": "лаборатория лаборатории лабораторий", "transaction": "транзакция транзакции транзакций",
    "pyramid": "пирамида пирамиды пирамид", "region": "регион региона регионов",
    "country": "страна страны стран",
    "complaint": "жалоба жалобы жалоб", "violation": "нарушение нарушения нарушений",
    "decision": "решение решения решений",
    "event": "мероприятие мероприятия мероприятий", "project": "проект проекта проектов",
    "law": "закон закона законов",
    "claim": "иск иска исков", "client": "клиент клиента клиентов", "card": "карта карты карт",
    "pack": "пачка пачки пачек",
    "recommendation": "рекомендация рекомендации рекомендаций",
    "directive": "предписание предписания предписаний",
    "agreement": "соглашение соглашения соглашений", "attempt": "попытка попытки попыток",
    "call": "звонок звонка звонков",
    "operation": "операция операции операций", "member": "участник участника участников",
    "judge": "судья судьи судей",
    "UZS": "сум сума сумов", "CHF": "франк франка франков", "AED": "дирхам дирхама дирхамов",
    "TRY": "лира лиры лир", "BTC": "биткоин биткоина биткоинов", "UAH": "гривна гривны гривен",
    "attack": "атака атаки атак", "item": "единица единицы единиц", "act": "акт акта актов",
    "truck": "грузовик грузовика грузовиков", "car": "автомобиль автомобиля автомобилей",
    "store": "магазин магазина магазинов", "building": "здание здания зданий", "school": "школа школы школ",
    "dropper": "дроппер дроппера дропперов", "link": "ссылка ссылки ссылок", "fine": "штраф штрафа штрафов",
    "bribe": "взятка взятки взяток", "search": "обыск обыска обысков", "bus": "автобус автобуса автобусов",
    "incident": "инцидент инцидента инцидентов", "inspection": "проверка проверки проверок",
    "organization": "организация организации организаций", "city": "город города городов",
    "application": "заявление заявления заявлений", "dose": "доза дозы доз",
    "call center": "кол-центр кол-центра кол-центров", "treaty": "договор договора договоров",
    "bill": "законопроект законопроекта законопроектов", "digest": "дайджест дайджеста дайджестов",
    "grenade": "граната гранаты гранат", "workshop": "цех цеха цехов", "file": "файл файла файлов",
    "proposal": "предложение предложения предложений", "market": "рынок рынка рынков",
    "asset": "актив актива активов", "apartment": "квартира квартиры квартир", "house": "дом дома домов",
    "company": "компания компании компаний", "bank": "банк банка банков",
    "citizen": "гражданин гражданина граждан",
    "victim": "потерпевший потерпевших потерпевших", "business": "предприятие предприятия предприятий",
}  # fmt: skip
_KAZAKH = {
    "KZT": "теңге", "USD": "доллар", "EUR": "еуро", "RUB": "рубль", "GBP": "фунт", "CNY": "юань",
    "JPY": "иен", "KGS": "сом", "t": "тонна", "g": "г", "mg": "мг", "km": "км", "cm": "см", "mm": "мм",
    "m2": "м²", "kg": "кг", "ha": "гектар", "liter": "литр", "m": "м", "times": "есе", "year": "жыл",
    "month": "ай", "week": "апта",
    "day": "күн", "hour": "сағат", "minute": "минут", "point": "балл", "rank": "орын", "person": "адам",
    "account": "шот",
    "case": "іс", "crime": "қылмыс", "group": "топ", "channel": "арна", "site": "сайт",
    "facility": "нысан", "platform": "алаң",
    "wallet": "әмиян", "laboratory": "зертхана", "pyramid": "пирамида", "region": "өңір", "country": "ел",
    "complaint": "шағым",
    "violation": "бұзушылық", "decision": "шешім", "project": "жоба", "law": "заң", "audit": "тексеріс",
    "card": "карта",
    "recommendation": "ұсыным", "directive": "нұсқама", "agreement": "келісім", "call": "қоңырау",
    "operation": "операция",
    "judge": "судья", "transaction": "транзакция", "pp": "пайыздық тармақ", "event": "іс-шара",
    "member": "мүше", "UZS": "сум", "CHF": "франк", "AED": "дирхам", "TRY": "лира", "BTC": "биткоин",
    "UAH": "гривна", "attempt": "әрекет", "attack": "шабуыл", "item": "бірлік", "exchange": "айырбастау орны",
    "pack": "қорап", "claim": "талап арыз", "client": "клиент", "act": "акт", "truck": "жүк көлігі",
    "car": "көлік", "store": "дүкен", "building": "ғимарат", "school": "мектеп", "dropper": "дроппер",
    "link": "сілтеме", "fine": "айыппұл", "bribe": "пара", "search": "тінту", "bus": "автобус",
    "incident": "оқиға", "inspection": "тексеру", "organization": "ұйым", "city": "қала",
    "application": "өтініш", "dose": "доза", "treaty": "шарт", "bill": "заң жобасы", "grenade": "граната",
    "workshop": "цех", "file": "файл", "proposal": "ұсыныс", "market": "нарық", "asset": "актив",
    "apartment": "пәтер", "house": "үй", "company": "компания", "bank": "банк", "citizen": "азамат",
    "victim": "жәбірленуші", "business": "кәсіпорын", "call center": "колл-орталық",
}  # fmt: skip


_NAMED: dict[Lang, Collection[str]] = {"ru": _RUSSIAN, "kk": _KAZAKH}

# Canonical unit: units that an editor would print, each with what it takes to be at least one of them.
_LADDERS = {
    "kg": ((Decimal(1000), "t"), (Decimal(1), "kg"), (Decimal("0.001"), "g"), (Decimal("0.000001"), "mg")),
    "ha": ((Decimal(1), "ha"), (Decimal("0.0001"), "m2")),
    "m": ((Decimal(1000), "km"), (Decimal(1), "m"), (Decimal("0.01"), "cm"), (Decimal("0.001"), "mm")),
}


def shown_in(unit: str, value: Decimal) -> tuple[str, Decimal]:
    """Return the unit that an editor would print *value* in, and how many of *unit* make one of it.

    The largest of which there is one at least, and that needs no more than two decimals.

    >>> shown_in("kg", Decimal(1500)), shown_in("kg", Decimal(1183)), shown_in("account", Decimal(3))
    (('t', Decimal('1000')), ('kg', Decimal('1')), ('account', Decimal('1')))
    """
    for size, name in _LADDERS.get(unit, ()):
        if abs(value) >= size and value / size * 100 % 1 == 0:
            return name, size
    return unit, Decimal(1)


def is_named(unit: str, locale: Lang) -> bool:
    """Return whether *locale* has words for *unit*; else `unit_words` has them in English.

    >>> is_named("account", "ru"), is_named("hoverboard", "ru"), is_named("hoverboard", "en")
    (True, False, True)
    """
    return locale == "en" or unit.isupper() or unit in _NAMED[locale] or unit in ("%", "")


def unit_words(unit: str, value: Decimal, locale: Lang, *, compared: bool = False) -> str:
    """Return *unit* in the words of *locale*, in the number that *value* asks for.

    *compared*: it stands behind `более`, `около` or their like, which take the genitive. A unit that the
    locale has no word for stays in English.

    >>> unit_words("account", Decimal(3), "ru"), unit_words("account", Decimal(1), "en")
    ('счёта', 'account')
    """
    if locale == "ru" and unit in _RUSSIAN:
        return _russian(unit)[_genitive_form(value) if compared else _russian_form(value)]
    if locale == "kk" and unit in _KAZAKH:
        return _KAZAKH[unit]
    if unit in ("%", ""):
        return unit
    one = value == 1
    if unit in _ENGLISH:
        return _ENGLISH[unit][0 if one else 1]
    return unit if one or unit.isupper() else plural(unit)


def _russian(unit: str) -> list[str]:
    """Of `кол-центр кол-центра кол-центров`, the three forms."""
    return _RUSSIAN[unit].split()


def _genitive_form(value: Decimal) -> int:
    """`более 21 счёта`, `около 3 счетов`, `до 1,5 тонны`: the genitive singular is the form for a few."""
    form = _russian_form(value)
    whole = value == value.to_integral_value()
    return 2 if form == 1 and whole else 1 if form == 0 else form


def _russian_form(value: Decimal) -> int:
    """CLDR: one, few (also for fractions), many."""
    if value != value.to_integral_value():
        return 1
    last_two, last = int(value) % 100, int(value) % 10
    if last == 1 and last_two != 11:
        return 0
    return 1 if last in (2, 3, 4) and last_two not in (12, 13, 14) else 2
