"""The position test of a pack's templates."""

from pathlib import Path

import click

from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import JSON
from docgen.errors import ExitCode
from docgen.pipeline.verify import verify_pack
from docgen.region.catalog import find_pack


@click.command(cls=ChineseCommand)
@click.argument("pack", metavar="地区包")
@click.option(
    "--case",
    "cases",
    multiple=True,
    metavar="文件",
    type=click.Path(path_type=Path),
    help="用来填写的案例，可重复；默认用自带样例生成。",
)
@JSON
@click.pass_context
def verify(context: click.Context, pack: str, cases: tuple[Path, ...], as_json: bool) -> None:
    """核对版式：每个模板用内置引擎和 LibreOffice 各印一遍，逐字逐线比较，通过的记入地区包。

    \b
    例：docgen template verify 某市/
    """
    chosen = find_pack(pack)
    with terminal.progress_bar(as_json) as progress:
        verdicts = verify_pack(chosen, cases, progress)
    terminal.show_verdicts(verdicts, as_json)
    context.exit(ExitCode.DONE if all(item.has_passed for item in verdicts) else ExitCode.FINDINGS_BLOCK)
