# The two commands of a newcomer: `make demo` and `make test`.  Both need python3 (3.11 or later, with venv) and make,
# and set up everything else in .venv.

VENV   := .venv
PYTHON := $(VENV)/bin/python
READY  := $(VENV)/.ready
GOLD   := ../shared/gold
export PYTHONUTF8 := 1

.PHONY: bench-library help demo test check format docs score accuracy bench setup clean

help:
	@echo "make demo    set up .venv, then read the documents in samples/"
	@echo "make test    set up .venv, then run the tests"
	@echo "make check   lint, formatting, types, documentation"
	@echo "make score   accuracy on the labelled sets in $(GOLD), against the floors in bench/floors.toml"
	@echo "make bench-library DOCUMENTS=20000  size, speed and truth of the library on synthetic documents"
	@echo "make bench   speed and memory (docs/speed.md)"

# Without LibreOffice the samples in old formats are told as errors, the others are read.
demo: $(READY)
	-$(VENV)/bin/vbhc parse samples

test: $(READY)
	$(PYTHON) -m pytest tests

check: $(READY)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy --strict src
	$(PYTHON) -m pytest tests/test_docs.py
	$(PYTHON) tools/tables.py --check
	$(PYTHON) tools/screens.py --check

format: $(READY)
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

# The parts of the documentation that are made from the sources and from the program.
docs: $(READY)
	$(PYTHON) tools/tables.py
	$(PYTHON) tools/screens.py

score: $(READY)
	$(PYTHON) bench/score.py --gold $(GOLD)

# As `score`, and writes the tables into docs/accuracy.md.
accuracy: $(READY)
	$(PYTHON) bench/score.py --gold $(GOLD) --write docs/accuracy.md
	$(PYTHON) bench/judged.py --gold $(GOLD) --write docs/accuracy.md

bench: $(READY)
	$(PYTHON) bench/speed.py --gold $(GOLD)
	$(PYTHON) bench/incoming.py

# Synthetic documents whose truth is known; DOCUMENTS=20000 for a short run.
DOCUMENTS := 1000000
bench-library: $(READY)
	$(PYTHON) bench/library.py --documents $(DOCUMENTS)

setup: $(READY)

# Made again when the requirements change, and when the interpreter that it was made from is gone.
ifneq ($(shell $(PYTHON) -c 'print("alive")' 2>/dev/null),alive)
.PHONY: $(READY)
endif
$(READY): pyproject.toml constraints.txt tools/setup.sh
	@sh tools/setup.sh $(VENV)
	@touch $(READY)

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
