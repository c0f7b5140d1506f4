"""Which files are read, and their bytes; a file that cannot be opened ends the command with its remedy."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from docgen.errors import InputUnreadableError, reason_of
from docgen.intake.column_map_file import is_map
from docgen.intake.own_files import copied_from, is_report

WORKBOOKS = frozenset((".xlsx", ".xlsm", ".xls", ".ods"))
RECORDS = frozenset((".yaml", ".yml", ".json"))
_WPS_SHEET = ".et"
_OUR_OWN = "manifest.json"
_TEMPORARY = ("~$", ".~")
_READABLE = "请提供 .xlsx（或 .xlsm、.xls、.ods）工作簿，或 .yaml、.json 文件。"
_REMEDIES = {
    ".et": "这是 WPS 表格文件，请用 WPS 打开后另存为 .xlsx。",
    ".ett": "这是 WPS 表格模板，请用 WPS 打开后另存为 .xlsx。",
    ".xlsb": "请用 Excel 打开后另存为 .xlsx。",
    ".csv": "请用 Excel 或 WPS 打开后另存为 .xlsx；身份证号一列须先设为“文本”格式。",
    ".doc": "这是文字文档，请把内容录入采集表（.xlsx）。",
    ".docx": "这是文字文档，请把内容录入采集表（.xlsx）。",
    ".wps": "这是 WPS 文字文档，请把内容录入采集表（.xlsx）。",
}


def find_files(paths: Sequence[Path]) -> list[Path]:
    """The files to read in the order given, those of a folder by name, each once.

    Raises InputUnreadableError that names every path that is missing or of a kind that cannot be read.
    """
    files: dict[Path, Path] = {}
    errors: list[InputUnreadableError] = []
    for path in paths:
        try:
            for file in _files_of(path):
                files.setdefault(file.resolve(), file)
        except InputUnreadableError as error:
            errors.append(error)
    raise_together(errors)
    return list(files.values())


def passed_copies(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """The marked copies in the folders that are not read, each with the name of its source."""
    for folder in dict.fromkeys(path for path in paths if path.is_dir()):
        files = _candidates(folder)
        names = [file.name for file in files]
        yield from ((file, source) for file in files if (source := copied_from(file, names)))


def read_file(path: Path) -> bytes:
    """The bytes of the file. Raises InputUnreadableError when it is locked, may not be read or is empty."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise InputUnreadableError(
            f"{path} 无法打开（{reason_of(fault)}）。",
            "请关闭正在使用该文件的程序（如 Excel、WPS），并确认有读取权限。",
        ) from fault
    if not data.strip():
        raise InputUnreadableError(f"{path} 是空文件。", "文件可能没有保存或下载完整，请重新取得该文件。")
    return data


def names_in_findings(files: Sequence[Path]) -> Mapping[Path, str]:
    """What findings call each file: its name, or the path as given where two files share a name."""
    count = Counter(file.name for file in files)
    return {file: file.name if count[file.name] == 1 else file.as_posix() for file in files}


def sha256_of(data: bytes) -> str:
    """The hash of the bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def raise_together(errors: Sequence[InputUnreadableError]) -> None:
    """Raises one error that tells all of them; does nothing when there are none."""
    if errors:
        what = "\n".join(error.what for error in errors)
        raise InputUnreadableError(what, "\n".join(dict.fromkeys(error.remedy for error in errors)))


def _files_of(path: Path) -> Iterable[Path]:
    if not path.exists():
        raise InputUnreadableError(f"找不到 {path}。", "请核对文件名和所在的文件夹。")
    if path.is_dir():
        return _files_in(path)
    if path.name.startswith(_TEMPORARY):
        raise InputUnreadableError(f"{path} 是 Excel 或 WPS 的临时文件。", "请选择同名但没有“~$”的文件。")
    _require_readable(path)
    return (path,)


def _require_readable(path: Path) -> None:
    ending = path.suffix.lower()
    if is_map(path):
        raise InputUnreadableError(f"{path} 是列对应，不是数据。", "请选择它旁边的工作簿，列对应会自动使用。")
    if ending not in WORKBOOKS | RECORDS:
        raise InputUnreadableError(f"{path} 不是可以读取的文件类型。", _REMEDIES.get(ending, _READABLE))


def _files_in(folder: Path) -> Iterator[Path]:
    """The readable files of the folder; a WPS sheet is refused, lest it be left out unseen."""
    files = _candidates(folder)
    names = [file.name for file in files]
    chosen = [file for file in files if not copied_from(file, names)]
    if not chosen:
        raise InputUnreadableError(f"文件夹 {folder} 中没有可以读取的文件。", _READABLE)
    for path in chosen:
        _require_readable(path)
        yield path


def _candidates(folder: Path) -> list[Path]:
    """The files that hold data by their name, without what docgen wrote about data."""
    names = [
        path for path in listed(folder) if path.is_file() and not path.name.startswith((".", *_TEMPORARY))
    ]
    chosen = [path for path in names if path.suffix.lower() in WORKBOOKS | RECORDS | {_WPS_SHEET}]
    return [path for path in chosen if path.name != _OUR_OWN and not is_map(path) and not is_report(path)]


def listed(folder: Path) -> list[Path]:
    """What is in the folder, by name. Raises InputUnreadableError when it may not be read."""
    try:
        return sorted(folder.iterdir())
    except OSError as fault:
        raise InputUnreadableError(
            f"文件夹 {folder} 无法打开（{reason_of(fault)}）。", "请确认有读取该文件夹的权限。"
        ) from fault
