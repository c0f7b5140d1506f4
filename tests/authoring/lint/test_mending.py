"""--fix joins split tags, changes nothing else, and keeps the file as it was beside it."""

import stat
import zipfile
from pathlib import Path

import pytest

from docgen.authoring.lint.mending import mend
from docgen.errors import DestinationNotWritableError
from docgen.pipeline.linting import lint

from .good import FORM, ROSTER, a_good_pack, replace_once

DOCUMENT = "word/document.xml"
WHOLE = "<w:r><w:t>{{ worker.name }}</w:t></w:r>"
SPLIT = (
    '<w:r><w:rPr><w:b/></w:rPr><w:t>甲&amp;{{ wor</w:t></w:r><w:proofErr w:type="spellStart"/>'
    '<w:r><w:t>ker.na</w:t></w:r><w:r><w:t xml:space="preserve">me }} 乙 </w:t></w:r>'
)
JOINED = (
    '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">甲&amp;{{ worker.name }}</w:t></w:r>'
    '<w:proofErr w:type="spellStart"/>'
    '<w:r><w:t xml:space="preserve"></w:t></w:r><w:r><w:t xml:space="preserve"> 乙 </w:t></w:r>'
)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """The good pack's form with its first tag split over three runs of two looks."""
    path = a_good_pack(tmp_path / "xinhe") / FORM
    replace_once(path, DOCUMENT, WHOLE, SPLIT)
    return path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_tag_takes_the_look_of_its_first_piece_and_nothing_else_changes(form: Path) -> None:
    before = parts(form)
    assert mend(form) == 1
    after = parts(form)
    assert after.pop(DOCUMENT) == before.pop(DOCUMENT).replace(SPLIT.encode(), JOINED.encode())
    assert list(after.items()) == list(before.items())


def test_dates_and_order_of_the_archive_stay(form: Path) -> None:
    def entries() -> list[tuple[str, tuple[int, ...], int]]:
        with zipfile.ZipFile(form) as archive:
            return [(item.filename, item.date_time, item.external_attr) for item in archive.infolist()]

    before = entries()
    mend(form)
    assert entries() == before


def test_the_file_as_it_was_lies_beside_it_and_is_never_overwritten(form: Path) -> None:
    first = form.read_bytes()
    mend(form)
    kept = form.with_name(form.name + ".bak")
    assert kept.read_bytes() == first
    replace_once(form, DOCUMENT, "{{ worker.sex }}", "{{ worker</w:t></w:r><w:r><w:t>.sex }}")
    second = form.read_bytes()
    mend(form)
    assert kept.read_bytes() == first
    assert form.with_name(form.name + "1.bak").read_bytes() == second


def test_nothing_is_written_when_nothing_is_split(tmp_path: Path) -> None:
    root = a_good_pack(tmp_path / "xinhe")
    before = {path: path.read_bytes() for path in (root / FORM, root / ROSTER)}
    assert [mend(path) for path in before] == [0, 0]
    assert {path: path.read_bytes() for path in before} == before
    assert list(root.rglob("*.bak")) == []


def test_what_is_mended_lints_clean(form: Path) -> None:
    root = str(form.parents[1])
    assert "tag-split-formats" in {item.code for item in lint(root).flaws}
    report = lint(root, mends=True)
    assert report.mended == ((form, 1),)
    assert {item.code for item in report.flaws} & {
        "tag-split",
        "tag-split-formats",
        "template-unused",
    } == set()


def test_a_folder_that_cannot_be_written_leaves_the_file_as_it_was(
    form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = form.read_bytes()

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "no", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(DestinationNotWritableError, match="不能改写"):
        mend(form)
    assert form.read_bytes() == before
    assert sorted(
        path.suffix for path in form.parent.iterdir() if path.stem.startswith((".", form.name))
    ) == [".bak"]


def test_the_mended_file_keeps_its_permissions(form: Path) -> None:
    form.chmod(0o640)
    mend(form)
    assert stat.S_IMODE(form.stat().st_mode) == 0o640
