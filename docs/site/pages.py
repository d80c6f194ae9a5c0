"""Pages lie where they lie in the repository, so that a link works in both; those above docs/ come too."""

from __future__ import annotations

from pathlib import Path

from properdocs.config.defaults import ProperDocsConfig
from properdocs.structure.files import File, Files

ROOT = Path(__file__).parents[2]
ABOVE = (
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "LICENSE",
    "bench/RESULTS.md",
    "bench/engines.svg",
    "corpus/README.md",
    "search/model.py",
    "tests/browser/test_accessibility.py",
)


def on_files(files: Files, config: ProperDocsConfig) -> Files:
    """The files of docs/ under that name, the files above it, and those of the theme as they are."""
    own = {f"docs/{file.src_uri}": file.abs_src_path for file in files if file.src_dir == config.docs_dir}
    above = {name: str(ROOT / name) for name in ABOVE}
    theme = [file for file in files if file.src_dir != config.docs_dir]
    named = {**own, **above}.items()
    return Files([*theme, *(File.generated(config, name, abs_src_path=path) for name, path in named if path)])
