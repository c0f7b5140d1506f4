"""Code lists read from options to tick and from the directions of a form."""

from pathlib import Path

from docgen.authoring.forms.model import Cell, Form, Line, Table
from docgen.authoring.skeleton.blank import Blank
from docgen.authoring.skeleton.lists import as_codelists, note_field, printed_lists
from docgen.authoring.tagging import all_captions, propose
from docgen.region.codelists import CodeList, Item


def a_blank(*texts: str, options: str = "", title: str = "登记表") -> Blank:
    lines = [Line(number, text) for number, text in enumerate(texts)]
    cells = (Cell(0, 0, 0, "困难类别"), Cell(0, 0, 1, options, number=2))
    form = Form("表.docx", "word", (*lines, *((Table(0, cells),) if options else ())))
    return Blank(Path("表.docx"), Path("表.docx"), form, propose(form), title, "form-1", 1)


def labels(*blanks: Blank) -> dict[str, list[str]]:
    return {name: item.labels for name, item in printed_lists(blanks, all_captions()).items()}


def test_reads_what_the_directions_tell_to_enter() -> None:
    directions = a_blank("填表说明：", "1．“健康状况”填：健康、患病、残疾。“婚姻状况”填写：未婚、已婚。")
    assert labels(directions) == {
        "health_status": ["健康", "患病", "残疾"],
        "marital_status": ["未婚", "已婚"],
    }


def test_sentences_that_name_no_field_with_choices_are_no_list() -> None:
    assert (
        labels(a_blank("申报人姓名：张三、李四。", "所需材料：身份证、户口簿。", "注意：请填写、盖章。"))
        == {}
    )


def test_reads_options_with_boxes() -> None:
    assert labels(a_blank(options="□深度困难　□相对困难　□意外致困")) == {
        "difficulty_category": ["深度困难", "相对困难", "意外致困"]
    }


def test_a_list_of_several_forms_has_the_labels_of_all_and_names_them() -> None:
    first = a_blank(options="□深度困难　□相对困难")
    second = a_blank("“困难类别”填：相对困难、意外致困。", title="申报书")
    [found] = printed_lists([first, second], all_captions()).values()
    assert found.labels == ["深度困难", "相对困难", "意外致困"]
    assert found.sources == ["《登记表》", "《申报书》"]
    assert as_codelists({"difficulty_category": found})["difficulty_category"].labels == tuple(found.labels)


def test_the_other_option_has_the_field_that_notes_what_it_is() -> None:
    shared = CodeList(
        title="措施", source="通知", items=(Item(label="其他（注明）", note_field="plan.measures_note"),)
    )
    assert note_field("measure", "其他", shared) == "plan.measures_note"
    assert note_field("cause", "其他", None) == "cause.other_text"
    assert note_field("measure", "助学", shared) == ""
    assert note_field("measure", "其他", None) == ""
