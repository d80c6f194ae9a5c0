"""The language that a reader reads in: `hl` of the address, else what the browser asks for, else English.

Programs are answered in the language of `hl` alone, so that what they get does not depend on who asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final, get_args
from urllib.parse import urlencode

from flask import Request, Response, request

from search.errors import RequestInvalid
from search.model import Lang
from web import state
from web.catalogues import SOURCE
from web.paths import FOR_PROGRAMS, at, mount
from web.words import interface, speak

LOCALES: Final[tuple[Lang, ...]] = get_args(Lang)
#: what each language calls itself: a reader who is lost finds the way back
NAMES: Final[dict[Lang, str]] = {"en": "English", "ru": "Русский", "kk": "Қазақша"}
_WORDLESS: Final = ("/static/", "/widget.js", "/widget-", "/embed.css", "/openapi.json", "/favicon.ico")
_given: ContextVar[Lang | None] = ContextVar("given", default=None)


@dataclass(frozen=True, slots=True)
class Version:
    """One page in *language*. *url* is relative to it: the same address with another `hl`."""

    language: Lang
    name: str
    url: str
    current: bool


def locale(pairs: Iterable[tuple[str, str]]) -> Lang | None:
    """Return the language that *pairs* ask for, None for none. Raises RequestInvalid for another or two."""
    given = [value for name, value in pairs if name == "hl" and value]
    if not given:
        return None
    if len(given) > 1:
        raise RequestInvalid(f"hl is given {len(given)} times: give it once")
    for known in LOCALES:
        if given[0] == known:
            return known
    raise RequestInvalid(f"hl is {state.readable(given[0])!r}: choose one of {', '.join(LOCALES)}")


def settle(asked: Request) -> None:
    """Settle the language of the answer to *asked*, and where the site is mounted, until `unsettle`.

    Raises as `locale` does, once even that can be said.
    """
    mount(asked.script_root)
    speak(_preferred(asked))
    if spoken := locale(asked.args.items(multi=True)):
        _given.set(spoken)
        speak(spoken)


def unsettle() -> None:
    """Forget what was settled: this thread answers others next."""
    mount("")
    speak(SOURCE)
    _given.set(None)


def _preferred(asked: Request) -> Lang:
    """Return the first language of the browser's that there is: `kk-KZ` is Kazakh, `*` is any."""
    if for_programs(asked.path):
        return SOURCE
    for wanted, quality in asked.accept_languages:
        for known in LOCALES:
            if quality > 0 and known == wanted.partition("-")[0].lower():
                return known
    return SOURCE


def for_programs(path: str) -> bool:
    """Return whether *path* is of an answer for programs."""
    return path.startswith(FOR_PROGRAMS)


def given() -> Lang | None:
    """Return the language that the address of this request asks for, None when it asks for none."""
    return _given.get()


def here(path: str) -> str:
    """Return the address of *path* within the site, in the language of this page.

    To another page the language goes along when this one's address has it; else the browser says it again.
    Programs are told nothing by a browser, so to them it always goes along.
    """
    if (interface() == SOURCE and given() is None) or path.startswith(_WORDLESS):
        return at(path)
    if for_programs(path):
        return at(with_locale(path, interface() if interface() != SOURCE else None))
    return at(with_locale(path, given()))


def with_locale(url: str, locale: Lang | None) -> str:
    """Return the address *url* in *locale*; None: whatever its reader prefers."""
    if locale is None:
        return url
    page, hash_, fragment = url.partition("#")
    return f"{page}{'&' if '?' in page else '?'}hl={locale}{hash_}{fragment}"


def versions() -> tuple[Version, ...]:
    """Return this page in each language. What else its address says stays."""
    others = [pair for pair in request.args.items(multi=True) if pair[0] != "hl"]
    return tuple(
        Version(code, NAMES[code], f"?{urlencode([*others, ('hl', code)])}", code == interface())
        for code in LOCALES
    )


def declared(response: Response) -> Response:
    """Return *response*, a page's with its language and with what that depends on."""
    if response.mimetype == "text/html":
        response.content_language.add(interface())
        if given() is None:
            response.vary.add("Accept-Language")
    return response
