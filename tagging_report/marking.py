"""A template with every tag between marks, so that a paper filled from it tells where each tag stood.

The marks are characters of Unicode's private area: U+E000, the tag's number, U+E001, what it prints, U+E002.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from docgen.vocabulary import all_fields

OPEN, SHUT, END = "\ue000", "\ue001", "\ue002"
ROW_NUMBER = "loop.index"
_PART = re.compile(r"word/(document|header\d*|footer\d*)\.xml|xl/(worksheets/sheet\d+|sharedStrings)\.xml")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_STATEMENT = re.compile(r"\{%-?\s*(\w+)")
_OPTION = re.compile(
    r'\b(?:box|tick)\([^,]+, (?:"([^"]*)"|(true|false))\)|if [\w.]+ (?:is (true|false)|== "([^"]*)")'
)
_IS_OPTION = re.compile(r"\b(?:box|tick)\(|[√☑]")
_CONDITIONS = re.compile(
    r"\bif\b[^{}]*?(?=\belse\b|%\}|\}\}|$)|\belif\b[^{}]*?(?=%\})|\"[^\"]*\"|'[^']*'", re.DOTALL
)
_NAME = re.compile(r"\b[a-z_]+(?:\.[a-z_0-9]+)+")
_FEWEST_ROWS = re.compile(r"(\b(?:cases|stock|increment)\|至少)\(1\)")
_OWNERS = {
    "case": "",
    "member": "members[]",
    "visit": "visits[]",
    "goal": "outcome.goals[]",
    "money": "income.quarterly[]",
    "opinion": "review.quarterly[]",
    "item": "review.attachments[]",
    "survey": "review.surveys[]",
    "aid": "aids[]",
    "pairing": "union.pairings[]",
}
_TICKED = re.compile(r'\{\{ "[√☑]" if ([\w.]+) is (?:true|false) else "[^"]*" \}\}')
_BY_WORD = re.compile(r'\{\{ ([^{}]*?) if form\.(\w+)(?: == "(\w+)")? else ([^{}]*?) \}\}')
_SUM = re.compile(r"\) - \(|\w - \w+\.\w+")
_LISTS = {"review.attachments": "review.attachments[].type"}


@dataclass(frozen=True)
class Mark:
    """One tag of a template: the fields it may print, and the option it marks."""

    number: int
    fields: tuple[str, ...]
    option: str = ""


@dataclass
class Marks:
    """The marks set so far, by number."""

    found: list[Mark] = field(default_factory=list)

    def add(self, source: str) -> str:
        """The source between marks; as it is when it names no field; nothing for a sum."""
        if _SUM.search(source):
            return ""
        fields = tuple(dict.fromkeys(_fields(source)))
        if not fields:
            return source
        option = _OPTION.search(source) if _IS_OPTION.search(source) else None
        chosen = next((part for part in option.groups() if part), "") if option else ""
        self.found.append(Mark(len(self.found), fields, chosen))
        return f"{OPEN}{len(self.found) - 1}{SHUT}{source}{END}"


def write_marked(template: Path, marked: Path, words: Mapping[str, str]) -> Marks:
    """The template with its tags between marks, written to `marked`; what hangs on the `words` is decided."""
    marks = Marks()
    with ZipFile(template) as source, ZipFile(marked, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if _PART.fullmatch(name):
                content = _marked(_decided(content.decode(), words), marks).encode()
            target.writestr(name, content)
    return marks


def _decided(xml: str, words: Mapping[str, str]) -> str:
    """The tags with `… if form.name else …` made one or the other, as the words of the document say."""

    def chosen(found: re.Match[str]) -> str:
        word, value = words.get(found[2], ""), found[3]
        return f"{{{{ {found[1] if (word == value if value else word) else found[4]} }}}}"

    return _BY_WORD.sub(chosen, xml)


def _marked(xml: str, marks: Marks) -> str:
    pieces, start = [], 0
    for begin, end in _spans(xml):
        pieces += [xml[start:begin], marks.add(_FEWEST_ROWS.sub(r"\1(3)", xml[begin:end]))]
        start = end
    rows = "".join([*pieces, xml[start:]])
    return _FEWEST_ROWS.sub(r"\1(3)", rows)


def _spans(xml: str) -> Iterator[tuple[int, int]]:
    """Each value tag, and each inline statement with all up to its end."""
    depth, begin = 0, 0
    for tag in _TAG.finditer(xml):
        statement = _STATEMENT.match(tag[0])
        word = statement[1] if statement else ""
        if word in ("tr", "p", "set"):
            continue
        if word in ("if", "for"):
            begin = begin if depth else tag.start()
            depth += 1
        elif word in ("endif", "endfor"):
            depth -= 1
            if not depth:
                yield begin, tag.end()
        elif not word and not depth:
            yield tag.start(), tag.end()


def _fields(source: str) -> Iterator[str]:
    """The fields that the tag may print, conditions left out."""
    options = _OPTION.sub(lambda match: match[0].split(",")[0], source)
    if _TICKED.search(options):
        options = _TICKED.sub(r"{{ \1 }}", options)
    for name in _NAME.findall(_CONDITIONS.sub("", re.sub(r"<[^>]*>", "", options.replace("&quot;", '"')))):
        owner, _, rest = name.partition(".")
        prefix = _OWNERS.get(owner, owner)
        path = f"{prefix}.{rest}" if prefix else rest
        path = _LISTS.get(path, path)
        if path in all_fields():
            yield path
    if ROW_NUMBER in source:
        yield ROW_NUMBER
