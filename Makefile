# One command for each thing a developer does. Everything runs in .venv, which `make env` makes from the locks.
# Needed beforehand: Python 3.11 or newer (with venv) and make. Nothing is installed outside this folder.

PYTHON ?= python3
BIN := .venv/bin
UIT := uit/demo
# What the demo shows: an invented register, one agreement, one reference date. The same every time.
ZAAD := 2025
# How many people: empty is the size of Deventer, for which the norms of its agreement are meant.
PERSONEN :=
PEILDATUM := 2025-06-30
# Which day it is in the demo of the dossier: the last one of the invented register.
VANDAAG := 2025-12-31
DUUR ?=
POORT ?=

STIJL := src/opmaat/vorm/static/vorm/opmaat.css
STIJLBRON := $(wildcard bin/css/*.py bin/css/package-lock.json src/opmaat/vorm/stijl/*.css) $(shell find src/opmaat -name '*.html' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help env css demo test bench handleiding check ijking slot clean
.SUFFIXES:

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

env: .venv/.klaar ## the environment alone: .venv with locked, hashed packages (and the stylesheet, where npm can be reached)
	@[ -s $(STIJL) ] || $(MAKE) --no-print-directory css || echo "make env: going on without the stylesheet; \`make css\` makes it later. Only the screens of the dossier need it." >&2
.venv/.klaar: pyproject.toml requirements/run.txt requirements/test.txt requirements/versneller.txt bin/env.sh
	@bin/env.sh "$(PYTHON)"

css: .venv/.klaar $(STIJL) ## the stylesheet of the screens, cut out of the packages of NL Design System
$(STIJL): $(STIJLBRON) | .venv/.klaar
	@$(BIN)/python bin/css/maak.py

# The demo has two parts: files (the monitor's pages) and a server (the dossier) on this machine. The server stays until Ctrl-C, or ends by
# itself after DUUR seconds. POORT chooses its port; without it 8000, or a free one when that is taken.
demo: env $(STIJL) ## an invented municipality: its agreement counted in uit/demo, and its dossier in the browser (DUUR=60 ends by itself)
	@rm -rf $(UIT)
	$(BIN)/opmaat verzin --uit $(UIT)/register --profiel deventer $(if $(PERSONEN),--personen $(PERSONEN)) --zaad $(ZAAD)
	$(BIN)/opmaat monitor --register $(UIT)/register --overeenkomst dvo-2025 --peildatum $(PEILDATUM) --uit html,xlsx,json --naar $(UIT)
	$(BIN)/opmaat overeenkomst controleer
	@bladen=$$(find "$(CURDIR)/$(UIT)" -maxdepth 2 -name '*.html' | sort); \
	[ -n "$$bladen" ] || { echo "De monitor heeft geen bladzijde gemaakt in $(UIT)." >&2; exit 1; }; \
	printf '\nKlaar. Open in uw browser:\n'; echo "$$bladen" | sed 's/^/  /'
	OPMAAT_STAND=demo OPMAAT_DATABASE=sqlite:///$(UIT)/dossier.sqlite OPMAAT_DOCUMENTEN=$(UIT)/documenten OPMAAT_VANDAAG=$(VANDAAG) \
	$(BIN)/python -m opmaat.beheer demo --personen $(or $(PERSONEN),3000) --zaad $(ZAAD) $(if $(DUUR),--duur $(DUUR)) $(if $(POORT),--poort $(POORT))

test: env $(STIJL) ## all tests, on every core; ARGS="..." goes to pytest
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(ARGS)

bench: env ## every measurement in bench/ (bench_*.py) and docs/metingen.md; SNEL=1 is a smoke run on 3,000 persons
	@set -e; for meting in bench/bench_*.py; do echo "== $$meting"; $(BIN)/python "$$meting"; done; \
	$(BIN)/python bench/verslag.py --schrijf

check: env ## ruff, mypy --strict on the core, and the rules of the house
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest tests/huis

handleiding: env ## write the pages of the manual that are made: the measures and the tables of the register
	$(BIN)/python -m tests.motor.handleiding
	$(BIN)/python -c "from opmaat.kern.register.beschrijving import beschrijf_tabellen as maak; from opmaat.kern.register.schema import lees_schema; open('docs/handleiding/register-tabellen.md', 'w', encoding='utf-8').write(maak(lees_schema()))"

ijking: env ## draw the invented municipalities again and renew docs/verzonnen-gemeente.md
	$(BIN)/python -c "from opmaat.kern.verzin.bladzijde import maak_bladzijde; open('docs/verzonnen-gemeente.md', 'w', encoding='utf-8').write(maak_bladzijde())"

slot: env ## renew the locks after a change of dependencies; ARGS="--upgrade" takes newer versions
	bin/slot.sh $(ARGS)

clean: ## remove everything that was made here
	rm -rf .venv uit build dist $(STIJL) .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
