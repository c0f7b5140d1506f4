"""What regions there are, their forms, and the structure of their case data."""

import json
from pathlib import Path

import click

from docgen.cli import terminal
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import JSON, REGION, output_option
from docgen.pipeline.schema import case_file_schema
from docgen.region.catalog import find_pack, shipped_packs
from docgen.region.pack import load_pack


@click.command(cls=ChineseCommand)
@JSON
def regions(as_json: bool) -> None:
    """列出自带的地区和打印包。"""
    packs = [load_pack(path) for path in shipped_packs()]
    terminal.show_regions(packs, as_json)


@click.command(cls=ChineseCommand)
@REGION
@JSON
def forms(region: str, as_json: bool) -> None:
    """列出一个地区的全部文书。

    \b
    例：docgen forms
    """
    terminal.show_forms(find_pack(region), as_json)


@click.command(cls=ChineseCommand)
@REGION
@output_option("写入文件；默认输出到屏幕。")
def schema(region: str, output: Path | None) -> None:
    """输出案例数据（YAML、JSON）的 JSON Schema。"""
    text = json.dumps(case_file_schema(find_pack(region)), ensure_ascii=False, indent=2)
    if output:
        output.write_text(text + "\n", encoding="utf-8")
    else:
        terminal.show_text(text)
