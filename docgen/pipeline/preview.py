"""A template filled with an invented case and printed, to be looked at while it is edited."""

import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from docgen.errors import DestinationNotWritableError, PrintingFailedError, UsageError
from docgen.orders import FiguredUnion
from docgen.packet.bind import Leaf, Section, bind_packet
from docgen.pipeline.engines import Engines, notices_of
from docgen.pipeline.place import private_file
from docgen.pipeline.preview_document import template_document
from docgen.pipeline.preview_paper import Filling, filled_preview, preview_union
from docgen.pipeline.print_files import require_own_pdf
from docgen.printing.engine import EngineName, PaperFile, PrintedPaper
from docgen.printing.office.program import find_office, require_office
from docgen.printing.raster import MOST_PAGES, is_own_png, write_png
from docgen.region.pack import Pack

_PNG, _PDF = ".png", ".pdf"


@dataclass(frozen=True)
class PreviewRequest:
    """Which template is previewed, where to, with what, and by which engine.

    `cases` are files of the clerk to take the case from; without them it is invented. `region` lends its
    lists and words to a template outside a pack.
    """

    template: Path
    output: Path
    filling: Filling = Filling.TYPICAL
    cases: tuple[Path, ...] = ()
    region: str | None = None
    engine: EngineName | None = None


@dataclass(frozen=True)
class Previewed:
    """The picture or PDF that was written, and what a person should know of it."""

    output: Path
    document: str
    page_count: int
    notices: tuple[str, ...]
    seconds: float


class Previewer:
    """Previews one template, as often as it is saved; the values are made once."""

    def __init__(self, request: PreviewRequest) -> None:
        _require_output(request.output)
        self._request = request
        self._union: FiguredUnion | None = None

    def write(self) -> Previewed:
        """The template as it is now, printed to the output.

        Raises PackFaultyError naming the tag, PrintingFailedError, and what `preview_union` raises.
        """
        began = time.monotonic()
        pack, document = template_document(self._request.template, self._request.region)
        with tempfile.TemporaryDirectory(prefix="docgen-preview-") as name:
            work = Path(name)
            paper = work / f"preview{pack.template(document).suffix.lower()}"
            paper.write_bytes(filled_preview(pack, document, self._values(pack), work))
            printed = _printed(paper, self._request.engine, work)
            _write(_bound(printed, document.title, work), self._request.output)
        notices = (*notices_of(document.title, printed), *_cut(printed, self._request.output))
        return Previewed(
            self._request.output, document.title, printed.page_count, notices, time.monotonic() - began
        )

    def _values(self, pack: Pack) -> FiguredUnion:
        if self._union is None:
            self._union = preview_union(pack, self._request.cases, self._request.filling)
        return self._union


def _printed(paper: Path, engine: EngineName | None, work: Path) -> PrintedPaper:
    """The paper's pages: by the built-in engine unless LibreOffice was asked for, or alone sets all of it."""
    if engine is EngineName.OFFICE:
        require_office()
    office = None if engine is EngineName.BUILTIN else find_office()
    printer = Engines({"": engine or EngineName.BUILTIN}, office).engine()
    outcome = printer.print_papers([PaperFile("preview", paper, "")], work)
    if outcome.failed:
        raise PrintingFailedError(
            f"模板填好后印不出来：{outcome.failed[0].reason}", "请用 docgen template lint 检查模板。"
        )
    return outcome.printed[0]


def _bound(printed: PrintedPaper, title: str, work: Path) -> Path:
    leaf = Leaf("preview", title, printed.pages, printed.first_page, printed.page_count, ("",))
    return bind_packet([Section(title, "", (leaf,))], work / "bound.pdf", duplex=False, title=title).path


def _write(pdf: Path, output: Path) -> None:
    with private_file(output) as part:
        if output.suffix.lower() == _PNG:
            write_png(pdf, part)
        else:
            shutil.copyfile(pdf, part)


def _cut(printed: PrintedPaper, output: Path) -> tuple[str, ...]:
    is_cut = output.suffix.lower() == _PNG and printed.page_count > MOST_PAGES
    return (f"图中只有前 {MOST_PAGES} 页，要看全部请用 -o 写成 .pdf。",) if is_cut else ()


def _require_output(output: Path) -> None:
    """Raises UsageError for another kind of file, DestinationNotWritableError for a file of someone else."""
    kind = output.suffix.lower()
    if kind not in (_PNG, _PDF):
        raise UsageError(f"预览不能写成“{output.name}”。", "请用 -o 写明 .png 或 .pdf 文件。")
    if kind == _PDF:
        require_own_pdf(output)
    elif output.exists() and not is_own_png(output):
        raise DestinationNotWritableError(
            f"“{output}”不是 docgen 生成的图片，不能覆盖。", "请移走该文件，或用 -o 另写一个文件名。"
        )
