"""What the reader knows of WordprocessingML: every name it may meet, and how it is called in Chinese.

Each table lists the children of one element with the attributes that are read or knowingly harmless; ANY
stands for a child that changes nothing on paper whatever it says. What is in no table is reported.
"""

from collections.abc import Mapping

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
XML = "{http://www.w3.org/XML/1998/namespace}"
MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

ANY = None
MARKERS = (
    *("bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd"),
    "proofErr",
)
Children = Mapping[str, frozenset[str] | None]


def _known(harmless: str, **read: str) -> Children:
    """Harmless children by name, then read ones with their attributes."""
    table: dict[str, frozenset[str] | None] = {name: ANY for name in harmless.split()}
    return table | {name: frozenset(attributes.split()) for name, attributes in read.items()}


_COLOR = "themeColor themeTint themeShade"
_SHADE = f"val color fill {_COLOR} themeFill themeFillTint themeFillShade"
_EDGE = f"val sz space color shadow frame {_COLOR}"
_WIDTH = "w type"

# Complex scripts (bCs, iCs, szCs, rtl off), spelling, and settings of the grid that only matter on a grid.
RUN_PROPERTIES = _known(
    "bCs iCs szCs cs noProof snapToGrid specVanish webHidden",
    rStyle="val",
    rFonts="ascii hAnsi eastAsia cs hint asciiTheme hAnsiTheme eastAsiaTheme cstheme",
    b="val",
    i="val",
    caps="val",
    strike="val",
    vanish="val",
    color=f"val {_COLOR}",
    spacing="val",
    w="val",
    kern="val",
    position="val",
    sz="val",
    u=f"val color {_COLOR}",
    vertAlign="val",
    lang="val eastAsia bidi",
    # read only to tell whether they are off
    highlight="val",
    shd=_SHADE,
    bdr=_EDGE,
    em="val",
    effect="val",
    dstrike="val",
    smallCaps="val",
    outline="val",
    shadow="val",
    emboss="val",
    imprint="val",
    rtl="val",
    fitText="val id",
)
# LibreOffice sets autoSpaceDE, autoSpaceDN and wordWrap as if they were on.
PARAGRAPH_PROPERTIES = _known(
    "autoSpaceDE autoSpaceDN wordWrap suppressLineNumbers adjustRightInd outlineLvl divId cnfStyle"
    " textboxTightWrap suppressOverlap",
    pStyle="val",
    keepNext="val",
    keepLines="val",
    pageBreakBefore="val",
    widowControl="val",
    numPr="",
    spacing="before beforeLines beforeAutospacing after afterLines afterAutospacing line lineRule",
    ind="left start leftChars startChars right end rightChars endChars"
    " firstLine firstLineChars hanging hangingChars",
    contextualSpacing="val",
    suppressAutoHyphens="val",
    snapToGrid="val",
    jc="val",
    tabs="",
    overflowPunct="val",
    kinsoku="val",
    topLinePunct="val",
    textAlignment="val",
    rPr="",
    sectPr=" ",
    pBdr="",
    shd=_SHADE,
    bidi="val",
    mirrorIndents="val",
)
RUN = _known(
    "lastRenderedPageBreak annotationRef",
    rPr="",
    t="",
    tab="",
    br="type clear",
    cr="",
    noBreakHyphen="",
    sym="font char",
    fldChar="fldCharType dirty fldLock",
    instrText="",
    drawing="",
)
PARAGRAPH = _known(
    " ".join(MARKERS),
    pPr="",
    r="",
    fldSimple="instr dirty fldLock",
    hyperlink="anchor history tooltip docLocation tgtFrame",
)
TABLE_PROPERTIES = _known(
    "tblLook tblCaption tblDescription tblStyleRowBandSize tblStyleColBandSize",
    tblStyle="val",
    tblW=_WIDTH,
    jc="val",
    tblInd=_WIDTH,
    tblLayout="type",
    tblBorders="",
    tblCellMar="",
    shd=_SHADE,
    bidiVisual="val",
    tblOverlap="val",
    tblCellSpacing=_WIDTH,
)
ROW_PROPERTIES = _known(
    "cnfStyle divId wBefore wAfter",
    trHeight="val hRule",
    tblHeader="val",
    cantSplit="val",
    gridBefore="val",
    gridAfter="val",
    jc="val",
    hidden="val",
    tblCellSpacing=_WIDTH,
)
CELL_PROPERTIES = _known(
    "cnfStyle",
    tcW=_WIDTH,
    gridSpan="val",
    vMerge="val",
    tcBorders="",
    tcMar="",
    shd=_SHADE,
    vAlign="val",
    textDirection="val",
    noWrap="val",
    tcFitText="val",
    hideMark="val",
)
SECTION = _known(
    "footnotePr endnotePr paperSrc formProt noEndnote printerSettings",
    headerReference="type",
    footerReference="type",
    type="val",
    pgSz="w h orient code",
    pgMar="top right bottom left header footer gutter",
    pgNumType="fmt start",
    cols="num space equalWidth sep",
    vAlign="val",
    titlePg="val",
    docGrid="type linePitch charSpace",
    bidi="val",
    rtlGutter="val",
    textDirection="val",
    pgBorders=_EDGE,
    lnNumType="countBy start distance restart",
)
STYLE = _known(
    "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat locked rsid"
    " autoRedefine hidden personal personalCompose personalReply tblStylePr",
    pPr="",
    rPr="",
    tblPr="",
    trPr="",
    tcPr="",
)
LEVEL = _known(
    "nsid multiLevelType tmpl name styleLink numStyleLink",
    start="val",
    numFmt="val format",
    lvlText="val null",
    lvlJc="val",
    suff="val",
    pStyle="val",
    isLgl="val",
    lvlRestart="val",
    pPr="",
    rPr="",
    lvlPicBulletId="val",
)
BORDERS = _known(
    "insideH insideV",
    **{edge: _EDGE for edge in ("top", "left", "start", "bottom", "right", "end")},
)
TABLE_BORDERS = {**BORDERS, "insideH": BORDERS["top"], "insideV": BORDERS["top"]}
MARGINS = _known("", **{edge: _WIDTH for edge in ("top", "left", "start", "bottom", "right", "end")})

