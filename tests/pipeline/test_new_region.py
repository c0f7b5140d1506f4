"""A pack made of blank forms prints its packets at once."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from docgen.authoring.forms.reading import read_form
from docgen.authoring.tagging import Proposal
from docgen.cli.main import docgen
from docgen.errors import DestinationNotWritableError, InputUnreadableError, ProgramMissingError, UsageError
from docgen.fill.paper import compile_template, fields_asked
from docgen.fill.template import TAG
from docgen.intake.read import read_inputs
from docgen.model.paths import exact_paths, value_at
from docgen.pipeline.blank_documents import copy_blanks, tag_documents
from docgen.pipeline.new_region import NewRegion, make_region
from docgen.region.pack import Pack, load_pack
from docgen.vocabulary import all_fields, household_paths

COUNTY = Path(__file__).parents[2] / "docs" / "authoring" / "blanks"
LEFT_EMPTY = {"worker.photo"}  # a picture is no value of a workbook


def quiet(stage: str, done: int, total: int) -> None:
    """No bar."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> NewRegion:
    return make_region(tmp_path_factory.mktemp("packs") / "qinglan", [COUNTY], "", quiet)


@pytest.fixture(scope="module")
def pack(made: NewRegion) -> Pack:
    return load_pack(made.folder)


def test_every_paper_of_its_example_was_printed(made: NewRegion) -> None:
    assert made.is_sound
    assert made.trial.papers == 6 * 3 + 2
    assert [item for item in made.trial.findings if item.is_blocking] == []


def test_the_manifest_has_titles_order_and_scopes(pack: Pack) -> None:
    assert pack.manifest.title == "青岚县困难职工帮扶"
    assert [(item.id, item.scope) for item in pack.documents] == [
        ("registration-form", "household"),
        ("declaration-form", "household"),
        ("home-visit-record", "household"),
        ("roster", "union"),
        ("publicity-notice", "publicity"),
    ]
    assert [packet.id for packet in pack.manifest.packets] == ["dossier", "lists", "publicity"]
    assert pack.document("roster").title == "青岚县在档困难职工花名册"
    assert pack.document("roster").copies == ("第1份", "第2份")


def test_starred_captions_are_required(pack: Pack) -> None:
    required = pack.document("registration-form").required
    assert {"worker.name", "worker.id_number", "worker.home_address", "cause.main"} <= set(required)
    assert "worker.ethnicity" not in required


def test_lists_are_those_that_the_forms_print(pack: Pack) -> None:
    assert pack.lists["health_status"].labels == ("健康", "一般慢性病", "重大疾病", "残疾")
    assert pack.lists["difficulty_category"].labels == ("深度困难", "相对困难", "意外致困")
    assert pack.lists["cause"].find("其他").note_field == "cause.other_text"  # type: ignore[union-attr]
    assert "industry" in pack.lists  # shared


def test_the_example_fills_every_tag_at_least_once(pack: Pack) -> None:
    cases = [filed.case for filed in read_inputs([pack.root / "example.xlsx"], pack.lists).cases]
    asked = set().union(*(fields_asked(compile_template(pack, item)) for item in pack.documents))
    entered = [path for path in asked & set(household_paths()) if not all_fields()[path].is_derived]
    empty = {
        path
        for path in entered
        if not any(
            value_at(case, one) not in (None, "", ()) for case in cases for one in exact_paths(case, path)
        )
    }
    assert empty <= LEFT_EMPTY


def test_the_blanks_themselves_are_untouched_and_their_copies_tagged(made: NewRegion) -> None:
    for blank in made.blanks:
        assert not any(TAG.search(cell.text) for cell in read_form(blank.source).cells)
        assert any(TAG.search(cell.text) for cell in read_form(made.folder / blank.file).cells)


def test_only_what_is_written_by_hand_is_left_without_a_tag(made: NewRegion) -> None:
    reasons = {item.reason for blank in made.blanks for item in blank.proposal.untouched}
    assert {reason for reason in reasons if "签" not in reason and "章" not in reason} == set()
    assert sum(len(blank.proposal.decisions) for blank in made.blanks) >= 110


def test_tells_what_a_person_must_look_at(made: NewRegion) -> None:
    told = (made.folder / "SOURCES.md").read_text(encoding="utf-8")
    for blank in made.blanks:
        assert blank.source.name in told
        assert all(" ".join(item.caption.split()) in told for item in blank.proposal.untouched)


