# Two commands do all the set-up: `make demo` and `make test`. Both install into .venv from the lock.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test lint bench lock clean

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

demo: $(READY)
	$(BIN)/sayso read examples/first-report.txt
	mkdir -p demo
	$(BIN)/sayso add demo/hadrim.db examples/hadrim || test $$? -eq 3
	$(BIN)/sayso ties demo/hadrim.db
	$(BIN)/sayso report demo/hadrim.db -o demo/hadrim.html
	@echo "Open demo/hadrim.html in a browser."

test: $(READY) lint
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python -m bench

lock:
	uv pip compile --quiet --all-extras --generate-hashes --no-emit-index-url --python-version 3.11 \
		pyproject.toml --output-file requirements.lock

clean:
	rm -rf $(VENV) demo
