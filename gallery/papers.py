"""The papers that are shown: of each document the first one that the fixtures give."""

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

from docgen.pipeline.request import Request
from docgen.pipeline.run import make_packets
from docgen.region.documents import Document
from docgen.region.pack import Pack

DAY = dt.date(2018, 12, 28)  # fixed, so that the pictures change only with the forms


@dataclass(frozen=True)
class ShownPaper:
    """One printed paper: its name in the gallery, and where its pages stand."""

    name: str
    pdf: Path
    first_page: int
    page_count: int


def printed_papers(pack: Pack, workbook: Path, destination: Path) -> list[ShownPaper]:
    """One paper of every document; every packet of the workbook is made at the destination for it."""
    names = tuple(plan.id for plan in pack.manifest.packets)
    make_packets(
        Request((workbook,), pack, destination, DAY, packets=names, duplex=False), lambda *progress: None
    )
    records = json.loads((destination / "manifest.json").read_text(encoding="utf-8"))["papers"]
    first = {record["form"]: record for record in reversed(records) if record["pdf"]}
    return [
        ShownPaper(
            picture_name(pack, pack.document(form)),
            destination / record["pdf"],
            record["first_page"],
            record["pages"],
        )
        for form, record in sorted(first.items())
    ]


def picture_name(pack: Pack, document: Document) -> str:
    """How the document's picture is called: its number in the official order and its id."""
    return f"{pack.number_of(document):02}-{document.id}"
