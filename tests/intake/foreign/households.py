"""Three invented households of two unions, and the workbook docgen would make of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

from docgen.intake.read import read_inputs
from docgen.model.case import Case
from docgen.model.id_number import check_digit
from docgen.region.catalog import find_pack

LISTS = find_pack("luzhou").lists
FIRST, SECOND = "示例机械厂工会委员会", "样例小学工会委员会"


def an_id(first_17: str) -> str:
    """A number of invented digits with the check digit that belongs to them."""
    return first_17 + check_digit(first_17)


@dataclass(frozen=True)
class Person:
    """A member: name, relation, ID number, 元 a month."""

    name: str
    relation: str
    id_number: str
    income: int


@dataclass(frozen=True)
class Family:
    """A household; `other` is 家庭其他非薪资年收入 in 元."""

    union: str
    number: str
    name: str
    id_number: str
    mobile: str
    income: int
    other: int
    members: tuple[Person, ...]


FAMILIES = (
    Family(
        FIRST, "510504000101", "罗示梅", an_id("51050419750315152"), "13800000101", 1400, 12000,
        (
            Person("周样林", "丈夫", an_id("51050419740820113"), 900),
            Person("周例雨", "女儿", an_id("51050420040912222"), 0),
        ),
    ),
    Family(
        FIRST, "510504000102", "陶例生", an_id("51050419771027337"), "13800000102", 1250, 500,
        (Person("何范英", "妻子", an_id("51050419790101224"), 600),),
    ),
    Family(
        SECOND, "510504000103", "沈拟敏", an_id("51050419800606448"), "13800000103", 1100, 3500,
        (Person("沈范杰", "儿子", an_id("51050420100303115"), 0),),
    ),
)  # fmt: skip

HEAD = ("所属工会", "职工编号", "职工姓名", "身份证号", "手机号码", "本人月平均收入", "家庭其他非薪资年收入")
MEMBER_HEAD = ("职工编号", "姓名", "关系", "身份证号", "月收入")
Row = Sequence[object]


def row_of(family: Family) -> list[object]:
    """The household under HEAD."""
    return [
        family.union, family.number, family.name, family.id_number, family.mobile, family.income, family.other
    ]  # fmt: skip


def own_row(family: Family) -> list[object]:
    """The household without its union."""
    return row_of(family)[1:]


def person_row(person: Person) -> list[object]:
    """The member under MEMBER_HEAD without its key."""
    return [person.name, person.relation, person.id_number, person.income]


def member_rows() -> Iterator[list[object]]:
    """Every member under MEMBER_HEAD."""
    for family in FAMILIES:
        yield from ([family.number, *person_row(person)] for person in family.members)


def a_plain_workbook(path: Path) -> Path:
    """The households as docgen's own workbook has them."""
    book = Workbook()
    households = book.active
    households.title = "户"
    for row in (HEAD, *map(row_of, FAMILIES)):
        households.append(list(row))
    members = book.create_sheet("家庭成员")
    for row in (MEMBER_HEAD, *member_rows()):
        members.append(list(row))
    book.save(path)
    return path


def cases_in(path: Path) -> list[Case]:
    """The cases of a file."""
    return [filed.case for filed in read_inputs([path], LISTS).cases]
