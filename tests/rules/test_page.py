"""docs/findings.md: as `make docs` writes it now, with every kind and every rule."""

import re

import pytest

from docgen.finding_kinds import KINDS
from reference.__main__ import HANDBOOK, PAGE
from reference.handbook import with_findings
from reference.page import ROOT, findings_page
from reference.rules import all_rules

WRITTEN = PAGE.read_text(encoding="utf-8")


def test_the_page_is_as_the_project_is_now() -> None:
    assert findings_page(ROOT) == WRITTEN, "run `make docs`"


@pytest.mark.parametrize("code", KINDS)
def test_every_kind_has_its_place_with_an_example(code: str) -> None:
    section = WRITTEN.partition(f"\n### {code}\n")[2].partition("\n### ")[0]
    assert KINDS[code].title in section
    assert "- 改法：" in section
    assert "```text\n" in section


def test_the_table_of_the_handbook_is_as_the_project_is_now() -> None:
    handbook = HANDBOOK.read_text(encoding="utf-8")
    assert with_findings(handbook, ROOT) == handbook, "run `make docs`"


@pytest.mark.parametrize("code", KINDS)
def test_the_handbook_has_every_kind_with_an_example(code: str) -> None:
    rows = HANDBOOK.read_text(encoding="utf-8").partition("## 17 全部问题")[2].splitlines()
    [row] = (row for row in rows if row.startswith(f"| [{KINDS[code].title}](findings.md#{code}) |"))
    _, level, example, remedy = row.strip("| ").split(" | ")
    assert level in ("错误", "提醒")
    assert len(example) > 5
    assert len(remedy) > 5


def test_every_rule_has_its_row() -> None:
    rows = re.findall(r"^\| (R-[A-Z]+-\d\d) \|", WRITTEN, re.MULTILINE)
    assert rows == [rule.code for rule in all_rules([])]


def test_every_link_leads_to_a_heading() -> None:
    headings = set(re.findall(r"^#+ (.+)$", WRITTEN, re.MULTILINE))
    assert set(re.findall(r"\]\(#([^)]+)\)", WRITTEN)) <= headings
