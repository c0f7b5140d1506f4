"""The shortest and the longest values a form may meet, made of ordinary cases.

They are for looking at pages, not for filing: numbers need not be valid, nor labels belong together.
"""

import datetime as dt
from collections.abc import Collection
from decimal import Decimal
from itertools import cycle, islice

from docgen.model.case import Case
from docgen.model.kinds import Kind, Value, YearMonth
from docgen.model.union import LabourUnion
from docgen.region.codelists import CodeList, CodeLists
from docgen.region.pack import Pack
from docgen.sample.changing import Change, changed_record
from docgen.vocabulary import Field, find_field

_TEXT_LENGTH, _FREE_TEXT_LENGTH = 45, 300  # characters
_REPEATS = {"members": 9, "attachments": 12, "visits": 4, "quarterly": 4, "goals": 5}
_REPEATED = 3  # records of every other list
_PERSONS = ("阿卜杜热合曼·买买提依明", "欧阳㛃𬭁", "㛃𬭁", "司马婧琦·巴图")
_PERSON_FIELDS = (
    "name",
    "person",
    "filler",
    "tabulator",
    "by",
    "surveyors",
    "respondent",
    "host",
    "recorder",
)
_UNIT_NAMES = ("bank.name", "union.name", "union_name", "publicity.posted_by")
# What these say decides on which papers the household or the record stands.
_DECISIVE = frozenset(
    {
        "household.publicity_round",
        "publicity.round",
        "publicity.level",
        "review.attachments[].files",
        "review.surveys[].level",
    }
)
_SPREAD = "visits[].date"  # over the quarters, each of which has a paper of its own
_NOTHING_MORE = dict.fromkeys(
    ("objection_deadline", "contact_name", "report_phone", "issue_date", "posted_by", "household_count")
)
_FREE_TEXT = (
    "父亲二〇一六年中风后长期卧床，母亲患尿毒症（每周透析3次，自费约1,200.50元），女儿在读初中；本人腰椎间盘突出，"
    "不能从事重体力劳动。家住泸江路127号3栋2单元501室，房屋漏雨，“申请维修”未果。2018年6月15日用人单位破产重组，"
    "按最低工资70%发给生活费，社会保险欠缴18个月；经工会协调，已联系ABC职业培训学校参加电工班，预计11月底取得证书！"
)
_ADDRESS = "沙湾路一百二十七号老化工厂家属区第3栋2单元501室（南门对面，近126路公交站）"


def short_case(case: Case, pack: Pack) -> Case:
    """The case with what the pack's forms require alone, each value as short as it may be."""
    needed = {path for document in pack.documents for path in document.required}
    decisive = _decisive(pack)

    def shortened(field: Field, value: Value) -> Value:
        if field.path in decisive:
            return value
        return _shortest(field, value, pack.lists) if field.path in needed else _nothing(field)

    lists = {"members": 1}
    return changed_record(case, "", shortened, lambda name, count: lists.get(name, 0))


def short_union(union: LabourUnion) -> LabourUnion:
    """The union with its name, the lines of its places, and the round, level and dates of its notices."""
    return LabourUnion(
        name="工会",
        standards=union.standards,
        publicity=tuple(notice.model_copy(update=_NOTHING_MORE) for notice in union.publicity),
    )


def overfull_case(case: Case, pack: Pack, number: int) -> Case:
    """The case with every blank filled, most with more than it has room for; `number` varies the texts."""
    return changed_record(case, "", _lengthening(pack, number), _repeats)


def overfull_union(union: LabourUnion, pack: Pack) -> LabourUnion:
    """The union with every blank filled, most with more than it has room for."""
    change = _lengthening(pack, 0)
    fields = {name: find_field(f"union.{name}") for name in LabourUnion.model_fields}
    own = {name: change(field, getattr(union, name)) for name, field in fields.items() if field}
    notices = tuple(changed_record(notice, "publicity.", change, _repeats) for notice in union.publicity)
    stats = changed_record(union.stats, "stats.", change, _repeats)
    return union.model_copy(update={**own, "publicity": notices, "stats": stats})


def _repeats(name: str, count: int) -> int:
    return _REPEATS.get(name, _REPEATED)


def _decisive(pack: Pack) -> Collection[str]:
    """The fields that decide which papers a household gets, and on which list it stands."""
    groups = [group for item in pack.documents for group in (item.when, item.where, *item.lists.values())]
    groups += [level.only for level in pack.manifest.rules.publicity]
    return _DECISIVE | {condition.field for group in groups for condition in group}


def _nothing(field: Field) -> Value:
    return () if field.is_list else None


def _shortest(field: Field, value: Value, lists: CodeLists) -> Value:
    if field.kind in (Kind.TEXT, Kind.LONG_TEXT) and isinstance(value, str):
        return value[:2]
    if field.kind is Kind.CODE and field.about.codelist in lists:
        return min(lists[field.about.codelist].labels, key=len)
    return Decimal(0) if field.kind is Kind.MONEY else value


def _lengthening(pack: Pack, number: int) -> Change:
    decisive = _decisive(pack)

    def lengthened(field: Field, value: Value) -> Value:
        is_spread = field.path == _SPREAD and value is not None
        is_kept = field.path in decisive or field.is_derived or is_spread
        return value if is_kept else _longest(field, value, pack.lists, number)

    return lengthened


def _longest(field: Field, value: Value, lists: CodeLists, number: int) -> Value:
    if field.kind is Kind.TEXT:
        return _long_text(field, value, number)
    if field.kind in (Kind.CODE, Kind.CODES):
        return _long_choice(field, value, lists.get(field.about.codelist))
    fixed: dict[Kind, Value] = {
        Kind.LONG_TEXT: _from(_FREE_TEXT, number * 7, _FREE_TEXT_LENGTH),
        Kind.MONEY: Decimal("9876543.21"),
        Kind.MONEYS: (Decimal("9876543.21"),) * 6,
        Kind.NUMBER: Decimal("12345.678"),
        Kind.INTEGER: 12345,
        Kind.YES_NO: True,
        Kind.PHONE: "0999-3190017转8017、13800000017",
        Kind.CARD_NUMBER: "622848046900000001762284804690",
        Kind.YEAR: 2018,
        Kind.DATE: dt.date(2018, 12, 28),
        Kind.MONTH: YearMonth(2018, 12),
    }
    return fixed.get(field.kind, value)


def _long_text(field: Field, value: Value, number: int) -> Value:
    """A number as it is, a person's rare name, else the text with an address behind it."""
    text = value if isinstance(value, str) else ""
    if text.isascii() and text:
        return text
    if field.path.endswith(_PERSON_FIELDS) and field.path not in _UNIT_NAMES:
        return _PERSONS[number % len(_PERSONS)]
    return _from(text + _ADDRESS, 0, _TEXT_LENGTH - number % 8)


def _long_choice(field: Field, value: Value, choices: CodeList | None) -> Value:
    """The longest labels; the value itself where the pack lacks the list; people where there is none."""
    if choices is None:
        return _PERSONS if field.is_list and not field.about.codelist else value
    labels = sorted(choices.labels, key=len, reverse=True)
    return tuple(labels[:3]) if field.is_list else labels[0]


def _from(text: str, start: int, length: int) -> str:
    """That many characters of the text said over and over, from the `start`th."""
    return "".join(islice(cycle(text), start % len(text), start % len(text) + length))
