# Twee opdrachten: `make start` (alles klaarzetten en de webpagina's openen) en `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
POORT ?= 8000

.PHONY: start install test check lint format corpus schoon

start: install
	@$(BIN)/kennisbank voorbereiden
	@$(BIN)/kennisbank opnemen corpus/stukken corpus/casussen --vrijgave corpus/vrijgave.jsonl
	@$(BIN)/kennisbank start --poort $(POORT)

install: $(VENV)/.klaar

$(VENV)/.klaar: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Kennisbank heeft Python 3.11 of nieuwer nodig. Kies een andere met: make PYTHON=python3.12 start"; exit 1; }
	@echo "Kennisbank wordt geïnstalleerd; dat duurt eenmalig een paar minuten."
	@$(PYTHON) -m venv $(VENV) || { echo "Er kon geen omgeving worden gemaakt. Installeer het pakket python3-venv en probeer het opnieuw."; exit 1; }
	@# torch first and exactly this version: a looser range pulls gigabytes of CUDA packages.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

test: install
	@$(BIN)/kennisbank voorbereiden
	@# Each process keeps a language model in memory: four at most.
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

lint: install
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/hadolint Dockerfile
	@$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml

check: lint test

format: install
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

corpus: install
	@$(BIN)/python -m corpus.maak

schoon:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache
