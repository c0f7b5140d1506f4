"""Tags, loops and notes written into Word forms."""

import re
from pathlib import Path
from xml.sax.saxutils import unescape

import docx
import pytest
from cases import a_case
from documents import parts_of, word_tables, word_text
from fill.templates import HOUSEHOLD, a_docx, context, write_zip

from docgen.authoring.forms.model import Cell, Form, Line, Note, PlacedTag, Repeat, RepeatBody, Spot, whole
from docgen.authoring.forms.reading import read_form
from docgen.authoring.forms.writing import write_tagged
from docgen.fill.template import Blank
from docgen.fill.word import compile_word

from .blanks import grid, p, r, tbl, tc, tr

NAME = "{{ worker.name }}"
LINE = '<w:u w:val="single"/>'
FORMS = sorted(Path(__file__).parents[3].glob("templates/*/documents/*.docx"))


class Blanked:
    """A blank made of raw XML, tagged."""

    def __init__(self, folder: Path, body: str, **hanging: str) -> None:
        self.path = a_docx(folder / "空表.docx", body, hanging)
        self.target = folder / "模板.docx"
        self.form = read_form(self.path)

    def tag(self, where: Cell | Line, start: int = 0, end: int | None = None, text: str = NAME) -> Form:
        spot = Spot(where, start, len(where.text) if end is None else end)
        return self.write([PlacedTag(spot, text)])

    def write(
        self,
        tags: list[PlacedTag],
        repeats: list[Repeat | RepeatBody] | None = None,
        notes: list[Note] | None = None,
    ) -> Form:
        write_tagged(self.path, self.target, tags, repeats or [], notes or [])
        return read_form(self.target)

    @property
    def body(self) -> str:
        """What the tagged file holds."""
        xml = parts_of(self.target.read_bytes())["word/document.xml"].decode()
        return xml[xml.index("<w:body>") + 8 : xml.index("</w:body>")]

    def filled(self, **case: object) -> bytes:
        return compile_word(Blank(self.target, HOUSEHOLD)).fill(context(a_case(**case)))


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


class TestSpots:
    def test_a_blank_of_underscores_gives_way(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, p(r("姓名：____（签字）")))
        blank.tag(blank.form.lines[0], 3, 7)
        assert blank.body == p(r("姓名：{{ worker.name }}（签字）"))

    def test_the_format_of_the_blank_stays(self, tmp_path: Path) -> None:
        body = p(r("姓名：", "<w:b/>"), r("    ", LINE), r(" 性别"))
        blank = Blanked(tmp_path, body)
        blank.tag(blank.form.lines[0], 3, 7)
        assert blank.body == body.replace(t("    "), t(NAME))

    def test_a_blank_over_several_runs_takes_the_look_of_its_line(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, p(r("姓名： "), r("  ", LINE), r("  ", LINE), r("性别")))
        form = blank.tag(blank.form.lines[0], 3, 8)
        assert form.lines[0].text == "姓名：{{ worker.name }}性别"
        assert form.lines[0].underlined == ((3, 3 + len(NAME)),)

    def test_several_blanks_of_one_run(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, p(r("  年  月")))
        line = blank.form.lines[0]
        tags = [PlacedTag(Spot(line, 3, 5), "{{ b }}"), PlacedTag(Spot(line, 0, 2), "{{ a }}")]
        assert blank.write(tags).lines[0].text == "{{ a }}年{{ b }}月"

    @pytest.mark.parametrize(("at", "text"), [(0, f"{NAME}甲乙"), (1, f"甲{NAME}乙"), (2, f"甲乙{NAME}")])
    def test_a_tag_between_letters(self, tmp_path: Path, at: int, text: str) -> None:
        blank = Blanked(tmp_path, p(r("甲"), r("乙", "<w:b/>")))
        assert blank.tag(blank.form.lines[0], at, at).lines[0].text == text

    def test_a_tag_after_a_tab_keeps_the_tab(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, p("<w:r><w:t>姓名</w:t><w:tab/></w:r>"))
        assert blank.tag(blank.form.lines[0], 3, 3).lines[0].text == f"姓名\t{NAME}"
        assert "<w:tab/>" in blank.body

    def test_tabs_and_breaks_that_are_the_blank_give_way(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, p("<w:r><w:t>姓名</w:t><w:tab/><w:tab/><w:br/><w:t>末</w:t></w:r>"))
        assert blank.tag(blank.form.lines[0], 2, 5).lines[0].text == f"姓名{NAME}末"
        assert "<w:tab/>" not in blank.body

    def test_a_box_of_a_symbol_font_gives_way(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, p('<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/><w:t>男</w:t></w:r>'))
        tag = '{{ box(worker.sex, "男") }}'
        assert blank.tag(blank.form.lines[0], 0, 1, tag).lines[0].text == f"{tag}男"
        assert "w:sym" not in blank.body

    def test_a_box_of_a_form_field_gives_way_with_its_field(self, tmp_path: Path) -> None:
        start = '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar>'
        rest = '<w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        blank = Blanked(tmp_path, p(f"<w:r>{start}</w:r><w:r>{rest}", r("男"), page))
        assert blank.tag(blank.form.lines[0], 0, 1).lines[0].text == f"{NAME}男"
        assert "CHECKBOX" not in blank.body
        assert blank.body.count("fldChar w:") == blank.body.count("PAGE") == 1

    def test_a_box_in_a_font_of_signs_gives_way_to_letters(self, tmp_path: Path) -> None:
        fonts = '<w:rFonts w:ascii="Wingdings 2" w:eastAsia="宋体" w:hAnsi="Wingdings 2"/>'
        blank = Blanked(tmp_path, p(r("£男£女", fonts)))
        line = blank.form.lines[0]
        blank.write([PlacedTag(Spot(line, 0, 1), "{{ a }}"), PlacedTag(Spot(line, 2, 3), "{{ b }}")])
        assert blank.body == p(r("{{ a }}男{{ b }}女", '<w:rFonts w:eastAsia="宋体"/>'))

    def test_text_is_escaped_and_breaks_are_breaks(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, p(r("甲__")))
        assert blank.tag(blank.form.lines[0], 1, 3, "{{ a < b & c }}\n第二").lines[0].text == (
            "甲{{ a < b & c }}\n第二"
        )

    def test_spots_that_overlap_are_refused(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, p(r("____")))
        line = blank.form.lines[0]
        with pytest.raises(ValueError, match="overlap"):
            blank.write([PlacedTag(Spot(line, 0, 3), "{{ a }}"), PlacedTag(Spot(line, 2, 4), "{{ b }}")])

    def test_a_spot_of_another_form_is_refused(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, p(r("____")))
        with pytest.raises(ValueError, match="not of this file"):
            blank.tag(Line(0, "其他"))
        with pytest.raises(ValueError, match="not of this file"):
            blank.tag(Cell(0, 0, 0, "____"))


