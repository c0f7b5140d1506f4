"""Broken templates and packs, each the good one with one change, and what lint must say and where."""

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.model.id_number import check_digit

from .damages import (
    DOCUMENT,
    Damage,
    both,
    document,
    file,
    form,
    gone,
    link,
    lists,
    manifest,
    merged_over_loop,
    notice,
    packet,
    part,
    roster,
    split,
    without,
    write,
)
from .good import FORM, LISTS, MANIFEST, ROSTER, edit_part

_FIRST_17 = "51050219800101001"


@dataclass(frozen=True)
class Broken:
    """A change of the good pack; the flaw's kind, file and place; other kinds that come with it."""

    name: str
    damage: Damage
    kind: str
    file: str
    place: str = ""
    also: tuple[str, ...] = ()


_NEXT_LINE = "</w:t></w:r></w:p><w:p><w:r><w:t>"
_SEX = "<w:t>{{ worker.sex }}</w:t>"
_ENTRY_1, _ENTRY_2 = "01-form.docx", "02-roster.xlsx"

TAGS: Sequence[Broken] = (
    Broken(
        "an unknown name",
        form("{{ worker.sex }}", "{{ worker.sexx }}"),
        "name-unknown",
        _ENTRY_1,
        "表1 第1行 第4格",
    ),
    Broken(
        "a brace missing",
        form("{{ worker.sex }}", "{{ worker.sex }"),
        "tag-incomplete",
        _ENTRY_1,
        "表1 第1行 第4格",
    ),
    Broken(
        "a tag in pieces",
        split(("{{ worker", ""), (".name }}", "")),
        "tag-split",
        _ENTRY_1,
        "表1 第1行 第2格",
    ),
    Broken(
        "a tag of two looks",
        split(("{{ worker", "<w:b/>"), (".name }}", "")),
        "tag-split-formats",
        _ENTRY_1,
        "表1 第1行 第2格",
    ),
    Broken(
        "full-width braces",
        form("{{ worker.sex }}", "｛｛ worker.sex ｝｝"),
        "tag-look-alike",
        _ENTRY_1,
        "表1 第1行 第4格",
    ),
    Broken("Chinese quotation marks", form('"残疾"', "“残疾”"), "tag-quotes", _ENTRY_1, "表1 第3行 第4格"),
    Broken(
        "a name outside its tag",
        form(_SEX, "<w:t>worker.sex</w:t>"),
        "name-outside-tag",
        _ENTRY_1,
        "表1 第1行 第4格",
    ),
    Broken(
        "a list's path in a tag",
        form("{{ worker.sex }}", "{{ members[].sex }}"),
        "tag-syntax",
        _ENTRY_1,
        "表1 第1行 第4格",
    ),
    Broken(
        "an unknown filter",
        form("visit.date|年月日", "visit.date|年日月"),
        "filter-unknown",
        _ENTRY_1,
        "第4段",
    ),
    Broken("an unknown function", form("tick(", "tock("), "filter-unknown", _ENTRY_1, "表1 第3行 第4格"),
    Broken(
        "an unknown statement",
        form("{% if household.remark %}", "{% when household.remark %}"),
        "tag-statement-unknown",
        _ENTRY_1,
        "第2段",
        also=("block-not-opened",),
    ),
    Broken(
        "raw text",
        form("{{ form.heading }}", "{% raw %}{{ form.heading }}{% endraw %}"),
        "tag-statement-unknown",
        _ENTRY_1,
        "第1段",
    ),
    Broken(
        "a row tag beside text",
        form("{%tr endfor %}", "完{%tr endfor %}"),
        "tag-not-alone",
        _ENTRY_1,
        "表1 第7行 第1格",
    ),
    Broken(
        "a paragraph tag beside text",
        form("{%p endfor %}", "{%p endfor %}完"),
        "tag-not-alone",
        _ENTRY_1,
        "第5段",
    ),
    Broken(
        "a row tag outside a table",
        form("{%p for visit in visits %}", "{%tr for visit in visits %}"),
        "tag-outside-table",
        _ENTRY_1,
        "第3段",
        also=("block-across-places",),
    ),
    Broken(
        "a paragraph tag that ends a cell",
        form(_SEX, "<w:t>{%p if worker.sex %}</w:t></w:r></w:p><w:p><w:r><w:t>{%p endif %}</w:t>"),
        "tag-ends-cell",
        _ENTRY_1,
        "表1 第1行 第4格",
    ),
    Broken(
        "a tag in a footnote",
        part("word/footnotes.xml", b"<c>{{ worker.name }}</c>"),
        "tag-not-filled",
        _ENTRY_1,
    ),
)

