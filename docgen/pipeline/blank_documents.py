"""The documents of a new pack: each blank with as many of the tags proposed for it as can be filled."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.authoring.forms.writing import write_tagged
from docgen.authoring.skeleton.blank import Blank
from docgen.authoring.tagging import Proposal
from docgen.errors import PackFaultyError
from docgen.fill.paper import compile_template
from docgen.region.documents import Document
from docgen.region.pack import Pack

_SCOPES = ("household", "union")


@dataclass(frozen=True)
class LeftOut:
    """A blank that cannot be a document, and why."""

    blank: Blank
    reason: str


def copy_blanks(blanks: Sequence[Blank], root: Path) -> None:
    """Put the blanks themselves where the documents will be."""
    (root / "documents").mkdir(parents=True)
    for blank in blanks:
        shutil.copyfile(blank.path, root / blank.file)


def tag_documents(pack: Pack, blanks: Sequence[Blank]) -> tuple[list[Blank], list[LeftOut]]:
    """The blanks as they were tagged in the pack, and those that no paper can be filled from; they are gone.

    Where the tags proposed do not go together, another scope is tried, then fewer tags, then none.
    """
    kept: list[Blank] = []
    left_out: list[LeftOut] = []
    for blank in blanks:
        reasons: list[str] = []
        sound = next((item for item in _attempts(blank) if _is_sound(pack, item, reasons)), None)
        if sound is not None:
            kept.append(sound)
        else:
            left_out.append(LeftOut(blank, reasons[-1]))
            (pack.root / blank.file).unlink()
    return kept, left_out


def _is_sound(pack: Pack, blank: Blank, reasons: list[str]) -> bool:
    """Whether the blank can be filled with these tags; they are written, and the reason against it noted."""
    proposal = blank.proposal
    document = Document.model_validate(
        {"id": blank.id, "title": blank.title, "file": blank.file, "for": proposal.scope}
    )
    try:
        write_tagged(blank.path, pack.root / blank.file, proposal.tags, proposal.repeats)
        compile_template(pack, document)
    except PackFaultyError as fault:
        reasons.append(f"{fault.what}{fault.remedy}")
        return False
    except ValueError as fault:  # tags that overlap, loops that tear cells apart
        reasons.append(f"标签放不进去（{fault}）。")
        return False
    return True


def _attempts(blank: Blank) -> Iterator[Blank]:
    proposal = blank.proposal
    yield blank
    for scope in _SCOPES:
        if scope != proposal.scope:
            yield replace(blank, proposal=replace(proposal, scope=scope))
    looped = {
        (item.table, row) for item in proposal.repeats for row in range(item.first_row, item.last_row + 1)
    }
    single = [
        item
        for item in proposal.decisions
        if (getattr(item.where, "table", -1), getattr(item.where, "row", -1)) not in looped
    ]
    yield replace(blank, proposal=replace(proposal, decisions=tuple(single), repeats=()))
    yield replace(blank, proposal=Proposal((), proposal.untouched))
