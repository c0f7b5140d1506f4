import json
import os
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic_core import PydanticSerializationError

from docgen.errors import DestinationNotWritableError, InputUnreadableError
from docgen.packet.manifest import (
    FailedRecord,
    Head,
    HouseholdRecord,
    InputRecord,
    ManifestFile,
    OptionsRecord,
    PacketRecord,
    PackRecord,
    PaperRecord,
    Records,
    RefusedRecord,
    State,
    UnionRecord,
    write_manifest,
)


def a_paper(form: str, household: str | None, **changes: object) -> PaperRecord:
    scope = "household" if household else "union"
    path = f"papers/{household}/{form}.docx"
    paper = PaperRecord(
        form, scope, household, "某厂工会", path, "ab12", "packets/a.pdf", 3, 2, 2, ("基层存", "上级存")
    )
    return replace(paper, **changes)  # type: ignore[arg-type]


HEAD = Head(
    "0.1.0",
    PackRecord("luzhou", "2018.1", "cd34"),
    OptionsRecord(("dossier",), ("household",), ("pdf",), True, False, "", "2018-12-25"),
)
RECORDS = Records(
    inputs=(InputRecord("采集表.xlsx", "ef56"),),
    unions=(UnionRecord("某厂工会", "某厂工会", "12"),),
    households=(HouseholdRecord("某厂工会", "LZ0001", "某厂工会/户/LZ0001", State.DONE, "34"),),
    papers=(a_paper("01-declaration", "LZ0001"), a_paper("09-roster", None)),
    packets=(PacketRecord("dossier", "household", "LZ0001", "某厂工会", "packets/a.pdf", 12, "0a1b"),),
    failed=(FailedRecord("某厂工会", "LZ0001", "照片", "照片打不开"),),
    refused=(RefusedRecord("LZ0002", ({"code": "id-number-wrong", "sentence": "身份证号不对"},)),),
)
NOTHING = Records((), (), (), (), (), (), ())


def written(folder: Path, records: Records) -> str:
    write_manifest(folder / "manifest.json", HEAD, records)
    return (folder / "manifest.json").read_bytes().decode("utf-8")


def test_has_exactly_the_keys_that_are_promised(tmp_path: Path) -> None:
    data = json.loads(written(tmp_path, RECORDS))
    keys = "docgen pack options made_from inputs unions households papers packets failed refused"
    assert list(data) == keys.split()
    assert list(data["pack"]) == ["id", "version", "sha256"]
    assert list(data["inputs"][0]) == ["path", "sha256"]
    assert list(data["households"][0]) == ["union", "household", "folder", "state", "made_from"]
    paper_keys = "form scope household union path sha256 pdf first_page pages copies keepers"
    assert list(data["papers"][0]) == paper_keys.split()
    assert list(data["packets"][0]) == ["packet", "scope", "household", "union", "path", "pages", "sha256"]
    assert list(data["failed"][0]) == ["union", "household", "title", "reason"]
    assert list(data["refused"][0]) == ["household", "findings"]


def test_tells_the_values(tmp_path: Path) -> None:
    data = json.loads(written(tmp_path, RECORDS))
    assert data["docgen"] == "0.1.0"
    assert data["pack"] == {"id": "luzhou", "version": "2018.1", "sha256": "cd34"}
    assert (data["papers"][1]["copies"], data["papers"][1]["keepers"]) == (2, ["基层存", "上级存"])
    assert data["papers"][1]["household"] is None
    assert data["refused"] == [
        {"household": "LZ0002", "findings": [{"code": "id-number-wrong", "sentence": "身份证号不对"}]}
    ]


@pytest.mark.parametrize("records", [RECORDS, NOTHING])
def test_reads_back_what_was_written(tmp_path: Path, records: Records) -> None:
    written(tmp_path, records)
    file = ManifestFile(tmp_path / "manifest.json")
    assert file.head == HEAD
    assert Records(
        tuple(file.inputs()),
        tuple(file.unions()),
        tuple(file.households()),
        tuple(file.papers()),
        tuple(file.packets()),
        tuple(file.failed()),
        tuple(file.refused()),
    ) == (records)