BLOCKS: Sequence[Broken] = (
    Broken(
        "a loop without its end", form("{%tr endfor %}", ""), "block-not-closed", _ENTRY_1, "表1 第5行 第1格"
    ),
    Broken(
        "an end without its loop",
        form("{%p for visit in visits %}", ""),
        "block-not-opened",
        _ENTRY_1,
        "第5段",
        also=("name-outside-loop", "name-unknown"),
    ),
    Broken(
        "a loop and a condition crossed",
        form("{{ visit.date|年月日 }}", "{% if visit.date %}{% for aid in aids %}{% endif %}{% endfor %}"),
        "block-crossed",
        _ENTRY_1,
        "第4段",
    ),
    Broken(
        "a condition over two cells",
        form(_SEX, "<w:t>{% if worker.sex %}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{% endif %}</w:t>"),
        "block-across-places",
        _ENTRY_1,
        "表1 第1行 第5格",
    ),
    Broken(
        "a loop begun by rows and ended by paragraphs",
        form("{%tr endfor %}", "{%p endfor %}"),
        "block-across-places",
        _ENTRY_1,
        "表1 第7行 第1格",
        also=("tag-ends-cell",),
    ),
    Broken(
        "a loop's variable outside",
        form("说明：", "说明：{{ member.name }}"),
        "name-outside-loop",
        _ENTRY_1,
        "第2段",
    ),
    Broken(
        "a loop over one value",
        form("{%p for visit in visits %}", "{%p for visit in worker.name %}"),
        "loop-over-value",
        _ENTRY_1,
        "第3段",
        also=("name-outside-loop", "name-unknown"),
    ),
    Broken(
        "a record printed",
        form("{{ worker.sex }}", "{{ worker }}"),
        "name-is-no-value",
        _ENTRY_1,
        "表1 第1行 第4格",
    ),
)

NAMES: Sequence[Broken] = (
    Broken(
        "a name of one household on a roster",
        roster("C1", "{{ worker.name }}"),
        "name-of-other-scope",
        _ENTRY_2,
        "花名册!C1",
    ),
    Broken(
        "the households on one household's form",
        form("{{ worker.sex }}", "{{ cases|length }}"),
        "name-of-other-scope",
        _ENTRY_1,
        "表1 第1行 第4格",
    ),
    Broken(
        "an option that the list has not",
        form('"子女上学"', '"子女入学"'),
        "option-unknown",
        _ENTRY_1,
        "表1 第3行 第2格",
    ),
    Broken(
        "an option that an open list has not",
        form('"残疾"', '"残废"'),
        "option-not-listed",
        _ENTRY_1,
        "表1 第3行 第4格",
    ),
    Broken(
        "personal data on a notice",
        both(
            notice("致困原因", "身份证号"),
            notice("{{ case.cause.published }}", "{{ case.worker.id_number }}"),
        ),
        "publicity-barred",
        "03-notice.docx",
        "表1 第3行 第2格",
    ),
    Broken(
        "a whole number on a paper for another body",
        both(document(1, outside=True), roster("B1", "手机号码"), roster("B3", "{{ case.worker.mobile }}")),
        "outside-barred",
        _ENTRY_2,
        "花名册!B3",
    ),
    Broken(
        "a tag of a notice that may print anything",
        notice("{{ case.cause.published }}", "{{ (case.cause.published or case.worker).mobile }}"),
        "outside-barred",
        "03-notice.docx",
        "表1 第3行 第2格",
    ),
    Broken(
        "somebody's ID number left",
        form("说明：", f"说明{_FIRST_17}{check_digit(_FIRST_17)}"),
        "personal-data-left",
        _ENTRY_1,
        "第2段",
    ),
    Broken(
        "somebody's phone left", form("说明：", "说明13812345678"), "personal-data-left", _ENTRY_1, "第2段"
    ),
    Broken(
        "a required field without a tag",
        form("{{ worker.ethnicity }}", "汉族"),
        "required-without-tag",
        _ENTRY_1,
    ),
    Broken(
        "one field under two captions",
        form("{{ worker.ethnicity }}", "{{ worker.name }}"),
        "field-under-two-captions",
        _ENTRY_1,
        "表1 第2行 第2格",
        also=("required-without-tag",),
    ),
    Broken(
        "a tag under another field's caption",
        form("{{ worker.sex }}", "{{ worker.political_status }}"),
        "tag-under-other-caption",
        _ENTRY_1,
        "表1 第1行 第4格",
    ),
    Broken(
        "a tag behind another field's caption in a line",
        form("{{ form.heading }}", "{{ form.heading }}" + _NEXT_LINE + "民族：{{ worker.mobile }}"),
        "tag-under-other-caption",
        _ENTRY_1,
        "第2段",
    ),
    Broken(
        "a tag twice in a cell",
        form("{{ worker.sex }}", "{{ worker.sex }}{{ worker.sex }}"),
        "field-twice",
        _ENTRY_1,
        "表1 第1行 第4格",
    ),
    Broken(
        "a caption's blank without a tag",
        form("{{ worker.sex }}", ""),
        "caption-without-tag",
        _ENTRY_1,
        "表1 第1行 第3格",
    ),
    Broken(
        "a line's blank without a tag",
        form("{{ form.heading }}", "{{ form.heading }}" + _NEXT_LINE + "职工姓名：________"),
        "caption-without-tag",
        _ENTRY_1,
        "第2段",
    ),
    Broken(
        "a caption without a blank",
        form(_SEX, "<w:t>民族</w:t>"),
        "caption-without-blank",
        _ENTRY_1,
        "表1 第1行 第3格",
        also=("caption-without-tag", "caption-without-blank"),
    ),
)

