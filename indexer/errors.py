"""Every deliberate error of the indexer: one class per thing the caller can do about it."""


class CorpusError(Exception):
    """What was given cannot be read as releases."""


class PathMissing(CorpusError):
    """A path that was to be read is not there: correct it."""


class CorpusEmpty(CorpusError):
    """The paths hold no release at all: almost surely not what was meant."""


class WorkerLost(CorpusError):
    """A process that read releases was ended from outside: read with fewer of them."""


class ReleaseRefused(CorpusError):
    """One release cannot be taken, for the reason that the message gives; the others can."""


class AuthorityInvalid(CorpusError):
    """`agencies.toml`, `officials.toml`, `corpus.toml` or `rates.csv` is malformed: mend it."""
