"""Damages of identity, card, telephone and household numbers, and of amounts."""

import datetime as dt
from typing import Any

from docgen.model.kinds import Kind

from .damages import AMOUNTS, DATE, EXACT, KEY, MONTH, NUMBERED, YEAR, Written, in_cell
from .sites import Site, good_workbook

_ID, _CARD, _PHONE = Kind.ID_NUMBER.value, Kind.CARD_NUMBER.value, Kind.PHONE.value
_MONEY, _INTEGER = Kind.MONEY.value, Kind.INTEGER.value
_LONG = (*NUMBERED, KEY)
_FULL_WIDTH = str.maketrans("0123456789.-X", "０１２３４５６７８９．－Ｘ")
_NUMERALS = str.maketrans("0123456789", "〇一二三四五六七八九")


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
    return site.text.translate(_NUMERALS)


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


@in_cell("金额一位打错", _MONEY, is_possible=True)
def _(site: Site) -> Any:
    return int(_other_digit(site.text, 0)) if site.text.isdecimal() else None


@in_cell("金额多一个 0", _MONEY, is_possible=True)
def _(site: Site) -> Any:
    return site.value * 10


@in_cell("日月颠倒，两种都成立", DATE, is_possible=True)
def _(site: Site) -> Any:
    day = _day(site)
    is_possible = day is not None and day.day <= 12 and day.day != day.month
    return day.replace(month=day.day, day=day.month) if day and is_possible else None


@in_cell("年份错一年", DATE, is_possible=True)
def _(site: Site) -> Any:
    day = _day(site)
    return day.replace(year=day.year - 1) if day and (day.month, day.day) != (2, 29) else None


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


# --- amounts and counts


@in_cell("带万元", _MONEY)
def _(site: Site) -> Any:
    return f"{site.value / 10000:g}万元"


@in_cell("带千元", _MONEY)
def _(site: Site) -> Any:
    return f"{site.value / 1000:g}千元"


@in_cell("负数（文字）", *AMOUNTS)
def _(site: Site) -> Any:
    return f"-{site.text}"


@in_cell("负数（数字）", *AMOUNTS)
def _(site: Site) -> Any:
    return Written(-site.value if _is_number(site) else None, "General")


@in_cell("括号表示的负数", *AMOUNTS)
def _(site: Site) -> Any:
    return f"({site.text})"


@in_cell("百分数（文字）", *AMOUNTS)
def _(site: Site) -> Any:
    return f"{site.text}%"


@in_cell("百分数（格式）", *AMOUNTS)
def _(site: Site) -> Any:
    return Written(site.value / 100, "0.00%") if _is_number(site) and site.value else None


@in_cell("带货币符号", _MONEY)
def _(site: Site) -> Any:
    return f"¥{site.value:,.2f}"


@in_cell("带货币符号（全角）", _MONEY)
def _(site: Site) -> Any:
    return f"￥{site.text}"


@in_cell("带美元符号", _MONEY)
def _(site: Site) -> Any:
    return f"${site.text}"


@in_cell("千位分隔", *AMOUNTS)
def _(site: Site) -> Any:
    return f"{site.value:,}" if _is_number(site) and site.value >= 1000 else None


@in_cell("千位用句点、小数用逗号", _MONEY)
def _(site: Site) -> Any:
    return f"{site.value:,.2f}".translate(str.maketrans(",.", ".,"))


@in_cell("单位写在格内", *AMOUNTS)
def _(site: Site) -> Any:
    return f"{site.text}{site.unit.partition('/')[0].partition('（')[0]}" if site.unit else None


@in_cell("写了别的期间（元/年与元/月）", _MONEY)
def _(site: Site) -> Any:
    return f"{site.text}元/{'年' if '月' in site.unit else '月'}"


@in_cell("约数（约2000）", *AMOUNTS)
def _(site: Site) -> Any:
    return f"约{site.text}"


@in_cell("约数（2000左右）", *AMOUNTS)
def _(site: Site) -> Any:
    return f"{site.text}左右"


@in_cell("范围（1000-2000）", *AMOUNTS)
def _(site: Site) -> Any:
    return f"{site.text}-{site.value + 500}" if _is_number(site) else None


@in_cell("两数相加（1000+500）", *AMOUNTS)
def _(site: Site) -> Any:
    return f"{site.text}+500"


@in_cell("三位小数", _MONEY)
def _(site: Site) -> Any:
    return Written(site.value + 0.125, "General")


@in_cell("小数点打成句号", _MONEY)
def _(site: Site) -> Any:
    return f"{site.text}。50"


@in_cell("数字按文字录入", *AMOUNTS, YEAR)
def _(site: Site) -> Any:
    return site.text if _is_number(site) else None


