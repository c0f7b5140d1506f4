"""Two years' versions of a form compared, and last year's tags carried into the new blank."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.authoring.diff.carrying import Carried, carry_tags
from docgen.authoring.diff.changes import Change, ChangeKind, compare_forms
from docgen.authoring.forms.model import Form, Note
from docgen.authoring.forms.reading import read_form
from docgen.authoring.forms.writing import write_tagged
from docgen.pipeline.place import private_file, require_free


@dataclass(frozen=True)
class FormsCompared:
    """Both forms and every caption's fate; what was carried over, where that was asked for."""

    old: Form
    new: Form
    changes: tuple[Change, ...]
    carried: Carried | None = None


def compare_files(old: Path, new: Path) -> FormsCompared:
    """The forms of both files compared. Raises InputUnreadableError."""
    before, after = read_form(old), read_form(new)
    return FormsCompared(before, after, compare_forms(before, after))


def carry_over(old: Path, new: Path, output: Path) -> FormsCompared:
    """The same, and the new blank written to `output` with the old file's tags.

    Raises InputUnreadableError, DestinationNotWritableError for an output that is already there.
    """
    require_free(output)
    before, after = read_form(old), read_form(new)
    carried = carry_tags(before, after)
    changes = compare_forms(before, after)
    with private_file(output) as part:
        write_tagged(new, part, carried.tags, carried.repeats, list(_notes(changes, carried)))
    return FormsCompared(before, after, changes, carried)


def _notes(changes: Sequence[Change], carried: Carried) -> Iterator[Note]:
    """A remark at every caption that is new, or was worded otherwise and got no tag."""
    untagged = {item.caption: item.text for item in carried.left}
    for change in changes:
        if change.new is None:
            continue
        if change.kind is ChangeKind.ADDED:
            yield Note(change.new.where, f"“{change.new.text}”是新增的，还没有标签。")
        elif change.old and change.old.text in untagged:
            tag = untagged[change.old.text]
            yield Note(change.new.where, f"旧表此处为“{change.old.text}”，标签是 {tag}，没有带入。")
