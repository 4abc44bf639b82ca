.DEFAULT_GOAL := site
.DELETE_ON_ERROR:
.PHONY: help install figures site offline serve test processors baselines lint bench mutants clean lock programs anew letters

export NO_MKDOCS_2_WARNING := 1
export OPENBLAS_NUM_THREADS := 1
export PYTHONUTF8 := 1
# uv heeds none of pip's settings: these two let it reach a package index.
ifdef PIP_INDEX_URL
export UV_DEFAULT_INDEX ?= $(PIP_INDEX_URL)
endif
ifdef PIP_CERT
export SSL_CERT_FILE ?= $(PIP_CERT)
endif

PYTHON := .venv/bin/python
NODE := lint/node_modules/.bin
SUDO := $(if $(filter-out 0,$(shell id -u)),sudo)
# Where PyTorch without CUDA is; locks/test.txt has the digests of its wheels.
TORCH := $(or $(PIP_FIND_LINKS),https://download.pytorch.org/whl/cpu/torch/)
INSTALL := $(PYTHON) -m uv pip install --quiet --python $(PYTHON) --compile-bytecode
LOCK := $(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command 'make lock'
# All tests, on every core; or those of one page, which takes seconds and no browser.
TESTS := --numprocesses auto --maxprocesses 4 --max-worker-restart 0 --dist loadscope
ifdef PAGE
TESTS := tests/pages tests/pictures tests/words tests/test_layers.py -k '$(PAGE)/ or [$(PAGE)] or test_$(PAGE)'
endif

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

install: .venv/site  ## set up .venv with what drawing and the site need

figures: $(if $(MP4),.venv/test,.venv/site)  ## draw what is stale (FIGURE=lines/descent: only that; MP4=1: MP4 too)
	@$(PYTHON) -m gdviz figures $(FIGURE) $(if $(MP4),--mp4)

# A failed build leaves the site as it was, and of two at once the second waits.
site: $(if $(MP4),.venv/test,.venv/site)  ## build the site into site/ (what make alone does)
	@$(PYTHON) -m gdviz.site.publish site $(if $(MP4),--mp4)

offline: site  ## pack the site into build/gdviz-site.zip, which works unpacked, without a server
	$(PYTHON) -m gdviz.site.offline site build/gdviz-site.zip
	@ls -sh build/gdviz-site.zip

serve: .venv/site  ## show the site at http://127.0.0.1:8000 and follow every edit
	$(PYTHON) -m mkdocs serve

test: $(if $(PAGE),,programs) .venv/test  ## run the tests (PAGE=lines: only those of this page)
	@$(PYTHON) -m gdviz figures $(PAGE)
	$(PYTHON) -m pytest $(TESTS)

processors: .venv/test  ## see whether what pages say and show holds on other processors (takes long)
	$(PYTHON) -m pytest --numprocesses auto --override-ini faulthandler_timeout=0 tests/processors.py

baselines: .venv/test  ## write anew what the tests know of every page and picture (PAGE=lines: only of this page)
	PYTHONPATH=tests $(PYTHON) -m words.sense $(PAGE)
	PYTHONPATH=tests $(PYTHON) -m pictures.baselines $(PAGE)

lint: .venv/test lint/node_modules/made  ## check the style of the code, and its types
	$(PYTHON) -m ruff check && $(PYTHON) -m ruff format --check && $(PYTHON) -m mypy
	$(NODE)/eslint --config lint/eslint.config.mjs --max-warnings 0 docs figures gdviz
	$(NODE)/tsc --project lint

# What checks the scripts; readers of the site and those who build it need no Node.
lint/node_modules/made: lint/package-lock.json
	@command -v npm >/dev/null || { $(SUDO) apt-get update -qq && \
		$(SUDO) apt-get install -qq --no-install-recommends nodejs npm; } || { \
		echo "make lint needs the Debian packages nodejs npm" >&2; exit 1; }
	npm ci --prefix lint --no-audit --no-fund --loglevel error
	@touch $@

bench: .venv/test  ## compare speed and size with what people use instead
	$(PYTHON) -m benchmarks

letters: .venv/test  ## make anew the part of KaTeX's main face that most formulas need
	$(PYTHON) -m gdviz.site.common_letters

mutants: .venv/test  ## put faults in, one at a time, and see which the tests catch (takes long)
	$(PYTHON) tests/mutants/run.py

clean:  ## delete what make can make again without the network
	rm -rf build site .hypothesis .mypy_cache .pytest_cache .ruff_cache

lock: .venv/test  ## move the locked packages to their newest versions
	$(LOCK) --upgrade --all-extras pyproject.toml --output-file locks/test.txt
	$(LOCK) --upgrade --extra site --extra build --extra diagrams pyproject.toml \
		--constraint locks/test.txt --output-file locks/site.txt
	echo uv | $(LOCK) --upgrade --constraint locks/test.txt - --output-file locks/uv.txt

# What has to be spent is said before it is: the packages of a lock, on the way, and until then.
TELL = @echo "installing up to $$(grep -c '^[a-z].*==' $<) packages into .venv: \
	about $(1) MB to fetch, $(2) with a fast line"

# The files below mark a finished step, so that a second run needs no network and a step that
# was cut short is done again. When its Python is gone or has become another, .venv is made anew.
.venv/made: locks/uv.txt $(shell $(PYTHON) -c 'import uv' 2>/dev/null || echo anew)
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "gdviz needs Python 3.11 or newer; python3 is $$(python3 --version)" >&2; exit 1; }
	@python3 -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "python3 cannot make virtual environments; run: apt-get install python3-venv" >&2; exit 1; }
	@test ! -L .venv || { \
		echo ".venv is a link, and to set it up would empty what it leads to; remove the link" >&2; exit 1; }
	python3 -m venv --clear .venv
	@$(PYTHON) -m pip --disable-pip-version-check --quiet install --only-binary :all: \
		--require-hashes --requirement locks/uv.txt
	@touch $@

.venv/site: locks/site.txt pyproject.toml .venv/made
	$(call TELL,90,about a minute)
	$(INSTALL) --only-binary :all: --require-hashes --requirement locks/site.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test: locks/test.txt pyproject.toml .venv/made
	$(call TELL,560,some minutes)
	$(INSTALL) --only-binary :all: --require-hashes --find-links $(TORCH) --requirement locks/test.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# What the tests open pictures and pages with, and a shell that completes words: a Debian package,
# and other commands that will do.
programs:
	@missing=; need() { package=$$1; \
		for name; do command -v $$name >/dev/null && return; done; missing="$$missing $$package"; }; \
	need chromium-headless-shell chromium chromium-browser google-chrome; need firefox-esr; \
	need webkit2gtk-driver WebKitWebDriver; need xvfb Xvfb; need librsvg2-bin rsvg-convert; \
	need zsh; need procps ps; \
	[ -z "$$missing" ] || { command -v apt-get >/dev/null && \
		echo "installing the Debian packages$$missing" && $(SUDO) apt-get update -qq && \
		$(SUDO) apt-get install -qq --no-install-recommends $$missing; } || { \
		echo "the tests need the Debian packages$$missing" >&2; exit 1; }
