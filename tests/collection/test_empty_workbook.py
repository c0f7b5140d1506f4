"""The empty workbook of every region: what it asks for, how it helps, and that nothing of it is data."""

import datetime as dt
from collections import Counter

import pytest
from openpyxl.utils import get_column_letter
from regions import REGIONS, pack_of

from docgen.intake.read import read_inputs
from docgen.intake.region import named_region
from docgen.model.kinds import Kind
from docgen.pipeline.assess import assess
from docgen.pipeline.collection import make_collection
from docgen.sheets import ABOUT, CHOICES, EXAMPLE_MARK, EXPLANATION_MARK
from docgen.vocabulary import all_fields

from .books import MAIN, columns, described, empty, opened, sheets_xml

DAY = dt.date(2018, 12, 28)
LAST_ROW = 10_002
STANDARDS = ("union.dibao", "union.low_income", "union.minimum_wage", "union.standards[].")


def rules_of(region: str, title: str, number: int) -> list:
    """The rules that hold for the column from the first row of data to the last."""
    letter = get_column_letter(number)
    rules = opened(region)[title].data_validations.dataValidation
    return [rule for rule in rules if all(f"{letter}{row}" in rule.sqref for row in (3, LAST_ROW))]


def labels_of(region: str, formula: str) -> list[str]:
    """The values of a drop-down list, wherever they stand."""
    if formula.startswith('"'):
        return formula.strip('"').split(",")
    book = opened(region)
    [(title, place)] = book.defined_names[formula].destinations
    return [cell.value for row in book[title][place] for cell in row]


@pytest.mark.parametrize("region", REGIONS)
class TestReadBack:
    def test_is_no_household_no_union_and_said_to_be_empty(self, region):
        read = read_inputs([empty(region)], pack_of(region).lists)
        assert (len(read.cases), read.unions) == (0, ())
        assert [(str(item.place), item.code) for item in read.findings] == [
            ("采集表.xlsx 户!A2", "no-records")
        ]

    def test_a_check_finds_nothing_else(self, region):
        pack = pack_of(region)
        assessment = assess([empty(region)], pack, pack.documents, DAY)
        assert [item.code for item in assessment.findings] == ["no-records"]
        assert (assessment.accepted_count, assessment.refused) == (0, {})

    def test_names_its_region(self, region):
        assert named_region([empty(region)]) == region


@pytest.mark.parametrize("region", REGIONS)
class TestTheColumns:
    def test_are_headed_by_the_caption_with_its_star(self, region):
        required = {path for document in pack_of(region).documents for path in document.required}
        for title, number, column in columns(region):
            heading = opened(region)[title].cell(1, number)
            is_starred = column.field.path in required and not column.is_key
            assert heading.value == ("*" if is_starred else "") + column.caption
            assert heading.font.bold

    def test_that_are_starred_stand_out_by_colour(self, region):
        colours = {True: set(), False: set()}
        for title, number, column in columns(region):
            colours[column.is_starred].add(opened(region)[title].cell(1, number).fill.fgColor.rgb)
        assert all(len(found) <= 1 for found in colours.values())
        assert not colours[True] & colours[False]

    def test_hold_every_starred_field_that_is_entered(self, region):
        held = {column.field.path for _, _, column in columns(region)}
        for document in pack_of(region).documents:
            entered = [path for path in document.required if not all_fields()[path].is_derived]
            assert [path for path in entered if path not in held] == []

    def test_hold_nothing_that_docgen_computes(self, region):
        derived = {column.field.path for _, _, column in columns(region) if column.field.is_derived}
        also_entered = {"worker.relation_to_householder"}
        assert derived <= also_entered | {f"{name}.quarterly[].quarter" for name in ("income", "review")}

    def test_have_no_heading_twice(self, region):
        for part in described(region).sheets:
            counts = Counter(column.caption for column in part.columns)
            assert [caption for caption, count in counts.items() if count > 1] == []

    def test_are_explained_in_the_second_row(self, region):
        for part in described(region).sheets:
            texts = [cell.value for cell in opened(region)[part.sheet.title][2]]
            assert texts[0].startswith(f"{EXPLANATION_MARK}：")
            assert all(len(text.strip("※")) >= 3 for text in texts[1:])

    def test_of_digits_are_text_in_every_row_to_come(self, region):
        for title, number, column in columns(region):
            if column.field.kind in (Kind.ID_NUMBER, Kind.CARD_NUMBER, Kind.PHONE, Kind.TEXT):
                dimension = opened(region)[title].column_dimensions[get_column_letter(number)]
                assert dimension.number_format == "@", column

    @pytest.mark.parametrize(("kind", "shown"), [(Kind.DATE, "yyyy-mm-dd"), (Kind.MONEY, "#,##0.00")])
    def test_of_dates_and_amounts_have_one_format(self, region, kind, shown):
        for title, number, column in columns(region):
            if column.field.kind is kind:
                dimension = opened(region)[title].column_dimensions[get_column_letter(number)]
                assert dimension.number_format == shown, column

    def test_of_standards_never_ask_for_a_nought(self, region):
        texts = [
            opened(region)[title].cell(2, number).value
            for title, number, column in columns(region)
            if column.field.path.startswith(STANDARDS) and column.field.kind is Kind.MONEY
        ]
        assert all("不填" in text and "填 0" not in text for text in texts)

    def test_of_short_texts_say_what_to_write(self, region):
        texts = [opened(region)[title].cell(2, number).value for title, number, _ in columns(region)]
        assert sum("照实填写" in text for text in texts) == 0


