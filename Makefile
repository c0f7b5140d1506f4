# `make` alone prints what there is. Every target sets up what it needs first; set up already, that takes no time.
SHELL := /bin/sh
.DEFAULT_GOAL := help

PYTHON := .venv/bin/python
DEMO := 打印包-示例
TESTS ?= tests
SECONDS ?= 1800

.PHONY: help setup setup-dev demo test check bench gallery docs damage faults fuzz tagging-report lock clean

help: ## 列出各个命令 / print this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' Makefile | expand -t 12

setup: ## 装好运行所需的一切 / install all that docgen needs to run
	@sh setup/system.sh venv fonts
	@sh setup/python.sh

setup-dev: ## 另装测试和检查所需 / the same, and what tests and checks need
	@sh setup/system.sh venv office fonts poppler
	@sh setup/python.sh dev

demo: setup ## 用虚构的样例出一套打印包 / fill and print the invented cases
	@.venv/bin/docgen demo -o "$(DEMO)"

test: export PYTHONDONTWRITEBYTECODE = # else every docgen that a test starts compiles all of docgen anew
test: setup-dev ## 运行测试 / run the tests (TESTS=tests/fill for some)
	@$(PYTHON) -m pytest -n 2 --dist worksteal $(TESTS)

check: ## 检查格式、类型和导入方向 / format, lint, types, direction of imports
	@sh setup/system.sh venv
	@sh setup/python.sh dev
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports
	$(PYTHON) -m pip check

bench: setup-dev ## 测量速度，写入 docs/performance.md / measure, and write docs/performance.md
	@$(PYTHON) -m benchmarks

gallery: setup-dev ## 重画 docs/gallery 中的样张 / draw the pictures of docs/gallery anew
	@$(PYTHON) -m gallery

docs: setup-dev ## 重写 docs/findings.md、lint.md / write docs/findings.md and lint.md anew
	@$(PYTHON) -m reference

damage: setup-dev ## 重写 docs/damage.md（数分钟）/ try every damage of a workbook, and write docs/damage.md
	@$(PYTHON) -m tests.damage

fuzz: setup-dev ## 改坏文件试读（SECONDS=1800）/ feed changed files to every reader, and tell what goes wrong
	@$(PYTHON) -m tests.fuzz --seconds $(SECONDS)

faults: setup-dev ## 重写 docs/reliability.md（数小时）/ try every fault around docgen, and write docs/reliability.md
	@$(PYTHON) -m tests.faults

tagging-report: setup-dev ## 自动加标签的准确率 / how often template tag is right, also with a region left out
	@$(PYTHON) -m tagging_report

lock: ## 更新依赖的锁定版本 / renew the locked versions
	@sh setup/lock.sh

clean: ## 删除缓存、构建和示例的产物 / remove caches, builds and the demo's output
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache "$(DEMO)"
	find docgen tests -name __pycache__ -type d -prune -exec rm -rf {} +
