# Two commands matter: `make run` and `make test`. Both set everything up first; a second run reinstalls nothing.
SHELL := /bin/sh
ifndef PYTHON
PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && { echo $$p; break; }; done)
endif
BIN := .venv/bin
ROOMS := flows raw claims warehouse expectations bi
ARGS ?=

.PHONY: run test test-fast check lock help env clean
.DEFAULT_GOAL := help

help:  ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 18

env:
	@if [ -z "$(PYTHON)" ]; then echo "Python 3.11, 3.12 or 3.13 is needed; name one: make PYTHON=/path/to/python3.12 run" >&2; exit 2; fi
	@"$(PYTHON)" mk/environment.py

run: env  ## the main job on the bundled sample: land, read, check, publish (ARGS="PATHS…" for others)
	@"$(BIN)/communique" run $(ARGS)

test: env  ## all tests, on SQLite and PostgreSQL
	@"$(BIN)/python" -m pytest -n 2 --dist loadfile $(ARGS)

test-fast: env  ## the tests that take no seconds
	@"$(BIN)/python" -m pytest -m "not slow" $(ARGS)

check: env  ## ruff and mypy --strict
	@"$(BIN)/ruff" check . && "$(BIN)/ruff" format --check . && "$(BIN)/mypy" $(ROOMS:%=-p %)

lock: env  ## compile requirements.lock anew from pyproject.toml
	@"$(BIN)/uv" pip compile -q --native-tls --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --extra dev $(ARGS) pyproject.toml -o requirements.lock

clean:  ## remove the environment and all that was made
	@rm -rf .venv .venv-bi .venv*.lock .data .mypy_cache .ruff_cache .pytest_cache .hypothesis

include $(wildcard mk/*.mk)