@pytest.mark.parametrize("region", REGIONS)
class TestTheRules:
    def test_every_field_of_a_code_list_has_its_list(self, region):
        for title, number, column in columns(region):
            codelist = pack_of(region).lists.get(column.field.about.codelist)
            if codelist is None:
                continue
            [rule] = rules_of(region, title, number)
            if column.field.kind is Kind.CODES:
                assert rule.type is None
                assert rule.showInputMessage
                assert codelist.labels[0] in rule.prompt
            else:
                assert labels_of(region, rule.formula1) == list(codelist.labels), column
                assert rule.errorStyle == ("warning" if codelist.is_open else "stop")

    @pytest.mark.parametrize(
        ("kind", "rule"),
        [
            (Kind.ID_NUMBER, ("textLength", "equal", "18", None)),
            (Kind.CARD_NUMBER, ("textLength", "between", "10", "30")),
            (Kind.DATE, ("date", "between", "3654", "73050")),  # 1910-01-01 to 2099-12-31
            (Kind.MONEY, ("decimal", "greaterThanOrEqual", "0", None)),
            (Kind.YES_NO, ("list", None, '"是,否"', None)),
        ],
    )
    def test_stop_what_cannot_be_right(self, region, kind, rule):
        for title, number, column in columns(region):
            if column.field.kind is kind:
                [found] = rules_of(region, title, number)
                assert (found.type, found.operator, found.formula1, found.formula2) == rule
                assert (found.errorStyle, found.showErrorMessage, bool(found.error)) == ("stop", True, True)

    def test_keep_within_the_limits_of_excel(self, region):
        for sheet in sheets_xml(empty(region)).values():
            rules = sheet.findall(f".//{MAIN}dataValidation")
            holders = sheet.findall(f"{MAIN}dataValidations")
            assert [int(holder.get("count")) for holder in holders] == ([len(rules)] if rules else [])
            assert len(rules) < 1000
            for rule in rules:
                assert len(rule.get("prompt", "")) <= 255
                assert len(rule.get("error", "")) <= 225
                assert len(rule.get("errorTitle", "")) <= 32
                assert all(len(formula.text) <= 255 for formula in rule)
            formulas = [formula.text for formula in sheet.findall(f".//{MAIN}formula")]
            assert all(len(formula) <= 255 for formula in formulas)

    def test_hold_for_no_cell_twice(self, region):
        for title, number, _ in columns(region):
            assert len(rules_of(region, title, number)) <= 1

    def test_lists_of_another_sheet_are_named_so_that_saving_in_excel_keeps_them(self, region):
        formulas = [
            rule.formula1
            for sheet in opened(region)
            for rule in sheet.data_validations.dataValidation
            if rule.type == "list"
        ]
        assert [formula for formula in formulas if "!" in formula] == []
        assert labels_of(region, "list_unions")[0].startswith(EXAMPLE_MARK)

    def test_use_names_that_are_there_and_only_once(self, region):
        book = opened(region)
        used = {
            rule.formula1
            for sheet in book
            for rule in sheet.data_validations.dataValidation
            if rule.type == "list" and rule.formula1[0] not in "\"'"
        }
        assert used == set(book.defined_names)
        assert len({name.casefold() for name in book.defined_names}) == len(book.defined_names)


