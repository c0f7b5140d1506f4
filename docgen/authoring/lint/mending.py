"""Tags that Word keeps in several pieces joined again; nothing else of the file is changed."""

import re
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree

from docgen.authoring.lint.opened import TemplateUnreadableError, open_template
from docgen.authoring.lint.word_texts import FILLED_PART, W, own_texts
from docgen.errors import DestinationNotWritableError
from docgen.fill.template import TAG

_TEXT = re.compile(r"<(\w+:)?t((?:\s[^<>]*)?)(?:/>|>([^<]*)</(?:\w+:)?t>)")
_PRESERVED = ' xml:space="preserve"'


def mend(path: Path) -> int:
    """How many tags of the file were joined; the file as it was is kept beside it as .bak.

    Nothing is written when nothing is to be mended, nor in a file that cannot be read. Raises
    DestinationNotWritableError.
    """
    try:
        template = open_template(path)
    except TemplateUnreadableError:
        return 0
    changed: dict[str, bytes] = {}
    count = 0
    for name, tree in template.trees.items():
        if template.is_word and FILLED_PART.fullmatch(name):
            mended = set[etree._Element]()
            count += sum(_joined(paragraph, mended) for paragraph in tree.iter(f"{W}p"))
            if mended:
                changed[name] = _rewritten(template.parts[name], tree, mended)
    if count:
        _replace(path, _with_parts(path, {**template.parts, **changed}))
    return count


def _joined(paragraph: etree._Element, mended: set[etree._Element]) -> int:
    """How many split tags were gathered in the first of their pieces; these are added to the mended."""
    texts = own_texts(paragraph)
    content = "".join(text.text or "" for text in texts)
    count = 0
    for match in TAG.finditer(content):
        touched = _touched(texts, match.start(), match.end())
        if len(touched) > 1:
            _gather(touched, match[0])
            mended.update(text for text, _, _ in touched)
            count += 1
    return count


def _touched(texts: Sequence[etree._Element], start: int, end: int) -> list[tuple[etree._Element, int, int]]:
    """The text elements that hold a part of the span, each with the part of it they hold."""
    found, at = [], 0
    for text in texts:
        after = at + len(text.text or "")
        if at < end and after > start and after > at:
            found.append((text, max(start - at, 0), min(end, after) - at))
        at = after
    return found


def _gather(touched: list[tuple[etree._Element, int, int]], tag: str) -> None:
    first, start, _ = touched[0]
    first.text = (first.text or "")[:start] + tag
    for text, _, end in touched[1:]:
        text.text = (text.text or "")[end:]


def _rewritten(original: bytes, tree: etree._Element, mended: set[etree._Element]) -> bytes:
    """The part with the mended texts in place of its own, every other character as it was."""
    numbered = enumerate(tree.iter("{*}t"))
    wanted = {number: item.text or "" for number, item in numbered if item in mended}
    pieces, last = [], 0
    source = original.decode("utf-8")
    for number, match in enumerate(_TEXT.finditer(source)):
        if number in wanted:
            pieces += [source[last : match.start()], _text(match, wanted[number])]
            last = match.end()
    return "".join((*pieces, source[last:])).encode("utf-8")


def _text(match: re.Match[str], wanted: str) -> str:
    prefix, attributes = match[1] or "", match[2].rstrip()
    if "xml:space" not in attributes:
        attributes += _PRESERVED
    return f"<{prefix}t{attributes}>{escape(wanted)}</{prefix}t>"


def _with_parts(path: Path, parts: Mapping[str, bytes]) -> bytes:
    """The archive with these contents of its parts, their dates and order as they were."""
    target = BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as archive:
        for info in source.infolist():
            archive.writestr(info, parts.get(info.filename, b""))
    return target.getvalue()


def _replace(path: Path, content: bytes) -> None:
    """The file exchanged in one step, after a copy of it was put beside it."""
    part = path.with_name(f".{path.name}.part")
    try:
        shutil.copy2(path, _free_name(path))
        part.write_bytes(content)
        shutil.copymode(path, part)
        part.replace(path)
    except OSError as fault:
        part.unlink(missing_ok=True)
        raise DestinationNotWritableError(
            f"不能改写 {path}：{fault}", "请关闭打开该文件的程序，或把它复制到可写的文件夹。"
        ) from fault


def _free_name(path: Path) -> Path:
    """The name of a copy that is not there yet."""
    names = (path.with_name(f"{path.name}{number or ''}.bak") for number in range(1000))
    return next(name for name in names if not name.exists())
