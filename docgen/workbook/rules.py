"""Excel's own rules for the cells of a column: lists, lengths, dates, numbers, each with its message."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from docgen.model.kinds import Kind
from docgen.region.codelists import CodeList, CodeLists
from docgen.workbook.choices import YES_NO
from docgen.workbook.columns import Column

ROWS = 10_000  # how far below the headings the rules reach
_SERIAL_ZERO = dt.date(1899, 12, 30)
_FIRST_DAY, _LAST_DAY = dt.date(1910, 1, 1), dt.date(2099, 12, 31)
_LONGEST_MESSAGE = 240
_NAMES_A_UNION = "union_name"
_UNIONS = "list_unions"
_MOST_UNIONS = 200


@dataclass(frozen=True)
class Rule:
    """One rule as Excel knows it; without a `kind` it is only the message shown in the cell.

    `stops` refuses what breaks the rule, else Excel asks whether it is meant. Where a list has blanks itself
    and the rule `may_be_blank`, Excel takes anything.
    """

    message: str
    kind: Literal["list", "textLength", "date", "whole", "decimal"] | None = None
    operator: Literal["equal", "between", "greaterThanOrEqual"] | None = None
    first: str | None = None
    second: str | None = None
    stops: bool = True
    may_be_blank: bool = True


_DAYS = tuple(str((day - _SERIAL_ZERO).days) for day in (_FIRST_DAY, _LAST_DAY))
_OF_KINDS = {
    Kind.ID_NUMBER: Rule("18 位身份证号，末位是 X 的写大写 X。", "textLength", "equal", "18"),
    Kind.CARD_NUMBER: Rule("10 至 30 位数字的卡号。", "textLength", "between", "10", "30"),
    Kind.DATE: Rule("日期，如 2018-03-05。", "date", "between", _DAYS[0], _DAYS[1]),
    Kind.YEAR: Rule("四位年份，如 2018。", "whole", "between", "1949", "2099"),
    Kind.INTEGER: Rule("整数，没有的填 0。", "whole", "between", "0", "9999999"),
    Kind.MONEY: Rule("只填数字，不写“元”“约”“万”。", "decimal", "greaterThanOrEqual", "0"),
    Kind.NUMBER: Rule("只填数字，不写单位。", "decimal", "greaterThanOrEqual", "0"),
    Kind.MONTH: Rule("年月，如 2018年12月。"),
    Kind.PHONE: Rule("手机 11 位；固定电话带区号，如 010-12345678。"),
    Kind.YES_NO: Rule("填 是 或 否。", "list", None, YES_NO),
}


def validations(
    columns: Sequence[Column], lists: CodeLists, formulas: Mapping[str, str], first_row: int
) -> Iterator[DataValidation]:
    """The rules of a sheet, columns of the same rule together, from the first row of data on."""
    places: dict[Rule, list[str]] = defaultdict(list)
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        rule = rule_of(column, lists, formulas)
        if rule is not None:
            places[rule].append(f"{letter}{first_row}:{letter}{first_row + ROWS - 1}")
    yield from (_validation(rule, " ".join(ranges)) for rule, ranges in places.items())


def names_of_unions(title: str, first_row: int) -> DefinedName:
    """The names on that sheet, named: Excel keeps a list of another sheet as others read it only so."""
    last = first_row + _MOST_UNIONS - 1
    return DefinedName(_UNIONS, attr_text=f"'{title}'!$A${first_row}:$A${last}")


def rule_of(column: Column, lists: CodeLists, formulas: Mapping[str, str]) -> Rule | None:
    """The rule of the column, None when anything may stand in it."""
    codelist = column.choices(lists)
    if codelist is not None:
        return _of_choice(column, codelist, formulas[column.field.about.codelist])
    if column.field.path == _NAMES_A_UNION:
        return Rule("与“单位”表的工会名称一致。", "list", None, _UNIONS, stops=False, may_be_blank=False)
    return _OF_KINDS.get(column.field.kind)


def _of_choice(column: Column, codelist: CodeList, formula: str) -> Rule:
    """A list to choose from; where several may be chosen Excel has no list, so its message names them."""
    if column.field.kind is Kind.CODES:
        return Rule(_several(codelist))
    message = "请从列表中选一项" + ("；列表没有的可以自填。" if codelist.is_open else "。")
    return Rule(message, "list", None, formula, stops=not codelist.is_open)


def _several(codelist: CodeList) -> str:
    message = f"可选多项，用顿号“、”隔开：{'；'.join(codelist.labels)}"
    if len(message) <= _LONGEST_MESSAGE:
        return message
    return message[: _LONGEST_MESSAGE - 20].rpartition("；")[0] + "……全部选项见“说明”表"


def _validation(rule: Rule, places: str) -> DataValidation:
    made = DataValidation(
        type=rule.kind,
        operator=rule.operator,
        formula1=rule.first,
        formula2=rule.second,
        allow_blank=rule.may_be_blank,
        showErrorMessage=rule.kind is not None,
        showInputMessage=True,
        prompt=rule.message,
        sqref=places,
    )
    if rule.kind is not None:
        made.errorStyle = "stop" if rule.stops else "warning"
        made.errorTitle = "请改正" if rule.stops else "请核对"
        made.error = rule.message
    return made
