"""Damages of dates and months."""

import datetime as dt
from typing import Any

from .damages import DATE, MONTH, NUMERALS, Written, in_cell, typed
from .sites import Site


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
    year = str(day.year).translate(NUMERALS)
    return f"{year}年{_numeral(day.month)}月{_numeral(day.day)}日"


def _numeral(number: int) -> str:
    tens, units = divmod(number, 10)
    words = str(units).translate(NUMERALS) if units else ""
    return (str(tens).translate(NUMERALS) if tens > 1 else "") + ("十" if tens else "") + words


@in_cell("农历日期", DATE)
def _(site: Site) -> Any:
    return f"农历{_day_as(site, '{y}年{m}月{d}日')}"


@in_cell("起止两个日期", DATE)
def _(site: Site) -> Any:
    return f"{site.text}至{site.text[:8]}28"


@in_cell("日期用句号分隔（2018。3。5）", DATE)
def _(site: Site) -> Any:
    return _day_as(site, "{y}。{m}。{d}")


@in_cell("日期用顿号分隔（2018、3、5）", DATE)
def _(site: Site) -> Any:
    return _day_as(site, "{y}、{m}、{d}")


@in_cell("日期写“号”（2018年3月5号）", DATE)
def _(site: Site) -> Any:
    return _day_as(site, "{y}年{m}月{d}号")


@in_cell("日期用斜线分隔（2018/3/5）", DATE)
def _(site: Site) -> Any:
    return _day_as(site, "{y}/{m}/{d}")


@in_cell("日期末尾多一点（2018.3.5.）", DATE)
def _(site: Site) -> Any:
    return _day_as(site, "{y}.{m}.{d}.")


@in_cell("日期两种写法混用（2018.3月5）", DATE)
def _(site: Site) -> Any:
    return _day_as(site, "{y}.{m}月{d}")


@in_cell("日期没有年份（3月5日）", DATE)
def _(site: Site) -> Any:
    return _day_as(site, "{m}月{d}日")


@in_cell("日期写成 1900 年（格式丢失）", DATE, MONTH)
def _(site: Site) -> Any:
    return Written(dt.datetime(1900, 1, 15), "yyyy-mm-dd")


@in_cell("日期格中是 0", DATE, MONTH)
def _(site: Site) -> Any:
    return Written(0, "yyyy-mm-dd")


@in_cell("年份写错成将来（3018年）", DATE, MONTH)
def _(site: Site) -> Any:
    return f"3{site.text[1:]}"


@in_cell("年份少一位（218年）", DATE, MONTH)
def _(site: Site) -> Any:
    return f"{site.text[0]}{site.text[2:]}"


typed("日期写“至今”“长期”", "至今", DATE)


@in_cell("日期前后写了字（自2018年3月5日起）", DATE)
def _(site: Site) -> Any:
    return _day_as(site, "自{y}年{m}月{d}日起")


@in_cell("月份为 13", DATE, MONTH)
def _(site: Site) -> Any:
    return f"{site.text[:4]}年13月" + ("" if site.kind == MONTH else "5日")


# --- another day that is possible as well


@in_cell("日月颠倒，两种都成立", DATE, is_possible=True)
def _(site: Site) -> Any:
    day = _day(site)
    is_possible = day is not None and day.day <= 12 and day.day != day.month
    return day.replace(month=day.day, day=day.month) if day and is_possible else None


@in_cell("年份错一年", DATE, is_possible=True)
def _(site: Site) -> Any:
    day = _day(site)
    return day.replace(year=day.year - 1) if day and (day.month, day.day) != (2, 29) else None
