"""JSON as a tree of plain text: numbers keep every digit, no key is lost."""

import json
import re
from collections.abc import Iterator
from typing import NoReturn

from docgen.intake.nodes import BrokenMarkupError, Entries, Entry, Items, Node, Scalar

_TOKEN = re.compile(r'[ \t\r\n]*("[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{},:]|[^\s\[\]{},:"]+)')
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None}

_Tokens = Iterator[tuple[str, int]]


def parse_json(text: str) -> Node:
    """The tree. Raises BrokenMarkupError for anything that is not JSON.

    The text is proved to be JSON first, so that its tokens can be taken at their word.
    """
    try:
        json.loads(text, parse_int=str, parse_float=str, parse_constant=_refuse_constant)
        return _node(*next(tokens := _tokens(text.rstrip())), tokens)
    except json.JSONDecodeError as fault:
        raise BrokenMarkupError(fault.lineno) from fault
    except (RecursionError, ValueError) as fault:
        raise BrokenMarkupError(1) from fault


def _refuse_constant(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON")


def _tokens(text: str) -> _Tokens:
    """Every token with its line."""
    line, counted = 1, 0
    for found in _TOKEN.finditer(text):
        start = found.start(1)
        line += text.count("\n", counted, start)
        counted = start
        yield found[1], line


def _node(token: str, line: int, tokens: _Tokens) -> Node:
    if token == "{":
        return Entries(line, tuple(_entries(tokens)))
    if token == "[":
        return Items(line, tuple(_items(tokens)))
    if token.startswith('"'):
        return Scalar(line, _string(token))
    return Scalar(line, _CONSTANTS.get(token, token))


def _string(token: str) -> str:
    return str(json.loads(token)) if "\\" in token else token[1:-1]


def _entries(tokens: _Tokens) -> Iterator[Entry]:
    for token, line in tokens:
        if token == "}":
            return
        if token != ",":
            next(tokens)  # the colon
            yield Entry(line, _string(token), _node(*next(tokens), tokens))


def _items(tokens: _Tokens) -> Iterator[Node]:
    for token, line in tokens:
        if token == "]":
            return
        if token != ",":
            yield _node(token, line, tokens)