def test_a_form_that_cannot_be_filled_is_left_out_and_told(tmp_path: Path) -> None:
    book = Workbook()
    for row in (("帮扶资金汇总表", None), ("工会名称", None), ("合计", "=SUM(B1:B2)")):
        book.active.append(row)
    book.save(tmp_path / "汇总表.xlsx")
    made = make_region(
        tmp_path / "x", [COUNTY / "3-结对帮扶走访卡.docx", tmp_path / "汇总表.xlsx"], "", quiet
    )
    assert [item.blank.source.name for item in made.left_out] == ["汇总表.xlsx"]
    assert "公式" in made.left_out[0].reason
    assert made.is_printed
    assert not made.is_sound
    assert [item.id for item in load_pack(made.folder).documents] == ["home-visit-record"]
    with pytest.raises(InputUnreadableError, match="没有一张表可以填写"):
        make_region(tmp_path / "y", [tmp_path / "汇总表.xlsx"], "", quiet)


def test_tags_that_do_not_go_together_are_dropped(tmp_path: Path, pack: Pack, made: NewRegion) -> None:
    """A roster taken for a household's form is tried as the union's; tags without any sense are left out."""
    roster = next(blank for blank in made.blanks if blank.id == "roster")
    wrong = replace(roster, proposal=replace(roster.proposal, scope="household"))
    name = roster.proposal.decisions[0]
    silly = replace(roster, proposal=Proposal((replace(name, tag="{{ no.such }}"),), scope="union"))
    moved = replace(pack, root=tmp_path)
    copy_blanks([roster], tmp_path)
    kept, left_out = tag_documents(moved, [wrong, silly])
    assert left_out == []
    assert [(item.proposal.scope, bool(item.proposal.decisions)) for item in kept] == [
        ("union", True),
        ("household", False),
    ]


def test_overwrites_no_folder(tmp_path: Path) -> None:
    (tmp_path / "qinglan").mkdir()
    with pytest.raises(DestinationNotWritableError, match="已经存在"):
        make_region(tmp_path / "qinglan", [COUNTY], "", quiet)
    assert list(tmp_path.rglob("*")) == [tmp_path / "qinglan"]


@pytest.mark.parametrize("name", ["青岚", "Qinglan", "qing_lan", "qing lan", "-qinglan"])
def test_a_pack_is_named_in_plain_letters(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="文件夹名"):
        make_region(tmp_path / name, [COUNTY], "", quiet)


def test_refuses_what_is_no_form(tmp_path: Path) -> None:
    (tmp_path / "说明.txt").write_text("", encoding="utf-8")
    (tmp_path / "空").mkdir()
    for source, fault in (("没有.docx", "找不到"), ("说明.txt", "不是 Word")):
        with pytest.raises(InputUnreadableError, match=fault):
            make_region(tmp_path / "x", [tmp_path / source], "", quiet)
    with pytest.raises(UsageError, match="没有写明空白表"):
        make_region(tmp_path / "x", [tmp_path / "空"], "", quiet)
    assert not (tmp_path / "x").exists()


def test_an_old_format_needs_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCGEN_SOFFICE", str(tmp_path / "none"))
    (tmp_path / "旧表.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(ProgramMissingError, match=r"旧表\.doc") as fault:
        make_region(tmp_path / "x", [tmp_path / "旧表.doc"], "", quiet)
    assert ".docx" in fault.value.remedy


def test_the_command_takes_several_forms_and_a_name(tmp_path: Path) -> None:
    forms = sorted(COUNTY.iterdir())[2:4]
    call = ["region", "new", str(tmp_path / "mou-xian"), "--from", *map(str, forms), "--title", "某县"]
    result = CliRunner().invoke(docgen, call)
    assert result.exit_code == 0, result.output
    assert load_pack(tmp_path / "mou-xian").manifest.title == "某县困难职工帮扶"
    assert "全部印出" in result.output


@pytest.mark.office
def test_an_old_format_is_converted_where_libreoffice_is_there(tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "authoring" / "skeleton" / "old" / "结对帮扶走访卡.doc"
    made = make_region(tmp_path / "x", [old], "", quiet)
    [blank] = made.blanks
    assert blank.file == "documents/01-home-visit-record.docx"
    assert blank.source == old
    assert {"plan.helper_name", "visits[].date"} <= {item.field for item in blank.proposal.decisions}
    assert made.is_sound


def test_a_pack_of_household_forms_alone_has_a_workbook_that_can_be_read(tmp_path: Path) -> None:
    made = make_region(tmp_path / "x", [COUNTY / "3-结对帮扶走访卡.docx"], "某县", quiet)
    assert made.is_sound
    assert made.trial.papers == 6