@in_cell("数字变成日期", *AMOUNTS, YEAR)
def _(site: Site) -> Any:
    return dt.datetime(1899, 12, 30) + dt.timedelta(days=float(site.value)) if _is_number(site) else None


@in_cell("数字变成时间", *AMOUNTS)
def _(site: Site) -> Any:
    return Written(dt.time(1, 30), "h:mm") if site.kind == _INTEGER or _is_number(site) else None


@in_cell("金额大写", _MONEY)
def _(site: Site) -> Any:
    return "壹仟伍佰元整" if site.value == 1500 else "叁仟元整"


def _is_number(site: Site) -> bool:
    return isinstance(site.value, int | float)


# --- dates


def _day(site: Site) -> dt.date | None:
    return site.value if isinstance(site.value, dt.date) else None


def _day_as(site: Site, pattern: str) -> str | None:
    day = _day(site)
    return pattern.format(y=day.year, m=day.month, d=day.day) if day else None


@in_cell("日期按文字录入（2018年3月5日）", DATE)
def _(site: Site) -> Any:
    return _day_as(site, "{y}年{m}月{d}日")


@in_cell("日期按文字录入（2018.3.5）", DATE)
def _(site: Site) -> Any:
    return _day_as(site, "{y}.{m}.{d}")


@in_cell("日期按文字录入（20180305）", DATE)
def _(site: Site) -> Any:
    return _day_as(site, "{y}{m:02}{d:02}")


@in_cell("日期按数字录入（20180305）", DATE)
def _(site: Site) -> Any:
    text = _day_as(site, "{y}{m:02}{d:02}")
    return Written(int(text), "General") if text else None


@in_cell("日期变成序号（43164）", DATE)
def _(site: Site) -> Any:
    day = _day(site)
    return Written((day - dt.datetime(1899, 12, 30)).days, "General") if day else None


@in_cell("日期带时间", DATE)
def _(site: Site) -> Any:
    return _day_as(site, "{y}-{m}-{d} 09:30:00")


@in_cell("日月颠倒，日大于 12（2018-15-03）", DATE)
def _(site: Site) -> Any:
    day = _day(site)
    return f"{day.year}-{day.day:02}-{day.month:02}" if day and day.day > 12 else None


@in_cell("日月颠倒，写成日/月/年（05/03/2018）", DATE)
def _(site: Site) -> Any:
    return _day_as(site, "{d:02}/{m:02}/{y}")


@in_cell("美国写法（3/5/2018）", DATE)
def _(site: Site) -> Any:
    return _day_as(site, "{m}/{d}/{y}")


@in_cell("年份只写两位（18.3.5）", DATE)
def _(site: Site) -> Any:
    day = _day(site)
    return f"{day.year % 100}.{day.month}.{day.day}" if day else None


@in_cell("只写了年份", DATE, MONTH)
def _(site: Site) -> Any:
    return f"{site.text[:4]}年"


@in_cell("只写了年份（数字）", DATE, MONTH)
def _(site: Site) -> Any:
    return Written(int(site.text[:4]), "General")


@in_cell("只写了年月", DATE)
def _(site: Site) -> Any:
    return _day_as(site, "{y}年{m}月")


@in_cell("只写了年月（2018.3）", DATE)
def _(site: Site) -> Any:
    return _day_as(site, "{y}.{m}")


@in_cell("年月变成数字 2018.1", MONTH)
def _(site: Site) -> Any:
    year, month = site.text.removesuffix("月").split("年")
    return Written(float(f"{year}.{month}"), "General")


@in_cell("年月变成日期", MONTH)
def _(site: Site) -> Any:
    year, month = site.text.removesuffix("月").split("年")
    return Written(dt.datetime(int(year), int(month), 1), "yyyy-mm")


@in_cell("不存在的日期（2月30日）", DATE)
def _(site: Site) -> Any:
    return f"{site.text[:4]}-02-30"


@in_cell("汉字日期（二〇一八年三月五日）", DATE)
def _(site: Site) -> Any:
    day = _day(site)
    if day is None:
        return None
    year = str(day.year).translate(_NUMERALS)
    return f"{year}年{_numeral(day.month)}月{_numeral(day.day)}日"


def _numeral(number: int) -> str:
    tens, units = divmod(number, 10)
    words = str(units).translate(_NUMERALS) if units else ""
    return (str(tens).translate(_NUMERALS) if tens > 1 else "") + ("十" if tens else "") + words


@in_cell("农历日期", DATE)
def _(site: Site) -> Any:
    return f"农历{_day_as(site, '{y}年{m}月{d}日')}"


@in_cell("起止两个日期", DATE)
def _(site: Site) -> Any:
    return f"{site.text}至{site.text[:8]}28"
