"""Pictures in the line."""

import base64
import zipfile
from pathlib import Path

import pytest

from docgen.printing.form import Picture
from docgen.printing.word.reader import WordReader
from tests.printing.office.word_papers import section, write_word_paper
from tests.printing.word.papers import REL, RELATIONS

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def a_paper(folder: Path, *, crop: str = "", room: str = "", data: bytes = DOT) -> Path:
    """A paper with one picture of 2 by 1 inches."""
    blip = f'<pic:blipFill><a:blip r:embed="p1"/>{crop}</pic:blipFill>'
    inline = (
        f'<wp:inline {room} xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main" '
        f'xmlns:pic="{DRAWING}/picture"><wp:extent cx="1828800" cy="914400"/><a:graphic><a:graphicData>'
        f"<pic:pic>{blip}</pic:pic></a:graphicData></a:graphic></wp:inline>"
    )
    link = f'<Relationship Id="p1" Type="{REL}/image" Target="media/image1.png"/>'
    path = write_word_paper(
        folder / "paper.docx",
        f"<w:p><w:r><w:t>照</w:t></w:r><w:r><w:drawing>{inline}</w:drawing></w:r></w:p>{section()}",
        others={"word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{link}</Relationships>'},
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/media/image1.png", data)
    return path


def test_a_picture_in_the_line_has_its_size_and_file(tmp_path: Path) -> None:
    form = WordReader().read(a_paper(tmp_path))
    _, picture = form.sections[0].blocks[0].inlines  # type: ignore[union-attr]
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height, picture.data) == (144, 72, DOT)
    assert form.unknown == ()


@pytest.mark.parametrize(
    ("room", "expected"),
    [("", (114840 / 12700, 114840 / 12700)), ('distT="0" distB="0" distL="12700" distR="0"', (1, 0))],
)
def test_a_picture_has_the_room_beside_it_that_it_says_or_libreoffice_gives(
    tmp_path: Path, room: str, expected: tuple[float, float]
) -> None:
    form = WordReader().read(a_paper(tmp_path, room=room))
    _, picture = form.sections[0].blocks[0].inlines  # type: ignore[union-attr]
    assert isinstance(picture, Picture)
    assert (picture.left, picture.right, form.unknown) == (*expected, ())


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"crop": '<a:srcRect l="100"/>'}, "图形（w:drawing srcRect）"),
        ({"data": b"GIF89a"}, "图片格式（w:blip）"),
    ],
)
def test_a_picture_that_is_cropped_or_of_another_kind_is_named(
    tmp_path: Path, changed: dict[str, object], what: str
) -> None:
    form = WordReader().read(a_paper(tmp_path, **changed))  # type: ignore[arg-type]
    assert [(item.place, item.what) for item in form.unknown] == [("正文第1段", what)]
