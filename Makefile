# Each target does its own set-up: a virtual environment in .venv with the locked versions.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: test demo lint types layers unit gate train lock clean
test: lint types layers unit gate

demo: $(STAMP)
	$(BIN)/recoupe demo

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

layers: $(STAMP)
	$(BIN)/lint-imports

unit: $(STAMP)
	$(BIN)/pytest

gate: $(STAMP)
	$(BIN)/recoupe eval --gate

# Writes what the two seeds are annotated with anew; read the difference before you commit it.
.PHONY: golden
golden: $(STAMP)
	$(BIN)/python tests/golden_seeds.py

train: $(STAMP)
	$(BIN)/pip install --quiet -r training/requirements.txt
	$(BIN)/python training/build.py
	$(BIN)/python training/evaluate.py

lock: $(STAMP)
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header --quiet -o requirements/run.txt
	$(BIN)/uv pip compile pyproject.toml --extra serve --group dev --universal --generate-hashes --no-emit-index-url --no-header --quiet -o requirements/dev.txt

$(STAMP): pyproject.toml requirements/dev.txt
	test -d .venv || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

# The texts of the pages: brings the catalogs up to date with what the pages say; the translations are written by hand.
.PHONY: messages
messages: $(STAMP)
	mkdir -p build
	$(BIN)/pybabel -q extract -F src/recoupe/locale/babel.cfg -k message -k _ --no-location --omit-header --sort-output -o build/recoupe.pot src/recoupe/serve
	$(BIN)/pybabel -q update -i build/recoupe.pot -d src/recoupe/locale -D recoupe --no-fuzzy-matching --omit-header --ignore-obsolete
