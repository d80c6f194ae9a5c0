"""Addresses within the site as its pages print them."""

from __future__ import annotations

import hashlib
from contextvars import ContextVar
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"

#: how the addresses begin whose errors are problem objects and not pages
FOR_PROGRAMS = (
    "/api/",
    "/facts.",
    "/feed.",
    "/releases.",
    "/datapackage.",
    "/oembed",
    "/openapi.",
    "/opensearch.",
    "/sitemap",
)

_prefix = ContextVar("prefix", default="")


def mount(prefix: str) -> None:
    """Let *prefix* be what the site is mounted at, in this thread from now on."""
    _prefix.set(prefix)


def at(path: str) -> str:
    """Return *path*, which begins with a slash, below the prefix that the site is mounted at."""
    return _prefix.get() + path


def public(site_url: str | None, path: str) -> str:
    """Return the address of *path* as others may keep it: absolute where the site knows its own address.

    Never made of the Host header, which anybody can write.
    """
    return f"{site_url}{path}" if site_url else at(path)


def asset(name: str) -> str:
    """Return the address of a static file, another one whenever its content is."""
    return at(versioned(name))


def versioned(name: str) -> str:
    """Return the path of a static file within the site, another one whenever its content is."""
    return f"/static/{name}?v={_version(name)}"


@cache
def _version(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
