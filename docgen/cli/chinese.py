"""click's own words in Chinese: headings of help pages, and the faults of a command line."""

import re
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from docgen.collector import paused_collector

_PIECES = {
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 …",
}  # of a line that shows how a command is called
_FAULTS = {
    r"No such command '(.+?)'.*": "没有 {} 这个命令",
    r"Option '(.+?)' requires an argument\.": "选项 {} 后面要写值",
    r"Option '(.+?)' does not take a value\.": "选项 {} 后面不写值",
    r"Got unexpected extra arguments? \((.+)\)": "多写了 {}",
}


class ChineseCommand(click.Command):
    """A command whose help page has Chinese headings."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the command is called."""
        pieces = [_PIECES.get(piece, piece) for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), "用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, `--help` last."""
        options = [item for item in self.get_params(ctx) if isinstance(item, click.Option)]
        records = [record for item in options if (record := item.get_help_record(ctx))]
        rows = [(name, text.replace("[required]", "必填。").replace("[x>=1]", "")) for name, text in records]
        _write_list(formatter, "选项", rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows this page."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这段说明。"
        return option


class ChineseGroup(ChineseCommand, click.Group):
    """A group of commands whose help page has Chinese headings."""

    command_class = ChineseCommand

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, command.get_short_help_str(60)) for name, command in commands if command]
        _write_list(formatter, "命令", rows)


class LazyGroup(ChineseGroup):
    """A group that loads a command's module when the command is called, or its help is listed.

    `modules` tells for each command its module in docgen.cli.commands.
    """

    def __init__(self, *args: Any, modules: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order given."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, its module loaded; None for an unknown one."""
        if cmd_name not in self._modules:
            return None
        with paused_collector():
            module = import_module(f"docgen.cli.commands.{self._modules[cmd_name]}")
        commands = (item for item in vars(module).values() if isinstance(item, click.Command))
        return next(command for command in commands if command.name == cmd_name)


def _write_list(formatter: click.HelpFormatter, heading: str, rows: list[tuple[str, str]]) -> None:
    formatter.write(f"\n{heading}：\n")
    with formatter.indentation():
        formatter.write_dl(rows)


def fault_in_chinese(fault: click.ClickException) -> str:
    """What is wrong with the command line."""
    if isinstance(fault, click.MissingParameter):
        name = _name(fault.param)
        return f"缺少选项 {name}" if name.startswith("-") else f"没有写明{_argument(fault.param)}"
    if isinstance(fault, click.NoSuchOption):
        return f"没有 {fault.option_name} 这个选项"
    if isinstance(fault, click.BadParameter):
        return f"选项 {_name(fault.param)} 的值不对{_expected(fault.param)}"
    return _rewritten(fault.format_message())


def _rewritten(message: str) -> str:
    """The fault that click tells in words alone."""
    for words, told in _FAULTS.items():
        if found := re.fullmatch(words, message):
            return told.format(*found.groups())
    return message


def _name(parameter: click.Parameter | None) -> str:
    return " 或 ".join(parameter.opts) if parameter else ""


def _argument(parameter: click.Parameter | None) -> str:
    """What the argument is, as the help page calls it."""
    return (parameter.metavar or "").rstrip("…") if isinstance(parameter, click.Argument) else "文件"


def _expected(parameter: click.Parameter | None) -> str:
    kind = parameter.type if parameter else None
    if isinstance(kind, click.Choice):
        return f"，只能是 {'、'.join(map(str, kind.choices))}"
    if isinstance(kind, click.IntRange):
        return f"，应为不小于 {kind.min} 的整数"
    if isinstance(kind, click.DateTime):
        return "，应写成 2018-12-25 的样子"
    return "，应为整数" if kind is click.INT else ""
