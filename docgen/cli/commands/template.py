"""The group of tools for templates: which module holds which command."""

import click

from docgen.cli.chinese import LazyGroup

_COMMANDS = {
    "preview": "template_preview",
    "verify": "template_verify",
}


@click.group(cls=LazyGroup, modules=_COMMANDS)
def template() -> None:
    """制作和核对地区包模板的工具。"""
