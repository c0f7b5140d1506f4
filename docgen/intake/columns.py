"""What one column of a sheet holds, by its caption and that of the group above it."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

from docgen.intake.captions import Key, Meaning, Scale, fold_heading, meaning_of
from docgen.intake.persons import Person, is_worker, member_meaning, numbered_person, of_worker, person_of
from docgen.model.columns import column_letters
from docgen.model.household import Member
from docgen.model.kinds import Kind
from docgen.model.worker import Worker
from docgen.sheets import MEMBERS, Sheet
from docgen.vocabulary import Field, find_field

_HOUSEHOLDS = "户"
_NEUTRAL = re.compile(
    r"^(?:困难|帮扶|建档)?(?:职工|家庭|个人|户|人员|档案|身份)?的?(?:基本|主要|自然|身份|联系|一般)?(?:情况|信息|资料|状况|档案)?$"
)
TENTATIVE, UNNUMBERED, NEIGHBOUR = "#", "+", "?"  # begin or are a slot until all columns are known
_UNIT_OF_GROUP = re.compile(r"[(:为,]([千万]?元)(?:/[人户年月/]+)?\)?$")
_BRACKETS = re.compile(r"\([^()]*\)")
_PERSONAL = frozenset(f"worker.{name}" for name in Worker.model_fields if name in Member.model_fields) | {
    "worker.contact",
    "worker.home_address",
    "worker.photo",
}
_COULD_BE = {
    "月收入": ("income.worker_monthly", "household.per_capita_monthly_income"),
    "收入": ("income.worker_monthly", "worker.annual_income", "income.household_annual_total"),
    "年收入": ("worker.annual_income", "income.household_annual_total"),
    "人均收入": ("household.per_capita_monthly_income", "income.per_capita_annual"),
    "家庭人均收入": ("household.per_capita_monthly_income", "income.per_capita_annual"),
    "家庭收入": ("income.household_annual_total", "household.per_capita_monthly_income"),
    "家庭总收入": ("income.household_annual_total", "income.household_total_6m"),
    "总收入": ("income.household_annual_total", "income.household_total_6m"),
    "面积": ("housing.floor_area", "housing.ancestral_area", "housing.current_area"),
    "住房面积": ("housing.floor_area", "housing.current_area"),
    "单位": ("union_name", "worker.employer"),
    "单位名称": ("union_name", "worker.employer"),
    "所在单位": ("union_name", "worker.employer"),
    "所属单位": ("union_name", "worker.employer"),
    "现住址": ("worker.home_address", "housing.current_address"),
    "居住地址": ("worker.home_address", "housing.current_address"),
    "联系地址": ("worker.home_address", "housing.current_address"),
    "地址": ("worker.home_address", "housing.current_address"),
    "编号": ("worker.number", "worker.dossier_no"),
    "职务": ("plan.helper_title",),
    "类别": ("household.difficulty_category", "worker.kind"),
    "原因": ("cause.main", "review.application_reason", "outcome.cancel_reason"),
    "日期": ("household.filed_date", "review.application_date"),
    "时间": ("household.filed_date", "review.application_date"),
}  # fmt: skip


@dataclass(frozen=True)
class Caption:
    """The words over a column: its own, those of the group above, and the row the own stand in, from 1."""

    index: int
    text: str
    group: str = ""
    row: int = 1

    @property
    def shown(self) -> str:
        """Both in one line."""
        return " ".join(filter(None, (self.group, self.text)))

    @property
    def letter(self) -> str:
        """The column's letter in the sheet."""
        return column_letters(self.index + 1)


@dataclass(frozen=True)
class Column:
    """One column: a field, or a key by which its rows find their household or union, or neither.

    `slot` tells which member of the row's household it is of, empty where the row itself is the record;
    `could_be` are the fields it may mean where that is open. `assigned_by` is what a person wrote about the
    column, who may have said that it `is_left_out`. `group` are the words above its own caption.
    """

    index: int
    heading: str
    field: Field | None = None
    key: Key | None = None
    why: str = ""
    row: int = 1
    scale: Scale | None = None
    is_in_yuan: bool = False
    slot: str = ""
    relation: str = ""
    could_be: tuple[str, ...] = ()
    is_left_out: bool = False
    assigned_by: str = ""
    group: str = ""

    @property
    def letter(self) -> str:
        """The column's letter in the sheet."""
        return column_letters(self.index + 1)

    @property
    def target(self) -> str:
        """What the column stands for: the path of a field, or the key."""
        path = self.field.path if self.field else str(self.key)
        return f"{self.slot}:{path}" if self.slot else path

    @property
    def own_caption(self) -> str:
        """The heading without the words above it."""
        return self.heading.removeprefix(self.group).strip()

    @property
    def takes_unit(self) -> bool:
        """Whether it holds money and does not say itself in which unit."""
        is_money = self.field is not None and self.field.kind in (Kind.MONEY, Kind.MONEYS)
        return is_money and not self.is_in_yuan and self.scale is None

    @property
    def is_known(self) -> bool:
        """Whether it is clear what is in it."""
        return self.field is not None or self.key is not None or self.is_left_out

    @property
    def is_read(self) -> bool:
        """Whether its cells are taken in."""
        return self.is_known and not self.is_left_out


