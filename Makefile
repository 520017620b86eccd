# Two commands do all set-up: `make demo` and `make test`. Beyond them: `make lock` renews the pinned versions.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check install --quiet

.PHONY: demo test check lock tools

demo: $(VENV)/.demo
	@$(PY) -m cli demo --port $(PORT)

test: check
	@$(PY) -m pytest -n 2

check: $(VENV)/.test tools
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy .
	@$(VENV)/bin/lint-imports

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "需要 Python 3.11 或更高版本；可用 make PYTHON=/路径/python3.12 指定。"; exit 1; }
	@echo "正在建立 $(VENV) ……"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.demo: requirements.lock | $(VENV)/bin/python
	@echo "正在安装依赖（第一次约需几分钟）……"
	@$(PIP) --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.test: requirements-test.lock | $(VENV)/bin/python
	@echo "正在安装测试依赖 ……"
	@$(PIP) --require-hashes -r requirements-test.lock
	@touch $@

# The browser tests use the system's Chromium, tests of .doc and of one document in many formats LibreOffice.
# Only root on Debian may install them without asking; elsewhere these tests skip and name what is missing.
tools:
	@if ! { command -v chromium && command -v soffice; } >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "正在安装 chromium、LibreOffice 与中文字体 ……"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
			chromium fonts-wqy-microhei libreoffice-writer-nogui libreoffice-calc-nogui >/dev/null; \
	fi

lock: $(VENV)/.test
	@$(PIP) uv
	@$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--upgrade pyproject.toml -o requirements.lock
	@$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--extra test -c requirements.lock pyproject.toml -o requirements-test.lock
