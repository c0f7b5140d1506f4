"""A small pack of an invented place in which nothing is wrong: a form, a roster and a notice."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import yaml
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table

FORM, ROSTER, NOTICE = "documents/01-form.docx", "documents/02-roster.xlsx", "documents/03-notice.docx"
MANIFEST: dict[str, Any] = {
    "id": "xinhe",
    "title": "新河县困难职工帮扶",
    "version": "1.0.0",
    "notice": {
        "title": "新河县总工会通知",
        "number": "新工发〔2018〕3号",
        "date": "2018年5月2日",
        "issuer": "新河县总工会",
    },
    "codelists": "codelists.yaml",
    "documents": [
        {
            "id": "form",
            "title": "困难职工登记表",
            "file": FORM,
            "for": "household",
            "source": "附件1",
            "copies": ["工会存", "职工存"],
            "required": ["worker.name", "worker.ethnicity", "members[].name"],
            "words": {"heading": "困难职工登记表"},
        },
        {
            "id": "roster",
            "title": "困难职工花名册",
            "file": ROSTER,
            "for": "union",
            "lists": {"ill": [{"field": "cause.main", "is": "本人患病"}]},
        },
        {"id": "notice", "title": "公示", "file": NOTICE, "for": "publicity"},
    ],
    "packets": [{"id": "dossier", "title": "一户一档", "documents": ["form", "roster", "notice"]}],
}
LISTS: dict[str, Any] = {
    "cause": {
        "title": "致困原因",
        "source": "附件1",
        "items": [{"label": "本人患病", "code": "1"}, {"label": "子女上学", "code": "2"}, {"label": "其他"}],
    },
    "health_status": {
        "title": "健康状况",
        "source": "附件1",
        "is_open": True,
        "items": [{"label": "健康"}, {"label": "残疾"}],
    },
}
_ROWS = (
    ("职工姓名", "{{ worker.name }}", "性别", "{{ worker.sex }}"),
    ("民族", "{{ worker.ethnicity }}", "健康状况", "{{ worker.health_status }}"),
    (
        "致困原因",
        '{{ box(cause.main, "子女上学") }}子女上学',
        "残疾",
        '{{ tick(worker.health_status, "残疾") }}',
    ),
    ("成员姓名", "关系", "年龄", "身份"),
    ("{%tr for member in members %}", "", "", ""),
    ("{{ member.name }}", "{{ member.relation }}", "{{ member.age }}", "{{ member.identity }}"),
    ("{%tr endfor %}", "", "", ""),
)
_LINES = (
    "{% if household.remark %}说明：{{ household.remark }}{% endif %}",
    "{%p for visit in visits %}",
    "走访：{{ visit.date|年月日 }}",
    "{%p endfor %}",
)
_CELLS = (
    ("序号", "姓名", "致困原因"),
    ("{%tr for case in cases|至少(1) %}",),
    ('{{ loop.index if case else "" }}', "{{ case.worker.name }}", "{{ case.cause.main }}"),
    ("{%tr endfor %}",),
    ("患病户数", "{{ ill|length }}"),
)


def a_good_pack(root: Path) -> Path:
    """The folder of the pack, which is made."""
    (root / "documents").mkdir(parents=True)
    write_manifest(root, MANIFEST)
    write_lists(root, LISTS)
    (root / "SOURCES.md").write_text("新工发〔2018〕3号 附件1\n", encoding="utf-8")
    _form(root / FORM)
    _roster(root / ROSTER)
    _notice(root / NOTICE)
    return root


def write_manifest(root: Path, manifest: dict[str, Any]) -> None:
    (root / "pack.yaml").write_text(yaml.safe_dump(manifest, allow_unicode=True), encoding="utf-8")


def write_lists(root: Path, lists: dict[str, Any]) -> None:
    (root / "codelists.yaml").write_text(yaml.safe_dump(lists, allow_unicode=True), encoding="utf-8")


def _form(path: Path) -> None:
    paper = _document()
    paper.add_paragraph("{{ form.heading }}")
    _table(paper, _ROWS)
    for line in _LINES:
        paper.add_paragraph(line)
    paper.save(str(path))


def _notice(path: Path) -> None:
    paper = _document()
    paper.add_paragraph("公示")
    paper.add_paragraph("{{ publicity.start_date|年月日 }}至{{ publicity.end_date|年月日 }}")
    _table(
        paper,
        (
            ("姓名", "致困原因"),
            ("{%tr for case in cases %}", ""),
            ("{{ case.worker.name }}", "{{ case.cause.published }}"),
            ("{%tr endfor %}", ""),
        ),
    )
    paper.save(str(path))


def _document() -> Any:
    """A document whose only font is 宋体."""
    paper = docx.Document()
    properties = paper.styles["Normal"].element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.append(fonts)
    for name in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(qn(f"w:{name}"), "宋体")
    return paper


def _table(paper: Any, rows: tuple[tuple[str, ...], ...]) -> Table:
    table = paper.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


def _roster(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "花名册"
    for row in _CELLS:
        sheet.append(row)
    book.save(path)


def edit_part(path: Path, part: str, edit: Callable[[str], str]) -> None:
    """Rewrite one part of an archive; every other stays."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = edit(parts[part].decode("utf-8")).encode("utf-8")
    write_parts(path, parts)


def add_part(path: Path, part: str, content: bytes) -> None:
    """Put one more part into an archive."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    write_parts(path, parts | {part: content})


def write_parts(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def replace_once(path: Path, part: str, old: str, new: str) -> None:
    """Exchange a text of a part that is there exactly once."""

    def edit(text: str) -> str:
        assert text.count(old) == 1, (text.count(old), old)
        return text.replace(old, new)

    edit_part(path, part, edit)
