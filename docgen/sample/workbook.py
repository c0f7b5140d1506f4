"""Cases written as the workbook a clerk would fill in: the same cases give the same bytes."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from docgen.model.case import Case
from docgen.model.union import LabourUnion
from docgen.region.pack import Pack
from docgen.vocabulary import Field
from docgen.workbook.archive import TimelessArchive as _TimelessArchive  # noqa: F401
from docgen.workbook.book import Book, write_book
from docgen.workbook.columns import columns_of_book, starred_fields


def write_workbook(
    unions: Sequence[LabourUnion],
    cases: Iterable[Case],
    path: Path,
    left_out: tuple[str, ...] = (),
    region: str = "",
    pack: Pack | None = None,
) -> None:
    """Writes the workbook, one case after another. Raises DestinationNotWritableError.

    Fields whose path begins with one of `left_out` get no column; a sheet of such fields alone is not made.
    A sheet names the region. With the pack, headings bear its forms' stars, and cells have drop-down lists.
    """

    def is_kept(item: Field) -> bool:
        return not item.path.startswith(left_out)

    starred = starred_fields(pack.manifest) if pack else ()
    book = Book(region, columns_of_book(is_kept, starred), pack.lists if pack else None)
    write_book(book, unions, cases, path)
