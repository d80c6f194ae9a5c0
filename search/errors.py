"""Every deliberate error of search: one class per thing the caller can do about it."""


class SearchError(Exception):
    """A search or an index operation that could not be done; never an empty result."""


class QuerySyntaxError(SearchError):
    """The query text is malformed: the reader can mend it.

    *position* is the code point in the query text where reading stopped, counted from 0.
    """

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


class QueryTooLarge(SearchError):
    """The query exceeds a limit of `search.query`: the reader can shorten it."""


class RequestInvalid(SearchError):
    """A page, size, sort, facet or date of the request is not one that exists."""


class IndexMissing(SearchError):
    """There is no index at the given place: build one with `onrecord index`."""


class IndexDamaged(SearchError):
    """The index does not match its manifest: rebuild it from the corpus."""


class IndexIncompatible(SearchError):
    """The index was written by another schema version: rebuild it from the corpus."""


class IndexLocked(SearchError):
    """Another process is writing this index: wait for it."""


class IndexUnwritable(SearchError):
    """The disk refused a write: make room or mend it. The generation in service stays."""


class EngineUnavailable(SearchError):
    """The engine did not answer: try again later."""
