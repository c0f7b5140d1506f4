from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.errors import ExitCode, PackFaultyError
from docgen.region.pack import Pack, load_pack

MANIFEST: dict[str, Any] = {
    "id": "somewhere",
    "title": "某地",
    "version": "1.0.0",
    "notice": {
        "title": "通知",
        "number": "某工发〔2018〕1号",
        "date": "2018年3月1日",
        "issuer": "某地总工会",
    },
    "codelists": "codelists.yaml",
    "documents": [
        {
            "id": "form",
            "title": "登记表",
            "file": "documents/01-form.docx",
            "for": "household",
            "source": "附件1",
            "copies": ["工会存", "职工存"],
            "required": ["worker.name", "members[].name"],
        },
        {
            "id": "roster",
            "title": "花名册",
            "file": "documents/02-roster.xlsx",
            "for": "union",
            "where": [{"field": "outcome.evaluation", "in": ["脱困"]}],
            "lists": {"stock": [{"field": "household.filed_date", "before": "2016-11-01"}]},
        },
    ],
    "packets": [{"id": "dossier", "title": "一户一档", "documents": ["form"]}],
}
LISTS: dict[str, Any] = {
    "sex": {"title": "性别", "source": "附件1", "items": [{"label": "男"}, {"label": "女"}]}
}


