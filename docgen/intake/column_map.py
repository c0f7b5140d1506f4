"""Columns and sheets that a person assigned by hand: `户!困难职工名称` is `worker.name`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import process

from docgen.errors import UsageError
from docgen.intake.captions import KEY_LABELS, fold_heading, meaning_of
from docgen.intake.columns import Caption, Column, column_of, of_meaning
from docgen.sheets import MEMBERS, SHEETS, Belongs, Sheet
from docgen.vocabulary import find_field

LEFT_OUT = "忽略"
_BY_HAND = "手工指定"
_MEMBER = re.compile(r"members\[(\d+)\]\.(\w+)")
_LETTER = re.compile(r"([A-Z]{1,3})列")
_MEMBER_SHEET = next(sheet for sheet in SHEETS if sheet.title == MEMBERS)
_UNIT = re.compile(r"[(（](?:单位[:：])?([千万]?元[^()（）]*)[)）]\s*$|(?<=[\u4e00-\u9fff])([千万]元)$")
_EXAMPLE = "写法如：户!困难职工名称=worker.name，户!血型=忽略，Sheet1=户。"


@dataclass(frozen=True)
class Entry:
    """One line: the sheet, the column by its heading or letter (none for the sheet itself), the target."""

    sheet: str
    column: str
    target: str

    @property
    def left(self) -> str:
        """What is assigned, as it is written."""
        return f"{self.sheet}!{self.column}" if self.column else self.sheet

    def names(self, caption: Caption) -> bool:
        """Whether the entry is about the column under that caption."""
        letter = _LETTER.fullmatch(self.column)
        if letter:
            return letter[1] == caption.letter
        return fold_heading(self.column) in (fold_heading(caption.shown), fold_heading(caption.text))


@dataclass(frozen=True)
class SheetMap:
    """The entries of one sheet."""

    entries: Sequence[Entry] = ()

    def column(self, sheet: Sheet, caption: Caption) -> Column | None:
        """The column as a person assigned it, None where nobody did.

        Raises UsageError for a field that there is not.
        """
        entry = next((entry for entry in self.entries if entry.names(caption)), None)
        if entry is None:
            return None
        bare = Column(caption.index, caption.shown, row=caption.row, why=_BY_HAND, assigned_by=entry.left)
        if entry.target == LEFT_OUT:
            return replace(bare, is_left_out=True)
        return _with_scale(_assigned(sheet, entry, bare), sheet, caption)

    def require_columns(self, title: str, columns: Iterable[Column]) -> None:
        """Raises UsageError for an entry whose column the sheet has not."""
        columns = list(columns)
        used = {column.assigned_by for column in columns}
        for entry in self.entries:
            if entry.left not in used:
                what = f"“{entry.left}”中的列标题“{entry.column}”在工作表“{title}”中没有"
                raise _unknown(what, entry.column, [column.heading for column in columns])


NO_MAP = SheetMap()


@dataclass(frozen=True)
class ColumnMap:
    """Everything assigned by hand for one file; `source` is where it was written."""

    entries: tuple[Entry, ...] = ()
    source: str = ""

    def of_sheet(self, title: str) -> SheetMap:
        """The entries about columns of the sheet."""
        own = [entry for entry in self.entries if entry.column and _same(entry.sheet, title)]
        return SheetMap(own) if own else NO_MAP

    def sheet_target(self, title: str) -> str:
        """The sheet of ours that this sheet is to be read as, or 忽略; empty where nobody said."""
        found = [entry.target for entry in self.entries if not entry.column and _same(entry.sheet, title)]
        return found[-1] if found else ""

    def require_sheets(self, titles: Sequence[str]) -> None:
        """Raises UsageError for an entry whose sheet the file has not, or that names none of our sheets."""
        for entry in self.entries:
            if not any(_same(entry.sheet, title) for title in titles):
                raise _unknown(f"“{entry.left}”中的工作表“{entry.sheet}”在文件中没有", entry.sheet, titles)
            known = [sheet.title for sheet in SHEETS] + [LEFT_OUT]
            if not entry.column and entry.target not in known:
                raise _unknown(
                    f"“{entry.left}={entry.target}”中没有“{entry.target}”这张表", entry.target, known
                )

    def joined(self, later: "ColumnMap") -> "ColumnMap":
        """Both together; where they assign the same, the later one counts."""
        entries = {entry.left: entry for entry in (*self.entries, *later.entries)}
        return ColumnMap(tuple(entries.values()), self.source or later.source)


def parse_entry(text: str) -> Entry:
    """`户!困难职工名称=worker.name` or `Sheet1=户`. Raises UsageError for any other shape."""
    left, sign, target = text.rpartition("=")
    if not sign:
        raise UsageError(f"“{text}”中没有等号。", _EXAMPLE)
    return entry_of(left, target)


def entry_of(left: str, target: str) -> Entry:
    """The entry of what stands left and right of the equals sign. Raises UsageError when one is empty."""
    sheet, sign, column = left.partition("!")
    entry = Entry(sheet.strip(), column.strip(), target.strip())
    if not entry.sheet or not entry.target or (sign and not entry.column):
        raise UsageError(f"“{left}={target}”没有写全。", _EXAMPLE)
    return entry


def _assigned(sheet: Sheet, entry: Entry, bare: Column) -> Column:
    """The column of the field, key or caption that the entry names."""
    member = _MEMBER.fullmatch(entry.target)
    path = f"members[].{member[2]}" if member else entry.target
    if item := find_field(path):
        is_of_member = path.startswith("members[].") and sheet.belongs is Belongs.HOUSEHOLD and sheet.is_head
        if item in sheet.fields() or is_of_member:
            slot = (str(int(member[1]) + 1) if member else "1") if is_of_member else ""
            return replace(bare, field=item, slot=slot)
        raise _unknown(f"“{entry.target}”不是“{sheet.title}”表的项目", entry.target, _names(sheet))
    found = column_of(sheet, Caption(bare.index, entry.target))
    if not found.is_known:
        raise _unknown(f"没有名为“{entry.target}”的项目", entry.target, _names(sheet))
    return replace(found, heading=bare.heading, why=_BY_HAND, row=bare.row, assigned_by=bare.assigned_by)


def _with_scale(column: Column, sheet: Sheet, caption: Caption) -> Column:
    """The column with the unit that its own heading gives: an assigned 收入（万元） counts in 万元."""
    if column.field is None:
        return column
    unit = _unit_of(caption.shown)
    of_sheet = _MEMBER_SHEET if column.slot else sheet
    found = meaning_of(of_sheet, f"{column.field.label}({unit})") if unit else None
    if found is None or found.target != column.field:
        return column
    return replace(of_meaning(column, found), why=f"{_BY_HAND}，单位{unit}")


def _unit_of(text: str) -> str:
    found = _UNIT.search(text)
    return (found[1] or found[2]) if found else ""


def _names(sheet: Sheet) -> Sequence[str]:
    names = [name for item in sheet.fields() for name in (item.path, item.label)]
    keys = [] if sheet.is_head else list(KEY_LABELS.values())
    return [*names, *keys, LEFT_OUT]


def _unknown(what: str, name: str, known: Iterable[str]) -> UsageError:
    """The error with the names that are most like it."""
    near = [found[0] for found in process.extract(name, list(dict.fromkeys(known)), limit=3, score_cutoff=30)]
    told = "、".join(f"“{text}”" for text in near)
    return UsageError(f"列对应{what}。", f"是否为{told}？{_EXAMPLE}" if near else _EXAMPLE)


def _same(name: str, title: str) -> bool:
    return "".join(name.split()) == "".join(title.split())
