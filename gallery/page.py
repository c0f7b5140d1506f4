"""The page that shows the pictures, region by region."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen.region.documents import Document
from docgen.region.pack import Pack
from gallery.papers import picture_name

_HEAD = """# Gallery 样张

Every form that docgen prints, filled with invented data (`make gallery` draws the pictures anew).
docgen 能打印的全部文书，内容均为虚构。
"""


def gallery_page(packs: Sequence[Pack], folder: Path) -> str:
    """The page as Markdown; `folder` holds the pictures, a folder for each pack."""
    return "\n".join((_HEAD, *(line for pack in packs for line in _region(pack, folder))))


def _region(pack: Pack, folder: Path) -> Iterator[str]:
    notice = pack.manifest.notice
    yield f"## {pack.manifest.title}\n"
    yield f"《{notice.title}》 {notice.number} {notice.issuer} {notice.date}\n"
    for document in pack.documents:
        picture = f"{pack.id}/{picture_name(pack, document)}.png"
        if (folder / picture).is_file():
            yield f"### {_title(pack, document)}\n"
            yield f"![{document.title}]({picture})\n"


def _title(pack: Pack, document: Document) -> str:
    source = document.source or "通知要求而无样张"
    return f"{pack.number_of(document)} {document.title}（{source}）"
