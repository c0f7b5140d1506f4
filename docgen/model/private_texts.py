"""What of a text is a person's own affair: numbers, door numbers, illnesses."""

import re

from docgen.model.id_number import birth_date_of

_GAP = "[ \\-‐－\u3000\u00ad\u200b-\u200f\u2060-\u2064\ufeff]?"
LONG_NUMBER = re.compile(rf"(?<![\dA-Za-z])\d(?:{_GAP}\d){{6,}}(?:{_GAP}[Xx](?![A-Za-z]))?")
"""Seven digits or more, written together or in groups."""
_PHONES = re.compile(r"(?:86)?1[3-9]\d{9}|0\d{9,11}")
_CARD_LENGTHS = range(16, 20)
ADDRESS = re.compile(
    r"(?:(?<!\d)\d+|(?<![一二三四五六七八九十])[一二三四五六七八九十]+)(?:号楼|号院|栋|幢|单元|室|弄)|[路街巷道村组社]\d+(?:-\d+)*号"
)
ILLNESS = re.compile(
    "癌|肿瘤|白血病|尿毒症|艾滋|HIV|乙肝|肝炎|结核|糖尿病|心脏病|高血压|中风|脑梗|瘫痪|截肢|透析|化疗|放疗"
    "|精神病|精神分裂|抑郁|智障|智力残疾|肢体残疾|视力残疾|听力残疾|[一二三四]级残疾|流产|癫痫"
)
ID_NUMBER, PHONE, CARD = "身份证号", "电话号码", "银行卡号"


def private_number(text: str, *, has_phones: bool = True) -> str:
    """What the text holds that looks like a number of a person, as 身份证号; "" when nothing does."""
    names = (number_kind(digits_of(match[0]), has_phones) for match in LONG_NUMBER.finditer(text))
    return next(filter(None, names), "")


def private_detail(text: str) -> str:
    """The words in the text that tell where a person lives or is ill of; "" when none do."""
    found = ADDRESS.search(text) or ILLNESS.search(text)
    return found[0] if found else ""


def digits_of(number: str) -> str:
    """The digits and X of a number that may be written in groups."""
    return re.sub(r"[^\dXx]", "", number)


def number_kind(digits: str, has_phones: bool = True) -> str:
    """What the digits look like: an ID number, a telephone, a card; "" for none of them."""
    if _is_id_number(digits):
        return ID_NUMBER
    if has_phones and _PHONES.fullmatch(digits):
        return PHONE
    return CARD if digits.isdigit() and len(digits) in _CARD_LENGTHS else ""


def _is_id_number(digits: str) -> bool:
    """Whether a birth date stands where an ID number of 18 or 15 digits has it; no check digit is asked."""
    long = f"{digits[:6]}19{digits[6:]}X" if len(digits) == 15 and digits.isdigit() else digits
    return len(long) == 18 and birth_date_of(long) is not None and not long.startswith("0")
