import zipfile
from pathlib import Path

from docgen.intake.cells import CellError
from docgen.intake.ods_errors import ods_errors

HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
)
ERROR = '<table:table-cell calcext:value-type="error"><text:p>Err:502</text:p></table:table-cell>'


def errors_in(tmp_path, rows):
    path = tmp_path / "表.ods"
    with zipfile.ZipFile(path, "w") as archive:
        content = f'{HEAD}<table:table table:name="户">{rows}</table:table></office:document-content>'
        archive.writestr("content.xml", content)
    with zipfile.ZipFile(path) as archive:
        return ods_errors(archive)


def test_repeated_rows_and_cells_are_counted(tmp_path):
    rows = (
        '<table:table-row table:number-rows-repeated="4"><table:table-cell/></table:table-row>'
        f'<table:table-row><table:table-cell table:number-columns-repeated="3"/>{ERROR}</table:table-row>'
    )
    assert errors_in(tmp_path, rows) == {"户": {(4, 3): CellError("Err:502")}}


def test_a_sheet_without_errors_is_not_listed(tmp_path):
    assert errors_in(tmp_path, '<table:table-row><table:table-cell/></table:table-row><!-- "error" -->') == {}


def test_libreoffice_marks_its_errors_this_way():
    with zipfile.ZipFile(Path(__file__).parent / "saved" / "large.ods") as archive:
        assert ods_errors(archive)["走访记录"] == {(61, 2): CellError("#NAME?")}
