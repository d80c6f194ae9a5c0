"""The composition root: the only place that knows both the indexer and the web."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import click
from flask import Flask

from indexer.building import build
from indexer.command import commands, default_corpus
from indexer.conventions import index_option, reporting_errors
from indexer.rates import FILE, load_rates
from indexer.terminal import report_lines
from search.engine import DEFAULT_INDEX
from search.engines import is_cluster, open_searcher
from search.errors import IndexMissing
from web import create_app
from web.server import serve as serve_app
from web.settings import Settings


@click.group(context_settings={"auto_envvar_prefix": "ONRECORD", "help_option_names": ["-h", "--help"]})
@click.version_option(package_name="onrecord")
def main() -> None:
    """Search what prosecutors, anti-corruption agencies and financial watchdogs put on record.

    \b
    Start here:
      onrecord serve                                   a site over the sample releases
      onrecord search cryptocurrency drop accounts     the same in the terminal
      onrecord index ~/releases --index ~/my-index     an index of your own

    ONRECORD_INDEX names the index for all commands. Every other option can be set in the environment
    too, by command and name: ONRECORD_SERVE_PORT=8080.
    """


for command in commands:
    main.add_command(command)


@main.command()
@index_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on."
)
@reporting_errors
def serve(index: str, host: str, port: int) -> None:
    """Serve the site, the API and the widget over an index.

    On the first start, when there is no index yet, it is built from ./corpus, or from the sample
    releases that come with Onrecord. Stop it with Ctrl-C.
    """
    _ensure_index(index)
    searcher = open_searcher(index)
    try:
        app = create_app(searcher, _settings())
        click.echo(f"Onrecord is at http://{host}:{port}/  (Ctrl-C stops it)")
        serve_app(app, host, port)
    except OSError as error:
        raise click.ClickException(
            f"cannot listen on {host}:{port}: {error.strerror or error}; choose another with --port"
        ) from error
    finally:
        searcher.close()


def site() -> Flask:
    """Return the site over the index that ONRECORD_INDEX names, for gunicorn 'onrecord:site()'.

    Raises IndexMissing and its kin at once, so that a server without an index does not start.
    """
    searcher = open_searcher(os.environ.get("ONRECORD_INDEX", DEFAULT_INDEX))
    return create_app(searcher, _settings())


def _settings() -> Settings:
    """Return the settings of the environment with the official rates: ONRECORD_RATES, else the corpus's."""
    path = os.environ.get("ONRECORD_RATES")
    rates = load_rates(Path(path) if path else default_corpus() / FILE)
    return replace(Settings.from_environment(os.environ), rates=rates)


def _ensure_index(index: str) -> None:
    """Build the index on the first start only: what is there already is served as it is.

    On a cluster nothing is built: a site asks it with the rights of a reader.
    """
    if is_cluster(index):
        return
    try:
        open_searcher(index).close()
    except IndexMissing:
        corpus = default_corpus()
        click.echo(f"No index in {index} yet: building it from {corpus}", err=True)
        for line in report_lines(build((corpus,), index), index):
            click.echo(line, err=True)
