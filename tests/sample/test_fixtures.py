import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import openpyxl
import pytest
from jinja2 import Environment
from lxml import etree
from PIL import Image

from docgen.fill.contract import names_used
from docgen.finding_kinds import KINDS
from docgen.findings import Finding
from docgen.intake.read import read_inputs
from docgen.intake.region import named_region
from docgen.model.id_number import is_valid_id_number
from docgen.model.paths import exact_paths, value_at
from docgen.pipeline.assess import Assessment, assess
from docgen.sample.workbook import write_workbook
from docgen.vocabulary import find_field

from .regions import REGIONS, ROOT, locality_of, pack_of, sampled

FIXTURES = ROOT / "fixtures"
BROKEN = sorted((FIXTURES / "broken").iterdir())
DAY = dt.date(2018, 12, 28)

# Faults of a command rather than of the data: `docgen packet --packet publicity` finds no notice.
FOUND_LATER = {"nothing-to-print"}

# What a region's households differ in; each has a household of every official value of those it knows.
CHOICES = (
    "cause.main",
    "household.accident_subcategory",
    "household.difficulty_category",
    "household.dossier_type",
    "household.filing_criterion",
    "outcome.evaluation",
    "plan.action_plans",
    "plan.aid_types",
    "plan.focus_group",
    "plan.measures",
    "review.annual_check_result",
    "worker.kind",
)
# Labels no household has: none qualifies by them (decision 28), or none is in such circumstances.
UNUSED = {"临时救助", "子女上大学"}


def assessed(path: Path, region: str = "luzhou") -> Assessment:
    return assess([path], pack_of(region), pack_of(region).documents, DAY)


def found_in(path: Path) -> Sequence[Finding]:
    return assessed(path, named_region([path]) or "luzhou").findings


@cache
def collection(region: str = "luzhou") -> Assessment:
    return assessed(FIXTURES / region / "采集表.xlsx", region)


def cases(region: str = "luzhou"):
    return [item.case for item in collection(region).unions[0].cases]


def texts() -> str:
    return "\n".join(case.model_dump_json() for case in cases())


def values(region: str, path: str) -> set[object]:
    """Every value, several of a household taken one by one."""
    found = [value_at(case, exact) for case in cases(region) for exact in exact_paths(case, path)]
    return {item for value in found for item in (value if isinstance(value, tuple) else (value,))} - {None}


@pytest.mark.parametrize("region", REGIONS)
class TestACollection:
    def test_has_no_finding(self, region):
        assert [(item.code, str(item.place)) for item in collection(region).findings] == []

    def test_has_twelve_households_of_one_union_or_more_and_refuses_none(self, region):
        assert (len(collection(region).unions), collection(region).refused) == (1, {})
        assert collection(region).accepted_count >= 12

    def test_has_households_of_no_one_three_and_nine_members(self, region):
        assert {0, 1, 3, 9} <= {len(case.members) for case in cases(region)}

    @pytest.mark.parametrize("path", CHOICES)
    def test_has_a_household_of_every_kind(self, region, path):
        lists, found = pack_of(region).lists, values(region, path)
        codelist = find_field(path).about.codelist
        if codelist in lists and found:
            assert found == set(lists[codelist].labels) - UNUSED

    def test_has_a_name_of_rare_characters(self, region):
        assert any("㛃𬭁" in (case.worker.name or "") for case in cases(region)) or region == "luzhou"

    def test_has_only_valid_id_numbers(self, region):
        people = [person for case in cases(region) for person in (case.worker, *case.members)]
        assert all(is_valid_id_number(person.id_number) for person in people)
        assert len({person.id_number for person in people}) == len(people)

    def test_has_every_column_a_clerk_of_the_region_fills_in(self, region):
        """The headings are those of the region's sample workbook, no more and no less."""
        unions, written = sampled(1, region=region)
        sheets = openpyxl.load_workbook(FIXTURES / region / "采集表.xlsx")
        with TemporaryDirectory() as folder:
            left_out = locality_of(region).columns_left_out
            write_workbook(unions, written, Path(folder) / "a.xlsx", left_out, region)
            expected = openpyxl.load_workbook(Path(folder) / "a.xlsx")
        headings = {rows.title: [cell.value for cell in rows[1]] for rows in sheets}
        assert headings == {rows.title: [cell.value for cell in rows[1]] for rows in expected}

    def test_has_photos_and_scans_of_two_households_or_more(self, region):
        photos = [case.worker.photo for case in cases(region) if case.worker.photo]
        scans = [item.files for case in cases(region) for item in case.review.attachments if item.files]
        assert len(photos) >= 2
        assert {Path(file).suffix for files in scans for file in files} == {".jpg", ".png", ".pdf"}
        assert max(len(files) for files in scans) >= 2

    def test_is_small(self, region):
        files = [path for path in (FIXTURES / region).rglob("*") if path.is_file()]
        assert sum(path.stat().st_size for path in files) < 400_000


