"""Office files that do nothing of themselves: no macros, no embedded programs, nothing fetched.

What a person must click first, such as a web address, acts on nobody; a template has none of that either.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from lxml import etree

from docgen.bounded_files import UnsafeFileError, content_of, opened_file, unusual_name

_PARTS = (
    (r"vba(project|data)|attachedtoolbars|/macrosheets/|/dialogsheets/", "宏"),
    (r"(^|/)(activex|customui)/", "ActiveX 控件"),
    (r"/embeddings/|oleobject", "嵌入的对象（OLE）"),
    (
        r"/externallinks/|/connections\.xml|/querytables/|/afchunk|\.(html?|mht|rtf|exe|js|vbs)$",
        "外部数据或链接",
    ),
)
_TYPES = re.compile(rb"macroEnabled|vbaProject|activeX|oleObject|ms-office\.intlmacrosheet", re.IGNORECASE)
_ACTING = frozenset(
    ("afchunk", "attachedtemplate", "control", "frame", "oleobject", "subdocument", "vbaproject")
)
_LINK = "hyperlink"
_FIELDS = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON|RD|EMBED|CONTROL)\b",
    re.IGNORECASE,
)
_FORMULA = re.compile(
    r"\b(WEBSERVICE|FILTERXML|IMPORTDATA|DDE|RTD|CALL|EXEC|REGISTER(\.ID)?)\s*\(|\||\[\d+\]|(?<!\w)\w{2,}://",
    re.IGNORECASE,
)
_FORMULAS = ("f", "formula", "formula1", "formula2", "definedName")
_ADDRESS = re.compile(
    rb"""<(?:\w+:)?(?:imagedata|fill|stroke|shape|background)\b[^<>]*\s(?:\w+:)?(?:src|href|althref)\s*=\s*"""
    rb"""["']\s*(?:\w{2,}:|//|\\\\)""",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"[^"]*"')
_LARGEST_LIST = 2**22  # bytes: of relationships and of types, which have some kB
_LARGEST_PART = 2**26  # bytes of a part that is looked through
_MOST_TAGS = 5_000_000  # in one part; its tree takes a hundred bytes for each


def require_inert(file: Path | bytes, *, may_have_links: bool = False) -> None:
    """Raises UnsafeFileError for what acts of itself, and for a bomb.

    Web addresses that a person may click are passed over if the file `may_have_links`. Raises OSError or
    zipfile.BadZipFile for a file that is no archive.
    """
    with opened_file(file) as archive:
        _require_names(archive.namelist())
        for what in _acting(archive, may_have_links):
            raise UnsafeFileError(
                f"文件中有{what}，为安全起见没有打开。",
                "请用 Word、Excel 或 WPS 删去后，另存为 docx 或 xlsx。",
            )


def _require_names(names: Iterable[str]) -> None:
    """Raises for names that lead elsewhere."""
    for name in names:
        if "\\" in name or ":" in name or name.startswith("/") or ".." in PurePosixPath(name).parts:
            raise unusual_name(name)


def _acting(archive: zipfile.ZipFile, may_have_links: bool) -> Iterator[str]:
    """What in the file acts of itself, in Chinese."""
    for info in archive.infolist():
        name = info.filename.lower()
        yield from (what for pattern, what in _PARTS if re.search(pattern, name))
        if name.endswith(".rels") or name == "[content_types].xml":
            if info.file_size > _LARGEST_LIST:
                yield "过大的部件清单"
                return
            content = content_of(archive, info)
            yield from _related(content, may_have_links) if name.endswith(".rels") else _typed(content)
        elif name.startswith("word/") and name.endswith((".xml", ".vml")):
            yield from _of_word(_content(archive, info))
        elif name.startswith("xl/") and name.endswith((".xml", ".vml")):
            yield from _of_sheet(_content(archive, info))


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The bytes of the part. Raises UnsafeFileError for more than a person's paper has."""
    content = content_of(archive, info) if info.file_size <= _LARGEST_PART else b"<" * (_MOST_TAGS + 1)
    if content.count(b"<") > _MOST_TAGS:
        raise UnsafeFileError(f"文件中的 {info.filename} 内容过大，没有打开。", "请分成几个文件。")
    return content


def _typed(content: bytes) -> Iterator[str]:
    if _TYPES.search(content):
        yield "宏、控件或嵌入的对象"


def _related(content: bytes, may_have_links: bool) -> Iterator[str]:
    """What relationships name that acts, or that lies elsewhere."""
    for item in _elements(content, "Relationship"):
        kind = item.get("Type", "").rpartition("/")[2].casefold()
        target = item.get("Target", "")
        if item.get("TargetMode", "").casefold() == "external":
            if not (may_have_links and kind == _LINK):
                yield f"指向文件以外的关系（{kind}：{target[:40]}）"
        elif ":" in target or "\\" in target or target.startswith("//"):
            yield f"指向文件以外的关系（{target[:40]}）"
        if kind in _ACTING:
            yield f"会自行动作的关系（{kind}）"


def _of_word(content: bytes) -> Iterator[str]:
    if _ADDRESS.search(content):
        yield "从别处取来的图片"
    for instruction in _instructions(content):
        if found := _FIELDS.search(instruction):
            yield f"会自行取数或动作的域（{found[0]}）"


def _instructions(content: bytes) -> Iterator[str]:
    """What each field of the part is to do; a field's words may lie in several pieces."""
    if b"instr" not in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    open_fields: list[list[str]] = [[]]
    for element in _elements(content, "fldChar", "instrText", "delInstrText", "fldSimple"):
        name = etree.QName(element).localname
        kind = _value(element, "fldCharType")
        if name == "fldSimple":
            yield _value(element, "instr")
        elif kind == "begin":
            open_fields.append([])
        elif kind:
            yield "".join(open_fields.pop() if len(open_fields) > 1 else ())
        else:
            open_fields[-1].append(element.text or "")
    yield from ("".join(pieces) for pieces in open_fields)


def _value(element: etree._Element, name: str) -> str:
    """The attribute of that name, in whatever namespace; empty when there is none."""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")


def _of_sheet(content: bytes) -> Iterator[str]:
    if _ADDRESS.search(content):
        yield "从别处取来的图片"
    for formula in _elements(content, *_FORMULAS):
        if found := _FORMULA.search(_QUOTED.sub('""', formula.text or "")):
            yield f"会取外部数据的公式（{found[0]}）"


def _elements(content: bytes, *names: str) -> Iterator[etree._Element]:
    """The elements of these names; none of what is no XML, which its reader will tell."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return
    yield from root.iter(*(f"{{*}}{name}" for name in names))
