"""What all commands share: the option that names the index, and how an error ends a command."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click

from indexer.errors import CorpusError
from search.engine import DEFAULT_INDEX
from search.errors import IndexLocked, QuerySyntaxError, QueryTooLarge, RequestInvalid, SearchError

EXIT_NOT_FOUND = 1  #: nothing is wrong, and nothing was found
EXIT_REFUSED = 2  #: something could not be read or understood; all else was done
EXIT_INDEX = 3  #: the index could not be read or written; the one in service stays
EXIT_LOCKED = 4  #: another process is writing this index

P = ParamSpec("P")
R = TypeVar("R")

index_option = click.option(
    "--index",
    default=DEFAULT_INDEX,
    show_default=True,
    envvar="ONRECORD_INDEX",
    metavar="INDEX",
    help="Folder of the index, or address of one on a cluster: opensearch://host:9200/name.",
)


def reporting_errors(command: Callable[P, R]) -> Callable[P, R]:
    """Turn every deliberate error into one line on standard error and an exit code of its kind."""

    @functools.wraps(command)
    def reporting(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except (SearchError, CorpusError) as error:
            click.echo(f"onrecord: {error}", err=True)
            sys.exit(_exit_code(error))
        except BrokenPipeError:
            # The reader of a pipe has seen enough (`onrecord read ... | head`): nothing is wrong.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)

    return reporting


def _exit_code(error: Exception) -> int:
    if isinstance(error, IndexLocked):
        return EXIT_LOCKED
    mendable = isinstance(error, CorpusError | QuerySyntaxError | QueryTooLarge | RequestInvalid)
    return EXIT_REFUSED if mendable else EXIT_INDEX
