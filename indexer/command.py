"""The commands that read, index and search, as a terminal types them. Only here does the indexer print."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import click
import msgspec

from indexer.authority import Authority, load_authority
from indexer.building import authority_beside, build
from indexer.command_facts import facts
from indexer.conventions import EXIT_NOT_FOUND, EXIT_REFUSED, index_option, reporting_errors
from indexer.corpus import Refusal
from indexer.reading import Read, read_path
from indexer.sample import sample_corpus
from indexer.terminal import release_lines, report_lines, result_lines
from search.engines import open_searcher
from search.engines import publish as publish_parts
from search.model import FacetName, SearchRequest, Sort
from search.parts import Part
from search.wire import encode, release_object, search_object

_authority_option = click.option(
    "--authority",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of agencies.toml, officials.toml and places.toml.  [default: the first PATH that has "
    "them, else the sample corpus]",
)
_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
_paths = click.Path(exists=True, path_type=Path)


def default_corpus() -> Path:
    """Return `./corpus` if it is there, else the sample corpus."""
    here = Path("corpus")
    return here if here.is_dir() else sample_corpus()


def _part(context: click.Context, option: click.Parameter, text: str | None) -> Part | None:
    try:
        return Part.of_text(text) if text else None
    except ValueError as error:
        raise click.BadParameter(str(error), context, option) from error


@click.command()
@click.argument("paths", nargs=-1, type=_paths)
@index_option
@_authority_option
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="Processes that read releases.  [default: one a processor when there is much to read]",
)
@click.option("--rebuild", is_flag=True, help="Read everything again, whatever the index holds.")
@click.option(
    "--part",
    metavar="N/OF",
    callback=_part,
    help="Of an index on a cluster, build one part of the next generation (3/16), beside other processes.",
)
@click.option("--publish", is_flag=True, help="Put the generation in service whose parts are all built.")
@_json_option
@reporting_errors
def index(
    paths: tuple[Path, ...],
    index: str,
    authority: Path | None,
    *,
    workers: int | None,
    rebuild: bool,
    part: Part | None,
    publish: bool,
    as_json: bool,
) -> None:
    """Make the index hold exactly the releases of PATH..., and report what was read.

    PATH is a file or a folder: Markdown with front matter (.md), scraped text (.txt), or one JSON object
    a line (.jsonl, .jsonl.gz). Without PATH it is ./corpus, or the sample releases that come with Onrecord.
    Unchanged releases are not read again, unless the authority files changed or this version of Onrecord
    reads otherwise; those that are gone are removed. A site that serves the index
    goes on meanwhile and picks up the new one by itself.

    \b
    Exit codes:
      0  everything was read
      2  some releases were refused (each is named, with the reason); all others are in the index
      3  the index could not be written; the one in service stays as it was
      4  another process is writing this index

    \b
    Examples:
      onrecord index
      onrecord index ~/releases ~/more.jsonl.gz --index ~/my-index
      onrecord index ~/releases --index opensearch://search1:9200,search2:9200/releases
      onrecord index /srv/releases --part 3/16 --index opensearch://search1:9200/releases
      onrecord index --publish --index opensearch://search1:9200/releases
    """
    if publish:
        click.echo(f"{publish_parts(index)} is in service in {index}")
        return
    report = build(
        paths or (default_corpus(),), index, authority=authority, rebuild=rebuild, workers=workers, part=part
    )
    if as_json:
        click.echo(encode(msgspec.to_builtins(report)))
    else:
        _print(report_lines(report, index))
    if report.refused:
        sys.exit(EXIT_REFUSED)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=_paths)
@_authority_option
@_json_option
@reporting_errors
def read(paths: tuple[Path, ...], authority: Path | None, *, as_json: bool) -> None:
    """Print what each release of PATH... says, without indexing it.

    Date, agency, officials, place and figures, each with the words that state it: the way to check what the
    index will hold. With --json one object a line, by the names of the data model; offsets count code points.

    \b
    Examples:
      onrecord read release.md
      onrecord read ~/releases --json | head -n 1
    """
    names = load_authority(authority or authority_beside(paths))
    refused = [refusal for path in paths for refusal in _print_readings(path, names, as_json=as_json)]
    if refused:
        sys.exit(EXIT_REFUSED)


def _print_readings(path: Path, authority: Authority, *, as_json: bool) -> list[Refusal]:
    refused = []
    for reading in read_path(path, authority):
        if isinstance(reading, Refusal):
            click.echo(f"onrecord: {reading.file}: {reading.reason}", err=True)
            refused.append(reading)
        elif as_json:
            click.echo(encode(release_object(reading.release)))
        else:
            _print_read(reading)
    return refused


def _print_read(reading: Read) -> None:
    _print((*release_lines(reading.release), ""))
    for warning in reading.warnings:
        click.echo(f"onrecord: {reading.file}: {warning}", err=True)


@click.command()
@click.argument("query", nargs=-1)
@index_option
@click.option("--agency", multiple=True, metavar="ID", help="Only releases of this agency; may be repeated.")
@click.option(
    "--official", multiple=True, metavar="ID", help="Only releases that name this official; may be repeated."
)
@click.option(
    "--place", multiple=True, metavar="NAME", help="Only releases from this place; may be repeated."
)
@click.option(
    "--lang",
    multiple=True,
    type=click.Choice(["en", "ru", "kk"]),
    help="Only this language; may be repeated.",
)
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="Not before this day (2025-06-26)."
)
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="Not after this day.")
@click.option(
    "--sort", type=click.Choice(["relevance", "newest", "oldest"]), default="relevance", show_default=True
)
@click.option("--page", type=int, default=1, show_default=True, help="Page of hits, from 1.")
@click.option("--size", type=int, default=10, show_default=True, help="Hits a page.")
@_json_option
@reporting_errors
def search(
    query: tuple[str, ...],
    index: str,
    sort: Sort,
    *,
    page: int,
    size: int,
    since: datetime | None,
    until: datetime | None,
    as_json: bool,
    **selected: tuple[str, ...],
) -> None:
    """Print the releases that match QUERY, best first, each with its sentence and figures.

    \b
    Words must all be there:     onrecord search cryptocurrency drop accounts
    An exact phrase:             onrecord search '"follow the money"'
    Without a word:              onrecord search -- tenge -cryptocurrency
    One field:                   onrecord search 'official:Asylov date:2025'

    With --json it prints what the site's /api/v1/search answers. Exit code 1: no release matches.
    """
    request = SearchRequest(
        text=" ".join(query),
        selected={_FACETS[name]: frozenset(values) for name, values in selected.items() if values},
        since=_day(since),
        until=_day(until),
        sort=sort,
        page=page,
        size=size,
    )
    searcher = open_searcher(index)
    try:
        result = searcher.search(request)
    finally:
        searcher.close()
    if as_json:
        click.echo(encode(search_object(request, result)))
    else:
        _print(result_lines(result))
    if not result.total:
        sys.exit(EXIT_NOT_FOUND)


_FACETS: dict[str, FacetName] = {"agency": "agency", "official": "official", "place": "place", "lang": "lang"}


@click.command()
@click.argument("release_id", metavar="ID")
@index_option
@_json_option
@reporting_errors
def show(release_id: str, index: str, *, as_json: bool) -> None:
    """Print one release: its text, its figures, and where each date and name was read.

    \b
    Example:
      onrecord show 2025-06-26-coordination-council-on-drug-business
    """
    searcher = open_searcher(index)
    try:
        release = searcher.get(release_id)
    finally:
        searcher.close()
    if release is None:
        click.echo(
            f"onrecord: no release {release_id!r} in {index}; `onrecord search` prints the ids", err=True
        )
        sys.exit(EXIT_NOT_FOUND)
    if as_json:
        click.echo(encode(release_object(release)))
    else:
        _print(release_lines(release))


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


commands = (index, read, facts, search, show)