class TestEmptyCells:
    @pytest.mark.parametrize(
        ("paragraph", "tagged"),
        [
            ("<w:p/>", f"<w:p><w:r>{t(NAME)}</w:r></w:p>"),
            ('<w:p w:rsidR="1" />', f'<w:p w:rsidR="1"><w:r>{t(NAME)}</w:r></w:p>'),
            (p("<w:pPr><w:jc/></w:pPr>"), p(f"<w:pPr><w:jc/></w:pPr><w:r>{t(NAME)}</w:r>")),
            (
                p("<w:pPr><w:rPr><w:ins/><w:b/></w:rPr></w:pPr>"),
                p(f"<w:pPr><w:rPr><w:ins/><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr>{t(NAME)}</w:r>"),
            ),
            (
                p("<w:r><w:rPr><w:i/></w:rPr></w:r>"),
                p(f"<w:r><w:rPr><w:i/></w:rPr></w:r><w:r><w:rPr><w:i/></w:rPr>{t(NAME)}</w:r>"),
            ),
            (  # 2 points keep an empty row low; nobody could read them
                p('<w:pPr><w:rPr><w:b/><w:sz w:val="4"/></w:rPr></w:pPr>'),
                p(
                    '<w:pPr><w:rPr><w:b/><w:sz w:val="4"/></w:rPr></w:pPr>'
                    f"<w:r><w:rPr><w:b/></w:rPr>{t(NAME)}</w:r>"
                ),
            ),
        ],
    )
    def test_a_run_is_made_in_the_format_of_the_cell(
        self, tmp_path: Path, paragraph: str, tagged: str
    ) -> None:
        blank = Blanked(tmp_path, tbl(tr(tc("姓名"), tc(paragraph))))
        blank.tag(blank.form.tables[0].cells[1])
        assert blank.body == tbl(tr(tc("姓名"), tc(tagged)))

    def test_the_first_of_several_empty_paragraphs_takes_the_tag(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, tbl(tr(tc("<w:p/><w:p/><w:p/>"))))
        assert grid(blank.tag(blank.form.tables[0].cells[0])) == [f"0,0+1x1 {NAME}\n\n"]

    def test_a_later_paragraph_where_the_spot_says_so(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, tbl(tr(tc(p(r("意见：")) + "<w:p/><w:p/>"))))
        assert grid(blank.tag(blank.form.tables[0].cells[0], 4, 4)) == [f"0,0+1x1 意见：\n{NAME}\n"]

    def test_a_file_with_prefixes_of_its_own(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, tbl(tr(tc("<w:p/>"))))
        xml = parts_of(blank.path.read_bytes())["word/document.xml"].decode()
        other = xml.replace("<w:", "<n:").replace("</w:", "</n:").replace("xmlns:w", "xmlns:n")
        write_zip(blank.path, {"[Content_Types].xml": "<Types/>", "word/document.xml": other})
        cell = read_form(blank.path).tables[0].cells[0]
        assert blank.tag(cell).tables[0].cells[0].text == NAME


