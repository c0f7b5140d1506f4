"""The clerk's workbook: which sheet holds which fields, and how a row finds its household or union."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from docgen.model.kinds import Kind
from docgen.vocabulary import Field, all_fields


class Belongs(StrEnum):
    """To what a row of a sheet belongs."""

    UNION = "union"
    HOUSEHOLD = "household"
    ALL = "all"


@dataclass(frozen=True)
class Sheet:
    """One sheet of the workbook.

    `prefixes` are the field paths it holds; with `list_path` every row is one item of that list.
    """

    title: str
    belongs: Belongs
    prefixes: tuple[str, ...]
    list_path: str = ""

    @property
    def is_head(self) -> bool:
        """Whether a row of this sheet is the union or household itself."""
        return not self.list_path

    def fields(self) -> tuple[Field, ...]:
        """The fields of the sheet in the order of the model, without signatures."""
        return tuple(item for item in all_fields().values() if self._holds(item))

    def _holds(self, item: Field) -> bool:
        if item.kind is Kind.SIGNATURE or (self.belongs is not Belongs.HOUSEHOLD and item.is_derived):
            return False
        if self.list_path:
            return item.path.startswith(self.list_path)
        return "[]" not in item.path.removesuffix("[]") and item.path.startswith(self.prefixes)


HOUSEHOLD_KEYS = ("职工编号", "职工身份证号")
UNION_KEY = "所属工会"
MEMBERS = "家庭成员"
ABOUT, REGION_CAPTION = "说明", "地区"  # a sheet that tells what the workbook is for
CHOICES = "选项"  # a hidden sheet that feeds the drop-down lists, and holds the example rows once more
EXAMPLE_OF = "示例："  # begins the caption of the copy of a sheet's example row
CHECKED = "核对结果"  # a sheet that docgen check adds to the clerk's copy
CHECKED_HEAD = f"docgen {CHECKED}"  # its first words
JUDGED = "资格核对"  # the first sheet and words of the report that docgen check --eligibility writes
NOT_READ = (ABOUT, CHOICES, CHECKED)  # sheets that hold no records

EXPLANATION_MARK = "填写说明"  # begins a row of explanations
EXPLANATION_SIGN = "※"  # begins every other cell of it, should the first be lost
EXAMPLE_MARK = "【示例】"  # begins every number and name by which an example could be taken for data
_EXAMPLE_NUMBER = re.compile(r"\s*(?:【示例】|示例[-—_\s\d]*$)")


def is_explanation(cells: Iterable[object]) -> bool:
    """Whether a row explains the columns: its first filled cell begins as explanations do."""
    return _first(cells).startswith((EXPLANATION_MARK, EXPLANATION_SIGN))


def is_example(cells: Iterable[object], numbers: Iterable[object] = ()) -> bool:
    """Whether a row is an example: by the numbers it is known by, if it has any, else by its first cell.

    A clerk who overwrites an example with a household writes its number first.
    """
    filled = [str(number) for number in numbers if number is not None and number != ""]
    if filled:
        return any(_EXAMPLE_NUMBER.match(number) for number in filled)
    return _first(cells).startswith(EXAMPLE_MARK)


def _first(cells: Iterable[object]) -> str:
    """The first filled cell without the spaces around it, empty when it is no text."""
    filled = (cell for cell in cells if cell is not None and cell != "")
    first = next(filled, "")
    return first.strip() if isinstance(first, str) else ""


_CASE = ("union_name", "worker.", "household.", "income.", "housing.", "land.", "bank.", "cause.", "plan.")

SHEETS = (
    Sheet("单位", Belongs.UNION, ("union.", "stats.")),
    Sheet("公示", Belongs.UNION, ("publicity.",), "publicity."),
    Sheet("标准", Belongs.ALL, ("union.standards[].",), "union.standards[]."),
    Sheet("户", Belongs.HOUSEHOLD, (*_CASE, "outcome.", "review.")),
    Sheet(MEMBERS, Belongs.HOUSEHOLD, ("members[].",), "members[]."),
    Sheet("走访记录", Belongs.HOUSEHOLD, ("visits[].",), "visits[]."),
    Sheet("帮扶记录", Belongs.HOUSEHOLD, ("aids[].",), "aids[]."),
    Sheet("入户核查", Belongs.HOUSEHOLD, ("review.surveys[].",), "review.surveys[]."),
    Sheet("附件材料", Belongs.HOUSEHOLD, ("review.attachments[].",), "review.attachments[]."),
    Sheet("季度收支", Belongs.HOUSEHOLD, ("income.quarterly[].",), "income.quarterly[]."),
    Sheet("季度意见", Belongs.HOUSEHOLD, ("review.quarterly[].",), "review.quarterly[]."),
    Sheet("目标", Belongs.HOUSEHOLD, ("outcome.goals[].",), "outcome.goals[]."),
)
