"""Damages of words: choices, yes and no, names, texts, and what may stand in any cell."""

import datetime as dt
from functools import cache
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from docgen.region.codelists import Item
from docgen.vocabulary import find_field
from tests.regions import REGIONS, pack_of

from .damages import (
    ALL,
    AMOUNTS,
    CHOICES,
    DATE,
    EXACT,
    KEY,
    MONTH,
    NUMBERED,
    PERSONS,
    TEXTS,
    YEAR,
    YES_NO,
    Written,
    in_cell,
    typed,
)
from .sites import Site

_CODE, _CODES = sorted(CHOICES)
_TRADITIONAL = str.maketrans(
    "户边缘农职汉团员镇无岁难业类贫残儿离异丧单国学亲妇医险险处发会级劳动",
    "戶邊緣農職漢團員鎮無歲難業類貧殘兒離異喪單國學親婦醫險險處發會級勞動",
)
_EXACT_OR_CHOICE = (*EXACT, *CHOICES, YES_NO)
_EXACT_NOT_NONE = (*EXACT, "code")  # of several choices, and of yes and no, 无 is an answer


@cache
def _labels(site: Site) -> list[str]:
    """The official labels in the cell, none when there is another text among them."""
    if site.codelist is None:
        return []
    found = [site.codelist.find(text) for text in (str(site.value), *str(site.value).split("、"))]
    if found[0]:
        return [found[0].label]
    return [item.label for item in found[1:] if item] if all(found[1:]) else []


def _first(site: Site) -> Item | None:
    labels = _labels(site)
    return site.codelist.find(labels[0]) if site.codelist and labels else None


@cache
def _label_elsewhere(region: str, path: str) -> str | None:
    """A label that the field's list has in another region and not in this one."""
    item = find_field(path)
    lists = [pack_of(name).lists.get(item.about.codelist) for name in (region, *REGIONS)] if item else []
    own, *others = lists or [None]
    labels = (label for other in others if other for label in other.labels)
    return next((label for label in labels if own and not own.find(label)), None)


# --- errors and what stands for nothing


@in_cell("公式错误 #REF!", *ALL)
def _(site: Site) -> Any:
    return Written("#REF!", data_type="e")


@in_cell("公式错误 #N/A", *ALL)
def _(site: Site) -> Any:
    return Written("#N/A", data_type="e")


@in_cell("公式错误 #VALUE!", *ALL)
def _(site: Site) -> Any:
    return Written("#VALUE!", data_type="e")


@in_cell("公式错误 #NAME?", *ALL)
def _(site: Site) -> Any:
    return Written("#NAME?", data_type="e")


@in_cell("公式错误 #DIV/0!", *ALL)
def _(site: Site) -> Any:
    return Written("#DIV/0!", data_type="e")


typed("公式错误粘贴成文字（#REF!）", "#REF!", *ALL)
typed("列太窄时抄下的 ########", "########", *ALL)


@in_cell("公式没有计算结果", *ALL)
def _(site: Site) -> Any:
    return Written("=Z999+1", data_type="f", number_format="General")


typed("WPS 嵌入单元格的图片（DISPIMG）", '=DISPIMG("ID_7F1C3D",1)', *ALL)
typed("文字“无”", "无", *_EXACT_NOT_NONE, *TEXTS, is_text_too=True)
typed("文字“/”", "/", *ALL, is_text_too=True)
typed("文字“-”", "-", *ALL, is_text_too=True)
typed("文字“——”", "——", *_EXACT_OR_CHOICE, *TEXTS, is_text_too=True)
typed("文字“不详”", "不详", *_EXACT_OR_CHOICE, *TEXTS, is_text_too=True)
typed("文字“同上”", "同上", *ALL)
typed("同上号“〃”", "〃", *ALL)
typed("同上号（直引号）", '"', *ALL)
typed("文字“—”", "—", *_EXACT_OR_CHOICE, *TEXTS, is_text_too=True)
typed("文字“待定”", "待定", *ALL)
typed("文字“暂无”", "暂无", *_EXACT_OR_CHOICE, *TEXTS, is_text_too=True)
typed("省略号", "……", *ALL, is_text_too=True)
typed("问号", "？", *ALL)


