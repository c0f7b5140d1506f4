"""What a template must not carry: macros, links to the outside, embedded objects, revisions, comments."""

import re
from collections.abc import Iterator

from lxml import etree

from docgen.authoring.lint.flaws import Flaw, flaw
from docgen.authoring.lint.opened import OpenedTemplate
from docgen.authoring.lint.word_texts import FILLED_PART, W

_MACROS = re.compile(r"vbaProject\.bin|vbaData\.xml|macrosheets/", re.IGNORECASE)
_EMBEDDED = {
    "/embeddings/": "对象",
    "/activeX/": "ActiveX 控件",
    "/ctrlProps/": "窗体控件",
    "externalLinks/": "外部工作簿的数据",
}
_LINKED = {"image": "图片", "attachedTemplate": "模板", "oleObject": "对象", "externalLinkPath": "工作簿"}
_REACHING_OUT = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|MERGEFIELD|DATABASE)\b", re.IGNORECASE
)
_REVISIONS = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange")


def check_outside(template: OpenedTemplate) -> Iterator[Flaw]:
    """Everything in the file that acts by itself, comes from elsewhere or was left by people at work."""
    yield from _check_parts(template)
    for name, tree in template.trees.items():
        if name.endswith(".rels"):
            yield from _check_links(tree)
        elif FILLED_PART.fullmatch(name):
            yield from _check_fields(tree)
            yield from _check_revisions(tree)
    yield from _check_comments(template)


def _check_parts(template: OpenedTemplate) -> Iterator[Flaw]:
    types = template.parts.get("[Content_Types].xml", b"")
    macros = [name for name in template.parts if _MACROS.search(name)]
    if macros or b"macroEnabled" in types:
        yield flaw("file-with-macros", part=macros[0] if macros else "文件类型")
    for name in template.parts:
        what = next((what for folder, what in _EMBEDDED.items() if folder in f"/{name}"), "")
        if what and not name.endswith(".rels"):
            yield flaw("file-embeds-object", what=what, part=name)


def _check_links(tree: etree._Element) -> Iterator[Flaw]:
    for link in tree:
        if link.get("TargetMode") != "External":
            continue
        kind, target = (link.get("Type") or "").rpartition("/")[2], link.get("Target") or ""
        if kind == "hyperlink":
            yield flaw("file-hyperlink", target=target)
        else:
            yield flaw("file-links-outside", what=_LINKED.get(kind, "内容"), target=target)


def _check_fields(tree: etree._Element) -> Iterator[Flaw]:
    codes = [item.text or "" for item in tree.iter(f"{W}instrText")]
    codes += [item.get(f"{W}instr") or "" for item in tree.iter(f"{W}fldSimple")]
    for code in codes:
        if _REACHING_OUT.match(code.strip()):
            yield flaw("field-code-outside", code=code.strip()[:60])


def _check_revisions(tree: etree._Element) -> Iterator[Flaw]:
    if any(True for _ in tree.iter(*(f"{W}{name}" for name in _REVISIONS))):
        yield flaw("file-has-revisions")


def _check_comments(template: OpenedTemplate) -> Iterator[Flaw]:
    names = [name for name in template.trees if re.fullmatch(r"word/comments\.xml|xl/comments\d*\.xml", name)]
    count = sum(1 for name in names for _ in template.trees[name].iter("{*}comment"))
    if count:
        yield flaw("file-has-comments", count=count)
