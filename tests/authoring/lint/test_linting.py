"""What lint can be asked to look at, and what it says of files on their own."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.cli.main import docgen
from docgen.errors import ExitCode, UsageError
from docgen.pipeline.linting import lint
from docgen.region.catalog import shipped_packs
from docgen.region.shipped import shipped_data

from .good import FORM, MANIFEST, NOTICE, ROSTER, a_good_pack, replace_once, write_manifest

DOCUMENT = "word/document.xml"


def codes(target: Path | str, region: str | None = None) -> set[str]:
    return {item.code for item in lint(str(target), region).flaws}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(docgen, ["template", "lint", *map(str, arguments)])


@pytest.mark.parametrize("name", [*(root.name for root in shipped_packs()), "national"])
def test_nothing_is_wrong_with_what_is_shipped(name: str) -> None:
    assert [(item.code, item.place, item.sentence) for item in lint(name).flaws] == []


class TestFiles:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        return a_good_pack(tmp_path / "xinhe")

    def test_a_template_of_a_pack_is_held_against_its_document(self, root: Path) -> None:
        replace_once(root / FORM, DOCUMENT, "{{ worker.ethnicity }}", "汉族")
        [told] = lint(str(root / FORM)).flaws
        assert (told.code, told.document, told.file) == ("required-without-tag", "form", "01-form.docx")

    def test_a_template_on_its_own_has_no_required_fields_and_no_words(
        self, root: Path, tmp_path: Path
    ) -> None:
        replace_once(root / FORM, DOCUMENT, "{{ worker.ethnicity }}", "汉族")
        alone = Path((root / FORM).rename(tmp_path / "表.docx"))
        assert {(item.code, str(item.spot)) for item in lint(str(alone)).flaws} == {("name-unknown", "第1段")}

    def test_a_lone_roster_is_taken_for_a_union_and_a_lone_notice_for_a_posted_one(
        self, root: Path, tmp_path: Path
    ) -> None:
        replace_once(root / NOTICE, DOCUMENT, "致困原因", "手机号码")
        replace_once(root / NOTICE, DOCUMENT, "{{ case.cause.published }}", "{{ case.worker.mobile }}")
        notice = (root / NOTICE).rename(tmp_path / "公示.docx")
        roster = (root / ROSTER).rename(tmp_path / "名册.xlsx")
        assert codes(notice) == {"publicity-barred"}
        assert codes(roster) == {"name-unknown"}  # `ill` is a list that only the manifest of its pack knows

    def test_options_of_a_lone_template_are_those_of_the_region_asked_for(
        self, root: Path, tmp_path: Path
    ) -> None:
        alone = (root / FORM).rename(tmp_path / "表.docx")
        replace_once(alone, DOCUMENT, "{{ form.heading }}", "")
        replace_once(alone, DOCUMENT, '"子女上学"', '"子女入学"')
        assert codes(alone) == set()
        assert codes(alone, "luzhou") == {"option-unknown"}

    def test_a_template_of_the_base_is_known_by_its_words(self) -> None:
        assert codes(shipped_data("templates") / "national" / "documents" / "contact-card.docx") == set()

    @pytest.mark.parametrize("target", ["nowhere", "表.doc", ""])
    def test_anything_else_is_a_wrong_use(self, target: str) -> None:
        with pytest.raises(UsageError, match=r"不是模板文件"):
            lint(target)

    def test_a_file_that_is_not_there_is_a_flaw(self, tmp_path: Path) -> None:
        assert codes(tmp_path / "没有.docx") == {"file-unreadable"}


class TestManifests:
    def test_every_wrong_entry_is_told_at_once(self, tmp_path: Path) -> None:
        root = a_good_pack(tmp_path / "xinhe")
        documents = [
            {**MANIFEST["documents"][0], "copy": ["x"], "required": ["worker.nmae", "worker.naem"]},
            *MANIFEST["documents"][1:],
        ]
        packets = [*MANIFEST["packets"], {"id": "x", "title": "x", "documents": ["from"], "colour": "红"}]
        write_manifest(root, {**MANIFEST, "documents": documents, "packets": packets, "shape": "圆"})
        told = [(item.code, item.sentence) for item in lint(str(root)).flaws if item.is_blocking]
        assert told == [
            ("pack-key-unknown", "“documents 第1项 copy”不是可以写的项目。"),
            ("pack-key-unknown", "“packets 第2项 colour”不是可以写的项目。"),
            ("pack-key-unknown", "“shape”不是可以写的项目。"),
            ("pack-name-unknown", "打印包 x 用到了不认识的名称“from”。"),
            ("pack-name-unknown", "表 form 用到了不认识的名称“worker.nmae”。"),
            ("pack-name-unknown", "表 form 用到了不认识的名称“worker.naem”。"),
        ]

    def test_the_nearest_key_is_the_remedy(self, tmp_path: Path) -> None:
        root = a_good_pack(tmp_path / "xinhe")
        documents = [{**MANIFEST["documents"][0], "requird": []}, *MANIFEST["documents"][1:]]
        write_manifest(root, {**MANIFEST, "documents": documents})
        [told] = [item for item in lint(str(root)).flaws if item.is_blocking]
        assert told.remedy == "请删去或改正；最相近的是“required”。"

    def test_a_base_is_linted_by_itself(self, tmp_path: Path) -> None:
        root = a_good_pack(tmp_path / "base")
        (root / "pack.yaml").rename(root / "base.yaml")
        replace_once(root / FORM, DOCUMENT, "{{ worker.sex }}", "{{ worker.sexx }}")
        assert [(item.code, item.file) for item in lint(str(root)).flaws] == [
            ("name-unknown", "01-form.docx")
        ]


class TestCommand:
    def test_errors_end_with_four_and_come_before_warnings(self, tmp_path: Path) -> None:
        root = a_good_pack(tmp_path / "xinhe")
        replace_once(root / FORM, DOCUMENT, "{{ worker.sex }}", "{{ worker.sexx }}")
        result = run(root)
        assert result.exit_code == ExitCode.PACK_FAULTY
        lines = result.output.splitlines()
        assert lines[:4] == [
            "错误 1 条",
            "01-form.docx（form）",
            "  表1 第1行 第4格　标签 {{ worker.sexx }} 中没有“worker.sexx”这个名称。[name-unknown]",
            "    改法：最相近的名称是 worker.sex。",
        ]
        assert lines[4] == "提醒 2 条"
        assert lines[-1] == "共检查 3 个模板：错误 1 条，提醒 2 条。"

    def test_warnings_alone_end_with_nothing_wrong(self, tmp_path: Path) -> None:
        assert run(a_good_pack(tmp_path / "xinhe")).exit_code == ExitCode.DONE

    def test_a_program_reads_the_place_of_every_flaw(self, tmp_path: Path) -> None:
        root = a_good_pack(tmp_path / "xinhe")
        replace_once(root / NOTICE, DOCUMENT, "致困原因", "手机号码")
        replace_once(root / NOTICE, DOCUMENT, "{{ case.cause.published }}", "{{ case.worker.mobile }}")
        record = json.loads(run(root, "--json").output)
        assert (record["templates"], record["errors"], record["warnings"]) == (3, 1, 2)
        told = record["flaws"][0]
        assert {
            name: told[name] for name in ("code", "severity", "document", "file", "table", "row", "cell")
        } == {
            "code": "publicity-barred",
            "severity": "error",
            "document": "notice",
            "file": "03-notice.docx",
            "table": 1,
            "row": 3,
            "cell": 2,
        }
        assert told["remedy"]

    def test_what_was_mended_is_told(self, tmp_path: Path) -> None:
        root = a_good_pack(tmp_path / "xinhe")
        replace_once(root / FORM, DOCUMENT, "{{ worker.sex }}", "{{ worker</w:t></w:r><w:r><w:t>.sex }}")
        assert "tag-split" in run(root).output
        result = run(root, "--fix")
        assert "已合并 01-form.docx 中被拆开的标签 1 个" in result.output
        assert "tag-split" not in result.output
