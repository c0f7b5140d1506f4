"""The typefaces that forms name: their own files on every system, and what stands in for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class TypefaceName:
    """One typeface under all its names.

    `files` are where its faces usually lie, in small letters. `stand_ins` are families, best first; the
    typeface's other names stand in before them. `is_heavy`: a display face, whose stand-in has to be bold.
    """

    names: tuple[str, ...]
    files: tuple[str, ...] = ()
    stand_ins: tuple[str, ...] = ()
    is_heavy: bool = False

    def substitutes(self, name: str) -> tuple[str, ...]:
        """The families that may be taken for `name`, best first, without it."""
        return tuple(family for family in (*self.names, *self.stand_ins) if family != name)


_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "SimSun", "Songti SC")
_SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "SimHei", "Heiti SC")
_FANG = ("FandolFang", *_SERIF)
_KAI = ("FandolKai", "AR PL KaitiM GB", *_SERIF)

# What forms name.
FORM_TYPEFACES = (
    TypefaceName(
        ("宋体", "SimSun", "新宋体", "NSimSun"), ("simsun.ttc", "simsun.ttf", "nsimsun.ttf"), _SERIF
    ),
    TypefaceName(("黑体", "SimHei"), ("simhei.ttf",), _SANS),
    TypefaceName(
        ("仿宋", "FangSong", "仿宋_GB2312", "FangSong_GB2312"),
        ("simfang.ttf", "仿宋_gb2312.ttf", "simfang_gb2312.ttf", "fangsong_gb2312.ttf", "fang-gb2312.ttf"),
        _FANG,
    ),
    TypefaceName(
        ("楷体", "KaiTi", "楷体_GB2312", "KaiTi_GB2312"),
        ("simkai.ttf", "楷体_gb2312.ttf", "simkai_gb2312.ttf", "kaiti_gb2312.ttf", "kai-gb2312.ttf"),
        _KAI,
    ),
    TypefaceName(
        (
            "方正小标宋简体",
            "FZXiaoBiaoSong-B05S",
            "方正小标宋_GBK",
            "FZXiaoBiaoSong-B05",
        ),
        (
            "fzxbsjw.ttf",
            "fzxbsjw--gb1-0.ttf",
            "fzxbsk.ttf",
            "fzxbsk--gbk1-0.ttf",
            "方正小标宋简体.ttf",
            "方正小标宋简.ttf",
            "方正小标宋_gbk.ttf",
            "方正小标宋gbk.ttf",
        ),
        _SERIF,
        is_heavy=True,
    ),
    TypefaceName(("方正书宋简体", "方正书宋_GBK"), ("fzssjw.ttf", "fzssk.ttf"), _SERIF),
    TypefaceName(("方正仿宋简体", "方正仿宋_GBK"), ("fzfsjw.ttf", "fzfsk.ttf"), _FANG),
    TypefaceName(("方正楷体简体", "方正楷体_GBK"), ("fzktjw.ttf", "fzktk.ttf"), _KAI),
    TypefaceName(("方正黑体简体", "方正黑体_GBK"), ("fzhtjw.ttf", "fzhtk.ttf"), _SANS),
    TypefaceName(("ＭＳ 明朝", "MS Mincho"), ("msmincho.ttc", "msmincho.ttf"), _SERIF),
    TypefaceName(("ＭＳ ゴシック", "MS Gothic"), ("msgothic.ttc",), _SANS),
    TypefaceName(("华文宋体", "STSong"), ("stsong.ttf", "华文宋体.ttf"), _SERIF),
    TypefaceName(("华文中宋", "STZhongsong"), ("stzhongs.ttf", "华文中宋.ttf"), _SERIF),
    TypefaceName(("华文仿宋", "STFangsong"), ("stfangso.ttf", "华文仿宋.ttf"), _FANG),
    TypefaceName(("华文楷体", "STKaiti"), ("stkaiti.ttf", "华文楷体.ttf"), _KAI),
    TypefaceName(("华文细黑", "STXihei", "华文黑体", "STHeiti"), ("stxihei.ttf", "华文细黑.ttf"), _SANS),
    TypefaceName(
        ("微软雅黑", "Microsoft YaHei"), ("msyh.ttc", "msyhbd.ttc", "msyh.ttf", "msyhbd.ttf"), _SANS
    ),
    TypefaceName(("等线", "DengXian"), ("deng.ttf", "dengb.ttf"), _SANS),
    TypefaceName(
        ("Times New Roman",),
        (
            *("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
            *("times_new_roman.ttf", "times_new_roman_bold.ttf"),
            *("times_new_roman_italic.ttf", "times_new_roman_bold_italic.ttf"),
            *("times new roman.ttf", "times new roman bold.ttf"),
            *("times new roman italic.ttf", "times new roman bold italic.ttf"),
        ),
        ("Liberation Serif",),
    ),
    TypefaceName(
        ("Arial",),
        (
            *("arial.ttf", "arialbd.ttf", "ariali.ttf", "arialbi.ttf"),
            *("arial_bold.ttf", "arial_italic.ttf", "arial_bold_italic.ttf"),
            *("arial bold.ttf", "arial italic.ttf", "arial bold italic.ttf"),
        ),
        ("Liberation Sans",),
    ),
    TypefaceName(
        ("Calibri",),
        ("calibri.ttf", "calibrib.ttf", "calibrii.ttf", "calibriz.ttf"),
        ("Carlito", "Liberation Sans", "Arial"),
    ),
    TypefaceName(
        ("Cambria",),
        ("cambria.ttc", "cambriab.ttf", "cambriai.ttf", "cambriaz.ttf"),
        ("Caladea", "Liberation Serif", "Times New Roman"),
    ),
    TypefaceName(
        ("Courier New",),
        (
            *("cour.ttf", "courbd.ttf", "couri.ttf", "courbi.ttf"),
            *("courier_new.ttf", "courier_new_bold.ttf", "courier new.ttf", "courier new bold.ttf"),
        ),
        ("Liberation Mono",),
    ),
)

_LATIN_CUTS = ("regular", "bold", "italic", "bolditalic")

# What stands in, and what fills gaps.
_FREE_TYPEFACES = (
    TypefaceName(
        ("Noto Serif CJK SC",),
        (
            *("notoserifcjk-regular.ttc", "notoserifcjk-bold.ttc"),
            *("notoserifcjksc-regular.otf", "notoserifcjksc-bold.otf"),
        ),
    ),
    TypefaceName(
        ("Noto Sans CJK SC",),
        (
            *("notosanscjk-regular.ttc", "notosanscjk-bold.ttc"),
            *("notosanscjksc-regular.otf", "notosanscjksc-bold.otf"),
        ),
    ),
    TypefaceName(
        ("Source Han Serif SC", "思源宋体"),
        (
            *("sourcehanserif-regular.ttc", "sourcehanserif-bold.ttc", "sourcehanserif.ttc"),
            *("sourcehanserifsc-regular.otf", "sourcehanserifsc-bold.otf"),
        ),
    ),
    TypefaceName(
        ("Source Han Sans SC", "思源黑体"),
        (
            *("sourcehansans-regular.ttc", "sourcehansans-bold.ttc", "sourcehansans.ttc"),
            *("sourcehansanssc-regular.otf", "sourcehansanssc-bold.otf"),
        ),
    ),
    TypefaceName(
        ("Noto Serif SC",), ("notoserifsc-regular.otf", "notoserifsc-bold.otf", "notoserifsc-vf.ttf")
    ),
    TypefaceName(("Noto Sans SC",), ("notosanssc-regular.otf", "notosanssc-bold.otf", "notosanssc-vf.ttf")),
    TypefaceName(("Songti SC", "宋体-简"), ("songti.ttc",)),
    TypefaceName(("Heiti SC", "黑体-简"), ("stheiti light.ttc", "stheiti medium.ttc")),
    TypefaceName(("FandolFang", "FandolFang R"), ("fandolfang-regular.otf",)),
    TypefaceName(("FandolKai",), ("fandolkai-regular.otf",)),
    TypefaceName(("AR PL KaitiM GB", "文鼎ＰＬ简中楷"), ("gkai00mp.ttf",)),
    TypefaceName(("Liberation Serif",), tuple(f"liberationserif-{cut}.ttf" for cut in _LATIN_CUTS)),
    TypefaceName(("Liberation Sans",), tuple(f"liberationsans-{cut}.ttf" for cut in _LATIN_CUTS)),
    TypefaceName(("Liberation Mono",), tuple(f"liberationmono-{cut}.ttf" for cut in _LATIN_CUTS)),
    TypefaceName(("Carlito",), tuple(f"carlito-{cut}.ttf" for cut in _LATIN_CUTS)),
    TypefaceName(("Caladea",), tuple(f"caladea-{cut}.ttf" for cut in _LATIN_CUTS)),
    TypefaceName(("DejaVu Sans",), ("dejavusans.ttf", "dejavusans-bold.ttf")),
    TypefaceName(("Segoe UI Symbol",), ("seguisym.ttf",)),
    TypefaceName(("SimSun-ExtB",), ("simsunb.ttf",)),
    TypefaceName(("SimSun-ExtG",), ("simsunextg.ttf",)),
    TypefaceName(("Apple Symbols",), ("apple symbols.ttf",)),
)

# What stands in for a typeface that no table knows, in Chinese text and in other text, as fontconfig has it.
UNHEARD_OF = {True: ("Noto Sans CJK SC",), False: ("DejaVu Sans",)}

# Asked in this order for a character that a form's typeface and its substitutes lack.
LAST_RESORTS = (
    *("Noto Serif CJK SC", "Noto Sans CJK SC", "DejaVu Sans"),
    *("SimSun", "SimSun-ExtB", "SimSun-ExtG", "Microsoft YaHei", "Segoe UI Symbol"),
    *("Songti SC", "Heiti SC", "Apple Symbols", "Liberation Serif"),
)


@cache
def _by_name() -> Mapping[str, TypefaceName]:
    return {name.casefold(): entry for entry in (*FORM_TYPEFACES, *_FREE_TYPEFACES) for name in entry.names}


def find_name(name: str) -> TypefaceName | None:
    """The entry of a typeface by any of its names; None for one that no table knows."""
    return _by_name().get(name.casefold())


def iter_form_names() -> Iterator[str]:
    """Every name a form may use."""
    for entry in FORM_TYPEFACES:
        yield from entry.names