SHEETS: Sequence[Broken] = (
    Broken(
        "a formula of the template's own",
        roster("C5", "=COUNTA(B2:B3)"),
        "sheet-formula",
        _ENTRY_2,
        "花名册!C5",
    ),
    Broken(
        "a statement in a cell",
        roster("C1", "{% if cases %}有{% endif %}"),
        "tag-in-sheet-cell",
        _ENTRY_2,
        "花名册!C1",
    ),
    Broken("a row tag beside text in a sheet", roster("B2", "说明"), "tag-not-alone", _ENTRY_2, "花名册!A2"),
    Broken(
        "a merge that leaves its loop", merged_over_loop, "sheet-merge-across-loop", _ENTRY_2, "花名册!D9"
    ),
    Broken(
        "a photo in a sheet",
        roster("C1", "{% raw %}{{ photo(union.name, 2, 3) }}"),
        "sheet-photo",
        _ENTRY_2,
        "花名册!C1",
        also=("tag-in-sheet-cell", "tag-statement-unknown"),
    ),
    Broken(
        "a tag in a sheet's header",
        lambda root: edit_part(
            root / ROSTER,
            "xl/worksheets/sheet1.xml",
            lambda text: text.replace(
                "</worksheet>",
                "<headerFooter><oddHeader>{{ union.name }}</oddHeader></headerFooter></worksheet>",
            ),
        ),
        "tag-not-filled",
        _ENTRY_2,
        "花名册",
    ),
)

FILES: Sequence[Broken] = (
    Broken("no Office file", file(FORM, b"plain text"), "file-unreadable", _ENTRY_1),
    Broken("an old or locked file", file(FORM, b"\xd0\xcf\x11\xe0rest"), "file-unreadable", _ENTRY_1),
    Broken(
        "a torn part",
        lambda root: edit_part(root / FORM, DOCUMENT, lambda text: text[:-40]),
        "file-unreadable",
        _ENTRY_1,
    ),
    Broken("macros", part("word/vbaProject.bin"), "file-with-macros", _ENTRY_1),
    Broken("an embedded object", part("word/embeddings/oleObject1.bin"), "file-embeds-object", _ENTRY_1),
    Broken("a linked picture", link("image", "http://example.org/a.png"), "file-links-outside", _ENTRY_1),
    Broken(
        "a template from elsewhere",
        link("attachedTemplate", "file:///n/a.dotm"),
        "file-links-outside",
        _ENTRY_1,
    ),
    Broken("a hyperlink", link("hyperlink", "http://example.org/"), "file-hyperlink", _ENTRY_1),
    Broken(
        "a field that reads files",
        form("<w:t>走访", '<w:instrText>INCLUDETEXT "a"</w:instrText><w:t>走访'),
        "field-code-outside",
        _ENTRY_1,
        also=("feature-unknown", "tag-split"),
    ),
    Broken(
        "tracked changes",
        form("<w:r><w:t>民族", '<w:ins w:id="1" w:author="x"/><w:r><w:t>民族'),
        "file-has-revisions",
        _ENTRY_1,
        also=("feature-unknown",),
    ),
    Broken("comments", part("word/comments.xml", b"<c><comment/></c>"), "file-has-comments", _ENTRY_1),
    Broken(
        "a font that nobody has",
        form("<w:r><w:t>民族", '<w:r><w:rPr><w:rFonts w:eastAsia="新河手写体"/></w:rPr><w:t>民族'),
        "font-missing",
        _ENTRY_1,
        "表1 第2行 第1格",
    ),
    Broken(
        "a feature that the engine does not know",
        form("<w:r><w:t>民族", '<w:r><w:rPr><w:em w:val="dot"/></w:rPr><w:t>民族'),
        "feature-unknown",
        _ENTRY_1,
    ),
)

