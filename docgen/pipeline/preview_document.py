"""Which document a template file is: one of the pack it lies in, or one on its own."""

from pathlib import Path

from docgen.errors import InputUnreadableError, PackFaultyError
from docgen.fill.paper import compile_template, fields_asked
from docgen.region.catalog import default_region, find_pack, shipped_packs
from docgen.region.documents import Document, Scope
from docgen.region.extension import BASE, MANIFEST
from docgen.region.pack import Pack, load_pack

_SUFFIXES = (".docx", ".xlsx")
_SCOPES: tuple[Scope, ...] = ("household", "union", "scan")


def template_document(file: Path, region: str | None) -> tuple[Pack, Document]:
    """The pack whose words and lists the template is filled with, and its document.

    A file on its own takes what it needs of the region, and is for whom its names say. Raises
    InputUnreadableError for no template, PackFaultyError for one that cannot be compiled.
    """
    require_template(file)
    pack, whole = _pack(file, region), file.resolve()
    return pack, _own_document(pack, whole) or _lone_document(pack, whole)


def require_template(file: Path) -> None:
    """Raises InputUnreadableError for a file that is not there, or is neither Word nor Excel."""
    if file.suffix.lower() not in _SUFFIXES:
        raise InputUnreadableError(
            f"“{file}”不是 .docx 或 .xlsx 文件。", "请用 Word 或 WPS 另存为 .docx 或 .xlsx 后再试。"
        )
    if not file.is_file():
        raise InputUnreadableError(f"找不到文件“{file}”。", "请检查文件名和所在文件夹。")


def _pack(file: Path, region: str | None) -> Pack:
    """The region asked for, else the pack around the file, else one that shares it, else the default."""
    if region:
        return find_pack(region)
    whole = file.resolve()
    for folder in whole.parents:
        if (folder / MANIFEST).is_file():
            return load_pack(folder)
        if (folder / BASE).is_file():
            packs = (load_pack(path) for path in shipped_packs())
            sharing = (pack for pack in packs if _own_document(pack, whole))
            return next(sharing, None) or find_pack(default_region())
    return find_pack(default_region())


def _own_document(pack: Pack, file: Path) -> Document | None:
    """The pack's document that is made from the file; None when there is none."""
    return next((item for item in pack.documents if pack.template(item).resolve() == file), None)


def _lone_document(pack: Pack, file: Path) -> Document:
    """A document of that file. Raises PackFaultyError when no scope knows all of its names."""
    faults: list[PackFaultyError] = []
    for scope in _SCOPES:
        document = Document.model_validate(
            {"id": "preview", "title": file.stem, "file": str(file), "for": scope}
        )
        try:
            asked = fields_asked(compile_template(pack, document))
        except PackFaultyError as fault:
            faults.append(fault)
            continue
        is_posted = scope == "union" and any(path.startswith("publicity.") for path in asked)
        return document.model_copy(update={"scope": "publicity"}) if is_posted else document
    is_listing = "cases" in faults[0].what  # what a union's template alone may name
    raise faults[1] if is_listing else faults[0]
