"""A template previewed with an invented case."""

from pathlib import Path

import click

from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import ENGINE, JSON, chosen_engine, output_option
from docgen.cli.preview_text import preview_lines, preview_record
from docgen.errors import DocgenError
from docgen.pipeline.preview import Previewer, PreviewRequest
from docgen.pipeline.preview_paper import Filling
from docgen.pipeline.saves import saves


@click.command(cls=ChineseCommand)
@click.argument("file", metavar="模板", type=click.Path(path_type=Path))
@output_option("写入的 .png 或 .pdf。", required=True)
@click.option(
    "--typical", "filling", flag_value="typical", default=True, help="用一般的虚构案例填写（默认）。"
)
@click.option("--blank", "filling", flag_value="blank", help="什么也不填，看空白表。")
@click.option("--overfull", "filling", flag_value="overfull", help="填得过满：长文字、9 名家庭成员。")
@click.option(
    "--case",
    "cases",
    multiple=True,
    metavar="文件",
    type=click.Path(path_type=Path),
    help="用这个采集表中的案例填写，可重复；默认虚构。",
)
@click.option("--region", metavar="地区", help="不在地区包里的模板借用哪个地区的选项和用语；默认用默认地区。")
@click.option("--watch", is_flag=True, help="模板每保存一次就重新预览一次，按 Ctrl-C 结束。")
@ENGINE
@JSON
def preview(
    file: Path,
    output: Path,
    filling: str,
    cases: tuple[Path, ...],
    region: str | None,
    watch: bool,
    engine: str | None,
    as_json: bool,
) -> None:
    """预览模板：填上虚构的案例，印成图片或 PDF。

    \b
    例：docgen template preview 01-档案表.docx -o 预览.png
        docgen template preview 01-档案表.docx --overfull -o 预览.pdf --watch
    """
    request = PreviewRequest(file, output, Filling(filling), cases, region, chosen_engine(engine))
    previewer = Previewer(request)
    if watch:
        _watch(previewer, file, as_json)
    else:
        _show(previewer, as_json)


def _watch(previewer: Previewer, file: Path, as_json: bool) -> None:
    """Previews at every save until the person stops it; a faulty template is told and waited for."""
    try:
        for _ in saves(file):
            try:
                _show(previewer, as_json)
            except DocgenError as fault:
                terminal.show_error(fault)
    except KeyboardInterrupt:
        terminal.show_notice("已停止预览。")


def _show(previewer: Previewer, as_json: bool) -> None:
    previewed = previewer.write()
    terminal.show_result(preview_lines(previewed), preview_record(previewed), as_json)
