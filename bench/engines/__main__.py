"""How fast our engine is beside others: `python -m bench.engines --passages 100000 [--corpus FILE]`.

The same passages are indexed by every engine that is installed and the same 210 questions asked, one engine
after the other, each in its own process, three rounds after one that warms up. An answer is the product's own
work: the search, three facets counted over all matches, and ten hits with marked snippets.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import click

from bench.engines import corpora, drawing, plot, questions, report
from bench.engines.measuring import CLOCKS, Ground, measure
from bench.engines.processes import ENGINES, Engine, interpreter

GROWTH: Final = (20_000, 1_000_000)  #: passages; a question of 20 matches should cost the same


@click.command(help=__doc__)
@click.option("--passages", default=100_000, show_default=True, help="How many; of --corpus, at most.")
@click.option(
    "--corpus", type=click.Path(exists=True, path_type=Path), help="JSON Lines in place of made-up releases."
)
@click.option("--engines", default="", help="Only these, by name with commas between.")
@click.option(
    "--keep", type=click.Path(path_type=Path), help="Keep corpus and indexes here, and use those there."
)
@click.option("--rebuild", is_flag=True, help="Build the indexes of the engines anew.")
@click.option("--rounds", default=3, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--growth", is_flag=True, help="Ours alone, at 20,000 and at 1,000,000 passages.")
@click.option("--plot", "drawn", type=click.Path(path_type=Path), help="Write an SVG here.")
@click.option(
    "--clock",
    type=click.Choice(CLOCKS),
    default="wall",
    show_default=True,
    help="CPU time, on a busy machine.",
)
@click.option("--json", "as_json", is_flag=True, help="Print all figures as JSON.")
def main(**options: Any) -> None:  # noqa: D103 - the module's text is its help
    sizes: tuple[int, ...] = GROWTH if options["growth"] else (options["passages"],)
    chosen = _chosen("ours" if options["growth"] else options["engines"])
    made = []
    for size in sizes:
        with TemporaryDirectory(prefix="engines-") as temporary:
            kept = options["keep"] / str(size) if options["keep"] and options["growth"] else options["keep"]
            folder = kept or Path(temporary)
            ground = _ground(folder, size, options)
            made.append(report.figures(ground, measure(chosen, ground, rebuild=options["rebuild"])))
    if options["drawn"]:
        options["drawn"].write_text(plot.svg(made[-1], options["clock"]), "utf-8")
    if options["as_json"]:
        click.echo(json.dumps(made if options["growth"] else made[0], indent=1))
        return
    for each in made:
        click.echo(report.table(each, options["clock"]) + "\n")
    if options["growth"]:
        ratio = _growth(made, options["clock"])
        click.echo(f"1 term of 20 matches, p50 at {sizes[1]:,} to that at {sizes[0]:,}: {ratio:.2f}")


def _growth(made: Sequence[dict[str, Any]], clock: str) -> float:
    small, large = (each["engines"]["ours"][clock]["1 term, 20 matches"]["p50"] for each in made)
    return float(large / small)


def _chosen(names: str) -> list[Engine]:
    """Return the engines of those *names*, all for none; those not installed are named and left out."""
    asked = [name for name in names.split(",") if name]
    known = {engine.name for engine in ENGINES}
    if unknown := [name for name in asked if name not in known]:
        raise click.BadParameter(f"no engine {unknown[0]!r}: choose from {', '.join(sorted(known))}")
    chosen = [engine for engine in ENGINES if not asked or engine.name in asked]
    for engine in chosen:
        if not interpreter(engine):
            click.echo(f"{engine.name} is not installed, so it is left out", err=True)
    return [engine for engine in chosen if interpreter(engine)]


def _ground(folder: Path, size: int, options: dict[str, Any]) -> Ground:
    """Return the corpus in *folder*, written first if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    noted, asked = folder / "corpus.json", folder / "questions.json"
    wanted = {"size": size, "seed": options["seed"], "corpus": options["corpus"] and options["corpus"].name}
    if not noted.exists():
        path, seed = options["corpus"], options["seed"]
        releases = corpora.read(path, size) if path else corpora.generated(size, seed)
        counted = corpora.write(folder / "corpus.jsonl", releases, seed)
        questions.write(asked, drawing.draw(counted, seed))
        noted.write_text(json.dumps(wanted | {"passages": counted.passages, "releases": counted.releases}))
    found = json.loads(noted.read_text())
    if any(found[name] != value for name, value in wanted.items()):
        raise click.UsageError(f"{folder} holds another corpus, {found}: choose another folder or remove it")
    return Ground(folder, found["passages"], found["releases"], questions.read(asked), options["rounds"])


if __name__ == "__main__":
    sys.exit(main())
