"""Papers as Word, WPS and python-docx write them: nothing of docgen's own habits."""

from collections.abc import Iterator
from pathlib import Path

from tests.printing.office.word_papers import PAGE_FIELD, reference, write_word_paper
from tests.printing.word.papers import W, cell, row

_TEXT = (
    "申请人家庭人均月收入为1,256.50元，低于当地最低生活保障标准的1.5倍（即人均不超过1,050元/月×1.5），符合“相对"
    "困难职工”认定条件；其配偶患慢性肾功能衰竭（CKD-5期），每周透析3次，VALUE: AV To Yes, Co. Ltd. P.A."
)
_NOTICE = (
    "经本人申请、基层工会调查核实，现将2024年度拟建档困难职工名单予以公示，公示期为2024年3月1日至3月7日，共7天。"
    "如有异议，请致电0830-2521234，或发邮件至lmtqzgh@163.com。"
)
_COMPAT = (
    "<w:compat>{}<w:compatSetting w:name='compatibilityMode' "
    "w:uri='http://schemas.microsoft.com/office/word' w:val='{}'/></w:compat>"
)
_WORD = _COMPAT.format("<w:doNotExpandShiftReturn/>", 15)
_BEFORE_2013 = _COMPAT.format("<w:doNotExpandShiftReturn/>", 14)
_FANGSONG = '<w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/>'
_BODY = '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>'
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
_GRID = '<w:docGrid w:type="lines" w:linePitch="312"/>'


def write_foreign_papers(folder: Path) -> list[Path]:
    """The papers, each named by what is in it."""
    return list(_papers(folder))


def _papers(folder: Path) -> Iterator[Path]:
    def write(name: str, body: str, *, extra: str = _GRID, mode: str = _WORD, **parts: object) -> Path:
        path = folder / f"{name}.docx"
        others = {"word/styles.xml": _styles(str(parts.pop("language", "zh-CN")))}
        settings = str(parts.pop("settings", "")) + mode
        return write_word_paper(
            path, body + _section(extra, str(parts.pop("references", ""))), others=others, settings=settings,
            **parts,  # type: ignore[arg-type]
        )  # fmt: skip

    yield write("red-head notice on a grid", _notice())
    yield write("mixed sizes and factors on a grid", _mixed())
    yield write("tables on a grid", _tables())
    yield write("tables before Word 2013", _tables(), extra="", mode=_BEFORE_2013)
    yield write("tabs and line breaks", _tabs(), extra="", mode=_BEFORE_2013)
    yield write("another language", _paragraph(_TEXT) * 3 + _paragraph("字" * 5 + _TEXT), language="en-US")
    yield write(
        "even pages and ruled headers",
        _paragraph(_TEXT, _BODY, _FANGSONG) * 9,
        extra="",
        settings="<w:evenAndOddHeaders/>",
        references=reference("header1") + reference("header2", "even") + reference("footer1"),
        hanging={
            "header1": f"<w:pPr>{_RULE}</w:pPr><w:r><w:t>帮扶档案</w:t></w:r>",
            "header2": "<w:r><w:t>偶数页</w:t></w:r>",
            "footer1": f'<w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>第</w:t></w:r>{PAGE_FIELD}',
        },
    )


def _styles(language: str) -> str:
    """Word's own defaults: kerned, justified, five-point type."""
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>'
    look = f'{fonts}<w:kern w:val="2"/><w:sz w:val="21"/><w:lang w:val="en-US" w:eastAsia="{language}"/>'
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{look}</w:rPr></w:rPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
        '<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr></w:style></w:styles>'
    )


def _section(extra: str, references: str) -> str:
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" '
        f'w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/>{extra}</w:sectPr>'
    )


def _paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}<w:rPr>{run}</w:rPr></w:pPr>{_run(text, run)}</w:p>"


def _run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _notice() -> str:
    title = '<w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/>'
    signed = '<w:spacing w:line="560" w:lineRule="exact"/><w:jc w:val="right"/><w:ind w:right="640"/>'
    return (
        _paragraph("关于2024年度拟建档困难职工的公示", '<w:jc w:val="center"/>', title)
        + _paragraph(_NOTICE, _BODY, _FANGSONG)
        + _paragraph("1. " + _TEXT, f'{_BODY}<w:autoSpaceDE w:val="0"/>', _FANGSONG)
        + _paragraph("龙马潭区总工会", signed, _FANGSONG)
        + _paragraph("2024年3月1日", signed + '<w:wordWrap w:val="0"/>', _FANGSONG)
    )


def _mixed() -> str:
    small, low = (f'<w:vertAlign w:val="{kind}script"/>' for kind in ("super", "sub"))
    area = f"<w:p>{_run('面积58.6m')}{_run('2', small)}{_run('，H')}{_run('2', low)}{_run('O')}</w:p>"
    return (
        area
        + _paragraph(_TEXT, '<w:spacing w:line="360" w:lineRule="auto"/>', '<w:sz w:val="24"/>')
        + _paragraph(_TEXT, '<w:snapToGrid w:val="0"/><w:spacing w:before="156" w:after="156"/>')
        + _paragraph(_TEXT, _RULE, '<w:sz w:val="32"/>')
        + _paragraph("其后")
    )


def _tables() -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="6296"/></w:tblGrid>'
    rows = row(cell(_paragraph("家庭情况")), cell(_paragraph(_TEXT) + _paragraph("□低保户")))
    whole, part = (
        f'<w:tbl><w:tblPr>{width}<w:tblBorders>{edges}</w:tblBorders></w:tblPr>{grid}{rows}</w:tbl>'
        for width in (
            '<w:tblW w:w="0" w:type="auto"/>',
            '<w:tblW w:w="4000" w:type="pct"/><w:jc w:val="center"/>',
        )
    )  # fmt: skip
    return _paragraph("表一") + whole + _paragraph("表二") + part + _paragraph("注")


def _tabs() -> str:
    stops = (
        '<w:tabs><w:tab w:val="left" w:pos="1500"/><w:tab w:val="right" w:leader="dot" w:pos="{}"/></w:tabs>'
    )
    line = "<w:r><w:t>第一章</w:t><w:tab/><w:t>总则</w:t><w:tab/><w:t>12</w:t></w:r>"
    broken = "<w:r><w:t>换行之前</w:t><w:br/><w:t>换行之后</w:t></w:r>"
    return "".join(
        f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"
        for properties, content in ((stops.format(8200), line), (stops.format(9000), line), ("", broken))
    )
