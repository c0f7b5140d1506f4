"""Households of which anything may be known: strategies over the model's own fields, for a region's lists.

A value is drawn in the one form that intake gives: a text without spaces around it and without invisible
marks, a telephone number as 0830-3190000. How a clerk may write it otherwise is for other tests.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from hypothesis import strategies as st

from docgen.intake.cells import folded
from docgen.model.case import Case
from docgen.model.id_number import check_digit
from docgen.model.kinds import Kind, YearMonth
from docgen.model.union import LabourUnion
from docgen.region.codelists import CodeList, CodeLists
from docgen.sheets import SHEETS, Belongs, Sheet
from docgen.vocabulary import Field

_ON_DISK = (Kind.IMAGE, Kind.SIGNATURE)  # photos lie beside the workbook, signatures stand on paper
_FILES = "review.attachments[].files"
_ENTERED_TOO = ("income.quarterly[].quarter", "review.quarterly[].quarter")
_KEYS = ("worker.number", "worker.dossier_no", "worker.id_number", "union_name", "union.name")
_INVISIBLE = "\u115f\u1160\u2065\u3164\uffa0" + "".join(map(chr, range(0xFFF0, 0xFFFC)))  # and all of Cf
_TAGS = 0xE0000, 0xE0FFF  # of plane 14, which no text has
_NO_CHARACTERS = "".join(map(chr, (*range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF))) + "\u2028\u2029\ufffd"
_RADICALS = "".join(map(chr, range(0x2F00, 0x2FD6)))  # look like characters and are read as those
_SEPARATORS = "、，,;；/\n"
_MOST = {"members": 9, "review.attachments": 12}
_ONCE = ("公示", "标准")
_REPEATED = 4

_KEPT = {
    "exclude_categories": ("Cs", "Cc", "Cf"),
    "exclude_characters": _INVISIBLE + _NO_CHARACTERS + _RADICALS,
}
_CHARACTERS = st.characters(max_codepoint=_TAGS[0] - 1, **_KEPT) | st.characters(
    min_codepoint=_TAGS[1] + 1, **_KEPT
)
_ODD_TEXTS = (
    "=1+1", "'罗春梅", "_x000D_", "_x0041_x0042_", "<a&b>]]>", "0012", "1E5", "TRUE", "2018-3-4", "-", "+86",
    "欧阳㛃𬭁", "𠀀𡃁𪜀𫝀𬺰𮯠𰀀", "👨👩", "e\u0301", "ﷺ", "אב", "\U000f0000\U0010fffd", "罗\n春\n\n梅", "@A1",
    "罗 \u3000\u00a0梅", "~", "null", "yes", "a: b # c", "%", '"', "{{ x }}", "#1厂", "同上村",
)  # fmt: skip
_NO_CONTENT = re.compile('同[上前左]|[〃″"＂“”?？]+|待[定补填]|待核实|略|#.*[!?A#]|=DISPIMG.*', re.DOTALL)
_PERSONS = ("worker.name", "members[].name")
_NAMES = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
    | st.characters(min_codepoint=0x20000, max_codepoint=0x2A6D6)
    | st.sampled_from("·〇"),
    min_size=2,
    max_size=20,
)


def texts(excluded: str = "") -> st.SearchStrategy[str]:
    """Texts out of all planes that an Office file can hold, one of them a text that programs misread."""
    drawn = st.text(_CHARACTERS | st.just("\n"), min_size=1, max_size=40) | st.sampled_from(_ODD_TEXTS)
    cleaned = drawn.map(lambda text: "".join(sign for sign in text if sign not in excluded).strip())
    return cleaned.filter(lambda text: text and not _NO_CONTENT.fullmatch(text))


@st.composite
def id_numbers(draw: st.DrawFn) -> str:
    """Valid ones."""
    born = draw(st.dates(dt.date(1920, 1, 1), dt.date(2018, 12, 28)))
    first_17 = f"{draw(st.integers(110101, 659004))}{born:%Y%m%d}{draw(st.integers(1, 999)):03}"
    return first_17 + check_digit(first_17)


def _digits(least: int, most: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=least, max_size=most)


_MOBILE = st.from_regex(r"1[0-9]{10}", fullmatch=True)
_LANDLINE = st.from_regex(r"0[3-9][0-9]{2}-[2-8][0-9]{6,7}(-[0-9]{1,5})?", fullmatch=True)
_PHONES = st.lists(_MOBILE | _LANDLINE, min_size=1, max_size=3, unique=True).map("、".join)
_AMOUNTS = st.decimals(0, 10**12, places=2)
_BY_KIND: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: texts(),
    Kind.LONG_TEXT: texts(),
    Kind.ID_NUMBER: id_numbers(),
    Kind.CARD_NUMBER: _digits(10, 30),
    Kind.PHONE: _PHONES,
    Kind.DATE: st.dates(dt.date(1910, 1, 1), dt.date(2099, 12, 31)),
    Kind.MONTH: st.builds(YearMonth, st.integers(1900, 2099), st.integers(1, 12)),
    Kind.YEAR: st.integers(1900, 2099),
    Kind.INTEGER: st.integers(0, 10**9),
    Kind.NUMBER: st.decimals(0, 10**6, places=4),
    Kind.MONEY: _AMOUNTS,
    Kind.MONEYS: st.lists(_AMOUNTS, max_size=6).map(tuple),
    Kind.YES_NO: st.booleans(),
}


def values(item: Field, lists: CodeLists) -> st.SearchStrategy[Any]:
    """The values that the field may have."""
    if item.path in _PERSONS:
        return _NAMES
    codelist = lists.get(item.about.codelist)
    if item.kind is Kind.CODE:
        return texts() if codelist is None else _choices(codelist, "")
    if item.kind is Kind.CODES:
        pieces = texts(_SEPARATORS) if codelist is None else _choices(codelist, _SEPARATORS)
        return st.lists(pieces, max_size=5, unique=True).map(tuple)
    return _BY_KIND[item.kind]


def _choices(codelist: CodeList, excluded: str) -> st.SearchStrategy[str]:
    """The official labels, at times a text that names none of them."""
    foreign = texts(excluded).filter(lambda text: not _names_a_choice(text, codelist))
    return st.sampled_from(codelist.labels) | st.sampled_from(codelist.labels) | foreign


def _names_a_choice(text: str, codelist: CodeList) -> bool:
    """Whether a reader would take the text, or a word of it, for a choice or for none chosen."""
    plain = unicodedata.normalize("NFKC", text)
    is_number = any(sign.isdigit() for sign in plain)
    return is_number or text == "无" or any(map(codelist.find, (text, plain, *text.split())))


@dataclass(frozen=True)
class Filing:
    """What a workbook says: unions and their cases."""

    unions: tuple[LabourUnion, ...]
    cases: tuple[Case, ...]

    def told(self) -> list[dict[str, Any]]:
        """What is known, and nothing of what is not."""
        return [record.model_dump(exclude_defaults=True) for record in (*self.unions, *self.cases)]

    def _repr_pretty_(self, printer: Any, is_cycle: bool) -> None:
        printer.text(repr(self.told()))


@cache
def entered_fields(sheet: Sheet) -> tuple[Field, ...]:
    """The fields of a sheet that a person enters, without the keys."""
    return tuple(
        item
        for item in sheet.fields()
        if (not item.is_derived or item.path in _ENTERED_TOO)
        and item.kind not in _ON_DISK
        and item.path not in (*_KEYS, _FILES)
    )


@st.composite
def filings(draw: st.DrawFn, lists: CodeLists, is_full: bool = False) -> Filing:
    """One or two unions with up to four households in all; a full one has one of each, with every field."""
    form = _Form(lists, is_full)
    names = draw(st.lists(texts().filter(folded), min_size=1, max_size=1 + (not is_full), unique_by=folded))
    standards = draw(form.records("标准", most=3))
    unions = tuple(draw(_unions(name, standards, form)) for name in names)
    count = 1 if is_full else draw(st.integers(1, 4))
    keys = draw(st.lists(_keys(), min_size=count, max_size=count, unique_by=_ids).filter(_are_apart))
    return Filing(unions, tuple(draw(_cases(key, draw(st.sampled_from(names)), form)) for key in keys))


@dataclass(frozen=True)
class _Form:
    """How records are drawn: with values of these lists, some of the fields or every one."""

    lists: CodeLists
    is_full: bool

    def record(self, title: str, most: int) -> st.SearchStrategy[dict[str, Any]]:
        """A row of that sheet, at most so many of its fields unless it is full."""
        sheet = next(sheet for sheet in SHEETS if sheet.title == title)
        fields = entered_fields(sheet)
        chosen = st.lists(st.sampled_from(fields), max_size=most, unique_by=lambda item: item.path)
        return _record(st.just(fields) if self.is_full else chosen, sheet.list_path, self.lists)

    def records(self, title: str, most: int) -> st.SearchStrategy[list[dict[str, Any]]]:
        """Rows with something in each; a line of places or notices that is said twice counts once."""
        row = self.record(title, most=6).filter(bool)
        least, most = (1, 2) if self.is_full else (0, most)
        if title in _ONCE:
            return st.lists(row, min_size=least, max_size=most, unique_by=repr)
        return st.lists(row, min_size=least, max_size=most)


@st.composite
def _unions(draw: st.DrawFn, name: str, standards: Sequence[dict[str, Any]], form: _Form) -> LabourUnion:
    known = draw(form.record("单位", most=12))
    own = known.pop("union", {}) | known
    notices = draw(form.records("公示", most=3))
    return LabourUnion.model_validate({**own, "name": name, "standards": standards, "publicity": notices})


_NUMBERS = texts() | st.from_regex(r"[0-9]{1,15}", fullmatch=True)


@st.composite
def _keys(draw: st.DrawFn) -> dict[str, str]:
    """What a household is known by: at least one of its numbers."""
    known = draw(st.sets(st.sampled_from(("number", "dossier_no", "id_number")), min_size=1))
    return {name: draw(id_numbers() if name == "id_number" else _NUMBERS) for name in sorted(known)}


def _ids(key: dict[str, str]) -> object:
    return key.get("id_number") or id(key)


def _are_apart(keys: list[dict[str, str]]) -> bool:
    """Whether no number of a household is another's, or its own of the other kind."""
    numbers = [folded(text).casefold() for key in keys for name, text in key.items() if name != "id_number"]
    return len(set(numbers)) == len(numbers) and all(numbers)


@st.composite
def _cases(draw: st.DrawFn, key: dict[str, str], union_name: str, form: _Form) -> Case:
    known = draw(form.record("户", most=30))
    known["union_name"] = union_name
    known["worker"] = known.get("worker", {}) | key
    for sheet in SHEETS:
        if sheet.list_path and sheet.belongs is Belongs.HOUSEHOLD:
            list_path = sheet.list_path.removesuffix("[].")
            _plant(known, list_path, draw(form.records(sheet.title, _MOST.get(list_path, _REPEATED))))
    return Case.model_validate(known)


@st.composite
def _record(
    draw: st.DrawFn, chosen: st.SearchStrategy[Sequence[Field]], prefix: str, lists: CodeLists
) -> dict[str, Any]:
    """The chosen fields with a value each, nested as the model nests them."""
    record: dict[str, Any] = {}
    for item in draw(chosen):
        value = draw(values(item, lists))
        if value != ():
            _plant(record, item.path.removeprefix(prefix), value)
    return record


def _plant(record: dict[str, Any], path: str, value: Any) -> None:
    *groups, name = path.split(".")
    for step in groups:
        record = record.setdefault(step, {})
    record[name] = value
