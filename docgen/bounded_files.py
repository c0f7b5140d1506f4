"""Office files from outside, looked over before anything unpacks them: no bomb of zip or XML gets through."""

import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from io import BytesIO
from pathlib import Path
from xml.parsers import expat

_MOST_PARTS = 10_000
_MOST_UNPACKED = 2**30  # bytes of all parts together; a province's workbook has a tenth of it
_SMALL = 2**18  # bytes: what a packed part of that size can come to is no danger
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_LOCAL = struct.Struct("<26xHH")
_DAMAGES = (
    *(EOFError, ValueError, LookupError, OverflowError, RuntimeError),  # RuntimeError asks for a password
    *(struct.error, zlib.error),
)
_XML = (".xml", ".rels", ".vml")
_PIECE = 2**16
_LONGEST_PROLOG = 2**20  # bytes before the first element
_UNKNOWN_ENCODING = 18  # of expat


class UnsafeFileError(Exception):
    """A file from outside that is not opened; `what` is the reason and `remedy` the way out, in Chinese."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.what}{self.remedy}"


@contextmanager
def opened_file(file: Path | bytes) -> Iterator[zipfile.ZipFile]:
    """The archive, proved to be within bounds.

    Raises UnsafeFileError for a bomb; OSError or zipfile.BadZipFile for a file that is none, or damaged.
    """
    with ExitStack() as stack:
        with _told_as_damage():
            archive = stack.enter_context(zipfile.ZipFile(BytesIO(file) if isinstance(file, bytes) else file))
            _require_sizes(archive)
            _require_single_names(archive.namelist())
            for info in archive.infolist():
                if info.filename.lower().endswith(_XML):
                    _require_plain_xml(archive, info)
        yield archive


def content_of(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The bytes of the part. Raises zipfile.BadZipFile where they are damaged or need a password."""
    with _told_as_damage():
        return archive.read(info)


@contextmanager
def _told_as_damage() -> Iterator[None]:
    """Turns what Python's reader of archives raises over damaged bytes into zipfile.BadZipFile."""
    try:
        yield
    except _DAMAGES as fault:
        raise zipfile.BadZipFile(str(fault)) from fault


def require_bounded(file: Path | bytes) -> None:
    """Raises UnsafeFileError for a bomb; OSError or zipfile.BadZipFile for a file that is no archive."""
    with opened_file(file):
        pass


def _require_sizes(archive: zipfile.ZipFile) -> None:
    """Raises for more parts or bytes than any paper has, and for a part that hides its size."""
    infos = archive.infolist()
    if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _MOST_UNPACKED:
        raise UnsafeFileError(
            "文件解压后过大，疑为压缩炸弹，没有打开。", "请确认来源；确是数据过多的，请分成几个文件。"
        )
    for info in infos:
        if info.compress_type not in _METHODS and not info.flag_bits & _ENCRYPTED:
            raise _disguised(info)
        if info.compress_type == zipfile.ZIP_DEFLATED and info.compress_size > _SMALL:
            _require_told_size(archive, info)


def _require_single_names(names: Iterable[str]) -> None:
    """Raises for two parts of one name: one reader takes the first, another the last."""
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise unusual_name(name)
        seen.add(name.casefold())


def unusual_name(name: str) -> UnsafeFileError:
    """The error of a part whose name no Office program gives."""
    return UnsafeFileError(
        f"文件中的 {name[:60]} 名称不正常，没有打开。", "请用 Word、Excel 或 WPS 打开后另存。"
    )


def _require_told_size(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    """Raises when the part unpacks to more than it says: some readers would not stop there."""
    stream, size = zlib.decompressobj(-zlib.MAX_WBITS), 0
    with suppress(zlib.error):  # damage is told by whoever reads the part
        for piece in _packed(archive, info):
            rest = piece
            while rest and size <= info.file_size:
                size += len(stream.decompress(rest, _PIECE))
                rest = stream.unconsumed_tail
            if size > info.file_size:
                break
    if size > info.file_size:
        raise _disguised(info)


def _packed(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The packed bytes of the part, piece by piece."""
    file = archive.fp
    if file is None:
        return
    file.seek(info.header_offset)
    names = sum(_LOCAL.unpack(file.read(_LOCAL.size)))
    place, left = info.header_offset + _LOCAL.size + names, info.compress_size
    while left > 0:
        file.seek(place)
        piece = file.read(min(_PIECE, left))
        if not piece:
            return
        place, left = place + len(piece), left - len(piece)
        yield piece


def _disguised(info: zipfile.ZipInfo) -> UnsafeFileError:
    return UnsafeFileError(
        f"文件中的 {info.filename} 压缩方式不正常，疑为压缩炸弹，没有打开。",
        "请确认来源，并用 Word、Excel 或 WPS 打开后另存。",
    )


class _RootReachedError(Exception):
    """The first element: what may declare entities stands before it."""


def _require_plain_xml(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    """Raises when the part declares a document type, by which entities are made; no Office program does."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = _reach_root
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        with archive.open(info) as part:
            for _ in range(_LONGEST_PROLOG // _PIECE):
                piece = part.read(_PIECE)
                parser.Parse(piece, not piece)
                if not piece:
                    return
    except (_RootReachedError, zlib.error, zipfile.BadZipFile, EOFError, RuntimeError, struct.error):
        return  # nothing was declared; whatever is damaged is told by whoever reads it
    except expat.ExpatError as fault:
        if fault.code != _UNKNOWN_ENCODING:
            return
    except LookupError:  # an encoding that Python does not know either
        pass
    raise UnsafeFileError(
        f"文件中的 {info.filename} 编码或开头不正常，没有打开。", "请用 Word、Excel 或 WPS 打开后另存。"
    )


def _reach_root(*_: object) -> None:
    raise _RootReachedError


def _refuse_doctype(name: str, *_: object) -> None:
    raise UnsafeFileError(
        f"文件中声明了 XML 文档类型“{name[:20]}”，疑为 XML 炸弹，没有打开。",
        "请确认来源，并用 Word、Excel 或 WPS 打开后另存。",
    )