# --- spaces, invisible and broken characters


@in_cell("前后有空格", *ALL)
def _(site: Site) -> Any:
    return f"  {site.text} "


@in_cell("前后有全角空格", *ALL)
def _(site: Site) -> Any:
    return f"\u3000{site.text}\u3000"


@in_cell("前后有不换行空格", *ALL)
def _(site: Site) -> Any:
    return f"\u00a0{site.text}\u00a0"


@in_cell("前后有换行和制表符", *ALL)
def _(site: Site) -> Any:
    return f"\t{site.text}\r\n"


@in_cell("中间有零宽空格", *ALL)
def _(site: Site) -> Any:
    return f"{site.text[:1]}\u200b{site.text[1:]}"


@in_cell("前面有字节顺序标记", *ALL)
def _(site: Site) -> Any:
    return f"\ufeff{site.text}"


@in_cell("中间有左右向标记", *ALL)
def _(site: Site) -> Any:
    return f"\u202a{site.text}\u202c"


@in_cell("中间有不换行空格", *ALL, is_text_too=True)
def _(site: Site) -> Any:
    return f"{site.text[:2]}\u00a0{site.text[2:]}" if len(site.text) > 2 else None


@in_cell("中间有词连接符", *ALL)
def _(site: Site) -> Any:
    return f"{site.text[:1]}\u2060{site.text[1:]}"


@in_cell("中间换行", *CHOICES, *TEXTS, YES_NO, is_text_too=True)
def _(site: Site) -> Any:
    return f"{site.text[:2]}\n{site.text[2:]}" if len(site.text) > 2 else None


@in_cell("前面有看得见的撇号 '", *CHOICES, *TEXTS, YES_NO, is_text_too=True)
def _(site: Site) -> Any:
    return f"'{site.text}"


@in_cell("前后加了引号", *CHOICES, *TEXTS, YES_NO, is_text_too=True)
def _(site: Site) -> Any:
    return f"“{site.text}”"


@in_cell("末尾多一个句号", *CHOICES, YES_NO)
def _(site: Site) -> Any:
    return f"{site.text}。"


@in_cell("中间有空格", *ALL, is_text_too=True)
def _(site: Site) -> Any:
    return f"{site.text[:2]} {site.text[2:]}" if len(site.text) > 2 else None


@in_cell("姓名中间加空格对齐", "text")
def _(site: Site) -> Any:
    return "　".join(site.text) if site.path in PERSONS and len(site.text) < 4 else None


@in_cell("姓名中间换行", "text")
def _(site: Site) -> Any:
    return f"{site.text[:1]}\n{site.text[1:]}" if site.path in PERSONS else None


@in_cell("乱码（�）", *ALL)
def _(site: Site) -> Any:
    return f"{site.text[:1]}\ufffd{site.text[2:]}"


@in_cell("控制字符", *ALL)
def _(site: Site) -> Any:
    return f"{site.text[:1]}_x0008_{site.text[1:]}"  # so an Office file writes a backspace


@in_cell("姓名中的生僻字变成问号", "text")
def _(site: Site) -> Any:
    return f"{site.text[0]}?{site.text[2:]}" if site.path in PERSONS else None


@in_cell("姓名中的生僻字变成方框", "text")
def _(site: Site) -> Any:
    return f"{site.text[0]}□{site.text[2:]}" if site.path in PERSONS else None


@in_cell("一格两个人（张三、李四）", "text")
def _(site: Site) -> Any:
    return f"{site.text}、李四" if site.path in PERSONS else None


@in_cell("姓名后写了说明（已故）", "text")
def _(site: Site) -> Any:
    return f"{site.text}（已故）" if site.path in PERSONS else None


@in_cell("姓名中的生僻字写成拼音", "text")
def _(site: Site) -> Any:
    return f"{site.text[0]}yan{site.text[2:]}" if site.path in PERSONS else None


@in_cell("姓名中的生僻字写成拆字（王+旦）", "text")
def _(site: Site) -> Any:
    return f"{site.text[0]}（王旦）{site.text[2:]}" if site.path in PERSONS else None


