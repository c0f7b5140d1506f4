"""Tags written into a Word form; every byte that is no blank stays as it lies in the file."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from docgen.authoring.forms.additions import Additions
from docgen.authoring.forms.elements import Element, edited
from docgen.authoring.forms.model import Cell, Line, Note, PlacedTag, Repeat, RepeatBody, Table
from docgen.authoring.forms.note_places import standing_notes
from docgen.authoring.forms.package import Package
from docgen.authoring.forms.repeats import require_repeats
from docgen.authoring.forms.word import MAIN, Key, WordSource, key_of, open_word
from docgen.authoring.forms.word_loops import loop_blocks, loop_rows
from docgen.authoring.forms.word_notes import put_notes
from docgen.authoring.forms.word_tags import WordChanges, put_tags


def tagged_word(
    package: Package,
    tags: Sequence[PlacedTag],
    repeats: Sequence[Repeat | RepeatBody],
    notes: Sequence[Note],
) -> bytes:
    """The file with tags, loops and notes. Raises ValueError for spots that are not the file's own."""
    source = open_word(package)
    require_repeats(source.form, repeats)
    writing = _Writing(source)
    writing.put_tags(tags, {repeat.table for repeat in repeats if isinstance(repeat, Repeat)})
    for repeat in repeats:
        writing.repeat(repeat)
    additions = Additions(package)
    if notes:
        standing = standing_notes(source.form, repeats, notes)
        put_notes(source, writing.changes[MAIN], additions, standing)
    for name, changes in writing.changes.items():
        if changes.all():
            additions.parts[name] = edited(changes.data, changes.all())
    return package.with_parts(additions.parts)


class _Writing:
    """The changes of each part."""

    def __init__(self, source: WordSource) -> None:
        self._source = source
        files = dict.fromkeys([MAIN, *(printed.file for printed in source.printed.values())])
        self.changes = {name: WordChanges(source.package.data(name)) for name in files}

    def put_tags(self, tags: Sequence[PlacedTag], looped: Collection[int]) -> None:
        """Put the tags in their spots; twins of text boxes stay blank where a table has a loop."""
        by_place: defaultdict[Key, list[PlacedTag]] = defaultdict(list)
        for tag in tags:
            self._require_own(tag.spot.where)
            by_place[key_of(tag.spot.where)].append(tag)
        for key, own in by_place.items():
            printed = self._source.printed[key]
            twins = () if isinstance(key, tuple) and key[0] in looped else printed.twins
            for text in (printed.text, *twins):
                put_tags(self.changes[printed.file], text, own)

    def repeat(self, repeat: Repeat | RepeatBody) -> None:
        """Make the loop."""
        if isinstance(repeat, Repeat):
            table = self._source.tables[repeat.table]
            loop_rows(self.changes[table.file], table.rows, repeat)
        else:
            first, last = self._block(repeat.first), self._block(repeat.last)
            loop_blocks(self.changes[MAIN], first, last, repeat.loop)

    def _block(self, item: Table | Line) -> Element:
        if item.part != "body":
            raise ValueError("not in the body")
        if isinstance(item, Table):
            return self._source.tables[item.index].element
        return self._source.printed[item.index].text.paragraphs[0]

    def _require_own(self, where: Cell | Line) -> None:
        printed = self._source.printed.get(key_of(where))
        if printed is None or printed.text.text != where.text:
            raise ValueError(f"{where} is not of this file")
