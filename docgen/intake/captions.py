"""What one caption of a sheet means: a field or a key, told by label, other caption, unit or remark."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from rapidfuzz import fuzz, process

from docgen.model.kinds import Kind
from docgen.sheets import HOUSEHOLD_KEYS, UNION_KEY, Belongs, Sheet
from docgen.vocabulary import Field, find_field

_CLOSE_ENOUGH = 60
_MARKS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_UNSEEN = re.compile(r"[\s*★☆:“”\"'()\[\]【】〔〕<>《》/／·_-]+")
_LAST_BRACKET = re.compile(r"^(.+?)\(([^()]*)\):?$")
_UNIT_AT_END = re.compile(r"^(.+?)[/,:;-]?(?:单位:)?([千万]?元(?:/[人户]?[年月])?)$")
_NUMBER_AHEAD = re.compile(r"^\*?(?:\(\d{1,2}\)[.、]?|\d{1,2}[.、)])(?=\D)")
_REMARKS = frozenset(
    (
        "必填",
        "选填",
        "可不填",
        "文本",
        "文本格式",
        "单选",
        "多选",
        "可多选",
        "下拉选择",
        "选择",
        "18位",
        "是/否",
        "是或否",
    )
)
_KEY_WHY = ("用来对应到户", "用来对应到工会")
_AREA_WORDS = frozenset(("m2", "平方米", "平米"))
_ADVICE = re.compile(r"(?:[0-9]{1,2}位|必填|选填|请|如|例|填写|格式)")
_COUNTED = (Kind.MONEY, Kind.MONEYS, Kind.NUMBER, Kind.INTEGER)
_MONEY = (Kind.MONEY, Kind.MONEYS)
_CHOSEN = (Kind.CODE, Kind.CODES, Kind.YES_NO)
_OPTIONS = re.compile(r"[/、,;|]")


class Key(StrEnum):
    """By what a row names its household or union."""

    NUMBER = "number"
    DOSSIER = "dossier"
    ID = "id"
    UNION = "union"


KEY_LABELS = {
    Key.NUMBER: HOUSEHOLD_KEYS[0],
    Key.DOSSIER: "档案号",
    Key.ID: HOUSEHOLD_KEYS[1],
    Key.UNION: UNION_KEY,
}


class Scale(StrEnum):
    """The unit in which a column counts money, where that is not 元."""

    THOUSANDS = "千元"
    TEN_THOUSANDS = "万元"

    @property
    def factor(self) -> int:
        """How many 元 it is."""
        return 1_000 if self is Scale.THOUSANDS else 10_000


@dataclass(frozen=True)
class Meaning:
    """What a caption means, why, and the unit it gives for amounts; `is_in_yuan` when it says 元 itself."""

    target: Field | Key
    why: str
    scale: Scale | None = None
    is_in_yuan: bool = False

    @property
    def label(self) -> str:
        """The Chinese name of the field or key."""
        return self.target.label if isinstance(self.target, Field) else KEY_LABELS[self.target]


def fold_heading(text: str) -> str:
    """The heading reduced to what tells headings apart: no spaces, stars, colons, quotes or brackets."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold()


def meaning_of(sheet: Sheet, caption: str) -> Meaning | None:
    """The field or key of that caption, None for none.

    Brackets at its end may hold the unit or a remark for the clerk, a running number may stand before it.
    """
    caption = _MARKS.sub("", caption)
    if found := _exact(sheet, caption):
        return found
    plain = "".join(unicodedata.normalize("NFKC", caption).split()).strip("*★☆")
    numberless = _NUMBER_AHEAD.sub("", plain)
    if numberless != plain and (found := meaning_of(sheet, numberless)):
        return found
    if bracket := _LAST_BRACKET.match(plain):
        found = meaning_of(sheet, bracket[1])
        return _with_bracket(found, bracket[2]) if found else None
    return _with_unit_at_end(sheet, plain)


def nearest_heading(sheet: Sheet, heading: str) -> str:
    """The label most like the heading, empty when none is close."""
    known = known_headings(sheet)
    found = process.extractOne(fold_heading(heading), list(known), scorer=fuzz.ratio)
    return known[found[0]].label if found and found[1] >= _CLOSE_ENOUGH else ""