def column_of(sheet: Sheet, caption: Caption) -> Column:
    """The column under that caption."""
    bare = Column(caption.index, caption.shown, row=caption.row, group=caption.group)
    if not caption.group:
        return _plain(sheet, caption.text, bare) or bare
    return _in_unit_of_group(_grouped(sheet, caption, bare) or bare, caption.group)


def of_meaning(column: Column, found: Meaning, why: str = "") -> Column:
    """The column with that meaning."""
    target = found.target
    return replace(
        column,
        field=None if isinstance(target, Key) else target,
        key=target if isinstance(target, Key) else None,
        why="；".join(filter(None, (why, found.why))),
        scale=found.scale,
        is_in_yuan=found.is_in_yuan,
    )


def _plain(sheet: Sheet, text: str, bare: Column) -> Column | None:
    """The column by its own caption alone."""
    if found := meaning_of(sheet, text):
        return of_meaning(bare, found)
    person = person_of(text)
    if sheet.title == MEMBERS:
        found = meaning_of(sheet, person.rest) if person and not person.slot else None
        return of_meaning(bare, found, "家庭成员") if found else None
    if sheet.title != _HOUSEHOLDS:
        return None
    if found := _of_worker(sheet, text):
        return of_meaning(bare, found, "职工本人")
    if paths := _COULD_BE.get(fold_heading(_without_brackets(text))):
        return replace(bare, could_be=_labels(paths))
    if person and person.rest:
        return _members(bare, person, person.rest)
    numbered = numbered_person(text)
    if numbered and (column := _members(bare, numbered, numbered.rest)):
        return replace(column, slot=TENTATIVE + numbered.slot)
    found = member_meaning(text)
    return replace(of_meaning(bare, found, "与前一列同属一位家庭成员"), slot=NEIGHBOUR) if found else None


def _of_worker(sheet: Sheet, text: str) -> Meaning | None:
    """The worker's own field that a caption such as 职工年龄 names."""
    found = meaning_of(sheet, own) if (own := of_worker(text)) else None
    is_workers = found and isinstance(found.target, Field) and found.target.path.startswith("worker.")
    return found if is_workers else None


def _grouped(sheet: Sheet, caption: Caption, bare: Column) -> Column | None:
    """The column by its caption within the group."""
    group, text = caption.group, caption.text
    if sheet.title == _HOUSEHOLDS and (column := _of_person(group, text, bare)):
        return column
    for joined in (group + text, _without_brackets(group) + text):
        if found := meaning_of(sheet, joined):
            return of_meaning(bare, found, f"上级标题“{group}”")
    if sheet.title == _HOUSEHOLDS and (column := _of_income(sheet, group, text, bare)):
        return column
    return _in_other_group(sheet, group, text, bare)


def _in_unit_of_group(column: Column, group: str) -> Column:
    """The column, counted in the unit that the caption above it gives: 收入情况（万元）."""
    found = _UNIT_OF_GROUP.search(unicodedata.normalize("NFKC", group))
    if found is None or not column.takes_unit:
        return column
    scale = next((scale for scale in Scale if scale == found[1]), None)
    return replace(
        column, scale=scale, is_in_yuan=scale is None, why=f"{column.why}；上级标题的单位{found[1]}"
    )


def _of_person(group: str, text: str, bare: Column) -> Column | None:
    """The column of a group that is named for a member: 家庭成员1, 配偶."""
    person = person_of(group)
    if person is None or person.rest:
        return None
    inner = numbered_person(text) or person_of(text)
    if member_meaning(text) is None and inner and inner.rest:
        own = Person(inner.rest, inner.number or person.number, person.relation or inner.relation)
        return _members(bare, own, own.rest)
    return _members(bare, person, text)


def _of_income(sheet: Sheet, group: str, text: str, bare: Column) -> Column | None:
    """The column of a group that is named for what its columns hold of each person: 月收入 本人, 配偶."""
    why = f"上级标题“{group}”"
    if is_worker(text):
        found = meaning_of(sheet, f"本人{group}") or meaning_of(sheet, f"职工{group}")
        return of_meaning(bare, found, why) if found else replace(bare, could_be=_could_be(group))
    person = person_of(text)
    if person and not person.rest:
        return _members(bare, person, group) or replace(bare, could_be=_could_be(group))
    return None


def _in_other_group(sheet: Sheet, group: str, text: str, bare: Column) -> Column | None:
    """The column by its own caption, unless the group may be of somebody else and the caption anybody's."""
    column = _plain(sheet, text, bare)
    if column is None or not column.field or column.field.path not in _PERSONAL:
        return column
    if _NEUTRAL.match(fold_heading(_without_brackets(group))) or is_worker(group):
        return replace(column, why=f"{column.why}；上级标题“{group}”")
    return replace(bare, could_be=(column.field.label, f"{group}的{text}"))


def _members(bare: Column, person: Person, text: str) -> Column | None:
    found = member_meaning(text)
    if found is None:
        return None
    column = of_meaning(bare, found, "" if not person.slot else person.words)
    return replace(column, slot=person.slot or UNNUMBERED, relation=person.relation)


def _could_be(text: str) -> tuple[str, ...]:
    return _labels(_COULD_BE.get(fold_heading(_without_brackets(text)), ()))


@cache
def _labels(paths: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(item.label for path in paths if (item := find_field(path)))


def _without_brackets(text: str) -> str:
    return _BRACKETS.sub("", unicodedata.normalize("NFKC", text))
