"""What a page may ask of the widget: read from the form of `/widget`, written as attributes and addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode

from search.errors import QueryTooLarge, RequestInvalid
from web import state
from web.locale import LOCALES

LIMITS: Final = tuple(map(str, range(1, 21)))
THEMES: Final = ("light", "dark")
TARGETS: Final = ("_blank", "_top")
LONGEST: Final = 80  #: characters of a label or placeholder: more does not fit a box
MAX_FILTERS: Final = 1000  #: characters; an address with all else has to stay below the site's own limit

_CHOICES: Final = {"lang": LOCALES, "limit": LIMITS, "theme": THEMES, "target": TARGETS}
_FILTERS: Final = (*state.FACETS, "since", "until", "sort")
_NO_FILTERS: Final = ("q", "page", "size", "hl")  #: of a search too, but a reader's own
_ORIGIN: Final = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?", re.ASCII)
_FRAMED: Final = ("lang", "theme", "limit", "placeholder", "label", "filters")


@dataclass(frozen=True, slots=True)
class WidgetOptions:
    """The attributes of one widget, as docs/widget.md has them; an empty one is left out.

    *origin* is that of the page around the frame, for the messages of its height.
    """

    lang: str = ""
    limit: str = ""
    theme: str = ""
    target: str = ""
    label: str = ""
    placeholder: str = ""
    filters: str = ""
    origin: str = ""

    @property
    def attributes(self) -> tuple[tuple[str, str], ...]:
        """Each attribute that is set, with its value."""
        names = ("lang", "limit", "theme", "target", "label", "placeholder", "filters")
        return tuple((name, value) for name in names if (value := getattr(self, name)))

    @property
    def selected(self) -> tuple[tuple[str, str], ...]:
        """The parameters that the filters state."""
        return tuple(parse_qsl(self.filters))

    @property
    def sent(self) -> tuple[tuple[str, str], ...]:
        """What a plain form sends with a query, to find and say what the widget does."""
        return (*self.selected, ("hl", self.lang)) if self.lang else self.selected

    @property
    def framed(self) -> str:
        """The address of the frame, relative to the site."""
        framed = {"hl": self.lang} | {name: getattr(self, name) for name in _FRAMED if name != "lang"}
        query = urlencode(
            [(name, value) for name, value in (*framed.items(), ("origin", self.origin)) if value]
        )
        return f"/embed?{query}" if query else "/embed"


def read(given: Mapping[str, str]) -> WidgetOptions:
    """Return the options that the form's fields state. Raises RequestInvalid, QueryTooLarge."""
    values = {name: state.readable(given.get(name, "")).strip() for name in WidgetOptions.__slots__}
    for name, choices in _CHOICES.items():
        if values[name] and values[name] not in choices:
            raise RequestInvalid(f"{name} is {values[name]!r}: choose one of {', '.join(choices)}")
    for name in ("label", "placeholder"):
        if len(values[name]) > LONGEST:
            raise RequestInvalid(f"{name} has {len(values[name])} characters: {LONGEST} fit")
    return WidgetOptions(
        **{**values, "filters": _filters(values["filters"]), "origin": _origin(values["origin"])}
    )


def of_frame(given: Mapping[str, str]) -> WidgetOptions:
    """Return the options that the address of a frame states, without what is wrong: a box is shown anyway."""
    kept: dict[str, str] = {}
    for name in (*_FRAMED, "origin"):
        try:
            kept[name] = getattr(read({name: given.get(name, "")}), name)
        except (RequestInvalid, QueryTooLarge):
            continue
    return WidgetOptions(**kept, target="_blank")


def _filters(text: str) -> str:
    """Return the filters in *text*, the address of a search or what follows its question mark."""
    if len(text) > MAX_FILTERS:
        raise QueryTooLarge(
            f"filters has {len(text)} characters, {MAX_FILTERS} are read: choose fewer filters"
        )
    pairs = [
        pair for pair in parse_qsl(text.partition("#")[0].rpartition("?")[2]) if pair[0] not in _NO_FILTERS
    ]
    for name, _value in pairs:
        if name not in _FILTERS:
            raise RequestInvalid(f"filters has {name!r}: choose one of {', '.join(_FILTERS)}")
    if text and not pairs and "=" not in text:
        raise RequestInvalid(
            f"filters is {text!r}: paste the address of a search, or write it like year=2025"
        )
    return urlencode(state.write(state.read(pairs)))


def _origin(text: str) -> str:
    """Return the origin of the page whose address is *text*."""
    found = _ORIGIN.match(text.lower())
    if not text:
        return ""
    if not found or text[found.end() :][:1] not in {"", "/", "?", "#"}:
        raise RequestInvalid(
            f"origin is {text!r}: write the address of your page, like https://news.example.org"
        )
    return found.group()
