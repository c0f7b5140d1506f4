"""docs/lint.md: as `make docs` writes it now, with every kind."""

import pytest

from docgen.authoring.lint.kinds import LINT_KINDS
from reference.__main__ import LINT
from reference.lint import lint_page

WRITTEN = LINT.read_text(encoding="utf-8")


def test_the_page_is_as_the_project_is_now() -> None:
    assert lint_page() == WRITTEN, "run `make docs`"


@pytest.mark.parametrize("code", LINT_KINDS)
def test_every_kind_has_its_place_with_remedy_and_no_hole(code: str) -> None:
    section = WRITTEN.partition(f"\n### {code}\n")[2].partition("\n### ")[0]
    assert LINT_KINDS[code].title in section
    assert "- 改法：" in section
    assert "{{{" not in section


def test_codes_are_told_once() -> None:
    assert [WRITTEN.count(f"\n### {code}\n") for code in LINT_KINDS] == [1] * len(LINT_KINDS)
