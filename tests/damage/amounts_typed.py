"""Damages of amounts, counts and measures."""

import datetime as dt
from typing import Any

from docgen.model.kinds import Kind

from .damages import AMOUNTS, YEAR, Written, in_cell
from .sites import Site

_MONEY, _INTEGER = Kind.MONEY.value, Kind.INTEGER.value


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


@in_cell("带“万”字，没有“元”（0.15万）", _MONEY)
def _(site: Site) -> Any:
    return f"{site.value / 10000:g}万"


@in_cell("后面加了“元整”", _MONEY)
def _(site: Site) -> Any:
    return f"{site.text}元整"


@in_cell("前面写了“人民币”", _MONEY)
def _(site: Site) -> Any:
    return f"人民币{site.text}元"


@in_cell("千位用全角逗号", *AMOUNTS)
def _(site: Site) -> Any:
    return f"{site.value:,}".replace(",", "，") if _is_number(site) and site.value >= 1000 else None


@in_cell("逗号打错了位置（15,00）", *AMOUNTS)
def _(site: Site) -> Any:
    is_long = site.text.isdecimal() and len(site.text) > 3
    return f"{site.text[:-2]},{site.text[-2:]}" if is_long else None


@in_cell("两个小数点", *AMOUNTS)
def _(site: Site) -> Any:
    return f"{site.text.split('.')[0]}.5.0"


@in_cell("汉字数目（一千五百）", _MONEY)
def _(site: Site) -> Any:
    return "一千五百" if site.value != 1500 else "三千"


@in_cell("写了算式（=1500*12 的文字）", _MONEY)
def _(site: Site) -> Any:
    return f"'={site.text}*12"


@in_cell("写了算式（1500×12）", _MONEY)
def _(site: Site) -> Any:
    return f"{site.text}×12"


@in_cell("后面写了说明（1500（含补贴））", *AMOUNTS)
def _(site: Site) -> Any:
    return f"{site.text}（含补贴）"


@in_cell("不到、以上、多（1500多）", *AMOUNTS)
def _(site: Site) -> Any:
    return f"{site.text}多"


@in_cell("数字中间有空格（1 500）", *AMOUNTS)
def _(site: Site) -> Any:
    return f"{site.text[0]} {site.text[1:]}" if len(site.text) > 2 else None


@in_cell("数字按科学计数法显示（1.5E+03 的文字）", *AMOUNTS)
def _(site: Site) -> Any:
    return f"{site.value:.1E}" if _is_number(site) and site.value >= 1000 else None


@in_cell("填成了日期（2018-03-05）", *AMOUNTS)
def _(site: Site) -> Any:
    return Written(dt.datetime(2018, 3, 5), "yyyy-mm-dd")


# --- another amount that is possible as well


@in_cell("金额一位打错", _MONEY, is_possible=True)
def _(site: Site) -> Any:
    return int(f"{int(site.text[0]) % 9 + 1}{site.text[1:]}") if site.text.isdecimal() else None


@in_cell("金额多一个 0", _MONEY, is_possible=True)
def _(site: Site) -> Any:
    return site.value * 10


@in_cell("金额 6 和 9 看错", _MONEY, is_possible=True)
def _(site: Site) -> Any:
    digits = site.text.translate(str.maketrans("69", "96"))
    return int(digits) if digits.isdecimal() and digits != site.text else None
