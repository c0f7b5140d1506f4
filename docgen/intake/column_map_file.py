"""The file beside a workbook that keeps which columns a person assigned by hand."""

from pathlib import Path

import yaml

from docgen.errors import DestinationNotWritableError, UsageError
from docgen.intake.column_map import ColumnMap, entry_of
from docgen.region.yaml_text import load_yaml

MAP_ENDING = ".列对应.yaml"
_HEAD = """# {name} 的列对应：工作表!列标题: 项目（或“忽略”）；工作表: 表名
# docgen 读取该文件时自动使用；不再需要时删去本文件即可。
"""


def map_path(workbook: Path) -> Path:
    """Where the map of that workbook lies, whether or not there is one."""
    return workbook.with_name(workbook.name + MAP_ENDING)


def is_map(path: Path) -> bool:
    """Whether the file is such a map, and so no data."""
    return path.name.endswith(MAP_ENDING)


def load_map(workbook: Path) -> ColumnMap:
    """What was assigned for the workbook, nothing where no map lies beside it.

    Raises UsageError for a map that cannot be read.
    """
    path = map_path(workbook)
    if not path.is_file():
        return ColumnMap()
    try:
        lines = load_yaml(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise _unreadable(path, str(fault)) from fault
    if not isinstance(lines, dict):
        raise _unreadable(path, "应是“工作表!列标题: 项目”的若干行")
    return ColumnMap(tuple(entry_of(str(left), str(target)) for left, target in lines.items()), path.name)


def save_map(workbook: Path, by_hand: ColumnMap) -> Path:
    """Writes the map beside the workbook. Raises DestinationNotWritableError."""
    path = map_path(workbook)
    lines = {entry.left: entry.target for entry in by_hand.entries}
    text = yaml.safe_dump(lines, allow_unicode=True, sort_keys=False, width=200)
    try:
        path.write_text(_HEAD.format(name=workbook.name) + text, encoding="utf-8")
    except OSError as fault:
        what = f"不能写入 {path}：{fault}"
        raise DestinationNotWritableError(what, "请检查文件夹是否可写、文件是否正被打开。") from fault
    return path


def _unreadable(path: Path, reason: str) -> UsageError:
    remedy = "请改正或删去该文件，再用 docgen intake explain --map … --save 重新保存。"
    return UsageError(f"列对应文件 {path} 无法读取：{reason}。", remedy)
