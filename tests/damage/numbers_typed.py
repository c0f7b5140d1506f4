"""Damages of identity, card, telephone and household numbers, and of digits wherever they stand."""

from typing import Any

from docgen.model.kinds import Kind

from .damages import AMOUNTS, EXACT, KEY, NUMBERED, NUMERALS, YEAR, Written, in_cell
from .sites import Site, good_workbook

_ID, _CARD, _PHONE = Kind.ID_NUMBER.value, Kind.CARD_NUMBER.value, Kind.PHONE.value
_LONG = (*NUMBERED, KEY)
_FULL_WIDTH = str.maketrans("0123456789.-X", "０１２３４５６７８９．－Ｘ")


def _digits(site: Site, least: int = 11) -> str | None:
    """The text when it is a run of digits."""
    return site.text if site.text.isdecimal() and len(site.text) >= least else None


def _replaced(site: Site, old: str, new: str) -> str | None:
    return site.text.replace(old, new, 1) if old in site.text else None


# --- typed as a number


@in_cell("科学计数法的文字（5.10504E+17）", *_LONG)
def _(site: Site) -> Any:
    digits = _digits(site)
    return f"{int(digits):.5E}" if digits else None


@in_cell("科学计数法的文字，位数齐全（1.3912345678E10）", *_LONG)
def _(site: Site) -> Any:
    digits = _digits(site)
    return f"{digits[0]}.{digits[1:]}E{len(digits) - 1}" if digits else None


@in_cell("号码按数字录入", *_LONG)
def _(site: Site) -> Any:
    digits = _digits(site)
    return Written(float(digits), "General") if digits else None


@in_cell("末几位丢失，变成 000（数字）", _ID, _CARD)
def _(site: Site) -> Any:
    digits = site.text[:15] + "0" * (len(site.text) - 15)
    return Written(int(digits), "0")


@in_cell("末几位丢失，变成 000（文字）", _ID, _CARD)
def _(site: Site) -> Any:
    return site.text[:15] + "0" * (len(site.text) - 15)


# --- look-alike characters


@in_cell("数字 0 打成字母 O", *EXACT)
def _(site: Site) -> Any:
    return _replaced(site, "0", "O")


@in_cell("数字 1 打成字母 l", *EXACT)
def _(site: Site) -> Any:
    return _replaced(site, "1", "l")


@in_cell("数字 1 打成字母 I", *EXACT)
def _(site: Site) -> Any:
    return _replaced(site, "1", "I")


@in_cell("数字 0 打成汉字〇", *EXACT)
def _(site: Site) -> Any:
    return _replaced(site, "0", "〇")


@in_cell("数字 0 打成圆圈○", *EXACT)
def _(site: Site) -> Any:
    return _replaced(site, "0", "○")


@in_cell("全角数字和符号", *EXACT)
def _(site: Site) -> Any:
    return site.text.translate(_FULL_WIDTH)


@in_cell("整个数写成汉字（一五〇〇）", *AMOUNTS, *NUMBERED, YEAR)
def _(site: Site) -> Any:
    return site.text.translate(NUMERALS)


# --- wrong digits


@in_cell("漏打一位", _ID, _PHONE, KEY)
def _(site: Site) -> Any:
    digits = _digits(site) or (site.text if site.kind == _ID else None)
    return digits[:7] + digits[8:] if digits else None


@in_cell("多打一位", _ID, _PHONE, KEY)
def _(site: Site) -> Any:
    digits = _digits(site) or (site.text if site.kind == _ID else None)
    return digits[:7] + digits[6:] if digits else None


@in_cell("身份证号一位打错", _ID)
def _(site: Site) -> Any:
    return site.text[:15] + str((int(site.text[15]) + 3) % 10) + site.text[16:]


@in_cell("身份证号 6 和 8 看错", _ID)
def _(site: Site) -> Any:
    at = next((at for at in range(16, 5, -1) if site.text[at] in "68"), 0)
    return site.text[:at] + {"6": "8", "8": "6"}[site.text[at]] + site.text[at + 1 :] if at else None


