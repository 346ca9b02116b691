# Tiếp Dân. Two commands are enough: `make run` and `make test`. Each sets up what it needs first.
WORKERS ?= 2
BIN := .venv/bin

.PHONY: run test fast check bench setup

run: ## everything, at an address that is printed; Ctrl-C stops it
	@scripts/setup.sh run && exec $(BIN)/tiepdan run

test: ## every test: pure, acts, pages in a real browser
	@scripts/setup.sh test
	@$(BIN)/pytest -n $(WORKERS) --dist worksteal $(ARGS)

fast: ## the tests that need neither a database nor a browser
	@scripts/setup.sh run
	@$(BIN)/pytest -q -m "not django_db and not page and not launcher and not slow" $(ARGS)

check: ## style, types, direction of imports, migrations, templates
	@scripts/setup.sh run
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/pyright
	$(BIN)/djlint tiepdan --lint --quiet
	$(BIN)/python -W ignore -m django check --settings tiepdan.project.settings
	$(BIN)/python -W ignore -m django makemigrations --check --dry-run --settings tiepdan.project.settings

bench: ## whole lifecycles of petitions per second; repeats found again (TIEPDAN_BENCH_REPEATS=1000000 for a full base)
	@scripts/setup.sh run
	$(BIN)/python -m tiepdan.project.bench $(ARGS)
	$(BIN)/python -m tiepdan.project.bench.repeats

setup: ## only the set-up
	@scripts/setup.sh test
