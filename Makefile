# Two commands matter: «make site» builds all editions into site/, «make test» runs all tests.
# Each sets up what it needs. See CONTRIBUTING.md for the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EDITION ?=

.PHONY: site test check serve bench clean

site: $(VENV)/.site
	$(BIN)/kp build $(addprefix --edition ,$(EDITION))

serve: $(VENV)/.site
	$(BIN)/kp serve $(addprefix --edition ,$(EDITION))

check: $(VENV)/.dev node_modules/.ready
	$(BIN)/ruff check .
	$(BIN)/mypy
	node_modules/.bin/biome lint --error-on-warnings
	node_modules/.bin/tsc
	node_modules/.bin/tsc --project tsconfig.worker.json
	$(BIN)/kp check --strict

test: $(VENV)/.dev node_modules/.ready
	tools/system-packages chromium-headless-shell firefox node java openssl mount umount \
	  pdftotext pdfinfo pdftoppm nginx apache2 caddy khal apertium hunspell git bash
	@# One more at a time than there are processors, since some wait for a browser.
	$(BIN)/python -m pytest -n $$(($$(nproc) + 1)) --dist loadfile --no-loadscope-reorder

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/preview.py
	tools/system-packages chromium npm
	$(BIN)/python benchmarks/lighthouse.py

$(VENV)/bin/python:
	@$(PYTHON) -m venv $(VENV) || { echo "Installer python3-venv (Python 3.11 eller nyere), og prøv igjen." >&2; exit 2; }

$(VENV)/.site: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@# Else each kp compiles itself where Python is told to write no bytecode: a third of what it takes to load.
	$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.dev: $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

node_modules/.ready: package.json
	tools/system-packages npm
	npm install --silent --no-package-lock --ignore-scripts --no-audit --no-fund
	@touch $@

clean:
	rm -rf $(VENV) node_modules site .site.lock
