"""The pages: search, one release, help."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, render_template, request
from werkzeug.exceptions import NotFound

from search import grammar, highlight
from search.engine import Searcher
from search.model import Release, Span
from search.quantities.matching import asked as quantities_of
from search.quantities.matching import satisfying
from search.query import Query
from search.rates import Showing
from web import state, words
from web.ordering import settled
from web.page_head import release_head, search_head, standing_head
from web.release_view import release_view
from web.search_view import kept, search_view
from web.settings import Settings
from web.words import text as _


def pages(searcher: Searcher, settings: Settings) -> Blueprint:
    """Return the routes that answer readers from the index."""
    routes = Blueprint("pages", __name__)

    @routes.get("/")
    def search() -> str:
        asked = settled(state.read(request.args.items(multi=True)))
        result = searcher.search(asked)
        view, head = search_view(asked, result), search_head(asked, result, settings)
        return render_template("search.html", view=view, text=asked.text, kept=view.kept, head=head)

    @routes.get("/releases/<path:release_id>")
    def release(release_id: str) -> str:
        asked = state.read(request.args.items(multi=True))
        found = searcher.get(release_id)
        if found is None:
            raise NotFound
        showing = Showing(words.interface(), settings.rates)
        view = release_view(found, asked, _lights(found, asked.text), settings.site_url, showing=showing)
        head = release_head(found, settings)
        return render_template("release.html", view=view, text=asked.text, kept=kept(asked), head=head)

    return routes


def standing_pages(settings: Settings) -> Blueprint:
    """Return the routes of the pages that search nothing."""
    routes = Blueprint("standing_pages", __name__)

    @routes.get("/help")
    def help_page() -> str:
        description = _("Words, phrases, names, dates and figures: the language of queries by example.")
        head = standing_head(_("How to search"), description, "/help", settings)
        return render_template("help.html", head=head, text="", kept=())

    return routes


def _lights(release: Release, text: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return what the query *text* lights in the title of *release*, and in its text: words and figures."""
    tree = grammar.parse(text)
    names = {
        name
        for official in release.officials
        for name in (official.name, official.label, *official.spellings)
        if name
    }
    in_title = highlight.highlights(tree, release.title, release.lang, names=names, zone="title")
    in_text = highlight.highlights(tree, release.text, release.lang, names=names)
    return in_title, highlight.merged((span.start, span.end) for span in (*in_text, *_figures(release, tree)))


def _figures(release: Release, tree: Query) -> Iterator[Span]:
    """Yield where *release* states what *tree* asks for: each figure as printed."""
    for quantity in quantities_of(tree):
        for fact in release.facts:
            if span := satisfying(fact, quantity):
                yield span
