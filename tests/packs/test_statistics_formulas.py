"""The live formulas of the statistics table give the figures that docgen counted itself."""

import datetime as dt
import re
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from documents import parts_of
from openpyxl import load_workbook

from docgen.derive.household import household_figures
from docgen.fill.paper import Filler
from docgen.model.case import Case
from docgen.model.union import LabourUnion
from docgen.orders import FiguredCase
from docgen.pipeline.assess import figured_union
from docgen.pipeline.figuring import figure_parameters
from docgen.plan.papers import union_orders
from docgen.printing.office.engine import require_office
from docgen.region.catalog import find_pack
from docgen.region.pack import Pack

DAY = dt.date(2016, 11, 5)
DOCUMENT = "statistics-table"
FIGURES = "D4:D45"  # of the first sheet
CAPTIONED = "A4:D45"  # the same with their captions
CHECKS = ("E2", "G2", "I2")  # of the second: differences that must be 0
PLANS = ("技能培训促就业计划", "金秋助学计划")
Numbers = Mapping[str, object]


@cache
def jiangxi() -> Pack:
    return find_pack("jiangxi")


def labels(codelist: str) -> tuple[str, ...]:
    return jiangxi().lists[codelist].labels


def a_household(**changes: Any) -> Case:
    """A household that is kept and counts once in every division."""
    plan = {"focus_group": "支出性生活困难", "measures": ("社会救助兜底",), "action_plans": PLANS}
    return Case.model_validate(
        {
            "worker": {"name": "罗春梅"},
            "household": {"difficulty_category": changes.get("category", "低保户")},
            "cause": {"main": changes.get("cause", "本人大病")},
            "plan": {**plan, **changes.get("plan", {})},
            "outcome": {"cancel_reason": changes.get("cancelled")},
        }
    )


def households() -> list[Case]:
    """Every cause, focus group, measure, plan and reason, each as often as its place in its list."""
    cases = [a_household(category="意外致困户")]
    for name, codelist, key in (("focus_group", "focus_group", ""), ("measures", "measure", "many")):
        for place, label in enumerate(labels(codelist), start=1):
            cases += [a_household(plan={name: (label,) if key else label})] * place
    for place, label in enumerate(labels("action_plan"), start=1):
        cases += [a_household(category="低保边缘户", plan={"action_plans": (label,)})] * place
    for place, label in enumerate(labels("cause"), start=1):
        cases += [a_household(cause=label)] * place
    for place, label in enumerate(labels("cancel_reason"), start=1):
        cases += [a_household(cancelled=label)] * place
    return [*cases, a_household(plan={"focus_group": None, "measures": (), "action_plans": ()})]


def filled(cases: Sequence[Case]) -> bytes:
    """The statistics table of a union with these households."""
    parameters = figure_parameters(jiangxi(), DAY)
    union = LabourUnion(name="样例大学工会委员会")
    figured = [FiguredCase(case, household_figures(case, union, parameters)) for case in cases]
    whole = figured_union(union, figured, jiangxi().manifest)
    [order] = union_orders([jiangxi().document(DOCUMENT)], whole)
    return Filler(jiangxi(), DAY).fill(order)


def without_values(paper: bytes) -> bytes:
    """The workbook with the computed values taken out, so that a program has to compute them."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts_of(paper).items():
            archive.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content))
    return target.getvalue()


def recalculated(paper: bytes, folder: Path) -> bytes:
    """The workbook as LibreOffice saves it after computing every formula."""
    source = folder / "统计表.xlsx"
    source.write_bytes(without_values(paper))
    options = [f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx"]
    command = [*require_office().command, *options, "--outdir", str(folder / "out"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "out" / source.name).read_bytes()


def numbers(paper: bytes) -> Numbers:
    """The figures and checks by cell, as they were saved."""
    figures, details = load_workbook(BytesIO(paper), data_only=True).worksheets
    found = {cell.coordinate: cell.value for row in figures[FIGURES] for cell in row}
    return {**found, **{f"明细!{place}": details[place].value for place in CHECKS}}


def by_caption(paper: bytes) -> Mapping[str, object]:
    """The figures by the captions before them, those of the sections in front."""
    [sheet, _] = load_workbook(BytesIO(paper), data_only=True).worksheets
    found, section = {}, ""
    for first, second, _, value in sheet[CAPTIONED]:
        section = str(first.value)[0] if str(first.value)[:1] in "ABCD" and first.value else section
        found[f"{section} {second.value or first.value}"] = value.value
    return found


def test_each_figure_counts_the_households_of_its_caption() -> None:
    found = by_caption(filled(households()))
    assert found["A A已清理档案数"] == 21  # 1 + 2 + … + 6
    assert found["A 其中已脱困的职工档案"] == 6
    assert found["B （1）因病致困"] == 84  # 1 + 21 + 15 + 36 with that cause, 10 by cause, 1 without plan
    assert found["B （10）其他"] == 13
    assert found["B （2）低保边缘户"] == 36  # 1 + 2 + … + 8
    assert found["C 纳入大病保险和医疗互助保险保障"] == 3


def test_plans_are_counted_by_their_words_for_the_table_has_an_order_of_its_own() -> None:
    found = by_caption(filled(households()))
    kept_with_both_plans = 128  # 165 kept, 36 with one plan each, 1 with none
    assert found["D 技能培训促就业计划"] == kept_with_both_plans + 1
    assert found["D 金秋助学计划"] == kept_with_both_plans + 5  # fifth on the forms, second here
    assert found["D 创业援助计划"] == 2  # second on the forms, third here


def test_a_household_without_a_focus_group_counts_under_others() -> None:
    found = by_caption(filled([a_household(plan={"focus_group": None})]))
    assert (found["B （6）其他"], found["B （3）支出性生活困难"]) == (1, 0)


def test_the_checks_show_a_household_that_stands_in_no_line() -> None:
    found = numbers(filled([a_household(), a_household(category="临时救助")]))
    assert [found[f"明细!{place}"] for place in CHECKS] == [-1, -1, 1]  # B1 lacks it, so does B


def test_the_checks_are_nought_when_every_household_stands_once() -> None:
    found = numbers(filled(households()))
    assert [found[f"明细!{place}"] for place in CHECKS] == [0, 0, 0]


def test_every_figure_is_a_live_formula() -> None:
    figures, _ = load_workbook(BytesIO(filled(households()))).worksheets
    cells = [cell for row in figures[FIGURES] for cell in row if cell.value is not None]
    assert len(cells) == 40  # 2 totals, 6 + 3 + 10 + 6 + 5 + 8 counts
    assert [cell.coordinate for cell in cells if not str(cell.value).startswith("=")] == []


@pytest.mark.office
def test_libreoffice_computes_the_same_figures(tmp_path: Path) -> None:
    paper = filled([*households(), a_household(category="临时救助")])
    again = numbers(recalculated(paper, tmp_path))
    assert again == numbers(paper)
    assert len(set(again.values())) > 12  # figures of many sizes, so that none stands for another
