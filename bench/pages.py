"""How long the site takes to answer over an index, in one process: `python -m bench.pages INDEX [--json]`.

Every address is asked ROUNDS times through the WSGI interface, in turn, so that noise of the machine
spreads over all; the first round warms up and is not counted.
"""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

import click

from search.engines import open_searcher
from web import create_app
from web.settings import Settings

ROUNDS = 15
CLOCKS = {"wall": time.perf_counter, "cpu": time.process_time}
ADDRESSES = {
    "search, first page": "/",
    "search, one word": "/?q=fraud",
    "search, three words": "/?q=health+care+fraud",
    "search, alternatives": "/?q=bribery+OR+laundering+OR+embezzlement",
    "search, phrase": '/?q="money+laundering"',
    "search, prefix": "/?q=embezz*",
    "search, filtered": "/?q=tax&year=2016&sort=newest",
    "api, three words": "/api/v1/search?q=health+care+fraud",
}


@click.command()
@click.argument("index", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--clock", type=click.Choice(tuple(CLOCKS)), default="wall", help="CPU time, on a busy machine."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def main(index: Path, *, clock: str, as_json: bool) -> None:
    """Print milliseconds per answer, the memory of the process and the size of INDEX."""
    measured = measure(index, CLOCKS[clock])
    if as_json:
        click.echo(json.dumps(measured))
        return
    for name, value in measured.items():
        click.echo(f"{name:<32}{value:>10,.1f}")


def measure(index: Path, clock: Callable[[], float] = time.perf_counter) -> dict[str, float]:
    """Return median and 95th percentile of each address and of opening in ms, then MB of memory and disk."""
    began = clock()
    searcher = open_searcher(str(index))
    opening = (clock() - began) * 1000
    client = create_app(searcher, Settings()).test_client()
    taken: dict[str, list[float]] = {name: [] for name in ADDRESSES}
    for number in range(ROUNDS + 1):
        for name, address in ADDRESSES.items():
            began = clock()
            answer = client.get(address)
            seconds = clock() - began
            if answer.status_code != 200:
                raise click.ClickException(f"{address} answered {answer.status}: build the index anew")
            if number:
                taken[name].append(seconds * 1000)
    searcher.close()
    measured: dict[str, float] = {}
    for name, times in taken.items():
        measured[f"{name}, p50 ms"] = median(times)
        measured[f"{name}, p95 ms"] = quantiles(times, n=20)[-1]
    measured["opening the index, ms"] = opening
    measured["memory of the process, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    measured["index on disk, MB"] = (
        sum(file.stat().st_size for file in index.rglob("*") if file.is_file()) / 1e6
    )
    return measured


if __name__ == "__main__":
    main()
