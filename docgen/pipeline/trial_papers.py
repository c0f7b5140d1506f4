"""The papers a template is tried with: one for each trial household, with photos, scans and catalogues."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageDraw

from docgen.fill.paper import Filler
from docgen.model.catalogue import CatalogueEntry, ScanPage
from docgen.orders import FiguredCase, FiguredUnion, PaperOrder
from docgen.pipeline.catalogue import Contents, catalogue_entries
from docgen.pipeline.request import MadePaper
from docgen.pipeline.trials import DAY, HOUSEHOLDS, Trials
from docgen.plan.papers import household_orders, union_orders
from docgen.printing.engine import PaperFile
from docgen.region.documents import Document, PacketPlan
from docgen.region.pack import Pack

_PHOTO = (500, 700)
_SCANS = ((1653, 2339), (2339, 1653), (600, 400))
_TITLES = {"一般": "户口簿", "最短": "证", "超长": "家庭成员重大疾病诊断证明书及医疗费用结算单据复印件" * 2}


def trial_papers(pack: Pack, document: Document, values: Trials, folder: Path) -> Iterator[PaperFile]:
    """The document filled with all the values, in files of the folder, which is made."""
    folder.mkdir(parents=True)
    filler = Filler(pack, DAY)
    for kind, union in values.items():
        for number, content in enumerate(_filled(filler, pack, document, union, kind, folder), start=1):
            path = folder / f"{kind}-{number:02}{pack.template(document).suffix}"
            path.write_bytes(content)
            yield PaperFile(path.stem, path, document.id)


def _filled(
    filler: Filler, pack: Pack, document: Document, union: FiguredUnion, kind: str, folder: Path
) -> Iterator[bytes]:
    if document.scope == "scan":
        yield from _scans(filler, document, union, kind, folder)
    elif document.scope == "household":
        photo = trial_photo(folder)
        is_listing = filler.lists_pages(document)
        for number, case in enumerate(union.cases[:HOUSEHOLDS]):
            shown = with_photo(case, photo) if number % 2 else case
            entries = trial_catalogue(pack, shown, union) if is_listing else ()
            for order in household_orders([document], shown, union):
                yield filler.fill(order, catalogue=entries)
    else:
        yield from map(filler.fill, union_orders([document], union))


def trial_photo(folder: Path) -> Path:
    """A drawn portrait, in a file of the folder."""
    return _drawn(_PHOTO, folder / "photo.png")


def with_photo(case: FiguredCase, photo: Path) -> FiguredCase:
    """The case with that photo of the worker."""
    worker = case.case.worker.model_copy(update={"photo": str(photo)})
    return replace(case, case=case.case.model_copy(update={"worker": worker}))


def trial_scan(title: str, number: int, folder: Path) -> ScanPage:
    """The page of a scanned material: the first upright, the next on its side, the last small."""
    picture = _drawn(_SCANS[number - 1], folder / f"scan-{number}.png")
    return ScanPage(title=title, image=str(picture), number=number, count=len(_SCANS))


def _scans(
    filler: Filler, document: Document, union: FiguredUnion, kind: str, folder: Path
) -> Iterator[bytes]:
    """A page upright, one on its side, and a small picture."""
    order = PaperOrder(document, union.union, union.figures, case=union.cases[0])
    for number in range(1, len(_SCANS) + 1):
        yield filler.fill(order, scan=trial_scan(_TITLES[kind], number, folder))


def trial_catalogue(pack: Pack, case: FiguredCase, union: FiguredUnion) -> Sequence[CatalogueEntry]:
    """What a packet of all the household's papers would list, every paper of two pages."""
    plan = PacketPlan(id="trial", title="", documents=(), scans=True)
    orders = household_orders(pack.documents, case, union)
    papers = [
        MadePaper(order.document.id, order.document, union.union.name or "", "", "", "", page_count=2)
        for order in orders
    ]
    ranges = {paper.key: (2 * place + 1, 2 * place + 2) for place, paper in enumerate(papers)}
    return catalogue_entries(Contents(case, union.union.name or "", papers, {}, ranges), plan)


def _drawn(size: tuple[int, int], path: Path) -> Path:
    """A picture that shows where it ends and which way is up."""
    if not path.exists():
        image = Image.new("RGB", size, (232, 226, 210))
        pen = ImageDraw.Draw(image)
        pen.rectangle((0, 0, size[0] - 1, size[1] - 1), outline="black", width=max(size) // 100)
        pen.ellipse((size[0] // 3, size[1] // 8, 2 * size[0] // 3, size[1] // 2), fill=(120, 120, 160))
        image.save(path)
    return path
