# What one does with the site: make run, make test, make check. `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
export VAR_DIR ?= $(CURDIR)/var
export CHROMIUM ?= /usr/bin/chromium
export PIP_DISABLE_PIP_VERSION_CHECK := 1

LANGUAGES := de_Simple en uk ar fa ru tr fr
CATALOGUES := $(wildcard locale/*/LC_MESSAGES/*.po)
STATIC_SOURCES := $(shell find static -type f)
# Two cores are what a small machine has; tests that drive a browser stay together.
PYTEST_OPTIONS := -n 2 --dist loadgroup $(PYTEST_ARGS)
# Values that only have to look real: nothing is contacted.
PRODUCTION := DJANGO_SETTINGS_MODULE=config.settings.production \
	SECRET_KEY=0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ \
	ALLOWED_HOSTS=www.example.org BASE_URL=https://www.example.org \
	DATABASE_URL=postgres://web@localhost/web EMAIL_URL=smtp+tls://mail.example.org:587 \
	DEFAULT_FROM_EMAIL=web@example.org CACHE_URL=redis://localhost/1 MEDIA_ROOT=/srv/media

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check audit bench format messages vendor catalogues database chromium gettext

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

run: $(VENV)/.installed catalogues $(VAR_DIR)/static/staticfiles.json database ## start the site with everything it needs
	@$(PY) manage.py run_site

test: $(VENV)/.installed-dev catalogues chromium gettext ## all tests, on SQLite and on PostgreSQL
	TEST_DATABASE_URL= $(PY) -m pytest $(PYTEST_OPTIONS)
	$(PY) tests/on_postgresql.py $(PYTEST_OPTIONS)

check: $(VENV)/.installed-dev gettext ## everything that can be said without running the site
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/djade --check --target-version 5.2 $$(find templates -name '*.html')
	PYTHONPATH=site $(VENV)/bin/lint-imports --no-cache
	$(VENV)/bin/mypy
	$(PY) tools/check_messages.py
	DJANGO_SETTINGS_MODULE=config.settings.testing $(PY) manage.py makemigrations --check --dry-run
	$(PRODUCTION) $(PY) manage.py check --deploy --fail-level WARNING

audit: $(VENV)/.installed-dev catalogues chromium tools/audit/node_modules/.package-lock.json ## the long checks: axe, Nu, Lighthouse, every address
	$(PY) tools/audit/run.py $(AUDIT_ARGS)

bench: $(VENV)/.installed-dev catalogues ## how fast sign-up, outbox, lists and exports are
	$(PY) tools/bench/run.py $(BENCH_ARGS)

format: $(VENV)/.installed-dev ## bring code and templates into shape
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .
	$(VENV)/bin/djade --target-version 5.2 $$(find templates -name '*.html')

messages: $(VENV)/.installed-dev gettext ## collect the texts to translate into locale/
	$(PY) manage.py makemessages $(LANGUAGES:%=-l %) --no-obsolete --no-location --no-wrap \
		-i .venv -i var -i tests -i tools -i 'node_modules'
	$(PY) tools/check_messages.py

vendor: ## build KERN, fonts and the style sheet (needs Node)
	cd tools/vendor && npm ci && npm run build

# --- What the above stand on ----------------------------------------------------------

$(VENV)/.installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Die Website braucht Python 3.11 oder neuer."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.txt
	$(VENV)/bin/pip install --quiet -r requirements-dev.txt
	@touch $@

catalogues: $(CATALOGUES:.po=.mo)

%.mo: %.po $(VENV)/.installed
	@$(PY) manage.py compile_catalogues
	@touch $(CATALOGUES:.po=.mo)

$(VAR_DIR)/static/staticfiles.json: $(VENV)/.installed $(STATIC_SOURCES)
	@mkdir -p $(VAR_DIR)
	@$(PY) manage.py collectstatic --noinput --clear --verbosity 0

database: $(VENV)/.installed catalogues
	@mkdir -p $(VAR_DIR)
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py load_sample --if-empty

chromium:
	@test -x $(CHROMIUM) || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
		apt-get update -q && DEBIAN_FRONTEND=noninteractive \
		apt-get install -qy --no-install-recommends chromium; \
	else echo "Für die Tests im Browser fehlt Chromium: sudo apt install chromium"; exit 1; fi

gettext:
	@command -v xgettext > /dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
		apt-get update -q && DEBIAN_FRONTEND=noninteractive \
		apt-get install -qy --no-install-recommends gettext; \
	else echo "Für die Kataloge fehlt gettext: sudo apt install gettext"; exit 1; fi

tools/audit/node_modules/.package-lock.json: tools/audit/package-lock.json
	cd tools/audit && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@
