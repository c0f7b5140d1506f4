"""The directions of a form (填表说明): which values a caption's blank may take."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.authoring.forms.model import Form, Line, Table

# 政治面貌：请填写“党员”、“团员”或“群众”: at least two values in quotes one after the other
_QUOTED_RUN = re.compile(r"(?:[“\"][^“”\"]{1,40}[”\"][、，,或和及\s]*){2,}")
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
# “健康状况”填：健康、残疾。
_PLAIN = re.compile(
    r"[“\"《【]?(?P<caption>[\u4e00-\u9fff/（）()]{2,14})[”\"》】]?(?:一栏|栏)?"
    r"(?:请?从|只能|请|按)?(?:选填|填写|填|选择|包括|分为|分|指)?[:：]\s*(?P<items>[^。；;\n“”]+)"
)
_CLAUSE_END = re.compile(r"[。；;，,\n]")
_ASKING = re.compile(
    r"(?:一栏|栏)?(?:请|应|可|必须|只能|从|中|按|在)*(?:填写|填入|选填|填|选择|选|包括|分为|为)?[:：\s]*$"
)
_SEPARATOR = re.compile(r"[、，,/;；]|\s{2,}|(?<=[\u4e00-\u9fff])或(?=[\u4e00-\u9fff])")
_NUMBER = re.compile(r"^\s*[（(]?\d{1,2}[)）.．、]\s*")
_MOST_LETTERS, _LEAST_ITEMS = 24, 2


@dataclass(frozen=True)
class Direction:
    """A caption and the values that may be entered for it."""

    caption: str
    labels: Sequence[str]


def directions_of(form: Form) -> Iterator[Direction]:
    """What the lines and cells of the form tell to enter."""
    for text in _texts(form):
        quoted = list(_quoted(text))
        yield from quoted
        if not quoted:
            yield from _plain(text)


def _texts(form: Form) -> Iterator[str]:
    """Lines and cells; a line that ends with a colon goes on in the next."""
    begun = ""
    for item in form.body:
        if isinstance(item, Table):
            yield from (cell.text for cell in item.cells if not cell.is_empty)
        elif isinstance(item, Line):
            begun += item.text
            if not begun.rstrip().endswith(("：", ":")):
                yield begun
                begun = ""
    yield begun


def _quoted(text: str) -> Iterator[Direction]:
    for run in _QUOTED_RUN.finditer(text):
        clause = _CLAUSE_END.split(text[: run.start()])[-1]
        caption = _ASKING.sub("", _NUMBER.sub("", clause)).strip('“”"《》【】 ：:')
        labels = list(dict.fromkeys(_QUOTED.findall(run[0])))
        if caption and len(labels) >= _LEAST_ITEMS:
            yield Direction(caption, labels)


def _plain(text: str) -> Iterator[Direction]:
    if "、" not in text and "/" not in text:
        return
    for match in _PLAIN.finditer(text):
        parts = (_NUMBER.sub("", part).strip('“”"等 \u3000') for part in _SEPARATOR.split(match["items"]))
        labels = [part for part in dict.fromkeys(parts) if 0 < len(part) <= _MOST_LETTERS]
        if len(labels) >= _LEAST_ITEMS:
            yield Direction(_ASKING.sub("", match["caption"]), labels)
