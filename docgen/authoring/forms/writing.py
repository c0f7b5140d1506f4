"""Tags, loops and notes written into a copy of a form, Word or Excel by what the file is."""

from collections.abc import Sequence
from pathlib import Path

from docgen.authoring.forms.elements import XmlBrokenError
from docgen.authoring.forms.model import Note, PlacedTag, Repeat, RepeatBody
from docgen.authoring.forms.package import Package
from docgen.authoring.forms.sheet_writing import tagged_sheet
from docgen.authoring.forms.word import MAIN
from docgen.authoring.forms.word_writing import tagged_word


def write_tagged(
    blank: Path,
    target: Path,
    tags: Sequence[PlacedTag],
    repeats: Sequence[Repeat | RepeatBody] = (),
    notes: Sequence[Note] = (),
) -> None:
    """Write the form with the tags to the target; without notes nothing of them is left.

    Spots are those of `read_form(blank)`; what they do not name stays byte for byte. Raises ValueError for
    spots that overlap, are not the form's, or lie in rows that a loop takes away; InputUnreadableError.
    """
    package = Package(blank)
    write = tagged_word if MAIN in package.names else tagged_sheet
    try:
        content = write(package, tags, repeats, notes)
    except XmlBrokenError as fault:
        raise package.fault("内容不完整。") from fault
    target.write_bytes(content)