@in_cell("身份证号相邻两位颠倒", _ID)
def _(site: Site) -> Any:
    at = next((at for at in range(16, 0, -1) if site.text[at] != site.text[at - 1]), 0)
    return site.text[: at - 1] + site.text[at] + site.text[at - 1] + site.text[at + 1 :]


@in_cell("15 位旧身份证号", _ID)
def _(site: Site) -> Any:
    return site.text[:6] + site.text[8:17]


@in_cell("别人的身份证号", _ID)
def _(site: Site) -> Any:
    sites = good_workbook(site.region).sites
    return next(other.value for other in reversed(sites) if other.kind == _ID and other.value != site.value)


@in_cell("末位 X 写成小写 x", _ID)
def _(site: Site) -> Any:
    return site.text.replace("X", "x")


@in_cell("末位 X 写成乘号 ×", _ID)
def _(site: Site) -> Any:
    return site.text.replace("X", "×")


@in_cell("末位 X 写成全角 Ｘ", _ID)
def _(site: Site) -> Any:
    return site.text.replace("X", "Ｘ")


@in_cell("末位 X 写成罗马数字 Ⅹ", _ID)
def _(site: Site) -> Any:
    return site.text.replace("X", "Ⅹ")


@in_cell("末位 X 写成俄文 Х", _ID)
def _(site: Site) -> Any:
    return site.text.replace("X", "Х")


@in_cell("末位 X 写成星号 *", _ID)
def _(site: Site) -> Any:
    return site.text.replace("X", "*")


@in_cell("末位 X 漏写", _ID)
def _(site: Site) -> Any:
    return site.text.removesuffix("X")


@in_cell("末位 X 写成 10", _ID)
def _(site: Site) -> Any:
    return site.text.replace("X", "10")


@in_cell("号码中间打了星号遮挡", *_LONG)
def _(site: Site) -> Any:
    return site.text[:3] + "*" * max(len(site.text) - 7, 1) + site.text[-4:]


# --- another value that is possible as well


@in_cell("手机号一位打错", _PHONE, is_possible=True)
def _(site: Site) -> Any:
    return _other_digit(site.text, 6) if _digits(site) else None


@in_cell("银行卡号一位打错", _CARD, is_possible=True)
def _(site: Site) -> Any:
    return _other_digit(site.text, 9)


def _other_digit(text: str, at: int) -> str:
    return text[:at] + str((int(text[at]) + 3) % 10) + text[at + 1 :]


# --- signs around and within numbers


@in_cell("号码前有看得见的撇号 '", *EXACT)
def _(site: Site) -> Any:
    return f"'{site.text}"


@in_cell("号码以撇号录入（文字格式）", *NUMBERED, KEY)
def _(site: Site) -> Any:
    return Written(site.text, quote_prefix=True)


@in_cell("号码中间有换行", *EXACT)
def _(site: Site) -> Any:
    return f"{site.text[:4]}\n{site.text[4:]}" if len(site.text) > 4 else None


@in_cell("号码分组加空格", *_LONG)
def _(site: Site) -> Any:
    return " ".join(site.text[at : at + 4] for at in range(0, len(site.text), 4))


@in_cell("号码分组加横线", *NUMBERED)
def _(site: Site) -> Any:
    return "-".join(site.text[at : at + 4] for at in range(0, len(site.text), 4))


@in_cell("手机号前加 +86", _PHONE)
def _(site: Site) -> Any:
    return f"+86 {site.text}" if _digits(site) else None


@in_cell("手机号前加 0086-", _PHONE)
def _(site: Site) -> Any:
    return f"0086-{site.text}" if _digits(site) else None


@in_cell("电话号码后写了姓名", _PHONE)
def _(site: Site) -> Any:
    return f"{site.text}（本人）"


@in_cell("号码前写了名目（身份证：）", *NUMBERED)
def _(site: Site) -> Any:
    return f"号码：{site.text}"


@in_cell("两个电话连写，没有分隔", _PHONE)
def _(site: Site) -> Any:
    return f"{site.text}13800000000" if _digits(site) else None
