# Everything a developer does. Each target is one verb of `python3 -m services`; services/ says how.
PYTHON ?= python3
# What `make test` does a part of and `make faults` all of.
IN_FULL = tests/faults tests/consultations/test_period_machine.py \
	tests/consultations/moderation/test_life_of_a_comment.py tests/consultations/hostile/test_sinks.py \
	tests/consultations/moderation/test_advertising.py tests/consultations/test_guessing.py \
	tests/search/test_hostile_queries.py

.PHONY: run test faults services services-stop lint messages help

run: ## Set up and serve the site at http://127.0.0.1:8000 (PORT=8001 changes the port); Ctrl-C ends it
	@exec $(PYTHON) -m services run

test: ## Run all tests on PostgreSQL and Elasticsearch (ARGS="-k words" narrows, SEARCH=fallback does without the latter)
	@exec $(PYTHON) -m services test

faults: ## Break the engine, the worker and transactions a few thousand times (make test does a tenth of it)
	@FAULTS=full ARGS="$(IN_FULL) $(ARGS)" exec $(PYTHON) -m services test

services: ## Start PostgreSQL and Elasticsearch and print their addresses: export $$(make -s services)
	@exec $(PYTHON) -m services start

services-stop: ## End what `make services` started
	@exec $(PYTHON) -m services stop

lint: ## Check style, types, imports, migrations and translations
	@exec $(PYTHON) -m services lint

messages: ## Gather the texts of the interface into site/locale and compile them
	@exec $(PYTHON) -m services messages

help: ## Show this list
	@sed -n 's/^\([a-z-]*\): ## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | sed 's/\$$\$$/$$/g' | awk -F'|' '{ printf "  make %-14s %s\n", $$1, $$2 }'
