# Two commands do everything on a fresh machine: `make demo` and `make test`.
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
export PYTHONUTF8 = 1
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: demo test setup browser lock clean

demo: $(VENV)/.ready  ## set up, render the demonstration clients, print where the reports are
	$(BIN)/stratbook render data/clients/ateliers_du_rivage --lang fr --lang en
	$(BIN)/stratbook render data/clients/ville_de_port_alban

test: $(VENV)/.ready-dev browser  ## set up, run every test, the browser's too
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

setup: $(VENV)/.ready-dev

$(VENV)/.ready: requirements.lock pyproject.toml
	bash .ci/setup run
	touch $@

$(VENV)/.ready-dev: requirements.lock pyproject.toml
	bash .ci/setup dev
	touch $@ $(VENV)/.ready

browser:
	bash .ci/browser

lock:  ## write requirements.lock and requirements-dev.lock again (names, versions and hashes only)
	bash .ci/lock
