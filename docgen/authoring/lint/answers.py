"""Tags held against the captions they answer: none under another's caption, none twice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from docgen.authoring.forms.model import Cell, Form, Line
from docgen.authoring.lint.flaws import Flaw, Spotted, flaw
from docgen.authoring.lint.grid import PrintedTable, has_tag, meanings
from docgen.authoring.tagging.wording import Caption
from docgen.derive.inputs import told_by
from docgen.vocabulary import find_field

_NAME = re.compile(r"\{\{\s*([a-z_][\w.]*)\s*(?:\|[^}]*)?\}\}")
_PLAIN = re.compile(r"\{\{\s*([a-z_][\w.]*)\s*\}\}")
_BEFORE = re.compile(r"([^\s；;，,。、|}]+)[:：]\s*$")
_SAYS_LITTLE = re.compile("备注|说明|其他")
_ALIKE = 75


@dataclass(frozen=True)
class _Answer:
    """A tag of one name, and the captions that may stand for it, the nearest first."""

    name: str
    path: str
    spot: Spotted
    captions: tuple[str, ...]

    @property
    def known(self) -> tuple[str, ...]:
        """The captions that mean some field."""
        return tuple(text for text in self.captions if meanings(text) and not _SAYS_LITTLE.search(text))

    @property
    def fits(self) -> bool:
        """Whether one of the captions may mean the field, or none says which."""
        return not self.known or any(_may_mean(text, self.path) for text in self.known)


def check_answers(form: Form) -> Iterator[Flaw]:
    """Tags under captions of other fields, and tags printed twice in one cell."""
    for table in map(PrintedTable, form.tables):
        answers = [answer for cell in table.cells for answer in _answers_of(table, cell)]
        yield from _check_each(answers)
        for cell in table.cells:
            yield from _check_twice(cell, table.spot(cell))
    for line in form.lines:
        spot = Spotted({"header": "页眉", "footer": "页脚"}.get(line.part, ""), paragraph=line.index + 1)
        yield from _check_each(list(_inline(line, spot)))
        yield from _check_twice(line, spot)


def _check_each(answers: Sequence[_Answer]) -> Iterator[Flaw]:
    """A tag that does not fit is told with the one that does, where a copied tag was left as it was."""
    for answer in answers:
        if answer.fits:
            continue
        right = next(
            (item for item in answers if item.name == answer.name and item.known and item.fits), None
        )
        if right is not None:
            yield flaw(
                "field-under-two-captions",
                answer.spot,
                caption=answer.known[0],
                other=right.known[0],
                place=right.spot,
                name=answer.name,
            )
        else:
            label = find_field(answer.path)
            told = label.label if label else answer.path
            yield flaw(
                "tag-under-other-caption", answer.spot, caption=answer.known[0], name=answer.name, label=told
            )


def _check_twice(where: Cell | Line, spot: Spotted) -> Iterator[Flaw]:
    """The same tag twice, one behind the other."""
    tags = list(_PLAIN.finditer(where.text))
    for before, after in pairwise(tags):
        between = where.text[before.end() : after.start()].strip()
        if before[1] == after[1] and not between and find_field(before[1]):
            yield flaw("field-twice", spot, tag=after[0])


def _answers_of(table: PrintedTable, cell: Cell) -> Iterator[_Answer]:
    """A tag alone in its cell with the captions before and above; others with the words before them."""
    match = _NAME.fullmatch(cell.text.strip())
    if not match:
        yield from _inline(cell, table.spot(cell))
        return
    around = (item for item in (table.left_of(cell), table.above(cell)) if item is not None)
    captions = tuple(item.plain for item in around if not item.is_empty and not has_tag(item))
    yield from _answer(match[1], table.spot(cell), captions)


def _inline(where: Cell | Line, spot: Spotted) -> Iterator[_Answer]:
    """Tags behind a caption with a colon: 性别：{{ worker.sex }}."""
    for match in _NAME.finditer(where.text):
        caption = _BEFORE.search(where.text[: match.start()])
        if caption:
            yield from _answer(match[1], spot, (caption[1],))


def _answer(name: str, spot: Spotted, captions: tuple[str, ...]) -> Iterator[_Answer]:
    path = name.removeprefix("case.")
    if find_field(path):
        yield _Answer(name, path, spot, captions)


def _may_mean(caption: str, path: str) -> bool:
    """Whether the caption is one of the field's, of one that tells it, or reads much like one."""
    meant = meanings(caption)
    if path in meant or any(path in told_by(other) or other in told_by(path) for other in meant):
        return True
    field = find_field(path)
    texts = (field.label, *field.about.variants) if field else ()
    words = Caption(caption).core
    return any(fuzz.partial_ratio(words, Caption(text).core) >= _ALIKE for text in texts)