@pytest.mark.parametrize("region", REGIONS)
class TestTheSheets:
    def test_begin_with_the_explanation_and_hide_the_lists(self, region):
        titles = opened(region).sheetnames
        assert titles[0] == ABOUT
        assert titles[1 : 1 + len(described(region).sheets)] == [
            part.sheet.title for part in described(region).sheets
        ]
        hidden = [sheet.title for sheet in opened(region) if sheet.sheet_state != "visible"]
        assert hidden in ([], [CHOICES])
        assert titles[1 + len(described(region).sheets) :] == hidden

    def test_protect_headings_and_nothing_else(self, region):
        for part in described(region).sheets:
            sheet = opened(region)[part.sheet.title]
            assert sheet.protection.sheet
            assert sheet.protection.password is None
            assert (sheet.protection.deleteRows, sheet.protection.insertRows) == (False, False)
            assert all(cell.protection.locked for row in sheet["1:2"] for cell in row)
            filled = [cell for cell in sheet[3] if cell.value is not None]
            assert not any(cell.protection.locked for cell in filled)
            dimensions = [dimension for dimension in sheet.column_dimensions.values() if dimension.min]
            assert not any(dimension.protection.locked for dimension in dimensions)
            assert max(dimension.max for dimension in dimensions) == 16384

    def test_can_be_sorted_and_filtered_though_protected(self, region):
        for part in described(region).sheets:
            sheet = opened(region)[part.sheet.title]
            assert (sheet.protection.sort, sheet.protection.autoFilter) == (False, False)
            assert sheet.auto_filter.ref == f"A2:{get_column_letter(len(part.columns))}{LAST_ROW}"

    def test_keep_headings_and_names_in_sight(self, region):
        assert opened(region)["户"].freeze_panes == "E3"
        assert opened(region)["家庭成员"].freeze_panes == "D3"

    def test_hold_one_example_each_that_says_so(self, region):
        for part in described(region).sheets:
            below = opened(region)[part.sheet.title].iter_rows(min_row=3, values_only=True)
            rows = [row for row in below if any(value is not None for value in row)]
            assert len(rows) <= 1
            assert all(str(row[0]).startswith(EXAMPLE_MARK) for row in rows)
        assert opened(region)["户"].max_row == 3

    def test_print_across_with_their_headings(self, region):
        for part in described(region).sheets:
            sheet = opened(region)[part.sheet.title]
            assert sheet.page_setup.orientation == "landscape"
            assert sheet.print_title_rows == "$1:$2"

    def test_explain_the_workbook(self, region):
        text = "\n".join(
            str(value) for row in opened(region)[ABOUT].iter_rows(values_only=True) for value in row
        )
        for word in ("怎样填写", "只有一种文书用到的项目", "可选多项的选项", pack_of(region).manifest.title):
            assert word in text


@pytest.mark.parametrize("region", REGIONS)
def test_the_same_pack_gives_the_same_bytes(region, tmp_path, monkeypatch):
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    make_collection(pack_of(region), tmp_path / "又一份.xlsx")
    assert (tmp_path / "又一份.xlsx").read_bytes() == empty(region).read_bytes()


def test_fields_of_one_region_only_have_no_column_in_another():
    held = {region: {column.field.path for _, _, column in columns(region)} for region in REGIONS}
    assert "stats.assessment.has_plan" in held["taoyuan"]
    assert "stats.assessment.has_plan" not in held["luzhou"]
    assert all(len(paths) < len(all_fields()) / 1.5 for paths in held.values())
