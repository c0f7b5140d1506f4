"""Small PDFs and page stores to bind, and a view of what was bound."""

import random
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from docgen.pdf.page import Page
from docgen.pdf.store import PageStoreWriter

A4 = (595, 842)
A4_LANDSCAPE = (842, 595)


def a_pdf(path: Path, *texts: str, size: tuple[int, int] = A4, font_bytes: int = 0, rotate: int = 0) -> Path:
    """A PDF with a page for each ASCII text; all pages share one font that weighs `font_bytes`."""
    with pikepdf.new() as pdf:
        weight = pikepdf.Stream(pdf, random.Random(7).randbytes(font_bytes))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        font.Weight = pdf.make_indirect(weight)
        shared = pdf.make_indirect(pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font))))
        for text in texts:
            page = pdf.add_blank_page(page_size=size)
            page.obj.Resources = shared
            page.obj.Contents = pikepdf.Stream(pdf, f"BT /F1 12 Tf 50 50 Td ({text}) Tj ET".encode("ascii"))
            if rotate:
                page.obj.Rotate = rotate
        pdf.save(path)
    return path


def a_store(path: Path, *texts: str, size: tuple[int, int] = A4) -> Path:
    """A page store with a page for each ASCII text."""
    with PageStoreWriter(path) as store:
        for text in texts:
            store.add(Page(*size, f"% ({text})".encode("ascii"), {}))
    return path


def a_source(path: Path, *texts: str, size: tuple[int, int] = A4) -> Path:
    """A PDF or a page store, as the path's suffix says."""
    return (a_pdf if path.suffix == ".pdf" else a_store)(path, *texts, size=size)


@dataclass(frozen=True)
class Bound:
    """A bound packet as a reader sees it."""

    texts: list[str]  # what is printed on each page, "" on a blank one
    labels: list[str]
    sizes: list[tuple[int, int]]
    outline: list[str]  # titles, two spaces of indent a level, with their 1-based pages


def read_bound(path: Path, *, with_texts: bool = True) -> Bound:
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        return Bound(
            [_text(page) for page in pdf.pages] if with_texts else [],
            [page.label for page in pdf.pages],
            [(int(page.mediabox[2]), int(page.mediabox[3])) for page in pdf.pages],
            list(_entries(outline.root, numbers, 0)),
        )


def _text(page: pikepdf.Page) -> str:
    if "/Contents" not in page:
        return ""
    return page.Contents.read_bytes().decode("ascii").split("(")[1].split(")")[0]


def _entries(items: list[pikepdf.OutlineItem], numbers: dict[tuple[int, int], int], level: int) -> list[str]:
    lines = []
    for item in items:
        lines.append(f"{'  ' * level}{item.title} {numbers[item.destination[0].objgen]}")
        lines += _entries(item.children, numbers, level + 1)
    return lines
