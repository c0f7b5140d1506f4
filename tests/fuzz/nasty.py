"""Values that readers are known to stumble over, put in the place of those that stand in a file."""

WORDS: tuple[str, ...] = (
    "", " ", "0", "-1", "1", "2147483648", "99999999999999999999", "1e308", "-1e308", "1e999", "NaN", "inf",
    "0x10", "1_000", "1,000", "true", "none", "auto", "A0", "A1", "ZZZZZ99999999", "XFD1048576",
    "A1:XFD1048576", "B2:A1", "$A:$A", "1:1048576", "#REF!", "rId1", "rId999", "../../etc/passwd",
    "/dev/zero", "http://example.org/x", "x" * 5000, "中" * 3000,
    "\U0010fffd\U00020000", "\u202e\u200b\ufeff",
    "{{ case.worker.name }}", "{% for m in members %}", "{% endfor %}", "{{", "}}", "⟦docgen:0⟧", "<a>&amp;",
    "=1+1", "0.5pt", "10%", "-5pt", "General", "[$-804]yyyy", "[h]:mm:ss.000", 'yyyy"', "\\", "##0,,.E+0",
    "?/????????????????", "12345.678901234567", "２０２４", "١٢", "²",
    "2024-02-30", "9999-12-31", "0001-01-01",
    "壹佰元整", "一万亿亿", "44927.999999", "510504199002300012", "510504199003070012", "(" * 200, "9" * 400,
    "1.1.1", "--5", "1/0", "Ⅷ", "㊀", "1" + "0" * 40,
)  # fmt: skip
"""For attributes, texts and scalars."""

LINES: tuple[str, ...] = (
    "- - - -", "? x", "a: &a [*a]", "<<: *x", "!!python/none x: y", "---", "...", "%YAML 9.9", "\t", "{", "[",
    "a: [", "key: |", "cases: []", "cases: 3", "- x: {y: [1, {z: null}]}", "? [a, b]\n: c", "null: null",
    "1: 2",
    "[" * 60, "on: off", "x: 2018-02-31", "x: 0o17", "x: .nan", "x: !!binary aGk=", "'unclosed", '"\\x', "- ",
)  # fmt: skip
"""For texts of lines, such as YAML."""

BYTES: tuple[bytes, ...] = (
    b"\0", b"\xff", b"\0" * 4, b"\xff" * 4, b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f", b"\x80", b"\x01\0\0\0",
    b"\xfe\xff\xff\xff", b"PK\x03\x04", b"<", b"]]>", b"&#0;", b"\xed\xa0\x80", b"\0" * 512,
)  # fmt: skip
"""For anything."""
