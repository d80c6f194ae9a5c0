"""What a page says in its own language: its texts and labels, without other languages and data."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "path", "rect", "circle", "line"}
DATA = {"title", "code", "script", "style", "link", "pre", "textarea", "q"}
TOLD = {"aria-label", "placeholder", "title", "alt", "data-done", "data-suggestions"}


class Shown(HTMLParser):
    """Collects texts as they are told to a reader of the page's language, and the languages of the others."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.languages: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._page = ""

    @property
    def _is_told(self) -> bool:
        return all(told for _tag, told in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self._page = given["lang"]
        if "lang" in given:
            self.languages.append(given["lang"])
        told = self._is_of_the_page(tag, given)
        if told and self._is_told:
            self.texts += [value for name, value in given.items() if name in TOLD]
        if tag not in VOID:
            self._open.append((tag, told))

    def _is_of_the_page(self, tag: str, given: dict[str, str]) -> bool:
        """Names, titles and addresses are data (`dir`), examples are queries, `code` is for programs."""
        if given.get("lang", self._page) != self._page or tag in DATA:
            return False
        return not (given.get("dir") and tag != "input") and "query" not in given.get("class", "").split()

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self._is_told:
            self.texts.append(" ".join(data.split()))


def shown(page: str) -> Shown:
    """Return what *page* shows."""
    reader = Shown()
    reader.feed(page)
    return reader
