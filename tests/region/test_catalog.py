import shutil
from pathlib import Path

import pytest

from docgen.errors import ExitCode, PackFaultyError, UsageError
from docgen.region.catalog import find_pack, shipped_packs
from docgen.region.shipped import shipped_data


def test_every_shipped_pack_is_found_by_the_name_of_its_folder() -> None:
    assert shipped_packs() != []
    assert [find_pack(path.name).id for path in shipped_packs()] == [path.name for path in shipped_packs()]


def test_an_unknown_region_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        find_pack("atlantis")
    assert caught.value.exit_code is ExitCode.USAGE
    assert "“atlantis”" in caught.value.what
    assert [path.name for path in shipped_packs() if path.name not in caught.value.remedy] == []


@pytest.mark.parametrize("region", ["", ".", "..", "/"])
def test_a_folder_without_a_pack_is_no_region(
    region: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError):
        find_pack(region)


def test_a_folder_works_like_a_shipped_pack(tmp_path: Path) -> None:
    shipped = shipped_packs()[0]
    copied = find_pack(str(shutil.copytree(shipped, tmp_path / "mine")))
    assert copied.root == tmp_path / "mine"
    itself = find_pack(shipped.name)
    assert copied.sha256 == itself.sha256
    assert [copied.template(item).read_bytes() for item in copied.documents] == [
        itself.template(item).read_bytes() for item in itself.documents
    ]


def test_a_shipped_pack_stands_before_a_folder_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = shipped_packs()[0]
    (tmp_path / shipped.name).mkdir()
    (tmp_path / shipped.name / "pack.yaml").write_text("id: other", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert find_pack(shipped.name).root == shipped


def test_a_faulty_folder_is_told_as_faulty(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("id: mine", encoding="utf-8")
    with pytest.raises(PackFaultyError, match=r"pack\.yaml"):
        find_pack(str(tmp_path))


def test_shipped_data_lie_beside_the_package_or_in_it() -> None:
    assert [shipped_data(name).is_dir() for name in ("templates", "fixtures")] == [True, True]
