"""Templates and packs checked before use."""

import click

from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand
from docgen.cli.lint_text import lint_lines, lint_record
from docgen.cli.options import JSON
from docgen.errors import ExitCode
from docgen.pipeline.linting import lint as lint_target


@click.command(cls=ChineseCommand)
@click.argument("target", metavar="地区包或模板")
@click.option("--fix", is_flag=True, help="先合并被拆成几截的标签，别的一概不动；原文件另存为 .bak。")
@click.option("--region", metavar="地区", help="不在地区包里的模板借用哪个地区的选项和示例。")
@JSON
@click.pass_context
def lint(context: click.Context, target: str, fix: bool, region: str | None, as_json: bool) -> None:
    """检查地区包或模板：名称、循环、选项、版面、个人信息等，一次列出全部问题；有错误时返回 4。

    \b
    例：docgen template lint 某市/
        docgen template lint 01-档案表.docx --fix
    """
    report = lint_target(target, region, mends=fix)
    if as_json:
        terminal.show_result((), lint_record(report), as_json)
    else:
        terminal.show_text("\n".join(lint_lines(report)))
    context.exit(ExitCode.PACK_FAULTY if report.has_errors else ExitCode.DONE)
