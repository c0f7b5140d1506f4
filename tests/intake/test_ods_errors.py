import zipfile
from pathlib import Path

from docgen.intake.cells import CellError
from docgen.intake.ods_errors import ods_errors, ods_tables

HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
)
ERROR = '<table:table-cell calcext:value-type="error"><text:p>Err:502</text:p></table:table-cell>'


def errors_in(rows):
    content = f'{HEAD}<table:table table:name="户">{rows}</table:table></office:document-content>'
    return {title: ods_errors(table) for title, table in ods_tables(content.encode())}


def test_repeated_rows_and_cells_are_counted():
    rows = (
        '<table:table-row table:number-rows-repeated="4"><table:table-cell/></table:table-row>'
        f'<table:table-row><table:table-cell table:number-columns-repeated="3"/>{ERROR}</table:table-row>'
    )
    assert errors_in(rows) == {"户": {(4, 3): CellError("Err:502")}}


def test_a_sheet_without_errors_has_none():
    assert errors_in("<table:table-row><table:table-cell/></table:table-row>") == {"户": {}}


def test_libreoffice_marks_its_errors_this_way():
    with zipfile.ZipFile(Path(__file__).parent / "saved" / "large.ods") as archive:
        tables = dict(ods_tables(archive.read("content.xml")))
        assert ods_errors(tables["走访记录"]) == {(61, 2): CellError("#NAME?")}
