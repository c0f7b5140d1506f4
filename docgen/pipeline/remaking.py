"""Papers and packets of a few households made once more, and held against the manifest byte for byte."""

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen import __version__
from docgen.errors import PrintingFailedError, UsageError
from docgen.packet.manifest import Head, ManifestFile, PacketRecord, PaperRecord
from docgen.pipeline.found_inputs import found_inputs
from docgen.pipeline.made_files import has_bytes
from docgen.pipeline.request import Progress, Request
from docgen.pipeline.run import make_packets
from docgen.printing.engine import EngineName
from docgen.region.catalog import find_pack
from docgen.region.pack import Pack

_MOST_TOLD = 5


@dataclass(frozen=True)
class OwnFile:
    """A file of a household or union, as the manifest tells it."""

    record: PaperRecord | PacketRecord
    path: str
    sha256: str

    @property
    def holder(self) -> tuple[str, str]:
        """Union and household; the household is empty for a union's own file."""
        return self.record.union, self.record.household or ""


@dataclass(frozen=True)
class Source:
    """What a run was made from, as far as a person tells: its folder, its files, its region."""

    folder: Path
    inputs: tuple[Path, ...] = ()
    region: str | None = None


def remake(
    source: Source, manifest: ManifestFile, files: Sequence[OwnFile], work: Path, progress: Progress
) -> None:
    """Makes the files again below `work`, with the bytes that they had.

    Raises UsageError where docgen or the pack is another one, InputUnreadableError where the data are not
    found as they were, PrintingFailedError where other bytes come out.
    """
    if not files:
        return
    pack = _same_pack(source, manifest.head)
    inputs = found_inputs(source.folder, manifest, source.inputs)
    only = frozenset(file.holder[1] for file in files)
    make_packets(_request(manifest.head, pack, tuple(inputs), work, only), progress)
    others = [file.path for file in files if not has_bytes(work / file.path, file.sha256)]
    if others:
        told = "、".join(others[:_MOST_TOLD]) + (f" 等 {len(others)} 个" if len(others) > _MOST_TOLD else "")
        raise PrintingFailedError(
            f"重新做出的文件与原来的不一样，没有写入：{told}。",
            "字体、LibreOffice、照片或扫描件与出件时不同了。请换回原来的，或用 docgen packet 重新出件。",
        )


def _same_pack(source: Source, head: Head) -> Pack:
    if head.docgen != __version__:
        raise UsageError(
            f"这个文件夹是 docgen {head.docgen} 做的，现在是 {__version__}，做出来会不一样。",
            "请用 docgen packet 重新出件。",
        )
    try:
        pack = find_pack(source.region or head.pack.id)
    except UsageError as fault:
        raise UsageError(
            f"找不到出件时用的地区包“{head.pack.id}”。", "请用 --region 写明它所在的文件夹。"
        ) from fault
    if (pack.id, pack.sha256) != (head.pack.id, head.pack.sha256):
        raise UsageError(
            f"地区包“{pack.id}”不是出件时的那一份，做出来会不一样。",
            "请用 --region 写明原来的地区包，或用 docgen packet 重新出件。",
        )
    return pack


def _request(head: Head, pack: Pack, inputs: tuple[Path, ...], work: Path, only: frozenset[str]) -> Request:
    """The run's own request, for these households alone."""
    options = head.options
    return Request(
        inputs,
        pack,
        work,
        dt.date.fromisoformat(options.date),
        options.packets,
        frozenset(options.levels),
        frozenset(options.formats),
        options.duplex,
        options.booklet,
        os.cpu_count() or 1,
        EngineName(options.engine) if options.engine else None,
        only=only,
    )
