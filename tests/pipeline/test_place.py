"""Which folders take the output."""

from pathlib import Path

import pytest

from docgen.errors import DestinationNotWritableError
from docgen.pipeline.place import require_destination


def test_a_folder_with_files_of_someone_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "照片.jpg").write_bytes(b"x")
    with pytest.raises(DestinationNotWritableError, match="里已有不是 docgen 生成的文件"):
        require_destination(tmp_path)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"x")
    with pytest.raises(DestinationNotWritableError, match="是文件，不是文件夹"):
        require_destination(tmp_path / "out")


@pytest.mark.parametrize("name", ["新文件夹", "带 空格/和中文/三层"])
def test_an_empty_or_new_folder_is_accepted(tmp_path: Path, name: str) -> None:
    require_destination(tmp_path / name)
    require_destination(tmp_path)