PACKS: Sequence[Broken] = (
    Broken("a manifest that is no YAML", file("pack.yaml", b"id: ["), "pack-unreadable", "pack.yaml"),
    Broken("an unknown key", manifest(colour="红"), "pack-key-unknown", "pack.yaml"),
    Broken("an unknown key of a document", document(0, copy=["工会存"]), "pack-key-unknown", "pack.yaml"),
    Broken("a missing key", without(0, "title"), "pack-key-missing", "pack.yaml"),
    Broken("a wrong value", document(0, **{"for": "worker"}), "pack-value", "pack.yaml"),
    Broken(
        "a packet of an unknown document",
        packet("form", "rooster", "notice"),
        "pack-name-unknown",
        "pack.yaml",
        also=("document-in-no-packet",),
    ),
    Broken(
        "an unknown field required", document(0, required=["worker.nmae"]), "pack-name-unknown", "pack.yaml"
    ),
    Broken(
        "two documents of one name",
        document(1, id="form"),
        "pack-id-repeated",
        "pack.yaml",
        also=("pack-name-unknown", "document-in-no-packet"),
    ),
    Broken("a template that is not there", gone(FORM), "template-missing", "pack.yaml"),
    Broken(
        "a template of no document",
        lambda root: write(root / "documents/04-x.docx", (root / FORM).read_bytes()),
        "template-unused",
        "documents/04-x.docx",
    ),
    Broken("a file that is no part of a pack", file("Thumbs.db"), "pack-file-unknown", "Thumbs.db"),
    Broken("a program in the pack", file("run.py"), "pack-has-code", "run.py"),
    Broken("a list of no field", lists(causes=LISTS["cause"]), "codelist-unused", "codelists.yaml"),
    Broken(
        "a list without items",
        lists(cause={"title": "致困原因", "source": "附件1", "items": []}),
        "codelist-faulty",
        "codelists.yaml",
    ),
    Broken(
        "an option twice",
        lists(cause={**LISTS["cause"], "items": [*LISTS["cause"]["items"], {"label": "其他"}]}),
        "option-repeated",
        "codelists.yaml",
    ),
    Broken(
        "a condition on no option",
        document(0, when=[{"field": "cause.main", "is": "患病"}]),
        "condition-option-unknown",
        "pack.yaml",
    ),
    Broken(
        "words that nothing prints",
        document(0, words={"heading": "表", "footer": "注"}),
        "word-unused",
        _ENTRY_1,
    ),
    Broken(
        "a list that nothing prints",
        document(1, lists={**MANIFEST["documents"][1]["lists"], "poor": []}),
        "list-unused",
        _ENTRY_2,
    ),
    Broken("no copies", document(0, copies=[]), "copies-none", "pack.yaml"),
    Broken(
        "two copies for one keeper", document(0, copies=["工会存", "工会存"]), "copies-repeated", "pack.yaml"
    ),
    Broken("a document in no packet", packet("form", "notice"), "document-in-no-packet", "pack.yaml"),
    Broken(
        "a packet that prints twice",
        packet("form", "form", "roster", "notice"),
        "packet-repeats",
        "pack.yaml",
    ),
    Broken(
        "a packet of nothing",
        manifest(packets=[*MANIFEST["packets"], {"id": "x", "title": "空", "documents": []}]),
        "packet-empty",
        "pack.yaml",
    ),
    Broken("no sources", gone("SOURCES.md"), "sources-missing", "SOURCES.md"),
)

CATALOGUE = (*TAGS, *BLOCKS, *NAMES, *SHEETS, *FILES, *PACKS)
