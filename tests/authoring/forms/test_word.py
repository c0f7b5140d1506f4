"""What is read of Word forms, as Word, WPS, LibreOffice and Google Docs write them."""

import zipfile
from pathlib import Path

import pytest
from fill.templates import write_zip

from docgen.authoring.forms.model import Form, Line, Table
from docgen.authoring.forms.reading import read_form
from docgen.errors import InputUnreadableError

from .blanks import grid, p, r, read_body, tbl, tc, tr

UNDERLINED = '<w:u w:val="single"/>'


def text(form: Form, line: int = 0) -> str:
    return form.lines[line].text


class TestText:
    def test_joins_runs_that_a_program_split(self, tmp_path: Path) -> None:
        form = read_body(tmp_path, p(r("职工"), "<w:proofErr/>", r("姓"), r("名：")))
        assert text(form) == "职工姓名："

    def test_keeps_tabs_breaks_and_hyphens(self, tmp_path: Path) -> None:
        inside = "<w:r><w:t>电话</w:t><w:tab/><w:t>二</w:t><w:br/><w:t>三</w:t><w:noBreakHyphen/></w:r>"
        assert text(read_body(tmp_path, p(inside))) == "电话\t二\n三-"

    def test_a_break_of_the_page_is_no_text(self, tmp_path: Path) -> None:
        inside = '<w:r><w:br w:type="page"/><w:t>目录</w:t><w:br w:type="textWrapping"/></w:r>'
        assert text(read_body(tmp_path, p(inside))) == "目录\n"

    def test_drops_spaces_that_word_does_not_keep(self, tmp_path: Path) -> None:
        assert text(read_body(tmp_path, p("<w:r><w:t> 姓名 </w:t></w:r>"))) == "姓名"

    def test_reads_through_what_wraps_runs(self, tmp_path: Path) -> None:
        inside = (
            f"<w:smartTag>{r('泸州')}</w:smartTag><w:hyperlink>{r('市')}</w:hyperlink>"
            f"<w:fldSimple w:instr='DATE'>{r('总')}</w:fldSimple>"
            f"<w:sdt><w:sdtPr/><w:sdtContent>{r('工')}</w:sdtContent></w:sdt><w:ins>{r('会')}</w:ins>"
        )
        assert text(read_body(tmp_path, p(inside))) == "泸州市总工会"

    def test_leaves_out_what_does_not_print(self, tmp_path: Path) -> None:
        inside = (
            "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
            '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
            f"{r('藏', '<w:vanish/>')}{r('新')}"
        )
        assert text(read_body(tmp_path, p(inside))) == "新"

    def test_a_paragraph_whose_end_was_deleted_flows_on(self, tmp_path: Path) -> None:
        end = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
        form = read_body(tmp_path, tbl(tr(tc(p(end, r("前")) + p(r("后")) + p(r("下"))))))
        assert form.tables[0].cells[0].text == "前后\n下"

    @pytest.mark.parametrize(
        ("inside", "sign"),
        [
            ('<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>', "□"),
            ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
            ('<w:r><w:sym w:font="Unheard" w:char="F041"/></w:r>', "�"),
            ("<w:r><w:fldChar><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>", "□"),
            (r("£", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'), "□"),
            (r("\uf0fe男", '<w:rFonts w:hAnsi="Wingdings" w:eastAsia="宋体"/>'), "☑男"),
            (r("A £", '<w:rFonts w:ascii="Arial"/>'), "A £"),
        ],
    )
    def test_reads_signs(self, tmp_path: Path, inside: str, sign: str) -> None:
        assert text(read_body(tmp_path, p(inside))) == sign

    def test_a_form_field_that_is_ticked(self, tmp_path: Path) -> None:
        box = '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
        inside = f"<w:r><w:fldChar><w:ffData>{box}</w:ffData></w:fldChar></w:r>"
        assert text(read_body(tmp_path, p(inside))) == "☑"

    def test_the_words_that_ask_for_text_are_a_blank(self, tmp_path: Path) -> None:
        words = (
            f"<w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('单击此处')}{r('输入')}</w:sdtContent>"
        )
        assert text(read_body(tmp_path, p(r("姓名："), f"<w:sdt>{words}</w:sdt>"))) == "姓名：____"

    def test_knows_underlined_blanks(self, tmp_path: Path) -> None:
        off = '<w:u w:val="none"/>'
        inside = [r("姓名"), r("   ", UNDERLINED), r("  ", UNDERLINED), r("  ", off), r(" 男", UNDERLINED)]
        line = read_body(tmp_path, p(*inside)).lines[0]
        assert line.underlined == ((2, 7), (9, 11))
        assert line.blanks == ((2, 7),)

    def test_says_what_remains_without_spaces_and_widths(self, tmp_path: Path) -> None:
        line = read_body(tmp_path, p(r(" 姓　名（Ａ）：  "))).lines[0]
        assert (line.plain, line.is_empty) == ("姓名(A):", False)


class TestGrid:
    def test_counts_columns_through_spans(self, tmp_path: Path) -> None:
        form = read_body(tmp_path, tbl(tr(tc("姓名"), tc("", span=2)), tr(tc("甲"), tc("乙"), tc("丙"))))
        assert grid(form) == ["0,0+1x1 姓名", "0,1+1x2", "1,0+1x1 甲", "1,1+1x1 乙", "1,2+1x1 丙"]

    def test_joins_vertical_merges(self, tmp_path: Path) -> None:
        bare = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"  # WPS and Word leave "continue" unsaid
        rows = [
            tr(tc("家庭", merge="restart"), tc("1")),
            tr(bare, tc("2")),
            tr(tc("", merge="continue"), tc("3")),
        ]
        form = read_body(tmp_path, tbl(*rows))
        assert grid(form) == ["0,0+3x1 家庭", "0,1+1x1 1", "1,1+1x1 2", "2,1+1x1 3"]
        assert [cell.number for cell in form.tables[0].cells] == [1, 2, 2, 2]

    def test_a_continued_cell_under_no_merge_stands_alone(self, tmp_path: Path) -> None:
        rows = [tr(tc("甲", span=2)), tr(tc("乙"), tc("丙", merge="continue"))]
        assert grid(read_body(tmp_path, tbl(*rows))) == ["0,0+1x2 甲", "1,0+1x1 乙", "1,1+1x1 丙"]

    def test_joins_horizontal_merges_of_old_files(self, tmp_path: Path) -> None:
        def cell(inside: str, state: str) -> str:
            return f'<w:tc><w:tcPr><w:hMerge w:val="{state}"/></w:tcPr>{p(r(inside))}</w:tc>'

        form = read_body(tmp_path, tbl(tr(cell("住址", "restart"), cell("", "continue"), tc("末"))))
        assert grid(form) == ["0,0+1x2 住址", "0,2+1x1 末"]

    def test_skips_columns_before_the_first_cell(self, tmp_path: Path) -> None:
        form = read_body(tmp_path, tbl(tr(tc("甲"), properties='<w:gridBefore w:val="2"/>')))
        assert grid(form) == ["0,2+1x1 甲"]

    def test_reads_rows_and_cells_in_content_controls(self, tmp_path: Path) -> None:
        held = f"<w:sdt><w:sdtPr/><w:sdtContent>{tc('甲')}</w:sdtContent></w:sdt>"
        row = f"<w:sdt><w:sdtContent>{tr(held, tc('乙'))}</w:sdtContent></w:sdt>"
        assert grid(read_body(tmp_path, tbl(row))) == ["0,0+1x1 甲", "0,1+1x1 乙"]

    def test_leaves_out_rows_that_changes_deleted(self, tmp_path: Path) -> None:
        form = read_body(tmp_path, tbl(tr(tc("旧"), properties="<w:del/>"), tr(tc("新"))))
        assert grid(form) == ["0,0+1x1 新"]

    def test_neighbours_of_a_cell(self, tmp_path: Path) -> None:
        rows = [tr(tc("甲", merge="restart"), tc("乙")), tr(tc("", merge="continue"), tc("丙"))]
        table = read_body(tmp_path, tbl(*rows)).tables[0]
        first, second, third = table.cells
        assert (table.right_of(first), table.below(second)) == (second, third)
        assert (table.left_of(third), table.above(third)) == (first, second)
        assert (table.below(first), table.right_of(third), table.above(first)) == (None, None, None)


class TestBody:
    def test_tells_tables_and_lines_in_order(self, tmp_path: Path) -> None:
        form = read_body(
            tmp_path,
            p(r("标题")) + tbl(tr(tc("甲"))) + p(r("注")),
            header1=p(r("页眉")),
            footer1=p(r("页脚")),
        )
        told = [item.part if isinstance(item, Table) else f"{item.part} {item.text}" for item in form.body]
        assert told == ["body 标题", "body", "body 注", "header 页眉", "footer 页脚"]

    def test_a_nested_table_is_a_table_of_its_own(self, tmp_path: Path) -> None:
        inner = p(r("外")) + tbl(tr(tc("内"))) + p(r("后"))
        form = read_body(tmp_path, tbl(tr(tc(inner), tc("旁"))))
        assert [grid(form, 0), grid(form, 1)] == [["0,0+1x1 外\n后", "0,1+1x1 旁"], ["0,0+1x1 内"]]
        assert form.tables[1].inside == form.tables[0].cells[0]

    def test_text_boxes_are_lines_told_once(self, tmp_path: Path) -> None:
        box = f"<w:txbxContent>{p(r('盖章处'))}</w:txbxContent>"
        mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        drawn = f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        form = read_body(tmp_path, p(f"<w:r>{drawn}</mc:AlternateContent></w:r>", r("正文")))
        assert [(line.part, line.text) for line in form.lines] == [("body", "正文"), ("box", "盖章处")]

    def test_other_prefixes_for_the_same_names(self, tmp_path: Path) -> None:
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        body = "<n:body><n:p><n:r><n:t>姓名</n:t></n:r></n:p></n:body>"
        path = write_zip(
            tmp_path / "空表.docx",
            {"word/document.xml": f'<n:document xmlns:n="{space}">{body}</n:document>'},
        )
        assert text(read_form(path)) == "姓名"

    def test_tells_comments_at_their_place(self, tmp_path: Path) -> None:
        path = _with_comment(tmp_path, tbl(tr(tc(p(r("姓名"), '<w:r><w:commentReference w:id="3"/></w:r>')))))
        (note,) = read_form(path).notes
        assert (note.where.text, note.text) == ("姓名", "写全名")


class TestRefusal:
    @pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0 an old .doc", b"PK\x03\x04"])
    def test_what_is_no_office_file(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "空表.docx"
        path.write_bytes(content)
        with pytest.raises(InputUnreadableError, match="空表"):
            read_form(path)

    @pytest.mark.parametrize(
        "document",
        [
            "<w:document",
            '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
            '<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body/></d:document>',
        ],
    )
    def test_a_document_that_cannot_be_read(self, tmp_path: Path, document: str) -> None:
        path = write_zip(tmp_path / "空表.docx", {"word/document.xml": document})
        with pytest.raises(InputUnreadableError, match="空表"):
            read_form(path)

    def test_another_kind_of_archive(self, tmp_path: Path) -> None:
        with pytest.raises(InputUnreadableError, match="不是 Word"):
            read_form(write_zip(tmp_path / "空表.docx", {"a.txt": "a"}))


def _with_comment(folder: Path, body: str) -> Path:
    read_body(folder, body)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    link = f'<Relationship Id="rId1" Type="{office}" Target="comments.xml"/>'
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    comment = f'<w:comments xmlns:w="{space}"><w:comment w:id="3">{p(r("写全名"))}</w:comment></w:comments>'
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}'
    with zipfile.ZipFile(folder / "空表.docx", "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", f"{relations}</Relationships>")
        archive.writestr("word/comments.xml", comment)
    return folder / "空表.docx"


def test_lines_are_numbered_in_order(tmp_path: Path) -> None:
    form = read_body(tmp_path, p(r("一")) + tbl(tr(tc("表"))) + p(r("二")))
    assert [item.index for item in form.body if isinstance(item, Line)] == [0, 1]
