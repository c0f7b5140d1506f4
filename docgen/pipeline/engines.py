"""The gate: which engine prints which document of a run.

The built-in engine prints a template whose pages were held against LibreOffice's (docgen template verify).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from docgen.errors import PackFaultyError
from docgen.pipeline.request import PDF, Request
from docgen.printing.engine import LAYOUT_VERSION, Engine, EngineName, PaperUnreadableError, PrintedPaper
from docgen.printing.office.program import OfficeProgram, find_office, require_office
from docgen.printing.routed import RoutedEngine, builtin_engine
from docgen.region.documents import Document
from docgen.region.pack import Pack
from docgen.region.verified import is_verified

_UNVERIFIED = "版式未核对"


@dataclass(frozen=True)
class Engines:
    """The engine of every document by its id, and what a person should know of the choice."""

    routes: Mapping[str, EngineName]
    office: OfficeProgram | None
    notices: tuple[str, ...] = ()

    def engine(self) -> Engine:
        """What prints a run's papers."""
        return RoutedEngine(self.routes, partial(_office_engine, self.office) if self.office else None)


def choose_engines(request: Request, documents: Sequence[Document]) -> Engines:
    """The engines for a run that prints these documents.

    Raises ProgramMissingError when LibreOffice was asked for and is not there, PackFaultyError for a template
    that cannot be read.
    """
    if PDF not in request.formats:
        return Engines({}, None)
    if request.engine is EngineName.OFFICE:
        return Engines(dict.fromkeys((item.id for item in documents), EngineName.OFFICE), require_office())
    office = None if request.without_office else find_office()
    routes: dict[str, EngineName] = {}
    told: dict[str, list[str]] = {}
    for document in documents:
        routes[document.id], notice = _choice(request.pack, document, request.engine, office)
        told.setdefault(notice, []).append(f"《{document.title}》")
    notices = (f"{'、'.join(titles)}{notice}" for notice, titles in told.items() if notice)
    return Engines(routes, office, tuple(notices))


def _choice(
    pack: Pack, document: Document, wanted: EngineName | None, office: OfficeProgram | None
) -> tuple[EngineName, str]:
    """The document's engine, and a line about it where it is not simply the verified built-in one."""
    if is_verified(pack, document, LAYOUT_VERSION):
        return EngineName.BUILTIN, ""
    unknown = _unknown_in(pack, document)
    if unknown:
        return _fallback(f"含内置引擎不认识的内容（{_listed(unknown)}）", office)
    if wanted is EngineName.BUILTIN:
        return EngineName.BUILTIN, f"{_UNVERIFIED}，请检查印出的版面。"
    return _fallback(_UNVERIFIED, office)


def _unknown_in(pack: Pack, document: Document) -> tuple[str, ...]:
    """What the built-in engine does not know of the document's template."""
    try:
        return builtin_engine().unknown_in(pack.template(document))
    except PaperUnreadableError as fault:
        raise PackFaultyError(
            f"地区包 {pack.id} 的模板 {fault}", "请换回完好的模板，或用 Word、Excel 或 WPS 打开后另存。"
        ) from fault


def _office_engine(program: OfficeProgram) -> Engine:
    from docgen.printing.office.engine import OfficeEngine  # takes longer to load than some papers to print

    return OfficeEngine(program)


def _fallback(reason: str, office: OfficeProgram | None) -> tuple[EngineName, str]:
    if office:
        return EngineName.OFFICE, f"{reason}，由 LibreOffice 打印。"
    return EngineName.BUILTIN, f"{reason}，又没有 LibreOffice，由内置引擎打印，请检查印出的版面。"


def notices_of(name: str, printed: PrintedPaper) -> tuple[str, ...]:
    """What a person should know of a printed paper: what is not on its pages."""
    notices = []
    if printed.unknown:
        notices.append(f"{name}：内置引擎没有印出 {_listed(printed.unknown)}，请检查版面。")
    if printed.cramped:
        pages = "、".join(map(str, printed.cramped))
        notices.append(f"{name}：第 {pages} 页有一行表格放不下，多出的字没有印出，请缩短该处内容。")
    if printed.boxed:
        notices.append(f"{name}：本机的字体中没有“{printed.boxed}”，印成了空框。")
    return tuple(notices)


def _listed(unknown: Sequence[str]) -> str:
    """The first places of what an engine does not know, in one line."""
    more = f" 等 {len(unknown)} 处" if len(unknown) > 3 else ""
    return "；".join(unknown[:3]) + more
