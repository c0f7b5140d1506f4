"""Invented cases."""

from pathlib import Path

import click

from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import REGION, output_option
from docgen.region.catalog import find_pack
from docgen.sample.write import write_sample


@click.command(cls=ChineseCommand)
@REGION
@click.option("--households", default=12, type=click.IntRange(1), metavar="数字", help="户数；默认 12。")
@click.option("--seed", default=1, metavar="数字", help="同一数字总是得到同样的样例；默认 1。")
@output_option("写入的 .xlsx 文件。", required=True)
def sample(region: str, households: int, seed: int, output: Path) -> None:
    """生成虚构的、可通过核对的采集表样例。

    \b
    例：docgen sample --households 300 -o 样例.xlsx
    """
    write_sample(find_pack(region), households, seed, output)
    terminal.show_text(f"已生成 {households} 户虚构样例：{output}")
