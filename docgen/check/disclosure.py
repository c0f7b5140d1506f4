"""Private data in texts that a notice or a paper for outside prints: numbers, addresses, illnesses."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from pydantic import BaseModel

from docgen.findings import Finding, Place, finding
from docgen.model.id_number import birth_date_of
from docgen.model.intake import FiledCase, FiledUnion
from docgen.model.kinds import Kind
from docgen.model.paths import exact_paths, value_at
from docgen.region.documents import Document
from docgen.vocabulary import OUTSIDE_CASE, Field, all_fields

_PUBLISHED_CAUSE, _CAUSE = "cause.published", "cause.main"  # the former is made of the latter
_TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.CODE)
_GAP = r"[ \-‐－\u3000]?"
_DIGITS = re.compile(rf"(?<![\dA-Za-z])\d(?:{_GAP}\d){{6,}}(?:{_GAP}[Xx](?![A-Za-z]))?")
_PHONES = re.compile(r"(?:86)?1[3-9]\d{9}|0\d{9,11}")
_CARD_LENGTHS = range(16, 20)
_ADDRESS = re.compile(
    r"(?:\d+|[一二三四五六七八九十]+)(?:号楼|号院|栋|幢|单元|室|弄)|[路街巷道村组社]\d+(?:-\d+)*号"
)
_ILLNESSES = re.compile(
    "癌|肿瘤|白血病|尿毒症|艾滋|HIV|乙肝|肝炎|结核|糖尿病|心脏病|高血压|中风|脑梗|瘫痪|截肢|透析|化疗|放疗"
    "|精神病|精神分裂|抑郁|智障|智力残疾|肢体残疾|视力残疾|听力残疾|[一二三四]级残疾|流产|癫痫"
)


def posted_fields(documents: Sequence[Document], printed_outside: Collection[str]) -> tuple[Field, ...]:
    """The texts that the documents show to others: all a notice may print, and `printed_outside`."""
    is_posted = any(document.scope == "publicity" for document in documents)
    texts = (field for field in all_fields().values() if field.kind in _TEXTS)
    shown = {field.path for field in texts if is_posted and field.is_publishable} | set(printed_outside)
    if _PUBLISHED_CAUSE in shown:
        shown.add(_CAUSE)
    return tuple(field for field in all_fields().values() if field.kind in _TEXTS and field.path in shown)


def check_case_disclosure(filed: FiledCase, fields: Sequence[Field]) -> Iterator[Finding]:
    """A finding at every cell of the household whose text holds what is nobody else's business."""
    for field in fields:
        if not field.path.startswith(OUTSIDE_CASE):
            yield from _faults(filed.case, field.path, field, filed.origin.place, filed.case.key)


def check_union_disclosure(filed: FiledUnion, fields: Sequence[Field]) -> Iterator[Finding]:
    """The same of a union and its notices: numbers of persons; its own telephones and address may stand."""
    for field in fields:
        path = field.path.removeprefix("union.")
        if field.path.startswith("publicity."):
            path = field.path.replace("publicity.", "publicity[].", 1)
        if field.path.startswith(("union.", "publicity.")):
            yield from _faults(filed.union, path, field, filed.origin.place)


def private_number(text: str, *, has_phones: bool = True) -> str:
    """What the text holds that looks like a number of a person, as 身份证号; "" when nothing does."""
    names = (_name_of(re.sub(r"[^\dXx]", "", match[0]), has_phones) for match in _DIGITS.finditer(text))
    return next(filter(None, names), "")


def private_detail(text: str) -> str:
    """The words in the text that tell where a person lives or is ill of; "" when none do."""
    found = _ADDRESS.search(text) or _ILLNESSES.search(text)
    return found[0] if found else ""


def _name_of(digits: str, has_phones: bool) -> str:
    if _is_id_number(digits):
        return "身份证号"
    if has_phones and _PHONES.fullmatch(digits):
        return "电话号码"
    return "银行卡号" if digits.isdigit() and len(digits) in _CARD_LENGTHS else ""


def _is_id_number(digits: str) -> bool:
    """Whether a birth date stands where an ID number of 18 or 15 digits has it; no check digit is asked."""
    long = f"{digits[:6]}19{digits[6:]}X" if len(digits) == 15 and digits.isdigit() else digits
    return len(long) == 18 and birth_date_of(long) is not None and not long.startswith("0")


def _faults(
    record: BaseModel, path: str, field: Field, place: Callable[[str], Place], household: str = ""
) -> Iterator[Finding]:
    for exact in exact_paths(record, path):
        text = value_at(record, exact)
        if isinstance(text, str):
            yield from _told(text, place(exact), field, household)


def _told(text: str, place: Place, field: Field, household: str) -> Iterator[Finding]:
    if what := private_number(text, has_phones=bool(household)):
        yield finding("private-number-shown", place, household, label=field.label, what=what)
    elif household and field.kind is not Kind.CODE and (what := private_detail(text)):
        yield finding("private-detail-shown", place, household, label=field.label, text=what)
