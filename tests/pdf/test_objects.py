import hashlib
from io import BytesIO

import pikepdf

from docgen.pdf.objects import ObjectWriter


def test_objects_are_found_again_whatever_was_written_when() -> None:
    stream = BytesIO()
    objects = ObjectWriter(stream)
    pages, root = objects.reserve(), objects.reserve()
    content = objects.add_deflated(b"0 0 m", b"/Own 5")
    names = [objects.add(b"<</Number %d>>" % number) for number in range(250)]  # several streams of objects
    page = objects.add(
        b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 9 9]/Resources<<>>/Contents %d 0 R>>" % (pages, content)
    )
    objects.add(b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % page, pages)
    objects.add(
        b"<</Type/Catalog/Pages %d 0 R/All[%b]>>" % (pages, b" ".join(b"%d 0 R" % n for n in names)), root
    )
    digest = objects.finish(root, objects.add(b"<</Title(t)>>"))
    assert digest == hashlib.sha256(stream.getvalue()).hexdigest()
    with pikepdf.open(stream) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.pages[0].Contents.read_bytes() == b"0 0 m"
        assert pdf.pages[0].Contents.Own == 5
        assert [int(item.Number) for item in pdf.Root.All] == list(range(250))
        assert pdf.docinfo.Title == "t"
