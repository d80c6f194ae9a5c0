"""Money: how currencies are written, before and after the number, in three languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from search.quantities.lexicon import words
from search.quantities.tokens import Token, glued

SYMBOLS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₸": "KZT", "₽": "RUB", "₹": "INR", "₴": "UAH",
    "₺": "TRY", "₩": "KRW", "₪": "ILS", "₾": "GEL", "฿": "THB", "₫": "VND", "₦": "NGN", "₱": "PHP",
    "₿": "BTC",
    "₡": "CRC", "₭": "LAK",
}  # fmt: skip
# ISO 4217, and the coins that releases count money in; in capitals only.
CODES = words("""
    KZT USD EUR GBP JPY CNY RUB KGS UZS UAH TRY INR AUD CAD NZD HKD SGD CHF ILS MYR KRW SEK NOK DKK MXN
    BRL ZAR THB PLN GEL AED SAR IDR PHP VND NGN KES EGP PKR LKR HRK TJS TMT AZN AMD BYN MDL CZK HUF RON
    BGN KWD QAR BHD LBP IQD IRR JOD SYP OMR DZD LYD TND ETB GHS TZS UGX RWF ZMW AOA BWP MUR XAF XOF BDT
    NPR MMK KHR MNT TWD FJD ARS CLP COP UYU PYG VES GTQ HNL NIO CRC DOP JMD ISK RSD MKD BAM
    USDT USDC BTC ETH TON BNB TRX LTC XRP SDR
    """)
_LETTER_CODES = {
    "тг": "KZT",
    "RM": "MYR",
    "Rs": "INR",
    "PS": "GBP",
    "RMB": "CNY",
    "Rp": "IDR",
}
_DOLLARS = {
    "us": "USD", "u.s": "USD", "c": "CAD", "ca": "CAD", "cdn": "CAD", "canadian": "CAD", "a": "AUD",
    "au": "AUD", "aud": "AUD", "nz": "NZD", "hk": "HKD", "s": "SGD", "r": "BRL", "nt": "TWD", "usd": "USD",
    "cad": "CAD", "nzd": "NZD", "hkd": "HKD", "sgd": "SGD", "mxn": "MXN", "mex": "MXN",
}  # fmt: skip

_NAMES = """
KZT tenge|tenges|kazakh tenge|kazakhstani tenge|kazakhstan tenge|тенге|теңге|тг|тенг
USD dollar|dollars|us dollar|us dollars|american dollars|american dollar|u . s . dollars|u . s . dollar|bucks|
USD united states dollars|united states dollar|usd|
USD доллар|доллара|долларов|долларах|долларам|доллара сша|долларов сша|доллар сша|долларам сша|долларах сша|долл|
USD долл . сша|американских долларов|ақш доллары|ақш долларын|ақш долларынан|ақш долларына|ақш долларының|
USD доллары|долларға|долларды|долларын|долларынан
EUR euro|euros|евро|еуро
GBP pounds sterling|pound sterling|british pounds|british pound|sterling|quid|
GBP фунтов|фунта|фунтов стерлингов|фунта стерлингов
JPY yen|japanese yen|иен|йен|иены
CNY rmb|yuan|yuans|chinese yuan|chinese yuans|renminbi|юаней|юаня|юань
RUB ruble|rubles|rouble|roubles|russian rubles|russian roubles|рублей|рубля|рубль|руб|российских рублей|рубльге
KGS som|soms|kyrgyz som|kyrgyz soms|сом|сома|сомов|кыргызских сомов
UZS uzbek som|uzbek soums|sum|sums|soums|сум|сума|сумов|узбекских сумов
UAH hryvnia|hryvnias|гривен|гривны|гривна
TRY turkish lira|turkish liras|lira|liras|лир|турецких лир
INR rupee|rupees|indian rupees|indian rupee|рупий|рупии
PKR pakistani rupees|pakistan rupees
LKR sri lankan rupees|sri lanka rupees
AUD australian dollar|australian dollars
CAD canadian dollar|canadian dollars|канадских долларов
NZD new zealand dollar|new zealand dollars
HKD hong kong dollar|hong kong dollars
SGD singapore dollar|singapore dollars|singaporean dollars
TWD taiwan dollar|taiwan dollars|new taiwan dollars
CHF swiss franc|swiss francs|швейцарских франков|швейцарского франка
FRF french franc|french francs
ILS shekel|shekels|israeli shekels|israeli new shekels|new shekels|шекелей
MYR ringgit|ringgits|malaysian ringgit|malaysian ringgits
KRW won|south korean won|korean won
SEK swedish krona|swedish kronor|swedish crowns|krona|kronor
NOK norwegian krone|norwegian kroner|norwegian crowns
DKK danish krone|danish kroner|danish crowns|danish crown
CZK czech crowns|czech koruna
MXN mexican peso|mexican pesos
PHP philippine peso|philippine pesos|philippine piso
BRL brazilian real|brazilian reais|reais
ZAR south african rand|rand
THB thai baht|baht
PLN zloty|zlotys|polish zloty|polish zlotys|злотых
GEL lari|georgian lari|лари
HUF hungarian forint|forint|forints
HRK kuna|kn|croatian kuna|kunas
DEM deutsche mark|deutsche marks|german marks|german mark|west german marks|mark|marks
NLG dutch guilders|dutch guilder|guilders|guilder|netherlands guilders
ESP pesetas|peseta|spanish pesetas
ITL italian lira|italian lire|lire
FIM finnish markka|markkas|finnish marks
IDR indonesian rupiah|rupiah|rupiahs
VND dong|vietnamese dong
NGN naira|nigerian naira
KES kenyan shilling|kenyan shillings
EGP egyptian pound|egyptian pounds
AED dirham|dirhams|uae dirhams|дирхамов|дирхама
SAR riyal|riyals|saudi riyals
LAK lao kip|kip
CRC costa rican colón|costa rican colones|colones
AZN manat|manats|манатов
BYN belarusian rubles|белорусских рублей
BTC bitcoin|bitcoins|биткоин|биткоина|биткоинов|биткойнов
ETH ether|ethers|эфира
USDT tether|tethers|стейблкоинов usdt
cent cent|cents|us cents|u . s . cents|¢|центов|цента
pence pence|p
franc franc|francs|франков
peso peso|pesos|песо
crown crowns|krone|kroner
rupiah rp
"""  # noqa: E501 (a currency or two a line)
_KAZAKH_ENDINGS = ("сі", "сін", "сінің", "нің", "ні", "ге", "ден", "де", "мен", "лік")


def _read_names() -> dict[tuple[str, ...], str]:
    table: dict[tuple[str, ...], str] = {}
    for line in _NAMES.strip().splitlines():
        code, names = line.split(" ", 1)
        table.update({tuple(name.split()): code for name in names.split("|") if name})
    for stem in ("теңге", "доллар"):
        table.update({(stem + ending,): table[stem,] for ending in _KAZAKH_ENDINGS})
    return table


NAMES = _read_names()
_LONGEST = max(len(name) for name in NAMES)
_FIRST = frozenset(name[0] for name in NAMES)
_NATIONAL = words("us usd u.s aud cad canadian australian american сша nzd")
_CRYPTO_TICKER = re.compile(r"[A-Z]{3,5}")


def currency_before(tokens: Sequence[Token], number: int) -> tuple[str, int] | None:
    """Return the currency whose sign stands before the number at *number*, and where its writing begins."""
    at = number - 1
    if at < 0:
        return None
    token = tokens[at]
    if token.text in SYMBOLS:
        return _dollar_kind(tokens, at)
    if token.low in _DOLLARS and at and tokens[at - 1].text == "$" and glued(tokens[at - 1], token):
        return _DOLLARS[token.low], at - 1
    code = token.text if token.text in CODES else _LETTER_CODES.get(token.text)
    if code is not None:
        return code, at
    if token.text == "=" and at and tokens[at - 1].text == "Y":
        return "JPY", at - 1
    return None


def currency_after(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return the currency written from token *at* on, and the token after it."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.text in SYMBOLS and at + 1 < len(tokens) and tokens[at + 1].kind == "number":
        return None
    if token.text in SYMBOLS or token.text in CODES:
        return SYMBOLS.get(token.text, token.text), at + 1
    if token.low not in _FIRST:
        return None
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        code = NAMES.get(tuple(token.low for token in tokens[at : at + length]))
        if code is not None:
            return code, at + length
    return None


def _dollar_kind(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    code = SYMBOLS[tokens[at].text]
    if code != "USD" or not at:
        return code, at
    before = tokens[at - 1]
    if before.low in _DOLLARS and (len(before.low) > 1 or glued(before, tokens[at]) or before.low == "c"):
        return _DOLLARS[before.low], at - 1
    if before.text == "." and at > 3 and tokens[at - 2].text == "S" and tokens[at - 4].text == "U":
        return code, at - 4
    return code, at