def test_a_photo_is_turned_by_its_mark():
    marks = set()
    for path in FIXTURES.glob("*/照片/*.jpg"):
        with Image.open(path) as photo:
            marks.add(photo.getexif().get(0x0112))
    assert marks == {None, 6}


def test_an_accident_household_is_left_with_no_more_than_the_marginal_standard():
    """R-JX-07, R-JX-08: per head and year, less the outlay, by twelve."""
    lines = collection("jiangxi").unions[0].union.standards
    accidents = [
        item
        for item in collection("jiangxi").unions[0].cases
        if item.case.household.difficulty_category == "意外致困户"
    ]
    assert {item.case.household.accident_subcategory for item in accidents} == {"因病致困户", "因灾致困户"}
    for item in accidents:
        line = next(line.dibao for line in lines if line.place == item.case.worker.work_region)
        medical, accident = item.case.household.medical_aid, item.case.income.accident_expense_annual
        expense = accident or medical.annual_self_paid
        left = (item.value("income.per_capita_annual") - expense) / 12
        assert 0 < left <= line * Decimal("1.5") < item.value("household.per_capita_monthly_income")


def test_every_quarter_has_its_record_visits_and_opinions():
    for case in cases("taoyuan"):
        assert [item.quarter for item in case.income.quarterly] == [1, 2, 3, 4]
        assert [item.quarter for item in case.review.quarterly] == [1, 2, 3, 4]
        assert {(visit.date.month + 2) // 3 for visit in case.visits} == {1, 2, 3, 4}
    assert max(len(case.visits) for case in cases("taoyuan")) > 8


def test_notices_hang_in_two_rounds_at_every_level():
    notices = collection("hainan").unions[0].union.publicity
    levels = pack_of("hainan").lists["publicity_level"].labels
    assert {notice.level for notice in notices} == set(levels)
    assert {notice.round for notice in notices} == {
        case.household.publicity_round for case in cases("hainan")
    }
    assert len({notice.round for notice in notices}) == 2


class TestTheLuzhouCollection:
    def test_has_three_households_of_every_result(self):
        results = [case.outcome.evaluation for case in cases()]
        assert all(results.count(label) >= 3 for label in pack_of("luzhou").lists["evaluation"].labels)

    def test_has_a_household_below_the_standard_that_gets_no_dibao(self):
        uncovered = [
            item for item in collection().unions[0].cases if item.value("household.is_uncovered_by_dibao")
        ]
        assert [item.case.worker.name for item in uncovered] == ["陈拟刚"]

    def test_has_dossiers_of_both_parts_of_the_roster(self):
        filed = [case.household.filed_date for case in cases()]
        assert {day < dt.date(2016, 11, 1) for day in filed} == {True, False}
        assert {dt.date(2016, 10, 31), dt.date(2016, 11, 1), dt.date(2018, 4, 5)} <= set(filed)  # the borders

    def test_has_the_values_that_strain_a_form(self):
        assert max(len(case.worker.home_address) for case in cases()) == 60
        assert max(len(case.household.remark or "") for case in cases()) == 300
        assert max(len(case.visits) for case in cases()) == 12
        assert min(len(case.visits) for case in cases()) == 2
        assert max(len(case.cause.secondary) for case in cases()) == 3

    @pytest.mark.parametrize("sign", ["㛃", "𬭁", "𠮷", "&", "<", '\\"', "'", "“", "\\n", "😊"])
    def test_has_rare_characters_and_signs(self, sign):
        assert sign in texts()

    def test_has_households_that_lack_what_others_have(self):
        assert any(case.bank.card_number is None for case in cases())
        assert any(not case.worker.mobile and case.worker.other_contact for case in cases())
        assert any(not case.worker.employer for case in cases())
        assert any(case.worker.is_householder is False for case in cases())


@pytest.mark.parametrize(
    ("region", "document"),
    [(region, document) for region in REGIONS for document in pack_of(region).documents],
    ids=lambda item: item if isinstance(item, str) else item.id,
)
def test_between_them_the_households_fill_every_name_a_form_prints(region, document):
    names = names_of(pack_of(region).template(document), tuple(document.lists))
    names += [path for path in document.required if path not in names]
    assert [name for name in names if not is_filled(name, region)] == []


def names_of(template: Path, lists: tuple[str, ...]) -> list[str]:
    tags = re.findall(r"\{\{.*?\}\}|\{%.*?%\}", text_of(template))
    text = "\n".join(re.sub(r"^\{%(tr|p|tc|r) ", "{% ", tag) for tag in tags)
    used = {use.path for use in names_used(Environment().parse(text), lists)}
    return sorted(name for name in used if find_field(name.removeprefix("cases[].")))


def text_of(template: Path) -> str:
    if template.suffix == ".xlsx":
        book = openpyxl.load_workbook(template)
        return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    with ZipFile(template) as archive:
        parts = [archive.read(name) for name in sorted(archive.namelist()) if name.endswith(".xml")]
    return "\n".join("".join(etree.fromstring(part).itertext()) for part in parts)


def is_filled(name: str, region: str) -> bool:
    """Whether some household, or its union, has the value; a packet's own values are not the fixtures'."""
    path = name.removeprefix("cases[].")
    union = collection(region).unions[0]
    if path.startswith(("catalogue[].", "scan.")):
        return True
    if path.startswith(("union.", "stats.", "publicity.")):
        inner = path.removeprefix("union.").replace("publicity.", "publicity[].")
        values = [
            union.figures.get(path),
            *(value_at(union.union, exact) for exact in exact_paths(union.union, inner)),
        ]
    else:
        values = [item.value(exact) for item in union.cases for exact in exact_paths(item.case, path)]
    return any(value not in (None, (), "") for value in values)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("name", ["案例.yaml", "案例.json"])
def test_records_say_the_same_as_the_workbook(name, region):
    read, whole = (
        read_inputs([FIXTURES / region / file], pack_of(region).lists) for file in (name, "采集表.xlsx")
    )
    same = {filed.case.worker.number: filed.case for filed in whole.cases}
    assert [filed.case for filed in read.cases] == [same[filed.case.worker.number] for filed in read.cases]
    assert (len(read.cases), read.findings) == (2, ())
    assert [filed.union for filed in read.unions] == [filed.union for filed in whole.unions]


class TestTheBrokenFiles:
    def test_show_every_kind_of_finding_once(self):
        assert sorted(path.stem for path in BROKEN) == sorted(KINDS)

    @pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
    def test_have_exactly_the_fault_they_are_named_after(self, path):
        codes = [item.code for item in found_in(path)]
        expected = [] if path.stem in FOUND_LATER else [path.stem]
        assert codes == expected

    @pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
    def test_are_told_in_whole_sentences_with_a_place(self, path):
        for item in found_in(path):
            assert item.place.file in (path.name, *(inner.name for inner in path.glob("*")))
            assert "{" not in item.sentence + item.remedy
            assert item.remedy


def test_the_register_names_every_file():
    register = (FIXTURES / "README.md").read_text(encoding="utf-8")
    for path in [*(path for region in REGIONS for path in (FIXTURES / region).iterdir()), *BROKEN]:
        assert f"`{path.relative_to(FIXTURES)}" in register


WORKBOOKS = sorted(path for folder in ("fixtures", "docs") for path in (ROOT / folder).rglob("*.xlsx"))
OF_A_MACHINE = re.compile(r"(?:^|[\s、;；])(?:/[A-Za-z]|[A-Za-z]:\\)")


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.stem)
def test_no_workbook_names_a_file_of_one_machine(path):
    book = openpyxl.load_workbook(path, read_only=True)
    values = (value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)
    assert [value for value in values if isinstance(value, str) and OF_A_MACHINE.search(value)] == []
