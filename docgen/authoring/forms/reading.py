"""A form from its file, Word or Excel by what the file is."""

from pathlib import Path

from docgen.authoring.forms.model import Form
from docgen.authoring.forms.package import Package
from docgen.authoring.forms.sheet import open_sheet
from docgen.authoring.forms.sheet_book import BOOK
from docgen.authoring.forms.word import MAIN, open_word

LONGEST_TEXT = 10_000
"""Characters of a line or cell; captions and gaps are looked for in it from every one of them."""


def read_form(path: Path) -> Form:
    """The form as a person sees it. Raises InputUnreadableError when it is neither .docx nor .xlsx."""
    package = Package(path)
    form = _form(package)
    if any(len(item.text) > LONGEST_TEXT for item in (*form.lines, *form.cells)):
        raise package.fault("一段文字过长，不像一张表。")
    return form


def _form(package: Package) -> Form:
    if MAIN in package.names:
        return open_word(package).form
    if BOOK in package.names:
        return open_sheet(package).form
    raise package.fault("不是 Word（docx）或 Excel（xlsx）文件。")