class TestContentControls:
    def test_the_prompt_gives_way_and_is_none_any_more(self, tmp_path: Path) -> None:
        words = r("单击", '<w:rStyle w:val="PlaceholderText"/>') + r("输入")
        bound = "<w:showingPlcHdr/><w:dataBinding/>"
        body = p(r("姓名："), f'<w:sdt><w:sdtPr><w:id w:val="1"/>{bound}</w:sdtPr><w:sdtContent>{words}')
        blank = Blanked(tmp_path, body.replace("</w:p>", "</w:sdtContent></w:sdt></w:p>"))
        form = blank.tag(blank.form.lines[0], 3, 7)
        assert form.lines[0].text == f"姓名：{NAME}"
        assert '<w:sdtPr><w:id w:val="1"/></w:sdtPr>' in blank.body
        assert not re.search("PlaceholderText|单击|输入", blank.body)
        assert word_text(blank.filled(worker={"name": "甲"})) == "姓名：甲\n"


class TestTextBoxes:
    def test_both_versions_of_a_text_box_take_the_tag(self, tmp_path: Path) -> None:
        box = f"<w:txbxContent>{p(r('姓名：__'))}</w:txbxContent>"
        mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        inside = f"<mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        drawn = f"<w:r><mc:AlternateContent {mc}>{inside}</mc:AlternateContent></w:r>"
        blank = Blanked(tmp_path, p(drawn))
        blank.tag(blank.form.lines[1], 3, 5)
        assert blank.body == p(drawn).replace("__", NAME)

    def test_a_loop_in_a_text_box_leaves_the_other_version_blank(self, tmp_path: Path) -> None:
        box = f"<w:txbxContent>{tbl(tr(tc('')))}<w:p/></w:txbxContent>"
        mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        inside = f"<mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        blank = Blanked(tmp_path, p(f"<w:r><mc:AlternateContent {mc}>{inside}</mc:AlternateContent></w:r>"))
        tag = PlacedTag(whole(blank.form.tables[0].cells[0]), "{{ m.name }}")
        blank.write([tag], [Repeat(0, 0, 0, "m in members")])
        assert blank.body.count("m.name") == 1
        assert "甲" in parts_of(blank.filled(members=[{"name": "甲"}]))["word/document.xml"].decode()

    def test_headers_take_tags(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, p(r("正文")), header1=p(r("姓名：__")))
        form = blank.tag(blank.form.lines[1], 3, 5)
        assert [line.text for line in form.lines] == ["正文", f"姓名：{NAME}"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_every_byte_that_is_no_blank_stays(tmp_path: Path, path: Path) -> None:
    form, before = read_form(path), parts_of(path.read_bytes())
    places = [*form.cells, *(line for line in form.lines if line.part == "body")]
    for place in places[:: max(len(places) // 4, 1)]:
        write_tagged(path, tmp_path / path.name, [PlacedTag(whole(place), "{{ 甲 }}")])
        after = parts_of((tmp_path / path.name).read_bytes())
        assert list(before) == list(after)
        assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
        _assert_only_runs_differ(
            before["word/document.xml"].decode(), after["word/document.xml"].decode(), place
        )


def _assert_only_runs_differ(before: str, after: str, place: Cell | Line) -> None:
    """What differs is what one place printed, and the tag in its stead."""
    start = next(n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
    end = next(n for n, (a, b) in enumerate(zip(before[::-1], after[::-1], strict=False)) if a != b)
    end = min(end, min(len(before), len(after)) - start)
    was, now = before[start : len(before) - end], after[start : len(after) - end]
    was = re.sub(r"\s(?=[^<>]*(<|$))", "", was)  # the white space of texts
    assert not re.search("<w:(tc|tr|tbl|sectPr)[ />]", was + now)
    assert unescape(re.sub("^[^<>]*>|<[^<>]*>?", "", was)) in re.sub(r"\s", "", place.text)
    assert "甲" in now


class TestLoops:
    HEADING = tr(tc("成员", merge="restart"), tc("姓名"), tc("关系"))
    EMPTY = tr(tc("", merge="continue"), tc(""), tc(""))

    def _member_tags(self, form: Form, row: int) -> list[PlacedTag]:
        table = form.tables[0]
        fields = {1: "name", 2: "relation"}
        cells = {column: table.at(row, column) for column in fields}
        return [
            PlacedTag(whole(cell), f"{{{{ member.{fields[at]} }}}}") for at, cell in cells.items() if cell
        ]

    def test_empty_rows_become_a_loop(self, tmp_path: Path) -> None:
        rows = [tr(tc("姓名"), tc("关系")), *[tr(tc(""), tc(""))] * 3, tr(tc("备注", span=2))]
        blank = Blanked(tmp_path, tbl(*rows))
        cells = blank.form.tables[0].rows[1]
        tags = [
            PlacedTag(whole(cell), f"{{{{ m.{name} }}}}")
            for cell, name in zip(cells, ("name", "relation"), strict=True)
        ]
        form = blank.write(tags, [Repeat(0, 1, 3, "m in members|至少(3)")])
        assert [[cell.text for cell in row] for row in form.tables[0].rows] == [
            ["姓名", "关系"],
            ["{%tr for m in members|至少(3) %}"],
            ["{{ m.name }}", "{{ m.relation }}"],
            ["{%tr endfor %}"],
            ["备注"],
        ]
        paper = blank.filled(members=[{"name": "甲", "relation": "妻子"}])
        assert word_tables(paper)[0] == [["姓名", "关系"], ["甲", "妻子"], ["", ""], ["", ""], ["备注"]]

    def test_a_label_from_the_heading_goes_on_beside_the_tags(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, tbl(self.HEADING, self.EMPTY, self.EMPTY, tr(tc("末", span=3))))
        form = blank.write(self._member_tags(blank.form, 1), [Repeat(0, 1, 2, "member in members")])
        assert form.tables[0].cells[0].row_span == 4
        paper = blank.filled(members=[{"name": name} for name in "甲乙丙"])
        assert _grid(paper, tmp_path)[0] == "0,0+4x1 成员"

    def test_a_label_of_the_records_own_stands_once(self, tmp_path: Path) -> None:
        first = tr(tc("成员", merge="restart"), tc(""), tc(""))
        blank = Blanked(tmp_path, tbl(first, self.EMPTY, tr(tc("末", span=3))))
        blank.write(self._member_tags(blank.form, 0), [Repeat(0, 0, 1, "member in members|至少(2)")])
        assert _grid(
            blank.filled(members=[{"name": name, "relation": "子"} for name in "甲乙丙"]), tmp_path
        ) == [
            *(
                "0,0+3x1 成员",
                "0,1+1x1 甲",
                "0,2+1x1 子",
                "1,1+1x1 乙",
                "1,2+1x1 子",
                "2,1+1x1 丙",
                "2,2+1x1 子",
            ),
            "3,0+1x3 末",
        ]
        assert _grid(blank.filled(), tmp_path)[0] == "0,0+2x1 成员"

    def test_several_rows_for_one_record(self, tmp_path: Path) -> None:
        block = [tr(tc("姓名"), tc("")), tr(tc("关系"), tc(""))]
        blank = Blanked(tmp_path, tbl(*block, *block, *block))
        cells = [blank.form.tables[0].at(row, 1) for row in (0, 1)]
        tags = [
            PlacedTag(whole(cell), tag)
            for cell, tag in zip(cells, ("{{ m.name }}", "{{ m.relation }}"), strict=True)
            if cell
        ]
        blank.write(tags, [Repeat(0, 0, 5, "m in members|至少(2)", pattern=2)])
        assert word_tables(blank.filled(members=[{"name": "甲", "relation": "子"}]))[0] == [
            ["姓名", "甲"],
            ["关系", "子"],
            ["姓名", ""],
            ["关系", ""],
        ]

    def test_rows_in_content_controls_go_with_their_controls(self, tmp_path: Path) -> None:
        held = f"<w:sdt><w:sdtPr/><w:sdtContent>{tr(tc(''))}</w:sdtContent></w:sdt>"
        blank = Blanked(tmp_path, tbl(tr(tc("姓名")), held, held))
        tag = PlacedTag(whole(blank.form.tables[0].rows[1][0]), "{{ m.name }}")
        blank.write([tag], [Repeat(0, 1, 2, "m in members")])
        assert blank.body.count("<w:sdt>") == 1
        assert word_tables(blank.filled(members=[{"name": "甲"}]))[0][0] == ["姓名"]

    def test_blocks_of_the_body(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, p(r("题")) + p(r("成员：__")) + tbl(tr(tc("甲"))) + p(r("末")))
        line, table = blank.form.lines[1], blank.form.tables[0]
        tag = PlacedTag(Spot(line, 3, 5), "{{ m.name }}")
        blank.write([tag], [RepeatBody(line, table, "m in members")])
        paper = blank.filled(members=[{"name": "乙"}, {"name": "丙"}])
        assert word_text(paper).split("\n") == ["题", "成员：乙", "| 甲 |", "成员：丙", "| 甲 |", "末", ""]

    def test_a_tag_in_a_row_that_goes_away_is_refused(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, tbl(tr(tc("")), tr(tc(""))))
        tag = PlacedTag(whole(blank.form.tables[0].rows[1][0]), NAME)
        with pytest.raises(ValueError, match="overlap"):
            blank.write([tag], [Repeat(0, 0, 1, "m in members")])

    def test_blocks_outside_the_body_are_refused(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, p(), header1=p(r("页眉")))
        header = blank.form.lines[1]
        with pytest.raises(ValueError, match="body"):
            blank.write([], [RepeatBody(header, header, "m in members")])


def _grid(paper: bytes, folder: Path) -> list[str]:
    path = folder / "文书.docx"
    path.write_bytes(paper)
    return grid(read_form(path))


class TestNotes:
    def test_are_comments_that_word_can_read(self, tmp_path: Path) -> None:
        document = docx.Document()
        document.add_paragraph("姓名：____")
        document.add_table(1, 2).cell(0, 0).text = "性别"
        document.save(str(tmp_path / "空表.docx"))
        form = read_form(tmp_path / "空表.docx")
        notes = [Note(form.lines[0], "高：横线\n姓名"), Note(form.tables[0].cells[1], "低：<右边>")]
        tags = [PlacedTag(whole(form.tables[0].cells[1]), NAME)]
        write_tagged(tmp_path / "空表.docx", tmp_path / "模板.docx", tags, notes=notes)
        read = docx.Document(str(tmp_path / "模板.docx"))
        assert [(comment.text, comment.author) for comment in read.comments] == [
            ("高：横线\n姓名", "docgen"),
            ("低：<右边>", "docgen"),
        ]
        tagged = read_form(tmp_path / "模板.docx")
        assert [(note.where.text, note.text) for note in tagged.notes] == [
            ("姓名：____", "高：横线\n姓名"),
            (NAME, "低：<右边>"),
        ]

    def test_join_the_comments_that_are_there(self, tmp_path: Path) -> None:
        document = docx.Document()
        runs = document.add_paragraph("姓名：").runs
        document.add_comment(runs, text="写全名", author="工会", initials="工")
        document.save(str(tmp_path / "空表.docx"))
        form = read_form(tmp_path / "空表.docx")
        note = Note(form.lines[0], "高")
        write_tagged(tmp_path / "空表.docx", tmp_path / "模板.docx", [], notes=[note])
        read = docx.Document(str(tmp_path / "模板.docx"))
        assert [(comment.comment_id, comment.text) for comment in read.comments] == [(0, "写全名"), (1, "高")]

    def test_of_headers_stand_at_the_first_paragraph(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, "<w:p/>" + p(r("正文")), header1=p(r("页眉")))
        form = blank.write([], notes=[Note(blank.form.lines[2], "不填")])
        assert [(note.where.index, note.text) for note in form.notes if isinstance(note.where, Line)] == [
            (0, "（页眉）不填")
        ]

    def test_of_rows_that_go_away_stand_at_the_first(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, tbl(tr(tc("甲"), tc("")), tr(tc("", span=2)), tr(tc("末"), tc(""))))
        notes = [Note(cell, "行") for cell in blank.form.tables[0].rows[1]]
        form = blank.write([], [Repeat(0, 0, 1, "m in members")], notes)
        assert [(note.where.text, note.text) for note in form.notes] == [("甲", "行")]

    def test_do_not_come_into_papers(self, tmp_path: Path) -> None:
        blank = Blanked(tmp_path, tbl(tr(tc("姓名"), tc(""))))
        cell = blank.form.tables[0].cells[1]
        blank.write([PlacedTag(whole(cell), NAME)], notes=[Note(cell, "高")])
        paper = blank.filled(worker={"name": "甲"})
        assert word_tables(paper) == [[["姓名", "甲"]]]
        assert b"comment" not in b"".join(parts_of(paper).values())
