# The checks of a change, in the order in which they fail fastest. `make check` before each commit.
BIN ?= .venv/bin

.PHONY: check format lint types contracts test test-cluster docs lock

check: lint types contracts test

format:
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types:
	$(BIN)/mypy

contracts:
	$(BIN)/lint-imports

test:
	$(BIN)/pytest

# What needs a cluster; starts three nodes of OpenSearch on this machine (Java 21 or newer, Maven, unzip).
test-cluster:
	ONRECORD_TEST_CLUSTER=start $(BIN)/pytest tests/cluster tests/contract

# The documents as a site, in build/docs.
docs:
	$(BIN)/properdocs build --strict -f docs/site/properdocs.yml

# The locked versions that CI installs; needs uv (https://docs.astral.sh/uv/).
lock:
	uv pip compile pyproject.toml --extra dev --extra server --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command 'make lock' -o requirements/ci.txt
