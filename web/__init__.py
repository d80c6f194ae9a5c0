"""What a reader sees and types: pages, the API and the widget, over the `Searcher` port."""

from web.app import create_app

__all__ = ["create_app"]
