# Everything runs in an environment of its own, made on first use.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: run test lint types imports unit gate bench evaluate clean

run: $(STAMP)
	mkdir -p out
	$(BIN)/vnfacts extract corpus -o out/facts.jsonl --sqlite out/facts.sqlite

test: lint types imports unit

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

imports: $(STAMP)
	$(BIN)/lint-imports

unit: $(STAMP)
	$(BIN)/pytest -n 2

gate: $(STAMP)
	$(BIN)/python -m evaluation.gate

bench: $(STAMP)
	$(BIN)/python -m evaluation.bench

evaluate: $(STAMP)
	$(BIN)/vnfacts evaluate

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

clean:
	rm -rf $(VENV) out
