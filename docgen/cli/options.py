"""Options that several commands share, and how their values are understood."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from docgen.errors import ExitCode
from docgen.printing.engine import EngineName
from docgen.region.catalog import default_region

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

REGION = click.option(
    "--region",
    default=default_region,
    metavar="地区",
    help="地区名（用 docgen regions 查看），或含 pack.yaml 的文件夹；不写时用默认地区。",
)
REGION_OF_INPUTS = click.option(
    "--region",
    metavar="地区",
    help="地区名（用 docgen regions 查看），或含 pack.yaml 的文件夹；"
    "不写时用采集表“说明”一表所写的地区，再没有时用默认地区。",
)
JSON = click.option("--json", "as_json", is_flag=True, help="以 JSON 输出，供程序读取。")
DATE = click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="日期",
    help="填表日期，如 2018-12-25，年龄按这一天计算；默认今天。",
)
ENGINE = click.option(
    "--engine",
    type=click.Choice([name.value for name in EngineName]),
    metavar="引擎",
    help="builtin（内置，默认）或 office（LibreOffice）。版式未核对的模板默认由 LibreOffice 打印。",
)
INPUTS = click.argument("inputs", metavar="采集表…", nargs=-1, required=True, type=click.Path(path_type=Path))


def output_option(what: str, **others: Any) -> Decorator:
    """Where a command writes; `others` are further traits of the option."""
    place = click.Path(path_type=Path)
    return click.option("-o", "--output", metavar="位置", type=place, help=what, **others)


def exit_code(is_blocked: bool, has_failures: bool) -> ExitCode:
    """What the process returns after a run whose findings block something, or that printed not everything."""
    if has_failures:
        return ExitCode.PRINTING_FAILED
    return ExitCode.FINDINGS_BLOCK if is_blocked else ExitCode.DONE


def chosen_day(day: dt.datetime | None) -> dt.date:
    """The day of the run; only this module reads the clock (decision 25)."""
    return day.date() if day else dt.date.today()


def present_moment() -> dt.datetime:
    """When something is entered in the register; like the day, read here alone."""
    return dt.datetime.now()


def chosen_engine(name: str | None) -> EngineName | None:
    """The engine asked for, None where the choice is docgen's."""
    return EngineName(name) if name else None