def test_names_every_file_once(tmp_path: Path) -> None:
    paper = a_paper("01", "A", path=None, sha256=None)
    written(tmp_path, replace(RECORDS, papers=(paper, *RECORDS.papers)))
    told = [(path, sha256) for _, path, sha256 in ManifestFile(tmp_path / "manifest.json").files()]
    assert told == [
        ("papers/LZ0001/01-declaration.docx", "ab12"),
        ("papers/None/09-roster.docx", "ab12"),
        ("packets/a.pdf", "0a1b"),
    ]


def test_is_written_and_read_as_a_stream(tmp_path: Path) -> None:
    count = 20_000
    tracemalloc.start()
    written_papers = (a_paper("01", str(number)) for number in range(count))
    write_manifest(tmp_path / "manifest.json", HEAD, replace(NOTHING, papers=written_papers))
    assert sum(1 for _ in ManifestFile(tmp_path / "manifest.json").papers()) == count
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 * 2**20


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: "{}",
        lambda text: text[:-200],
        lambda text: json.dumps(json.loads(text), indent=2),
        lambda text: text.replace('"LZ0001"', "7"),
        lambda text: text.replace('"pages":12', '"pages":"many"'),
        lambda text: text.replace("papers/LZ0001", "../家书"),
        lambda text: text.replace("papers/LZ0001", "C:/家书"),
        lambda text: text.replace("papers/LZ0001", "/home/家书"),
        lambda text: text.replace("papers/LZ0001", "甲\\\\..\\\\..\\\\家书"),
    ],
)
def test_what_is_none_of_ours_is_told(tmp_path: Path, damage: Callable[[str], str]) -> None:
    text = written(tmp_path, RECORDS)
    assert damage(text) != text
    (tmp_path / "manifest.json").write_text(damage(text), encoding="utf-8")
    with pytest.raises(InputUnreadableError, match=r"manifest\.json 不是这一版 docgen 的出件记录"):
        list(ManifestFile(tmp_path / "manifest.json").households()) + list(
            ManifestFile(tmp_path / "manifest.json").files()
        )


def test_a_manifest_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadableError, match="无法打开"):
        ManifestFile(tmp_path / "manifest.json")


def test_is_readable_text_with_a_newline_at_its_end(tmp_path: Path) -> None:
    text = written(tmp_path, RECORDS)
    assert "某厂工会" in text
    assert text.endswith("}\n")
    assert "\r" not in text


def test_a_paper_that_was_not_printed_or_not_kept_has_no_pages_or_no_file(tmp_path: Path) -> None:
    papers = (
        a_paper("01", "A", pdf=None, first_page=None, pages=None),
        a_paper("02", "A", path=None, sha256=None),
    )
    data = json.loads(written(tmp_path, replace(RECORDS, papers=papers)))
    assert {paper["form"]: (paper["path"] is None, paper["pages"]) for paper in data["papers"]} == {
        "01": (False, None),
        "02": (True, 2),
    }


def test_the_old_manifest_stays_when_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    before = written(tmp_path, RECORDS)
    unwritable = replace(RECORDS, refused=(RefusedRecord("A", ({"code": object()},)),))
    with pytest.raises(PydanticSerializationError):
        write_manifest(tmp_path / "manifest.json", HEAD, unwritable)
    assert (tmp_path / "manifest.json").read_text(encoding="utf-8") == before
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_in_its_place_is_said_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").mkdir()
    with pytest.raises(DestinationNotWritableError, match="-o"):
        write_manifest(tmp_path / "manifest.json", HEAD, RECORDS)


@pytest.mark.skipif(os.name == "nt", reason="modes of files are POSIX")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    written(tmp_path, RECORDS)
    assert (tmp_path / "manifest.json").stat().st_mode & 0o077 == 0
