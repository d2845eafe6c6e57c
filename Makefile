# Every command of the project; `make help` lists them. A second run does no set-up work.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# The tools of .venv and node_modules come first, also for what these commands start.
export PATH := $(CURDIR)/.venv/bin:$(CURDIR)/node_modules/.bin:$(PATH)
# Material for MkDocs prints a notice about MkDocs 2 in every build without this.
export NO_MKDOCS_2_WARNING := 1

DONE := .venv/done
PIP := .venv/bin/python -m pip install --quiet --disable-pip-version-check
ASSETS := generator/theme/assets
SCRIPTS := $(wildcard generator/theme/src/*.js generator/theme/src/*/*.js)
STYLES := $(wildcard generator/theme/styles/*.css)
BUILT := $(ASSETS)/fieldguide.js $(ASSETS)/search.js $(ASSETS)/wizard.js \
	$(ASSETS)/fieldguide.css

help: ## list these commands
	@sed -nE 's/^([a-z-]+):.*## (.*)$$/make \1\t\2/p' Makefile | expand -t 20

setup: $(DONE)/dev $(BUILT) ## install everything, build the scripts

site: $(DONE)/site $(BUILT) ## check the entries and build site/
	fieldguide check
	fieldguide build --strict

serve: $(DONE)/site $(BUILT) ## show the site on this machine, live
	fieldguide serve

test: $(DONE)/dev $(BUILT) ## run every test
	tools/get_browser.sh
	$(if $(wildcard tests/js/*.test.js),node --test tests/js/*.test.js)
	pytest --numprocesses 2 --dist loadgroup

check: $(DONE)/dev $(BUILT) ## format, lint, types, import contracts, schemas, entries, words
	ruff format --check .
	ruff check .
	mypy
	lint-imports --no-logo
	tsc --project jsconfig.json
	fieldguide schema --check
	fieldguide check
	python -m tools.lint_prose

bench: $(DONE)/dev $(BUILT) ## measure the build for 200, 1,000 and 5,000 entries
	python -m benchmarks

bench-search: $(DONE)/dev $(BUILT) ## measure what the search finds, and how fast
	tools/get_browser.sh
	python -m benchmarks.search
	python -m benchmarks.search --speed

bench-review: $(DONE)/dev $(BUILT) ## measure the check of 10,000 documents
	python -m benchmarks.review

wheel: $(DONE)/dev $(BUILT) ## build the wheel into dist/
	hatchling build --target wheel

pyz: $(DONE)/dev ## build the citation checker as one file into dist/
	fieldguide review pack dist/fieldguide_check.pyz

lock: ## write the lock files anew (needs uv and npm)
	tools/lock.sh
	npm install --package-lock-only

clean: ## remove everything that these commands made
	rm -rf .venv node_modules $(ASSETS) site dist .cache .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache concepts/schemas/_entries.json

$(DONE)/site: requirements.lock pyproject.toml
	tools/make_venv.sh
	$(PIP) --require-hashes --requirement requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	mkdir -p $(@D) && touch $@

$(DONE)/dev: requirements-dev.lock $(DONE)/site
	$(PIP) --require-hashes --requirement requirements-dev.lock
	touch $@

$(DONE)/node: requirements-node.lock | $(DONE)/site
	tools/get_node.sh
	touch $@

node_modules/.done: package.json package-lock.json .npmrc $(DONE)/node
	npm ci --ignore-scripts --silent
	touch $@

# A classic script in one piece: modules do not run from file://.
$(ASSETS)/fieldguide.js: node_modules/.done $(SCRIPTS)
	esbuild generator/theme/src/fieldguide.js --bundle --minify --format=iife --target=es2020 \
		--log-level=warning --outfile=$@

# The search alone: in browsers a worker, for the command line a module.
$(ASSETS)/search.js: node_modules/.done $(SCRIPTS)
	esbuild generator/theme/src/search/bundle.js --bundle --minify --format=iife --target=es2020 \
		--log-level=warning --outfile=$@

# The form of a flow, with the decisions in it: pages that have one fetch it.
$(ASSETS)/wizard.js: node_modules/.done $(SCRIPTS)
	esbuild generator/theme/src/wizard/mount.js --bundle --minify --format=iife --target=es2020 \
		--log-level=warning --outfile=$@

$(ASSETS)/fieldguide.css: node_modules/.done $(STYLES)
	esbuild generator/theme/styles/fieldguide.css --bundle --minify --log-level=warning --outfile=$@

.PHONY: help setup site serve test check bench bench-search bench-review wheel pyz lock clean
