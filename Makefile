# The commands of this project. `make serve` and `make test` set up all they need on their own.

PYTHON ?= python3
VENV := .venv/bin/python

.PHONY: help serve build check test validate types nginx office commonmark spelling golden pictures tables schema measure format

help:
	@echo "make serve     build the site and show it at http://127.0.0.1:8000/"
	@echo "make test      run lint, types and every test, and measure what they cover"
	@echo "make build     build the site into dist/"
	@echo "make check     check the content without writing"
	@echo "make validate  run the Nu HTML checker over every page (gets Java and the checker)"
	@echo "make types     check the types of what is saved (gets TypeScript's compiler)"
	@echo "make nginx     serve the site with nginx by docs/nginx.conf and test it (gets nginx)"
	@echo "make office    open every office file in LibreOffice (gets Writer and Calc)"
	@echo "make commonmark  put CommonMark's examples through the generator (gets them by npm)"
	@echo "make spelling  tell the words of the contents that Voikko does not know (gets Voikko)"
	@echo "make golden    write the golden sites of the tests anew, to be looked at with git diff"
	@echo "make pictures  draw the pictures of shared links, README and guide, and icons anew"
	@echo "make tables    write the tables of keys in CONTRIBUTING.md anew from the model"
	@echo "make schema    write the schema of the town's file anew from the table of what is saved"
	@echo "make measure   measure this generator beside others and write docs/benchmarks.md (needs Node.js)"
	@echo "make format    format and lint the Python code"

serve: .venv/site
	$(VENV) build.py serve $(if $(PORT),--port $(PORT))

build: .venv/site
	$(VENV) build.py

check: .venv/site
	$(VENV) build.py check

# Three workers keep two cores busy: browser tests also wait.
test: .venv/tests
	browser="$$(.ci/chromium $(VENV))" && CHROMIUM="$$browser" $(VENV) -m pytest -n 3 --dist loadfile --cov

validate: .venv/tests
	jar="$$(.ci/nu-checker)" && $(VENV) -m tests.browser.nu_checker "$$jar"

# Strict but for parameters whose types say nothing new: any of those is fine.
types:
	compiler="$$(.ci/typescript)" && node "$$compiler" --noEmit --allowJs --checkJs --strict \
		--noImplicitAny false --target es2023 --module nodenext --lib es2024,dom,dom.iterable \
		assets/js/document/*.js assets/js/storage/*.js

nginx: .venv/tests
	nginx="$$(.ci/nginx)" && NGINX="$$nginx" $(VENV) -m pytest tests/nginx.py

office: .venv/tests
	office="$$(.ci/office)" && OFFICE="$$office" $(VENV) -m pytest -q tests/office.py tests/office_sheets.py

commonmark: .venv/tests
	examples="$$(.ci/commonmark)" && COMMONMARK="$$examples" $(VENV) -m pytest -q tests/commonmark.py

spelling: .venv/tests
	.ci/voikko $(VENV) && $(VENV) -m tests.spelling

golden: .venv/tests
	$(VENV) -m tests.golden

pictures: .venv/tests
	browser="$$(.ci/chromium $(VENV))" && CHROMIUM="$$browser" $(VENV) -m tests.browser.pictures

tables: .venv/tests
	$(VENV) -m tests.key_tables

schema: .venv/tests
	browser="$$(.ci/chromium $(VENV))" && CHROMIUM="$$browser" $(VENV) -m tests.browser.town_file_schema

# Minutes on a machine that has nothing else to do. The contents are another day's each day; what a
# broken run has measured that day is not measured again.
SEED ?= $(shell date +%Y%m%d)
PEERS := .cache/benchmarks/generators/pelican

measure: .venv/tests
	test -d $(PEERS) || $(VENV) -m benchmarks --install
	$(VENV) -m benchmarks --pages 16,100,1000 --runs 3 --seed $(SEED)
	$(VENV) -m benchmarks --loop --pages 16,100,1000 --runs 5 --seed $(SEED)
	$(VENV) -m benchmarks --report --seed $(SEED)
	browser="$$(.ci/chromium $(VENV))" && CHROMIUM="$$browser" $(VENV) -m benchmarks.answer_files

format: .venv/tests
	$(VENV) -m ruff format .
	$(VENV) -m ruff check --fix .

# A stamp file each: what the site needs, and what the tests need besides.
.venv/site: pyproject.toml .ci/constraints.txt
	PYTHON="$(PYTHON)" .ci/environment .
	@touch $@

.venv/tests: pyproject.toml .ci/constraints.txt
	PYTHON="$(PYTHON)" .ci/environment ".[dev]"
	@touch .venv/site $@
