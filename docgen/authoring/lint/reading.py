"""The tags of a part as Jinja reads them; what it cannot read is left out, so that the rest is looked at."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from docgen.authoring.lint.blocks import BETWEEN, ENDS, opens
from docgen.authoring.lint.flaws import Flaw, flaw
from docgen.authoring.lint.tags import check_quotes
from docgen.authoring.lint.texts import Tag
from docgen.fill.environment import SHEET_BREAKS, environment

ENGINE: Environment = environment(SHEET_BREAKS)
_PATH_OF_LIST = re.compile(r"\w\[\s*\]")
_TARGET = re.compile(r"\{%\s*for\s+(\w+)|\{%\s*set\s+(\w+)")
_MESSAGES = tuple(
    (re.compile(pattern), told)
    for pattern, told in (
        (r"unexpected char \"'\" at|unexpected char '\"' at", "引号没有成对"),
        (r"unexpected char '(.+?)' at", "有不能用的字符“{0}”"),
        (
            r"[Ee]xpected an expression, got 'end of|unexpected 'end of|expected name or number",
            "内容没有写完",
        ),
        (r"expected token '(.+?)', got 'end of", "内容没有写完，少了“{0}”"),
        (r"expected token 'end of .+?', got '(.+?)'", "“{0}”是多余的，或前面少了运算符、引号"),
        (r"expected token '(.+?)', got '(.+?)'", "“{1}”的位置应是“{0}”"),
        (r"unexpected '(.+?)'(?:, expected '(.+?)')?", "“{0}”不该在这里，括号或引号没有成对"),
        (r"unexpected end of template|unclosed", "括号或引号没有成对"),
    )
)
_TOKENS = {"name": "名称", "string": "引号里的文字", "integer": "数", "float": "数"}
_NOTHING = "{{% set {0} %}}{{% endset %}}"  # a text, of which nothing can be asked
_STANDING_IN = {
    "for": "{{% for {0} in [] %}}" + _NOTHING,
    "if": "{{% if true %}}",
    "set": "{{% set {0} %}}",
}


@dataclass(frozen=True)
class Read:
    """The syntax tree of a part's tags, the tag of each line of it, and what could not be read."""

    tree: nodes.Template
    lines: Mapping[int, Tag]
    flaws: tuple[Flaw, ...]

    def tag_at(self, line: int) -> Tag:
        """The tag that a node of that line comes from."""
        return self.lines[max(number for number in self.lines if number <= line)]


def read_tags(tags: Sequence[Tag]) -> Read:
    """The tags of one part read together; blocks that are not closed are closed at the end."""
    reader = _Reader()
    for tag in tags:
        reader.take(tag)
    return reader.read()


@dataclass
class _Open:
    """A block that is open: its keyword, and whether its else was there."""

    word: str
    has_else: bool = False


class _Reader:
    """Puts the tags that can be read one after another, each on lines of its own."""

    def __init__(self) -> None:
        self._lines: dict[int, Tag] = {}
        self._source: list[str] = []
        self._line = 1
        self._open: list[_Open] = []
        self._flaws: list[Flaw] = []

    def take(self, tag: Tag) -> None:
        """Add the tag, or what keeps the others readable without it."""
        reason = _fault_of(tag)
        if reason is not None:
            self._pass_over(tag, reason)
        elif opens(tag):
            self._open.append(_Open(tag.word))
            self._add(tag, tag.jinja)
        elif tag.word in ENDS.values():
            self._close(tag)
        elif tag.word not in BETWEEN or self._takes(tag):
            self._add(tag, tag.jinja)

    def read(self) -> Read:
        """Everything taken."""
        ends = "".join(f"{{% {ENDS[block.word]} %}}" for block in reversed(self._open))
        return Read(ENGINE.parse("".join(self._source) + ends), self._lines, tuple(self._flaws))

    def _pass_over(self, tag: Tag, reason: str) -> None:
        """Tell why, unless another check does; a block stays one, its variable means nothing."""
        if reason and not any(check_quotes(tag)):
            self._flaws.append(flaw("tag-syntax", tag.spot, tag=tag.in_short, reason=reason))
        target = _TARGET.match(tag.jinja)
        variable = (target[1] or target[2]) if target else "unread"
        if opens(tag):
            self._open.append(_Open(tag.word))
            self._add(tag, _STANDING_IN[tag.word].format(variable))
        elif tag.word in ENDS.values():
            self._close(tag)
        elif target:
            self._add(tag, _NOTHING.format(variable))

    def _close(self, tag: Tag) -> None:
        word = tag.word.removeprefix("end")
        if all(block.word != word for block in self._open):
            return
        while self._open:
            block = self._open.pop()
            self._add(tag, f"{{% {ENDS[block.word]} %}}")
            if block.word == word:
                return

    def _takes(self, tag: Tag) -> bool:
        """Whether an else or elif fits what is open."""
        block = self._open[-1] if self._open else None
        if block is None or block.has_else or block.word not in BETWEEN[tag.word]:
            return False
        block.has_else = tag.word == "else"
        return True

    def _add(self, tag: Tag, source: str) -> None:
        self._lines[self._line] = tag
        self._source.append(source + "\n")
        self._line += source.count("\n") + 1


def _fault_of(tag: Tag) -> str | None:
    """Why the tag cannot be read: "" when that is told elsewhere; None when it can."""
    if _PATH_OF_LIST.search(tag.source):
        return "带 [] 的是名称表里的写法，名单要用循环"
    if not tag.is_statement:
        return _parsing(tag.source)
    if opens(tag):
        return _parsing(tag.jinja + f"{{% {ENDS[tag.word]} %}}")
    if tag.word in BETWEEN:
        return _parsing("{% if true %}" + tag.jinja + "{% endif %}")
    if tag.word in ENDS.values():
        return _parsing(_STANDING_IN[tag.word.removeprefix("end")].format("x") + tag.jinja)
    return _parsing(tag.jinja) if tag.word == "set" else ""


def _parsing(source: str) -> str | None:
    """What Jinja says against the source."""
    try:
        ENGINE.parse(source)
    except TemplateSyntaxError as fault:
        return _in_chinese(fault.message or "")
    return None


def _in_chinese(message: str) -> str:
    """What Jinja says against a tag, in Chinese; the message itself where it is none of the usual ones."""
    for pattern, told in _MESSAGES:
        match = pattern.search(message)
        if match:
            return told.format(*(_TOKENS.get(word, word) for word in match.groups()))
    return message


def calls_and_filters(tree: nodes.Template) -> Iterator[tuple[str, str, int]]:
    """Every filter, test and function that is named: which of these, its name, its line."""
    for node in tree.find_all((nodes.Filter, nodes.Test, nodes.Call)):
        if isinstance(node, nodes.Filter):
            yield "filter", node.name, node.lineno
        elif isinstance(node, nodes.Test):
            yield "test", node.name, node.lineno
        elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
            yield "call", node.node.name, node.lineno
