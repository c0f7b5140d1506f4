"""Notes as Word comments."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from docgen.authoring.forms.additions import XML, Additions
from docgen.authoring.forms.elements import Element, parse, prefix_of
from docgen.authoring.forms.model import Note
from docgen.authoring.forms.word import MAIN, WordSource, key_of
from docgen.authoring.forms.word_tags import WordChanges

_AUTHOR = "docgen"
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def put_notes(source: WordSource, changes: WordChanges, additions: Additions, notes: Sequence[Note]) -> None:
    """Put the notes, which are all of the body, where they belong; `changes` are the body's."""
    name = _comments_part(additions)
    root = parse(additions.data(name))
    prefix = prefix_of(additions.data(name), root)
    used = (item.get("w:id") for item in root.children)
    first = max((int(number) for number in used if number.isdigit()), default=-1) + 1
    comments: list[str] = []
    for number, note in enumerate(notes, first):
        _mark(changes, source.printed[key_of(note.where)].text.paragraphs[0], number)
        comments.append(_comment(number, note.text, prefix))
    additions.append(name, "".join(comments))


def _comments_part(additions: Additions) -> str:
    """The part that holds the comments, made when there is none."""
    relation = additions.related(MAIN, "comments")
    if relation is not None:
        return relation.part
    name = "word/comments.xml"
    if name in additions.names():
        name = additions.new_name("word/comments{}.xml")
    additions.parts[name] = f'{XML}<w:comments xmlns:w="{_SPACE}"/>'.encode()
    additions.declare(name, _TYPE)
    additions.relate(MAIN, "comments", name)
    return name


def _mark(changes: WordChanges, paragraph: Element, number: int) -> None:
    """Put the comment's marks around what the paragraph says."""
    prefix = prefix_of(changes.data, paragraph)
    which = f'{prefix}id="{number}"'
    reference = f"<{prefix}r><{prefix}commentReference {which}/></{prefix}r>"
    changes.added[paragraph].start += f"<{prefix}commentRangeStart {which}/>"
    changes.added[paragraph].end += f"<{prefix}commentRangeEnd {which}/>{reference}"


def _comment(number: int, text: str, prefix: str) -> str:
    def paragraph(line: str) -> str:
        said = f'<{prefix}t xml:space="preserve">{escape(line)}</{prefix}t>'
        return f"<{prefix}p><{prefix}r>{said}</{prefix}r></{prefix}p>"

    who = f'{prefix}id="{number}" {prefix}author="{_AUTHOR}" {prefix}initials="{_AUTHOR}"'
    return f"<{prefix}comment {who}>{''.join(map(paragraph, text.splitlines()))}</{prefix}comment>"