@in_cell("姓名中的生僻字是自造字（私用区）", "text")
def _(site: Site) -> Any:
    return f"{site.text[0]}\ue863{site.text[2:]}" if site.path in PERSONS else None


@in_cell("姓名打错一个字", "text", is_possible=True)
def _(site: Site) -> Any:
    return f"{site.text[0]}某{site.text[2:]}" if site.path in PERSONS else None


@in_cell("姓名打了星号遮挡", "text")
def _(site: Site) -> Any:
    return f"{site.text[0]}*{site.text[2:]}" if site.path in PERSONS else None


@in_cell("姓名中有数字", "text")
def _(site: Site) -> Any:
    return f"{site.text}1" if site.path in PERSONS else None


@in_cell("从 PDF 粘贴的部首字（⼯会）", *ALL)
def _(site: Site) -> Any:
    radicals = str.maketrans("工大小子女山口日月人一二十水火心手", "⼯⼤⼩⼦⼥⼭⼝⽇⽉⼈⼀⼆⼗⽔⽕⼼⼿")
    return site.text.translate(radicals)


@in_cell("繁体字", *CHOICES, *TEXTS, YES_NO, KEY, is_text_too=True)
def _(site: Site) -> Any:
    return site.text.translate(_TRADITIONAL)


@in_cell("民族少写“族”字（壮）", "text")
def _(site: Site) -> Any:
    return site.text.removesuffix("族") if site.path.endswith("ethnicity") else None


# --- types


@in_cell("文字变成日期（3-4 变成 3月4日）", *TEXTS, *CHOICES, *NUMBERED, YES_NO, KEY)
def _(site: Site) -> Any:
    return Written(dt.datetime(2018, 3, 4), "m月d日")


@in_cell("文字变成 TRUE", *_EXACT_OR_CHOICE)
def _(site: Site) -> Any:
    is_told_apart = site.kind != YES_NO or site.value == "是"
    return Written(True, "General") if is_told_apart else None


@in_cell("部分文字加粗", *ALL)
def _(site: Site) -> Any:
    if not isinstance(site.value, str) or len(site.value) < 2:
        return None
    parts = TextBlock(InlineFont(b=True), site.value[:1]), site.value[1:]
    return Written(CellRichText(*parts))


# --- two values in one cell


@in_cell("一格两个值（/）", *NUMBERED - {"phone"}, *AMOUNTS, DATE, MONTH, YEAR, KEY)
def _(site: Site) -> Any:
    return f"{site.text}/{site.text[:-1]}9"


@in_cell("一格两个值（换行）", *NUMBERED - {"phone"}, *AMOUNTS, DATE, MONTH, YEAR, KEY)
def _(site: Site) -> Any:
    return f"{site.text}\n{site.text[:-1]}8"


@in_cell("单选项选了两项", _CODE)
def _(site: Site) -> Any:
    others = [label for label in (site.codelist.labels if site.codelist else ()) if label != site.value]
    return f"{site.value}、{others[0]}" if others and _labels(site) else None


# --- choices


@in_cell("选项只写编号", *CHOICES)
def _(site: Site) -> Any:
    item = _first(site)
    return item.code if item and item.code and len(_labels(site)) == 1 else None


@in_cell("选项只写带圈编号（③）", *CHOICES)
def _(site: Site) -> Any:
    item = _first(site)
    is_small = item and item.code.isdecimal() and 1 <= int(item.code) <= 20 and len(_labels(site)) == 1
    return chr(0x2460 + int(item.code) - 1) if item and is_small else None


@in_cell("选项写成带圈编号连写（①②④）", _CODES)
def _(site: Site) -> Any:
    items = [site.codelist.find(label) for label in _labels(site)] if site.codelist else []
    codes = [item.code for item in items if item and item.code.isdecimal() and int(item.code) <= 20]
    return "".join(chr(0x2460 + int(code) - 1) for code in codes) if len(codes) == len(items) > 1 else None


@in_cell("选项带编号（3.下岗失业）", *CHOICES)
def _(site: Site) -> Any:
    item = _first(site)
    return f"{item.code}.{site.value}" if item and item.code and len(_labels(site)) == 1 else None


