"""A clerk's workbook with formats, a comment and a colour rule of the clerk's own, and findings about it."""

from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from docgen.annotate.copy import Checked, annotate
from docgen.findings import Finding, Place, finding

FILE = "采集表.xlsx"
GREEN = "00CCFFCC"


def clerks_book(folder: Path) -> Path:
    """户 with a format of every sort, and 家庭成员 with a merged heading."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "户"
    for row in (("姓名", "民族", "月收入"), ("王一", "", 1200), ("李二", "汉族", "=C2*2")):
        sheet.append(row)
    sheet["B2"].fill = PatternFill(fill_type="solid", start_color=GREEN)
    sheet["A1"].font = Font(name="黑体", size=14, bold=True)
    sheet["C2"].number_format = "0.00"
    sheet["A2"].comment = Comment("户口本上是王壹", "经办人")
    sheet.column_dimensions["A"].width = 31
    sheet.freeze_panes = "B2"
    sheet.conditional_formatting.add("C2:C9", CellIsRule(operator="lessThan", formula=["0"]))
    choice = DataValidation(type="list", formula1='"汉族,苗族"')
    choice.add("B2:B9")
    sheet.add_data_validation(choice)
    members = book.create_sheet("家庭成员")
    members["A1"] = "合并的标题"
    members.merge_cells("A1:C2")
    path = folder / FILE
    book.save(path)
    return path


def at(sheet: str, cell: str, code: str = "required-missing", **details: str) -> Finding:
    """A finding of household 1 at that cell."""
    told = {"document": "档案表", "label": "民族", **details}
    return finding(code, Place(FILE, sheet, cell), "1", rule="R-GEN-02", source="某发〔2016〕1号 二", **told)


def annotated(source: Path, *findings: Finding, name: str = "核对.xlsx") -> Workbook:
    """The copy of the book, read again."""
    target = source.with_name(name)
    annotate(source, Checked(findings, {"1": "王一"}, "两条"), target)
    return load_workbook(target)


def colors(sheet: Worksheet) -> dict[str, list[str]]:
    """The cells that a rule of ours colours, by colour."""
    return {
        rule.dxf.fill.bgColor.rgb[2:]: sorted(str(group.sqref).split())
        for group in sheet.conditional_formatting
        for rule in group.rules
        if rule.type == "expression"
    }
