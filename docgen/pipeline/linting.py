"""Lint of a pack, a base or one template: everything that is wrong, told at once."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.authoring.lint.flaws import Flaw, flaw, in_order
from docgen.authoring.lint.manifests import ReadPack, read_base, read_pack
from docgen.authoring.lint.mending import mend
from docgen.authoring.lint.packs import check_base, check_pack
from docgen.authoring.lint.scopes import lone_document
from docgen.authoring.lint.subject import Subject
from docgen.authoring.lint.templates import Looked, check_words, look_at
from docgen.errors import PackFaultyError, UsageError
from docgen.fonts.report import TypefaceUse
from docgen.pipeline.lint_trial import LintTrial
from docgen.pipeline.preview_paper import Filling, preview_union
from docgen.printing.engine import LAYOUT_VERSION
from docgen.region.catalog import default_region, find_pack
from docgen.region.extension import BASE, MANIFEST
from docgen.region.pack import Pack
from docgen.region.shipped import shipped_data
from docgen.region.verified import FILE as VERIFIED
from docgen.region.verified import is_verified

_TEMPLATES = (".docx", ".xlsx")


@dataclass(frozen=True)
class LintReport:
    """What lint found: flaws with errors first, how many templates it read, fonts others stand in for."""

    flaws: tuple[Flaw, ...]
    templates: int
    stand_ins: tuple[TypefaceUse, ...] = ()
    mended: tuple[tuple[Path, int], ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether something must be mended before use."""
        return any(item.is_blocking for item in self.flaws)


@dataclass(frozen=True)
class _Found:
    """A template and what was found in it as it lies there."""

    subject: Subject
    looked: Looked


def lint(target: str, region: str | None = None, *, mends: bool = False) -> LintReport:
    """Everything wrong with a pack (by name or folder), a base or a template file.

    `region` lends its lists and samples to a template outside a pack; `mends` joins split tags first. Raises
    UsageError when the target is none of these.
    """
    path = Path(target)
    if path.suffix.lower() in _TEMPLATES or path.is_file():
        return _lint_file(path, region, mends)
    root = _root(target)
    mended = _mended(sorted((root / "documents").glob("*")), mends)
    return _lint_base(root, mended) if (root / BASE).is_file() else _lint_pack(root, mended)


def _root(target: str) -> Path:
    """The folder of the pack or base."""
    for folder in (shipped_data("templates") / target, Path(target)):
        if (folder / MANIFEST).is_file() or (folder / BASE).is_file():
            return folder
    raise UsageError(
        f"“{target}”不是模板文件，也不是含 pack.yaml 或 base.yaml 的文件夹。",
        "请写一个 .docx 或 .xlsx 文件，或地区包的名称、文件夹。",
    )


def _mended(paths: Sequence[Path], mends: bool) -> tuple[tuple[Path, int], ...]:
    """The files in which split tags were joined, and how many."""
    counts = ((path, mend(path)) for path in paths if mends and path.suffix.lower() in _TEMPLATES)
    return tuple((path, count) for path, count in counts if count)


def _lint_pack(root: Path, mended: tuple[tuple[Path, int], ...]) -> LintReport:
    read = read_pack(root)
    found, missing = _looked_at(read)
    flaws = [*read.flaws, *missing, *check_pack(read)]
    for item in found:
        flaws += [*item.looked.flaws, *check_words(item.subject, item.looked)]
    if read.pack is not None:
        flaws += [*_unverified(read.pack), *_trials(read.pack, found)]
    return _report(flaws, found, mended)


def _lint_base(root: Path, mended: tuple[tuple[Path, int], ...]) -> LintReport:
    read = read_base(root)
    found, missing = _looked_at(read)
    flaws = [*read.flaws, *missing, *check_base(read)]
    for item in found:
        flaws += [*item.looked.flaws, *check_words(item.subject, item.looked)]
    return _report(flaws, found, mended)


def _lint_file(path: Path, region: str | None, mends: bool) -> LintReport:
    mended = _mended([path], mends)
    pack, subject = _owner(path, region)
    found = [_Found(subject, look_at(subject))]
    flaws = list(found[0].looked.flaws)
    if pack is not None:
        flaws += _trials(pack, found)
    return _report(flaws, found, mended)


def _owner(path: Path, region: str | None) -> tuple[Pack | None, Subject]:
    """The pack whose values the file is tried with, and the document that it is there or on its own."""
    whole = path.resolve()
    for folder in () if region else whole.parents:
        read = _read_around(folder)
        own = [item for item in read.subjects if item.path.resolve() == whole] if read else []
        if read and own:
            return read.pack or find_pack(default_region()), own[0]
    pack = find_pack(region or default_region())
    return pack, Subject(path, lone_document(path), lists=(pack.lists,) if region else ())


def _read_around(folder: Path) -> ReadPack | None:
    if (folder / MANIFEST).is_file():
        return read_pack(folder)
    return read_base(folder) if (folder / BASE).is_file() else None


def _looked_at(read: ReadPack) -> tuple[list[_Found], list[Flaw]]:
    """The templates that are there with what was found in them, and those that are not."""
    found, missing = list[_Found](), list[Flaw]()
    for subject in read.subjects:
        if subject.path.is_file():
            found.append(_Found(subject, look_at(subject)))
        else:
            name = subject.document.file
            missing.append(flaw("template-missing", file=read.file, document=subject.document.id, name=name))
    return found, missing


def _unverified(pack: Pack) -> Iterator[Flaw]:
    """Documents whose pages were not held against LibreOffice's, or the pack where none were."""
    if not (pack.root / VERIFIED).is_file():
        yield flaw("layout-unverified", file=VERIFIED)
        return
    for document in pack.documents:
        if pack.template(document).is_file() and not is_verified(pack, document, LAYOUT_VERSION):
            yield flaw("layout-unverified", file=VERIFIED, document=document.id)


def _trials(pack: Pack, found: Sequence[_Found]) -> Iterator[Flaw]:
    """What goes wrong when templates without errors are filled with the pack's sample case."""
    sound = [item for item in found if not item.looked.has_errors]
    if not sound or not (pack.root / "sample.yaml").is_file():
        return
    try:
        typical, blank = preview_union(pack, (), Filling.TYPICAL), preview_union(pack, (), Filling.BLANK)
    except PackFaultyError as fault:
        yield flaw("pack-unreadable", file="sample.yaml", reason=fault.what, remedy=fault.remedy)
        return
    with tempfile.TemporaryDirectory(prefix="docgen-lint-") as folder:
        trial = LintTrial(pack, typical, blank, Path(folder))
        for item in sound:
            yield from map(item.subject.own, trial.flaws(item.subject, item.looked.names))


def _report(
    flaws: Sequence[Flaw], found: Sequence[_Found], mended: tuple[tuple[Path, int], ...]
) -> LintReport:
    fonts = {use.name: use for item in found for use in item.looked.fonts if use.is_stand_in}
    stand_ins = tuple(fonts[name] for name in sorted(fonts))
    return LintReport(tuple(in_order(flaws)), len(found), stand_ins, mended)
