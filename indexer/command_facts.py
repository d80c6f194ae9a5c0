"""The command that reads the figures of a text: to check what is read, or to use them elsewhere."""

from __future__ import annotations

from datetime import datetime
from typing import BinaryIO

import click

from indexer.conventions import reporting_errors
from indexer.encoding import decode, printable
from indexer.facts import extract
from indexer.terminal import fact_table
from search.analysis import language
from search.model import Dates, Evidence, Lang, StatedDate
from search.wire import encode, fact_object


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option(
    "--lang", type=click.Choice(["en", "ru", "kk"]), help="Language of the text.  [default: by its letters]"
)
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Day of the text (2025-06-26), which `last year` and the like are counted from.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line instead of a table.")
@reporting_errors
def facts(file: BinaryIO, lang: Lang | None, *, day: datetime | None, as_json: bool) -> None:
    """Print the figures that the text of FILE states, in its order; FILE is - for standard input.

    The whole content is taken for text: `onrecord read` is for releases with front matter. With --json it
    prints one object a line, by the names of the data model; offsets count code points of the text.

    \b
    Examples:
      onrecord facts release.txt
      echo 'They froze over 50,000 accounts worth 2.4 billion tenge.' | onrecord facts -
      onrecord facts release.txt --date 2025-06-26 --json
    """
    text = printable(decode(file.read()))
    found = extract(text, lang or language(text), _dates(day))
    if as_json:
        for number, fact in enumerate(found):
            click.echo(encode(fact_object(number, fact)))
    else:
        for line in fact_table(text, found):
            click.echo(line)


def _dates(day: datetime | None) -> Dates:
    if day is None:
        return Dates()
    return Dates(published=StatedDate(day.date(), Evidence("front matter", day.date().isoformat())))