@cache
def known_headings(sheet: Sheet) -> Mapping[str, Meaning]:
    """Every heading of the sheet, folded: labels before variants, fields before keys, short forms last."""
    known: dict[str, Meaning] = {}
    fields = sheet.fields()
    for item in fields:
        known.setdefault(fold_heading(item.label), Meaning(item, "与项目同名"))
    for item in fields:
        for variant in item.about.variants:
            known.setdefault(fold_heading(variant), Meaning(item, f"别名“{variant}”"))
    for key, labels in _key_labels(sheet).items():
        for label in labels:
            known.setdefault(
                fold_heading(label),
                Meaning(key, "用来对应到户" if key is not Key.UNION else "用来对应到工会"),
            )
    shorts = {short: Meaning(item, "与项目同名，略去括号") for short, item in _short_forms(fields)}
    return shorts | known


def _exact(sheet: Sheet, caption: str) -> Meaning | None:
    return known_headings(sheet).get(fold_heading(caption))


def _with_bracket(found: Meaning, bracket: str) -> Meaning | None:
    """The meaning when the bracket fits it, else None: another unit or remark may make it another thing."""
    is_amount = isinstance(found.target, Field) and found.target.kind in _COUNTED
    if bracket in _REMARKS or (_ADVICE.match(bracket) and not is_amount):
        return found
    if isinstance(found.target, Field) and found.target.kind in _CHOSEN and _OPTIONS.search(bracket):
        return replace(found, why=f"{found.why}，括号中列出选项")
    return _with_unit(found, bracket.removeprefix("单位:"))


def _with_unit_at_end(sheet: Sheet, plain: str) -> Meaning | None:
    """The meaning of a caption that ends in a unit without brackets: 家庭年收入万元."""
    unit = _UNIT_AT_END.match(plain)
    found = _exact(sheet, unit[1]) if unit else None
    return _with_unit(found, unit[2]) if unit and found else None


def _with_unit(found: Meaning, unit: str) -> Meaning | None:
    """The meaning counted in that unit, None when the field is not: 元/年 does not fit a field of 元/月."""
    item = found.target
    if not isinstance(item, Field):
        return None
    is_money = item.kind in _MONEY
    scale = next((scale for scale in Scale if unit.startswith(scale)), None) if is_money else None
    plain = unit.replace(scale, "元", 1) if scale else unit
    if plain not in _units(item):
        return None
    why = f"{found.why}，单位{unit}"
    return replace(found, why=why, scale=scale, is_in_yuan=is_money and scale is None)


@cache
def _units(item: Field) -> frozenset[str]:
    """The ways to write the field's unit."""
    unit = unicodedata.normalize("NFKC", item.about.unit)
    words = {unit, unit.partition("/")[0], unit.partition("(")[0]} - {""}
    return frozenset(words | (_AREA_WORDS if "m2" in words else set()))


def _short_forms(fields: Sequence[Field]) -> Iterator[tuple[str, Field]]:
    """Labels without their last bracket: 水田（亩） as 水田."""
    for item in reversed(fields):
        label = unicodedata.normalize("NFKC", item.label)
        while found := _LAST_BRACKET.match(label):
            label = found[1]
            yield fold_heading(label), item


def _key_labels(sheet: Sheet) -> Mapping[Key, tuple[str, ...]]:
    if sheet.belongs is Belongs.HOUSEHOLD and not sheet.is_head:
        numbers = (HOUSEHOLD_KEYS[0], *_labels("worker.number"))
        return {Key.NUMBER: numbers, Key.DOSSIER: _labels("worker.dossier_no"), Key.ID: _id_labels()}
    if sheet.belongs is Belongs.UNION and not sheet.is_head:
        return {Key.UNION: (UNION_KEY, *_labels("union_name"))}
    return {}


def _id_labels() -> tuple[str, ...]:
    """The worker's ID number; by the bare caption a sheet of persons means the person's own."""
    plain = _labels("worker.id_number")
    owners = [
        f"{owner}{label}" for owner in ("职工", "困难职工", "职工本人", "户主", "申请人") for label in plain
    ]
    return (HOUSEHOLD_KEYS[1], *owners, *plain)


def _labels(path: str) -> tuple[str, ...]:
    item = find_field(path)
    return (item.label, *item.about.variants) if item else ()
