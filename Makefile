# Two commands do everything on a fresh machine: `make demo` and `make test`.
SHELL := /bin/bash
BIN := .venv/bin
export PYTHONUTF8 := 1
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: demo test check browser lock

demo: .venv/.ready  ## set up, render the demonstration clients, print where the reports are
	$(BIN)/stratbook render data/clients/ateliers_du_rivage --lang fr --lang en
	$(BIN)/stratbook render data/clients/ville_de_port_alban
	$(BIN)/stratbook render data/clients/halden_controls
	$(BIN)/stratbook render data/clients/les_sentiers_vivants
	$(BIN)/stratbook render data/clients/librairie_du_quai

test: check browser  ## set up, run every test, the browser's too
	$(BIN)/pytest -n 4 --dist worksteal

check: .venv/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

browser: .venv/.ready
	bash .ci/browser

lock:
	bash .ci/lock

.venv/.ready: requirements.lock pyproject.toml .ci/setup
	bash .ci/setup
	touch $@
