import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.errors import DestinationNotWritableError
from docgen.packet.manifest import (
    InputRecord,
    Manifest,
    PacketRecord,
    PackRecord,
    PaperRecord,
    RefusedRecord,
    write_manifest,
)


def a_paper(form: str, household: str | None, **changes: object) -> PaperRecord:
    scope = "household" if household else "union"
    path = f"papers/{household}/{form}.docx"
    paper = PaperRecord(
        form, scope, household, "某厂工会", path, "ab12", "packets/a.pdf", 3, 2, 2, ("基层存", "上级存")
    )
    return replace(paper, **changes)  # type: ignore[arg-type]


MANIFEST = Manifest(
    docgen="0.1.0",
    pack=PackRecord("luzhou", "2018.1", "cd34"),
    inputs=(InputRecord("采集表.xlsx", "ef56"),),
    unions=("某厂工会",),
    papers=(a_paper("01-declaration", "LZ0001"), a_paper("09-roster", None)),
    packets=(PacketRecord("dossier", "household", "LZ0001", "某厂工会", "packets/a.pdf", 12, "0a1b"),),
    refused=(RefusedRecord("LZ0002", ({"code": "id-number-wrong", "sentence": "身份证号不对"},)),),
)


def written(folder: Path, manifest: Manifest) -> str:
    write_manifest(folder / "manifest.json", manifest)
    return (folder / "manifest.json").read_bytes().decode("utf-8")


def test_has_exactly_the_keys_that_are_promised(tmp_path: Path) -> None:
    data = json.loads(written(tmp_path, MANIFEST))
    assert list(data) == ["docgen", "pack", "inputs", "unions", "papers", "packets", "refused"]
    assert list(data["pack"]) == ["id", "version", "sha256"]
    assert list(data["inputs"][0]) == ["path", "sha256"]
    paper_keys = "form scope household union path sha256 pdf first_page pages copies keepers"
    assert list(data["papers"][0]) == paper_keys.split()
    assert list(data["packets"][0]) == ["packet", "scope", "household", "union", "path", "pages", "sha256"]
    assert list(data["refused"][0]) == ["household", "findings"]


def test_tells_the_values(tmp_path: Path) -> None:
    data = json.loads(written(tmp_path, MANIFEST))
    assert data["docgen"] == "0.1.0"
    assert data["pack"] == {"id": "luzhou", "version": "2018.1", "sha256": "cd34"}
    assert (data["papers"][1]["copies"], data["papers"][1]["keepers"]) == (2, ["基层存", "上级存"])
    assert data["papers"][0]["household"] is None
    assert data["refused"] == [
        {"household": "LZ0002", "findings": [{"code": "id-number-wrong", "sentence": "身份证号不对"}]}
    ]


def test_is_readable_text_with_a_newline_at_its_end(tmp_path: Path) -> None:
    text = written(tmp_path, MANIFEST)
    assert "某厂工会" in text
    assert text.endswith("}\n")
    assert "\r" not in text


def test_the_order_of_the_records_does_not_matter(tmp_path: Path) -> None:
    many = replace(
        MANIFEST,
        inputs=(InputRecord("b", "1"), InputRecord("a", "2")),
        unions=("乙", "甲"),
        papers=tuple(a_paper(form, household) for household in ("B", None, "A") for form in ("02", "01")),
        packets=tuple(replace(MANIFEST.packets[0], household=household) for household in ("B", None, "A")),
        refused=(RefusedRecord("B", ()), RefusedRecord("A", ())),
    )
    turned = replace(
        many,
        inputs=many.inputs[::-1],
        unions=many.unions[::-1],
        papers=many.papers[::-1],
        packets=many.packets[::-1],
        refused=many.refused[::-1],
    )
    assert written(tmp_path, many) == written(tmp_path, turned)
    places = [(paper["household"], paper["form"]) for paper in json.loads(written(tmp_path, many))["papers"]]
    assert places == [(None, "01"), (None, "02"), ("A", "01"), ("A", "02"), ("B", "01"), ("B", "02")]


def test_a_paper_that_was_not_printed_or_not_kept_has_no_pages_or_no_file(tmp_path: Path) -> None:
    papers = (
        a_paper("01", "A", pdf=None, first_page=None, pages=None),
        a_paper("02", "A", path=None, sha256=None),
    )
    data = json.loads(written(tmp_path, replace(MANIFEST, papers=papers)))
    assert {paper["form"]: (paper["path"] is None, paper["pages"]) for paper in data["papers"]} == {
        "01": (False, None),
        "02": (True, 2),
    }


def test_the_old_manifest_stays_when_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    before = written(tmp_path, MANIFEST)
    unwritable = replace(MANIFEST, refused=(RefusedRecord("A", ({"code": object()},)),))
    with pytest.raises(TypeError):
        write_manifest(tmp_path / "manifest.json", unwritable)
    assert (tmp_path / "manifest.json").read_text(encoding="utf-8") == before
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_in_its_place_is_said_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").mkdir()
    with pytest.raises(DestinationNotWritableError, match="-o"):
        write_manifest(tmp_path / "manifest.json", MANIFEST)


@pytest.mark.skipif(os.name == "nt", reason="modes of files are POSIX")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    written(tmp_path, MANIFEST)
    assert (tmp_path / "manifest.json").stat().st_mode & 0o077 == 0
