"""What whoever runs a site may set, read once from the environment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from search.errors import SearchError
from search.rates import NO_RATES, Rates

_NAME = "Onrecord"
_ANCESTOR = re.compile(r"\*|'self'|https?://(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:(\d{1,5}|\*))?")
_HOST = re.compile(r"\.?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:\d{1,5})?|\[[0-9A-Fa-f:]+\](:\d{1,5})?")


class SettingInvalid(SearchError):
    """A setting has a value that the site cannot run with: correct the environment."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How one site differs from another.

    *site_url* is the public address without a slash at its end; None: the pages print no absolute links.
    *frame_ancestors* are the origins that may put `/embed` in a frame; empty: nobody.
    *trusted_hosts* are the Host headers that are answered, `.example.org` standing for every host under
    it; empty: all of them. *rates* are official exchange rates, of any releases.
    """

    site_name: str = _NAME
    site_url: str | None = None
    frame_ancestors: tuple[str, ...] = ()
    trusted_hosts: tuple[str, ...] = ()
    rates: Rates = NO_RATES

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Return the settings that *environment* states by the names of docs/operations.md.

        Raises SettingInvalid.
        """
        return cls(
            site_name=environment.get("ONRECORD_SITE_NAME", "").strip() or _NAME,
            site_url=_site_url(environment.get("ONRECORD_SITE_URL", "").strip()),
            frame_ancestors=_each(environment, "ONRECORD_FRAME_ANCESTORS", _ANCESTOR),
            trusted_hosts=_each(environment, "ONRECORD_TRUSTED_HOSTS", _HOST),
        )


def _site_url(text: str) -> str | None:
    if not text:
        return None
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise SettingInvalid(f"ONRECORD_SITE_URL is {text!r}: write it like https://records.example.org")
    return text.rstrip("/")


def _each(environment: Mapping[str, str], name: str, allowed: re.Pattern[str]) -> tuple[str, ...]:
    values = tuple(environment.get(name, "").replace(",", " ").split())
    for value in values:
        if not allowed.fullmatch(value):
            raise SettingInvalid(f"{name} has {value!r}: write values like {_EXAMPLES[name]}")
    return values


_EXAMPLES = {
    "ONRECORD_FRAME_ANCESTORS": "https://news.example.org",
    "ONRECORD_TRUSTED_HOSTS": "records.example.org",
}
