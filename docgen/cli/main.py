"""The command line: which module holds which command, and one handler for every situation.

A command opens its options, makes one call, and hands the result to `terminal`.
"""

import gc
import signal
import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import click

from docgen import __version__
from docgen.cli import terminal
from docgen.cli.chinese import LazyGroup
from docgen.errors import DocgenError, ExitCode

_COMMANDS = {  # as a clerk comes upon them
    "workbook": "workbook",
    "check": "check",
    "packet": "packet",
    "verify": "verify",
    "reprint": "reprint",
    "register": "register",
    "redact": "redact",
    "print": "printing",
    "demo": "packet",
    "region": "region",
    "sample": "sample",
    "regions": "regions",
    "forms": "regions",
    "intake": "intake",
    "fonts": "printing",
    "schema": "regions",
    "template": "template",
}


@dataclass
class Wishes:
    """What was asked for before any command's name."""

    debug: bool = False


@click.group(cls=LazyGroup, modules=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="docgen %(version)s", help="显示版本。")
@click.option("--debug", is_flag=True, help="程序出错时显示完整的出错记录，其中可能有个人信息。")
@click.pass_context
def docgen(context: click.Context, debug: bool) -> None:
    """把采集表变成困难职工解困脱困的全套文书，并装订成可直接打印的 PDF。

    \b
    例：
      docgen demo                                      用自带样例走一遍
      docgen workbook --region 地区 -o 采集表.xlsx     取一份空白采集表
      docgen check 采集表.xlsx                         打印之前先核对
      docgen packet 采集表.xlsx -o 打印包              生成全部文书和打印包
    """
    if debug:
        terminal.warn_of_debugging()
    context.ensure_object(Wishes).debug = debug


def run() -> None:
    """The entry point: one handler turns every situation into words and an exit code."""
    terminal.prepare_streams()
    _end_as_if_interrupted()
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # libraries quote cells in theirs
    code = _guarded(sys.argv[1:])
    gc.freeze()  # else the interpreter looks through all that is kept before it ends
    sys.exit(code)


def _end_as_if_interrupted() -> None:
    """Lets a run that is told to end, or whose window is closed, remove its work folder first."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)


def _guarded(arguments: Sequence[str]) -> int:
    wishes = Wishes()
    try:
        result = docgen.main(list(arguments), prog_name="docgen", standalone_mode=False, obj=wishes)
        return result if isinstance(result, int) else ExitCode.DONE
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as fault:
        terminal.show_usage_fault(fault)
        return ExitCode.USAGE
    except DocgenError as fault:
        terminal.show_error(fault)
        return fault.exit_code
    except (KeyboardInterrupt, click.Abort):
        terminal.show_interrupted()
        return ExitCode.INTERRUPTED
    except Exception as fault:  # noqa: BLE001 -- the one place that may: our bug, told as such
        terminal.show_bug(fault, shows_all=wishes.debug)
        return ExitCode.INTERNAL