# Settings that change pages where they are on; all others concern editing, the screen or complex scripts.
PAGE_SETTINGS = {
    "mirrorMargins": "对称页边距",
    "gutterAtTop": "装订线位于顶端",
    "bookFoldPrinting": "书籍折页",
    "bookFoldRevPrinting": "反向书籍折页",
    "printTwoOnOne": "每页打印两版",
    "strictFirstAndLastChars": "严格的首尾字符规则",
    "noLineBreaksAfter": "自定义后置标点",
    "noLineBreaksBefore": "自定义前置标点",
    "displayBackgroundShape": "打印背景",
}

_CHINESE = {
    "autoHyphenation": "自动断字",
    "AlternateContent": "兼容内容（图形或文本框）",
    "altChunk": "嵌入的文档",
    "anchor": "浮动图片或图形",
    "background": "页面背景",
    "bdr": "文字边框",
    "bidi": "从右到左",
    "bidiVisual": "从右到左的表格",
    "blip": "图片格式",
    "br": "分栏符",
    "chart": "图表",
    "cols": "分栏",
    "commentReference": "批注",
    "control": "控件",
    "b": "样式叠加的加粗",
    "caps": "样式叠加的大写",
    "i": "样式叠加的倾斜",
    "vanish": "样式叠加的隐藏",
    "del": "修订：删除",
    "docGrid": "文档网格",
    "drawing": "图形",
    "dstrike": "双删除线",
    "effect": "文字动态效果",
    "em": "着重号",
    "emboss": "阳文",
    "evenAndOddHeaders": "奇偶页不同",
    "endnoteReference": "尾注",
    "eastAsianLayout": "双行合一或纵横混排",
    "fitText": "调整宽度",
    "fldChar": "域",
    "fldSimple": "域",
    "footnoteReference": "脚注",
    "framePr": "图文框",
    "gridAfter": "行末空列",
    "hidden": "隐藏的行",
    "hideMark": "忽略单元格结束标记",
    "highlight": "突出显示",
    "hyperlink": "超链接",
    "imprint": "阴文",
    "ins": "修订：插入",
    "isLgl": "正规形式编号",
    "jc": "对齐方式",
    "kern": "字距调整",
    "kinsoku": "不按中文习惯控制首尾字符",
    "lnNumType": "行号",
    "lvlRestart": "编号重新开始",
    "lvlPicBulletId": "图片项目符号",
    "mirrorIndents": "对称缩进",
    "moveFrom": "修订：移动",
    "moveTo": "修订：移动",
    "numFmt": "编号格式",
    "numPicBullet": "图片项目符号",
    "numPr": "编号",
    "object": "嵌入对象",
    "oMath": "公式",
    "oMathPara": "公式",
    "outline": "空心字",
    "pBdr": "段落边框",
    "between": "相邻的段落边框",
    "pgBorders": "页面边框",
    "pgMar": "页边距",
    "pgNum": "旧式页码",
    "pgNumType": "页码格式",
    "pict": "旧式图形（VML）",
    "pPrChange": "修订：段落格式",
    "ptab": "对齐制表符",
    "rPrChange": "修订：文字格式",
    "rtl": "从右到左",
    "ruby": "拼音指南",
    "shadow": "文字阴影",
    "shd": "底纹",
    "softHyphen": "可选连字符",
    "smallCaps": "小型大写字母",
    "sym": "符号",
    "tab": "制表位",
    "tblCellSpacing": "单元格间距",
    "tblGrid": "列宽不全",
    "tblInd": "表格缩进",
    "tblpPr": "浮动表格",
    "tblPrEx": "表格例外属性",
    "tblStylePr": "表格样式的条件格式",
    "tblW": "表格宽度",
    "tcBorders": "单元格边框",
    "tcFitText": "适应文字",
    "tcMar": "单元格边距",
    "tcW": "单元格宽度",
    "textAlignment": "文本对齐方式",
    "textDirection": "文字方向",
    "titlePg": "首页不同",
    "topLinePunct": "行首标点压缩",
    "tbl": "嵌套表格",
    "type": "分节方式",
    "u": "下划线样式",
    "vAlign": "垂直对齐",
    "vertAlign": "上标或下标",
    "spacing": "自动段间距",
    "ind": "缩进",
}


def chinese(name: str, detail: str = "") -> str:
    """What people call the element `name`, with its XML name and detail: 下划线样式（w:u wave）."""
    return f"{_CHINESE.get(name, '未识别的内容')}（w:{name}{' ' + detail if detail else ''}）"
