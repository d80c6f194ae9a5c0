"""What `/widget` prints for another page: text that is markup there, so each value in it is escaped here."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable

from search.model import Lang
from web.catalogues import catalogue
from web.locale import LOCALES
from web.widget_options import WidgetOptions
from web.widget_script import Script

SANDBOX = "allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox"
HEIGHT = 480  #: pixels of a frame that does not grow: the box, and a list that scrolls


def element(options: WidgetOptions, site: str, script: Script, spoken: Lang) -> str:
    """Return the script and the element for a page; *spoken* is the language of one that names none."""
    label, button = _words(options, spoken)
    hidden = (
        f"    <input{_attributes((('type', 'hidden'), ('name', name), ('value', value)))}>\n"
        for name, value in options.sent
    )
    source = (("type", "module"), ("src", f"{site}/{script.name}"), ("integrity", script.integrity))
    return (
        f"<script{_attributes(source)} crossorigin></script>\n\n"
        f"<onrecord-search{_attributes((('endpoint', site), *options.attributes))}>\n"
        f"  <form{_attributes((('action', f'{site}/'),))}>\n"
        f"    <input{_attributes((('name', 'q'), ('type', 'search'), ('aria-label', label)))}>\n"
        f"{''.join(hidden)}"
        f"    <button>{html.escape(button)}</button>\n"
        "  </form>\n"
        "</onrecord-search>"
    )


def frame(options: WidgetOptions, site: str, spoken: Lang) -> str:
    """Return the frame.

    With the origin of its page it keeps its own, so that the page can check who sends it messages.
    """
    label, _button = _words(options, spoken)
    own = " allow-same-origin" if options.origin else ""
    return (
        f'<iframe id="onrecord"{_attributes((("title", label), ("src", f"{site}{options.framed}")))}\n'
        f'  width="100%" height="{HEIGHT}"{_attributes((("sandbox", SANDBOX + own),))}></iframe>'
    )


def listener(origin: str) -> str:
    """Return the script of a page that lets its frame grow: it hears that frame and *origin* only."""
    return (
        'const frame = document.querySelector("#onrecord");\n'
        'addEventListener("message", ({ origin, source, data }) => {\n'
        f"  if (origin !== {json.dumps(origin)} || source !== frame.contentWindow) return;\n"
        "  const height = data?.onrecordHeight;\n"
        "  if (Number.isInteger(height)) frame.height = Math.min(Math.max(height, 60), 2000);\n"
        "});"
    )


def policy(site: str) -> str:
    """Return what a content security policy has to allow."""
    return f"script-src {site}; connect-src {site}; form-action {site}"


def _words(options: WidgetOptions, spoken: Lang) -> tuple[str, str]:
    language = next((known for known in LOCALES if known == options.lang), spoken)
    said = catalogue(language).gettext
    return options.label or said("Search the releases"), said("Search")


def _attributes(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f' {name}="{html.escape(value)}"' for name, value in pairs)
