"""The group of tools for templates: which module holds which command."""

import click

from docgen.cli.chinese import LazyGroup

_COMMANDS = {
    "diff": "template_diff",
    "fields": "template_fields",
    "lint": "template_lint",
    "preview": "template_preview",
    "show": "template_show",
    "tag": "template_tag",
    "verify": "template_verify",
}


@click.group(cls=LazyGroup, modules=_COMMANDS)
def template() -> None:
    """制作和核对地区包模板的工具。"""