def changed(document: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The manifest with that document changed."""
    documents = [
        {**item, **changes} if item["id"] == document["id"] else item for item in MANIFEST["documents"]
    ]
    return {**MANIFEST, "documents": documents}


FORM, ROSTER = MANIFEST["documents"]


def write_pack(root: Path, manifest: dict[str, Any] = MANIFEST, lists: dict[str, Any] = LISTS) -> Path:
    """A folder with that pack; its templates hold a few bytes."""
    (root / "documents").mkdir(exist_ok=True)
    for name in ("01-form.docx", "02-roster.xlsx"):
        (root / "documents" / name).write_bytes(name.encode())
    (root / "pack.yaml").write_text(yaml.safe_dump(manifest, allow_unicode=True), encoding="utf-8")
    (root / "codelists.yaml").write_text(yaml.safe_dump(lists, allow_unicode=True), encoding="utf-8")
    return root


def a_pack(root: Path, manifest: dict[str, Any] = MANIFEST, lists: dict[str, Any] = LISTS) -> Pack:
    return load_pack(write_pack(root, manifest, lists))


def fault(root: Path) -> str:
    with pytest.raises(PackFaultyError) as caught:
        load_pack(root)
    assert caught.value.exit_code is ExitCode.PACK_FAULTY
    assert caught.value.remedy
    return caught.value.what


class TestPack:
    def test_documents_are_known_by_id_place_and_template(self, tmp_path: Path) -> None:
        pack = a_pack(tmp_path)
        roster = pack.document("roster")
        assert (pack.id, roster.title, roster.scope, pack.number_of(roster)) == (
            "somewhere",
            "花名册",
            "union",
            2,
        )
        assert pack.template(roster) == tmp_path / "documents" / "02-roster.xlsx"

    def test_a_document_it_has_not_is_a_key_error(self, tmp_path: Path) -> None:
        with pytest.raises(KeyError):
            a_pack(tmp_path).document("card")

    def test_a_form_the_notice_prints_is_told_from_one_it_only_demands(self, tmp_path: Path) -> None:
        pack = a_pack(tmp_path)
        assert [item.is_official for item in pack.documents] == [True, False]

    def test_one_copy_is_made_unless_the_notice_says_otherwise(self, tmp_path: Path) -> None:
        assert [item.copies for item in a_pack(tmp_path).documents] == [("工会存", "职工存"), ("",)]

    def test_rules_are_off_unless_switched_on(self, tmp_path: Path) -> None:
        assert a_pack(tmp_path).manifest.rules.publicity == ()
        level = {"level": "工会", "least_days": 5, "calendar": "working_days"}
        [on] = a_pack(tmp_path, {**MANIFEST, "rules": {"publicity": [level]}}).manifest.rules.publicity
        assert (on.level, on.least_days, on.calendar, on.after) == ("工会", 5, "working_days", ())


class TestHash:
    def test_it_is_that_of_the_content_not_of_the_place(self, tmp_path: Path) -> None:
        for name in ("here", "there"):
            (tmp_path / name).mkdir()
        assert a_pack(tmp_path / "here").sha256 == a_pack(tmp_path / "there").sha256

    @pytest.mark.parametrize(
        "file", ["pack.yaml", "codelists.yaml", "documents/01-form.docx", "documents/02-roster.xlsx"]
    )
    def test_it_changes_with_every_file_of_the_pack(self, tmp_path: Path, file: str) -> None:
        before = a_pack(tmp_path).sha256
        changed_file = tmp_path / file
        changed_file.write_bytes(changed_file.read_bytes() + b"\n")
        assert load_pack(tmp_path).sha256 != before

    def test_it_does_not_change_with_notes_beside_the_pack(self, tmp_path: Path) -> None:
        before = a_pack(tmp_path).sha256
        (tmp_path / "SOURCES.md").write_text("通知全文", encoding="utf-8")
        assert load_pack(tmp_path).sha256 == before


class TestFaults:
    """Every fault names the file and the thing."""

    @pytest.mark.parametrize(
        ("manifest", "things"),
        [
            ({**MANIFEST, "colour": "红"}, ["colour"]),
            (changed(FORM, colour="红"), ["documents.0.colour"]),
            (changed(FORM, **{"for": "worker"}), ["documents.0.for", "household"]),
            ({**MANIFEST, "rules": {"publicity_days": 5}}, ["rules.publicity_days"]),
            (
                {**MANIFEST, "rules": {"publicity": [{"level": "工会", "least_days": "五"}]}},
                ["rules.publicity.0.least_days"],
            ),
            (
                {**MANIFEST, "rules": {"publicity": [{"level": "中心", "least_days": 7, "after": ["村"]}]}},
                ["公示层级 中心", "“村”"],
            ),
            ({**MANIFEST, "statistics": {"b1": []}}, ["statistics", "“stats.b1”", "“stats.b1_1”"]),
            (
                {**MANIFEST, "statistics": {"b1_1": [{"field": "household.category"}]}},
                ["statistics.b1_1", "“household.category”"],
            ),
            (
                {**MANIFEST, "materials": [{"title": "低保证", "documents": ["from"]}]},
                ["材料 低保证", "“from”", "最相近的是“form”"],
            ),
            ({key: value for key, value in MANIFEST.items() if key != "notice"}, ["notice"]),
            (
                {**MANIFEST, "packets": [{"id": "dossier", "title": "", "documents": ["from"]}]},
                ["打印包 dossier", "“from”", "最相近的是“form”"],
            ),
            (
                changed(FORM, required=["worker.nmae"]),
                ["表 form", "“worker.nmae”", "最相近的是“worker.name”"],
            ),
            (
                changed(FORM, required=["members[0].name"]),
                ["表 form", "“members[0].name”", "“members[].name”"],
            ),
            (changed(FORM, when=[{"field": "outcome.evaluate"}]), ["表 form", "“outcome.evaluation”"]),
            (changed(ROSTER, where=[{"field": "outcome.yaer"}]), ["表 roster", "“outcome.year”"]),
            (
                changed(ROSTER, lists={"old": [{"field": "household.field_date"}]}),
                ["表 roster", "“household.filed_date”"],
            ),
            (
                changed(FORM, when=[{"field": "outcome.evaluation", "equal": "脱困"}]),
                ["documents.0.when.0.equal"],
            ),
        ],
    )
    def test_a_wrong_entry_of_the_manifest(
        self, tmp_path: Path, manifest: dict[str, Any], things: list[str]
    ) -> None:
        what = fault(write_pack(tmp_path, manifest))
        assert [thing for thing in (str(tmp_path / "pack.yaml"), *things) if thing not in what] == []

    @pytest.mark.parametrize(
        ("manifest", "things"),
        [
            (
                changed(FORM, when=[{"field": "members[].name", "present": True}]),
                ["表 form", "members[].name"],
            ),
            (changed(FORM, when=[{"field": "union.year", "present": True}]), ["表 form", "union.year"]),
            (changed(FORM, required=["union.liaison_name"]), ["表 form", "union.liaison_name"]),
            ({**MANIFEST, "rules": {"dibao_place": "worker.nowhere"}}, ["dibao_place", "worker.nowhere"]),
            (changed(ROSTER, id="form"), ["form", "重复"]),
            ({**MANIFEST, "packets": MANIFEST["packets"] * 2}, ["打印包", "dossier", "重复"]),
        ],
        ids=[
            "condition on a list",
            "condition on the union",
            "required of the union",
            "place of no field",
            "same id",
            "same packet",
        ],
    )
    def test_an_entry_that_no_household_could_answer(
        self, tmp_path: Path, manifest: dict[str, Any], things: list[str]
    ) -> None:
        what = fault(write_pack(tmp_path, manifest))
        assert [thing for thing in (str(tmp_path / "pack.yaml"), *things) if thing not in what] == []

    @pytest.mark.parametrize("note", ["worker.sex_note", "members[].remark"])
    def test_a_note_that_is_no_field_of_a_household(self, tmp_path: Path, note: str) -> None:
        items = [{"label": "男"}, {"label": "其他（注明）", "note_field": note}]
        what = fault(write_pack(tmp_path, lists={"sex": {**LISTS["sex"], "items": items}}))
        assert [thing for thing in ("codelists.yaml", "sex", note) if thing not in what] == []

    def test_several_wrong_entries_are_told_together(self, tmp_path: Path) -> None:
        what = fault(write_pack(tmp_path, {**changed(FORM, colour="红"), "shape": "圆"}))
        assert ("documents.0.colour" in what, "shape" in what) == (True, True)

    def test_a_missing_template(self, tmp_path: Path) -> None:
        (write_pack(tmp_path) / "documents" / "02-roster.xlsx").unlink()
        what = fault(tmp_path)
        assert what == f"{tmp_path / 'pack.yaml'} 中“花名册”的模板文件 documents/02-roster.xlsx 不存在。"

    def test_missing_code_lists(self, tmp_path: Path) -> None:
        (write_pack(tmp_path) / "codelists.yaml").unlink()
        assert str(tmp_path / "codelists.yaml") in fault(tmp_path)

    def test_a_folder_without_a_manifest(self, tmp_path: Path) -> None:
        assert fault(tmp_path) == f"找不到地区包 {tmp_path / 'pack.yaml'}。"

    @pytest.mark.parametrize(
        "content",
        [b"id: [", b"", b"- id", "title: 某地".encode("gbk")],
        ids=["broken YAML", "empty", "a list", "saved in another encoding"],
    )
    def test_a_manifest_that_cannot_be_read(self, tmp_path: Path, content: bytes) -> None:
        (write_pack(tmp_path) / "pack.yaml").write_bytes(content)
        assert str(tmp_path / "pack.yaml") in fault(tmp_path)

    def test_broken_yaml_is_told_with_its_line(self, tmp_path: Path) -> None:
        (write_pack(tmp_path) / "pack.yaml").write_text(
            "id: somewhere\ntitle: [某地\nversion: 1", encoding="utf-8"
        )
        assert "line 3" in fault(tmp_path)
