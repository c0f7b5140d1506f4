"""Lines of any make-up, tagged at any spots: what is read again is the text with the tags in their spots."""

import tempfile
from pathlib import Path

from fill.templates import a_docx
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.authoring.forms.model import Line, PlacedTag, Spot
from docgen.authoring.forms.reading import read_form
from docgen.authoring.forms.writing import write_tagged

from .blanks import p, r

_BOX = '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar>'
_REST = '<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
_PROMPT = "<w:sdtPr><w:showingPlcHdr/><w:dataBinding/></w:sdtPr>"
PIECES = {
    "姓名：": r("姓名："),
    "    ": r("    ", '<w:u w:val="single"/>'),
    "__": r("__", "<w:b/>"),
    "a<b&c": r("a<b&c"),
    "\t": "<w:r><w:tab/></w:r>",
    "甲\n乙": "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>",
    "□男": '<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/><w:t>男</w:t></w:r>',
    "□": f"<w:r>{_BOX}</w:r>{_REST}",
    "☑是": r("þ是", '<w:rFonts w:ascii="Wingdings" w:eastAsia="宋体" w:hAnsi="Wingdings"/>'),
    "____": f"<w:sdt>{_PROMPT}<w:sdtContent>{r('单击')}{r('输入')}</w:sdtContent></w:sdt>",
    "会": f"<w:ins><w:smartTag>{r('会')}</w:smartTag></w:ins>",
    "": '<w:r/><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:bookmarkStart w:id="1"/>',
}


@st.composite
def spots(draw: st.DrawFn, line: Line) -> list[PlacedTag]:
    """Up to three spots that do not overlap, in any order."""
    places = st.lists(st.integers(0, len(line.text)), min_size=2, max_size=6, unique=True)
    ends = sorted(draw(places)) if len(line.text) > 1 else [0, len(line.text)]
    pairs = zip(ends[::2], ends[1::2], strict=False)
    tags = [PlacedTag(Spot(line, *pair), f"{{{{ 标{n} }}}}") for n, pair in enumerate(pairs)]
    return draw(st.permutations(tags))


@settings(max_examples=150)
@given(st.data(), st.lists(st.sampled_from(sorted(PIECES)), max_size=7))
def test_any_line(data: st.DataObject, pieces: list[str]) -> None:
    body = p("<w:pPr><w:rPr><w:b/></w:rPr></w:pPr>", *(PIECES[piece] for piece in pieces))
    with tempfile.TemporaryDirectory() as folder:
        path = a_docx(Path(folder) / "空表.docx", body + p(r("末")))
        line = read_form(path).lines[0]
        assert line.text == "".join(pieces)
        tags = data.draw(spots(line))
        write_tagged(path, Path(folder) / "模板.docx", tags)
        tagged = read_form(Path(folder) / "模板.docx").lines
    assert [item.text for item in tagged] == [_with(line.text, tags), "末"]


def _with(text: str, tags: list[PlacedTag]) -> str:
    for tag in sorted(tags, key=lambda tag: -tag.spot.start):
        text = text[: tag.spot.start] + tag.text + text[tag.spot.end :]
    return text
