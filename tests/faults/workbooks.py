"""Workbooks of a gigabyte: rows without end, a text without end, and as many real households as that is."""

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from .bench import Bench, sample
from .catalogue import fault
from .sizes import GROUP, MEMORY

_REFUSED = f"exit 3 with the file and what to do; ≤ {MEMORY} MB"
_SHEET = "xl/worksheets/sheet4.xml"  # 户, as docgen sample writes it
_END = b"</sheetData>"
_HOUSEHOLDS, _FEW = 40_000, 61
_SECONDS = 1800.0


@fault(
    "workbook of a gigabyte",
    GROUP,
    done="after its households the sheet goes on for 1,000 MB (in CI for 110 MB, in as many cells)",
    holds=_REFUSED,
)
def _endless_rows(bench: Bench) -> str:
    cell = b'<c t="inlineStr"><is><t>%s</t></is></c>' % (b"x" * 100) if bench.is_long else b"<c><v>1</v></c>"
    return _refused(
        bench, (b"<row>" + cell * 100 + b"</row>" for _ in range(72_000)), "内容过多，无法一次读取"
    )


@fault("workbook of more than a gigabyte", GROUP, done="the same with 1,100 MB", holds=_REFUSED)
def _more_than_a_gigabyte(bench: Bench) -> str:
    return _refused(bench, (b"<row>" + b"<c/>" * 2**18 + b"</row>" for _ in range(1_100)), "文件解压后过大")


@fault("text of half a gigabyte", GROUP, done="one cell of the sheet has 500 million letters", holds=_REFUSED)
def _endless_text(bench: Bench) -> str:
    cell = (b'<row><c t="inlineStr"><is><t>', *[b"x" * 2**20] * 500, b"</t></is></c></row>")
    return _refused(bench, cell, "有一格内容过长，无法一次读取")


@fault(
    "as many households as a gigabyte holds",
    GROUP,
    done=f"a workbook of {_HOUSEHOLDS:,} households, 900 MB unpacked, is checked (in CI one of {_FEW:,})",
    holds=f"every household is read; ≤ {MEMORY} MB",
)
def _many_households(bench: Bench) -> str:
    count = _HOUSEHOLDS if bench.is_long else _FEW
    run = bench.docgen("check", sample(count), "--region", "luzhou", limit=_SECONDS)
    assert run.code == 0, run.said
    assert f"共核对 {count} 户" in run.said
    assert run.megabytes <= MEMORY, run.megabytes
    return "all read"


def _refused(bench: Bench, rows: Iterable[bytes], reason: str) -> str:
    path = bench.folder / "采集表.xlsx"
    _write(path, rows)
    run = bench.packet(path, bench.folder / "out")
    assert run.code == 3, run.said
    assert path.name in run.said, run.said
    assert reason in run.said, run.said
    assert run.megabytes <= MEMORY, run.megabytes
    assert not (bench.folder / "out").exists()
    path.unlink()
    return "exit 3"


def _write(path: Path, rows: Iterable[bytes]) -> None:
    """A sample whose sheet of households has more XML behind its last row."""
    with (
        zipfile.ZipFile(sample(3)) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target,
    ):
        for name in source.namelist():
            with target.open(name, "w", force_zip64=True) as part:
                for piece in _pieces(source.read(name), rows if name == _SHEET else ()):
                    part.write(piece)


def _pieces(content: bytes, rows: Iterable[bytes]) -> Iterator[bytes]:
    before, end, after = content.partition(_END)
    yield before
    yield from rows
    yield end + after
