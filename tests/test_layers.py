"""What importing costs. The direction of imports itself is a contract that `make check` runs."""

import subprocess
import sys

import pytest

import docgen

HEAVY = ("lxml", "openpyxl", "pikepdf", "pydantic", "python_calamine", "jinja2", "click", "yaml")


def loaded_by(module: str) -> set[str]:
    """The modules of a fresh interpreter after that import."""
    program = f"import sys, {module}; print(*sys.modules)"
    command = [sys.executable, "-c", program]
    return set(subprocess.run(command, capture_output=True, check=True, text=True).stdout.split())


def test_importing_docgen_imports_nothing_heavy() -> None:
    assert loaded_by("docgen") & set(HEAVY) == set()


def test_importing_docgen_imports_no_part_of_it() -> None:
    assert {name for name in loaded_by("docgen") if name.startswith("docgen")} == {"docgen"}


@pytest.mark.parametrize("module", ["docgen.finding_kinds", "docgen.errors"])
def test_kinds_of_findings_and_errors_stand_below_everything(module: str) -> None:
    assert {".".join(name.split(".")[:2]) for name in loaded_by(module) if "docgen." in name} == {module}


@pytest.mark.parametrize(
    "module", ["docgen.vocabulary", "docgen.sheets", "docgen.orders", "docgen.plan.papers"]
)
def test_nouns_and_plans_need_no_office_library(module: str) -> None:
    assert loaded_by(module) & {"lxml", "openpyxl", "pikepdf", "python_calamine", "jinja2", "click"} == set()


def test_the_version_is_one_of_release_numbers() -> None:
    assert [part.isdigit() for part in docgen.__version__.split(".")] == [True, True, True]
