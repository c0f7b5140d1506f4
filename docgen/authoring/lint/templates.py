"""Everything that can be wrong with one template, found without filling it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from jinja2 import nodes

from docgen.authoring.forms.reading import read_form
from docgen.authoring.lint.answers import check_answers
from docgen.authoring.lint.blocks import check_blocks
from docgen.authoring.lint.captions import check_captions
from docgen.authoring.lint.flaws import Flaw, flaw
from docgen.authoring.lint.looks import template_looks
from docgen.authoring.lint.names import NameCheck
from docgen.authoring.lint.opened import OpenedTemplate, TemplateUnreadableError, open_template
from docgen.authoring.lint.options import check_options
from docgen.authoring.lint.outside import check_outside
from docgen.authoring.lint.personal import check_personal
from docgen.authoring.lint.reading import Read, read_tags
from docgen.authoring.lint.sheets import check_sheets
from docgen.authoring.lint.subject import Subject
from docgen.authoring.lint.tags import check_tags
from docgen.derive.inputs import told_by
from docgen.errors import InputUnreadableError, PackFaultyError
from docgen.fill.contract import field_of, names_used
from docgen.fill.sheet import compile_sheet
from docgen.fill.word import compile_word
from docgen.fonts.report import TypefaceUse
from docgen.vocabulary import find_field

# Flaws of tags behind which a field may be meant that is looked for in vain.
_HIDING = frozenset(
    ("tag-incomplete", "tag-look-alike", "tag-quotes", "tag-syntax", "tag-statement-unknown", "name-unknown")
)


@dataclass(frozen=True)
class Looked:
    """What was found in a template: its flaws, the names it asks for, and the fonts it prints with."""

    flaws: tuple[Flaw, ...]
    names: frozenset[str] = frozenset()
    fonts: tuple[TypefaceUse, ...] = ()
    is_read: bool = True

    @property
    def has_errors(self) -> bool:
        """Whether it cannot be filled as it is."""
        return any(item.is_blocking for item in self.flaws)


def look_at(subject: Subject) -> Looked:
    """The template of a document checked, all its flaws at once."""
    try:
        template = open_template(subject.path)
    except TemplateUnreadableError as fault:
        return Looked((subject.own(flaw("file-unreadable", reason=fault)),), is_read=False)
    reads = [read_tags(list(tags)) for _, tags in groupby(template.tags, key=lambda tag: tag.text.part)]
    names = frozenset(name for read in reads for name in _names(read, subject))
    of_tags = list(_of_tags(template, reads, subject))
    flaws = [subject.own(item) for item in (*of_tags, *_of_form(template, subject))]
    if _HIDING.isdisjoint(item.code for item in of_tags):
        flaws += map(subject.own, _check_required(names, subject))
    if not any(item.is_blocking for item in flaws):
        flaws += map(subject.own, _refused(subject))
    looks = template_looks(subject.path)
    return Looked((*flaws, *map(subject.own, looks.flaws)), names, looks.fonts)


def _names(read: Read, subject: Subject) -> Iterator[str]:
    """The paths that are asked for, and the lists of cases by their own names."""
    lists = tuple(subject.document.lists)
    yield from (use.path for use in names_used(read.tree, lists) if not use.is_unfollowed)
    yield from (node.name for node in read.tree.find_all(nodes.Name) if node.name in lists)


def _of_tags(template: OpenedTemplate, reads: list[Read], subject: Subject) -> Iterator[Flaw]:
    """Flaws of tags and of what they say."""
    yield from check_tags(template)
    for _, tags in groupby(template.tags, key=lambda tag: tag.text.part):
        yield from check_blocks(tags)
    blank = subject.blank  # one for all parts: what goes ill together may stand in several
    for read in reads:
        yield from read.flaws
        yield from NameCheck(read, blank).flaws()
        yield from check_options(read, subject.lists, tuple(subject.document.lists))


def _of_form(template: OpenedTemplate, subject: Subject) -> Iterator[Flaw]:
    """Flaws of the file and of what is printed around the tags."""
    yield from check_outside(template)
    yield from check_personal(template)
    if not template.is_word:
        yield from check_sheets(template)
    try:
        form = read_form(subject.path)
    except InputUnreadableError as fault:
        yield flaw("file-unreadable", reason=fault.what.rstrip("。"))
        return
    yield from check_captions(form)
    yield from check_answers(form)


def _check_required(names: frozenset[str], subject: Subject) -> Iterator[Flaw]:
    """Fields that the manifest requires and no tag prints."""
    asked = {field.path for field in map(field_of, names) if field is not None}
    for path in subject.document.required:
        field = find_field(path)
        if field is not None and asked.isdisjoint(told_by(path)):
            yield flaw("required-without-tag", label=field.label, name=path)


def _refused(subject: Subject) -> Iterator[Flaw]:
    """What filling would refuse though nothing else is found."""
    blank = subject.blank
    try:
        compile_sheet(blank) if blank.path.suffix.lower() == ".xlsx" else compile_word(blank)
    except PackFaultyError as fault:
        yield flaw("template-refused", reason=fault.what, remedy=fault.remedy)
    except ValueError as fault:
        yield flaw("file-unreadable", reason=f"内容不合 Office 文件的规定（{fault}）")


def check_words(subject: Subject, looked: Looked) -> Iterator[Flaw]:
    """Words and lists of the manifest's entry that a template that could be read does not use."""
    if not looked.is_read:
        return
    for word in subject.document.words:
        if f"form.{word}" not in looked.names:
            yield subject.own(flaw("word-unused", word=word))
    for name in subject.document.lists:
        if name not in looked.names:
            yield subject.own(flaw("list-unused", list=name))
