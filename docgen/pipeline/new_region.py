"""A region pack made of blank forms, and tried: its documents tagged, its example case printed."""

import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.authoring.forms.reading import read_form
from docgen.authoring.skeleton.blank import Blank, named_blanks
from docgen.authoring.skeleton.lists import PrintedList, as_codelists, printed_lists
from docgen.authoring.skeleton.manifest import codelists_text, manifest_text, sample_text, sources_text
from docgen.authoring.skeleton.naming import region_title
from docgen.authoring.tagging import all_captions, propose
from docgen.errors import InputUnreadableError, UsageError
from docgen.pipeline.blank_documents import LeftOut, copy_blanks, tag_documents
from docgen.pipeline.blank_files import blank_files, readable_form
from docgen.pipeline.example import EXAMPLE, write_example
from docgen.pipeline.place import require_free
from docgen.pipeline.request import PDF, Progress, Request, Summary
from docgen.pipeline.run import make_packets
from docgen.pipeline.trials import DAY
from docgen.printing.engine import EngineName
from docgen.region.codelists import CodeLists, load_codelists
from docgen.region.extension import MANIFEST, base_codelists, base_folder
from docgen.region.pack import load_pack

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_BASE, _AREA = "national", "110000"


@dataclass(frozen=True)
class NewRegion:
    """The pack that was made: its forms, those that are not in it, its lists, what printing it came to."""

    folder: Path
    place: str
    blanks: tuple[Blank, ...]
    left_out: tuple[LeftOut, ...]
    lists: Mapping[str, PrintedList]
    trial: Summary

    @property
    def is_printed(self) -> bool:
        """Whether every paper of the example was printed."""
        return not self.trial.failures and not self.trial.refused and self.trial.papers > 0

    @property
    def is_sound(self) -> bool:
        """Whether every blank is in the pack, and every paper of the example was printed."""
        return self.is_printed and not self.left_out


def make_region(folder: Path, sources: Sequence[Path], title: str, progress: Progress) -> NewRegion:
    """A new pack in the folder, of the blank forms.

    Raises UsageError for a name that is none for a pack, DestinationNotWritableError for a folder that is
    there already, InputUnreadableError for a form that cannot be read, PackFaultyError.
    """
    _require_name(folder)
    require_free(folder)
    files = blank_files(sources)
    parent = folder.resolve().parent
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=parent) as name:
        work = Path(name)
        staging = work / folder.name
        blanks = _proposed(files, work, _shared_lists(staging), progress)
        place = title or region_title(blank.title for blank in blanks)
        lists = printed_lists(blanks, all_captions())
        copy_blanks(blanks, staging)
        _write_pack(staging, place, blanks, lists)
        kept, left_out = tag_documents(load_pack(staging), blanks)
        _require_documents(kept, left_out)
        _write_pack(staging, place, kept, lists)
        trial = _trial(staging, work, progress)
        shutil.move(staging, folder)
    return NewRegion(folder, place, tuple(kept), tuple(left_out), lists, trial)


def _require_name(folder: Path) -> None:
    if not _NAME.fullmatch(folder.name):
        raise UsageError(
            f"地区包的文件夹名不能是“{folder.name}”。", "只能用小写字母、数字和连字符，如 mou-xian。"
        )


def _proposed(files: Sequence[Path], work: Path, shared: CodeLists, progress: Progress) -> list[Blank]:
    """The forms with the tags proposed for them: once their lists are known, each other's too."""
    paths, forms = [], []
    for number, file in enumerate(files):
        progress("加标签", number, len(files))
        paths.append(readable_form(file, work))
        forms.append(read_form(paths[-1]))
    first = named_blanks(files, paths, [(form, propose(form, lists=shared)) for form in forms])
    lists = {**shared, **as_codelists(printed_lists(first, all_captions()))}
    progress("加标签", len(files), len(files))
    return named_blanks(files, paths, [(form, propose(form, lists=lists)) for form in forms])


def _require_documents(kept: Sequence[Blank], left_out: Sequence[LeftOut]) -> None:
    """Raises InputUnreadableError when no blank can be a document."""
    if not kept:
        names = "、".join(item.blank.source.name for item in left_out)
        raise InputUnreadableError(
            f"没有一张表可以填写：{names}。{left_out[0].reason}", "请改正空白表后再试。"
        )


def _write_pack(staging: Path, place: str, blanks: Sequence[Blank], lists: Mapping[str, PrintedList]) -> None:
    texts = {
        MANIFEST: manifest_text(staging.name, place, blanks),
        "codelists.yaml": codelists_text(lists, _shared_lists(staging)),
        "sample.yaml": sample_text(place, _AREA),
        "SOURCES.md": sources_text(place, blanks),
    }
    for name, text in texts.items():
        (staging / name).write_text(text, encoding="utf-8")


def _shared_lists(staging: Path) -> CodeLists:
    base = base_folder(_BASE, staging)
    return load_codelists(base / base_codelists(base))


def _trial(staging: Path, work: Path, progress: Progress) -> Summary:
    """The example of the new pack written, read again, checked, filled and printed."""
    pack = load_pack(staging)
    write_example(pack)
    request = Request(
        (staging / EXAMPLE,),
        pack,
        work / "packets",
        DAY,
        formats=frozenset({PDF}),
        engine=EngineName.BUILTIN,
        without_office=True,  # which may take minutes for a form it cannot read
    )
    return make_packets(request, progress)
