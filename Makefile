# Forum Desk: `make run` opens it on the demo forum, `make test` runs the tests; both set themselves up.
PYTHON ?= python3

BIN := .venv/bin
HEADLESS := QT_QPA_PLATFORM=offscreen

.DEFAULT_GOAL := help
.PHONY: help setup run test check bench print-systems screenshots installer smoke pins translations clean \
	style types layers dead stray

help: ## This list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile

setup: ## Virtual environment, pinned packages, system libraries, fonts
	@$(PYTHON) .ci/setup.py

run: setup ## Open Forum Desk on the demo forum (headless where there is no display)
	@$(BIN)/python -m desktop_app demo

test: setup ## Run the tests
	@$(HEADLESS) $(BIN)/python -m pytest -n 2 $(if $(ARGS),$(ARGS),--cov --cov-report=term:skip-covered)

check: setup ## Style, types, layers, dead code, addresses and translations
	@$(MAKE) --keep-going --no-print-directory style types layers dead stray

style:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

layers:
	$(BIN)/lint-imports

dead:
	$(BIN)/vulture

stray:
	$(BIN)/python .ci/hygiene.py

bench: setup ## Measure, into bench.json
	@$(HEADLESS) $(BIN)/python -m tests.benchmarks

print-systems: setup ## Print on a print system without hardware and look at what came out
	@$(HEADLESS) $(BIN)/python -m tests.print_systems

screenshots: setup ## Make the README's pictures
	@$(HEADLESS) $(BIN)/python -m tests.screenshots

installer: ## Build the one-folder program in dist/forumdesk
	@$(PYTHON) .ci/setup.py installer
	@$(BIN)/python .ci/build.py

smoke: ## Try the built program
	@$(BIN)/python .ci/smoke.py dist/forumdesk/forumdesk

pins: setup ## Write the lock files from pyproject.toml (ARGS=--upgrade takes the newest versions)
	@$(BIN)/python .ci/pins.py $(ARGS)

translations: setup ## Bring resources/i18n up to the texts in the code
	@$(BIN)/python .ci/hygiene.py translations

clean: ## Take away what was built and measured (not .venv)
	rm -rf build dist bench.json .coverage htmlcov .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
