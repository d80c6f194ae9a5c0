"""What went wrong, in the words of whoever can mend it: one value for the page and for the API."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from werkzeug.exceptions import HTTPException

from search.errors import (
    EngineUnavailable,
    IndexMissing,
    QuerySyntaxError,
    QueryTooLarge,
    RequestInvalid,
    SearchError,
)
from web.told import told
from web.words import text as _

RETRY_AFTER = 30  #: seconds; an index is rebuilt or an engine restarted in about that time


@dataclass(frozen=True, slots=True)
class Problem:
    """One refused or failed request.

    *detail* is for the reader and holds no path and no trace. *position* is a code point of the query
    text. *retry_after* is in seconds; None: trying again changes nothing.
    """

    status: int
    title: str
    detail: str
    position: int | None = None
    retry_after: int | None = None


def search_problem(error: SearchError) -> Problem:
    """Return what the reader is told about *error*: how to mend it, or that it is not theirs to mend."""
    if isinstance(error, QuerySyntaxError):
        return Problem(400, _("This query cannot be read"), _sentence(error), position=error.position)
    if isinstance(error, QueryTooLarge):
        return Problem(400, _("This query is too long"), _sentence(error))
    if isinstance(error, RequestInvalid):
        return Problem(400, _("This address cannot be read"), _sentence(error))
    return Problem(503, _("Search is not available now"), _outage(error), retry_after=RETRY_AFTER)


def _outage(error: SearchError) -> str:
    """The error's own words name paths and hosts; they are for the log."""
    if isinstance(error, IndexMissing):
        return _("There is no index yet. Whoever runs this site makes one with the command: onrecord index")
    if isinstance(error, EngineUnavailable):
        return _("The search engine did not answer. Nothing is lost: try again in half a minute.")
    return _("The index is being built or repaired. Nothing is lost: try again in half a minute.")


def http_problem(error: HTTPException) -> Problem:
    """Return what the reader is told about an error of HTTP itself."""
    status = error.code or 500
    title, detail = _http_words().get(status, (HTTPStatus(status).phrase, ""))
    return Problem(status, title, detail, retry_after=RETRY_AFTER if status in {429, 503} else None)


def _sentence(error: SearchError) -> str:
    words = told(str(error))
    return f"{words[:1].upper()}{words[1:]}."


def _http_words() -> dict[int, tuple[str, str]]:
    return {
        400: (
            _("This request cannot be read"),
            _("The address or the host name in it is not one of this site."),
        ),
        404: (
            _("There is nothing at this address"),
            _("The release may be withdrawn, or the address has a slip in it. Search for its words."),
        ),
        405: (_("This address only answers reading"), _("Open it by a link or a plain search form.")),
        413: (_("A request here carries no body"), _("Put the search into the address instead.")),
        414: (_("This address is too long"), _("Shorten the query or choose fewer filters.")),
        429: (_("That is too many searches at once"), _("Wait half a minute, then try again.")),
        500: (_("Something broke on our side"), _("It has been noted. Trying again may work.")),
    }
