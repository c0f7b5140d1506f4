#!/bin/sh
# Writes requirements.lock and requirements-dev.lock anew from pyproject.toml, with the newest versions it allows.
#
# The build back end stands in both, so that docgen itself is built from nothing that is not locked.
set -eu
cd "$(dirname "$0")/.."
. setup/interpreter.sh

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$(find_python)" -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet uv
"$scratch/venv/bin/python" - >"$scratch/build.in" <<'PYTHON'
import tomllib
from pathlib import Path

requires = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
print(*requires, "editables", sep="\n")
PYTHON

compile_lock() {
    "$scratch/venv/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-annotate --no-header pyproject.toml "$scratch/build.in" "$@"
}

compile_lock --upgrade --output-file requirements.lock
compile_lock --upgrade --constraint requirements.lock --group dev --output-file requirements-dev.lock
