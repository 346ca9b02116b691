# Tiếp Dân. Two commands are enough: `make run` and `make test`. Each sets up what it needs first.
WORKERS ?= 2
BIN := .venv/bin
DATA ?= ../shared/data

.PHONY: run test fast check audit bench eval fuzz walks setup

run: ## everything, at an address that is printed; Ctrl-C stops it
	@scripts/setup.sh run && exec $(BIN)/tiepdan run

test: ## every test: pure, acts, pages in a real browser
	@scripts/setup.sh test
	@$(BIN)/pytest -n $(WORKERS) --dist worksteal $(ARGS)

fast: ## the tests that need neither a database nor a browser
	@scripts/setup.sh run
	@$(BIN)/pytest -q -m "not django_db and not page and not launcher and not slow" $(ARGS)

check: ## style, safety (ruff's S, which is bandit), types, direction of imports, migrations, templates
	@scripts/setup.sh run
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/pyright
	$(BIN)/djlint tiepdan --lint --quiet
	$(BIN)/python -W ignore -m django check --settings tiepdan.project.settings
	$(BIN)/python -W ignore -m django makemigrations --check --dry-run --settings tiepdan.project.settings

audit: ## known weaknesses in what we build on, asked of the index; says so when it does not answer
	@scripts/setup.sh test
	@$(BIN)/python scripts/audit.py

bench: ## whole lifecycles of petitions per second, recounts of periods, repeats found again; ARGS=--help tells what can be set
	@scripts/setup.sh run
	$(BIN)/python -m tiepdan.project.bench $(ARGS)
	$(BIN)/python -m tiepdan.project.bench.repeats

eval: ## the table of goals: reading, repeats, persons, scans; fails when a figure falls below its floor (DATA=folder ARGS=--wrong)
	@scripts/setup.sh run
	@$(BIN)/python -m tiepdan.project.evaluation $(DATA) $(ARGS)

walks: ## unplanned lawful walks through every procedure, WALKS of them together (10000)
	@scripts/setup.sh test
	@TIEPDAN_WALKS=$(or $(WALKS),10000) $(BIN)/pytest --timeout 0 -n $(WORKERS) tiepdan/cases/tests/test_walks.py tiepdan/cases/tests/test_petition_walks.py

fuzz: ## any input into the pure core, for FUZZ_SECONDS a target (60); ARGS=persons for one
	@scripts/setup.sh test
	@$(BIN)/python -m tiepdan.reading.tests.fuzz $(ARGS)

setup: ## only the set-up
	@scripts/setup.sh test
