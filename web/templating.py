"""What templates know: words, numbers and addresses, in the language of the page.

What is asked for in every row of a list is a filter: a template calls a filter directly, and a function by
way of its context, which costs as much as all that these do.
"""

from __future__ import annotations

from flask import Flask
from markupsafe import Markup

from web import locale, paths, words
from web.catalogues import catalogue
from web.settings import Settings


def dress(app: Flask, settings: Settings) -> None:
    """Give the templates of *app* what they know."""
    for language in locale.LOCALES:
        catalogue(language)  # a site whose catalogue cannot be read does not start
    environment = app.jinja_env
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters |= {
        "at": locale.here,
        "day": words.day,
        "day_of_year": words.day_of_year,
        "count": words.count,
        "quoted": words.quoted,
        "releases": words.releases,
    }
    environment.globals |= {
        "_": _told,
        "ngettext": _counted,
        "at": locale.here,
        "root": paths.at,
        "asset": paths.asset,
        "versioned": paths.versioned,
        "settings": settings,
        "interface": words.interface,
        "hl": locale.given,
        "versions": locale.versions,
        "with_locale": locale.with_locale,
    }


def _told(message: str, **values: object) -> Markup:
    """Return *message* with *values*, which are escaped, in its places. A message is ours, and is HTML."""
    told = Markup(words.text(message))  # noqa: S704
    return told % values if values else told


def _counted(one: str, many: str, number: int, **values: object) -> Markup:
    """Return the form of a message that goes with *number*, which it may name `num`; else as `_told`."""
    return Markup(words.plural(one, many, number)) % {"num": number, **values}  # noqa: S704
