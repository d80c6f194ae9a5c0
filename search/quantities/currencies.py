"""Money: how currencies are written, before and after the number, in three languages."""

from __future__ import annotations

from collections.abc import Sequence

from search.quantities.currencynames import SPELLED
from search.quantities.lexicon import words
from search.quantities.phrasebook import Phrasebook
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
    MWK MZN NAD AFN MAD TTD PAB PEN BOB PGK ALL
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

_BOOK = Phrasebook(SPELLED)
#: The words of a name -> its code, for whoever compares names.
NAMES = {tuple(name.replace("~", "").split()): code for name, code in SPELLED.items()}
_POSSESSIVE = ("'s", "’s")
_NATIONAL = words("us usd u.s aud cad canadian australian american сша nzd")


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
        in_cents = at + 2 < len(tokens) and tokens[at + 2].low in ("cent", "cents")  # 10 $ 30 cents
        return (SYMBOLS[token.text], at + 1) if in_cents else None
    if token.text in SYMBOLS or token.text in CODES:
        return SYMBOLS.get(token.text, token.text), at + 1
    found = _BOOK.longest(tokens, at)
    if found is None and token.low.endswith(_POSSESSIVE):
        code = NAMES.get((token.low[:-2],))
        return (code, at + 1) if code else None
    return found


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
