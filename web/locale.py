"""The language in which a reader wants figures put into words: `hl` of an address, `en` without it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from search.errors import RequestInvalid
from search.model import Lang
from search.rates import Rates, Showing
from web import state

LOCALES: tuple[Lang, ...] = get_args(Lang)


def showing(pairs: Iterable[tuple[str, str]], rates: Rates) -> Showing:
    """Return how the parameters of a URL want facts shown. Raises RequestInvalid."""
    return Showing(locale(pairs), rates)


def locale(pairs: Iterable[tuple[str, str]]) -> Lang:
    """Return the language that *pairs* ask for. Raises RequestInvalid for another, or for two."""
    given = [value for name, value in pairs if name == "hl" and value]
    if len(given) > 1:
        raise RequestInvalid(f"hl is given {len(given)} times: give it once")
    for known in LOCALES:
        if not given or given[0] == known:
            return known
    raise RequestInvalid(f"hl is {state.readable(given[0])!r}: choose one of {', '.join(LOCALES)}")


def with_locale(url: str, locale: Lang) -> str:
    """Return the address *url*, which has no fragment, in *locale*."""
    if locale == LOCALES[0]:
        return url
    return f"{url}{'&' if '?' in url else '?'}hl={locale}"