@in_cell("选项编号超出范围", *CHOICES)
def _(site: Site) -> Any:
    return "99" if site.codelist and site.codelist.find("99") is None else None


@in_cell("选项后加了说明", *CHOICES)
def _(site: Site) -> Any:
    return f"{site.value}（2017年起）" if _labels(site) else None


@in_cell("选项只写了一半", *CHOICES)
def _(site: Site) -> Any:
    label = (_labels(site) or [""])[0]
    return label[: len(label) // 2] if len(label) > 3 else None


@in_cell("选项错一个字", *CHOICES)
def _(site: Site) -> Any:
    label = (_labels(site) or [""])[0]
    return f"{label[:1]}某{label[2:]}" if len(label) > 2 else None


@in_cell("选项前的 □ 写成 口", *CHOICES)
def _(site: Site) -> Any:
    return f"口{site.value}" if _labels(site) else None


@in_cell("选项前的 □ 写成 囗", *CHOICES)
def _(site: Site) -> Any:
    return f"囗{site.value}" if _labels(site) else None


@in_cell("选项前有 ☐", *CHOICES)
def _(site: Site) -> Any:
    return f"☐{site.value}" if _labels(site) else None


@in_cell("选项前有 ■", *CHOICES)
def _(site: Site) -> Any:
    return f"■{site.value}" if _labels(site) else None


@in_cell("别的地区的选项", _CODE)
def _(site: Site) -> Any:
    return _label_elsewhere(site.region, site.path) if _labels(site) else None


@in_cell("选项前有 ☑", *CHOICES)
def _(site: Site) -> Any:
    return f"☑{site.value}" if _labels(site) else None


@in_cell("选项后有 √", *CHOICES)
def _(site: Site) -> Any:
    return f"{site.value}√" if _labels(site) else None


@in_cell("整组方框粘贴，勾选一项（☑甲 □乙）", *CHOICES)
def _(site: Site) -> Any:
    labels = site.codelist.labels if site.codelist else ()
    chosen = [label for label in labels if label in _labels(site)]
    is_in_order = chosen and chosen == _labels(site)  # read in the order of the form
    return " ".join(f"{'☑' if label in chosen else '□'}{label}" for label in labels) if is_in_order else None


@in_cell("几项之间用空格分开", _CODES)
def _(site: Site) -> Any:
    return " ".join(_labels(site)) if len(_labels(site)) > 1 else None


@in_cell("几项之间用句点分开", _CODES)
def _(site: Site) -> Any:
    return ".".join(_labels(site)) if len(_labels(site)) > 1 else None


@in_cell("几项之间没有分隔", _CODES)
def _(site: Site) -> Any:
    return "".join(_labels(site)) if len(_labels(site)) > 1 else None


@in_cell("选了另一个选项", _CODE, is_possible=True)
def _(site: Site) -> Any:
    others = [label for label in (site.codelist.labels if site.codelist else ()) if label != site.value]
    return others[-1] if others else None


# --- yes and no


@in_cell("是与否颠倒", YES_NO, is_possible=True)
def _(site: Site) -> Any:
    return "否" if site.value == "是" else "是"


@in_cell("是否写成 √ 和 ×", YES_NO)
def _(site: Site) -> Any:
    return "√" if site.value == "是" else "×"


@in_cell("是否写成 对 和 错", YES_NO)
def _(site: Site) -> Any:
    return "对" if site.value == "是" else "错"


@in_cell("是否写成 Y 和 N", YES_NO)
def _(site: Site) -> Any:
    return "Y" if site.value == "是" else "N"


@in_cell("是否写成 1 和 0", YES_NO)
def _(site: Site) -> Any:
    return Written(1 if site.value == "是" else 0, "General")


@in_cell("是否写成 有 和 没有", YES_NO)
def _(site: Site) -> Any:
    return "有" if site.value == "是" else "没有"


typed("是否写成 是/否", "是/否", YES_NO)


@in_cell("是否写成 □是 ☑否", YES_NO)
def _(site: Site) -> Any:
    return "☑是 □否" if site.value == "是" else "□是 ☑否"


@in_cell("是否后加说明（是，2017年起）", YES_NO)
def _(site: Site) -> Any:
    return f"{site.value}，2017年起"
