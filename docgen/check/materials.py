"""Checks of the materials that the notice requires of a household."""

from collections.abc import Iterator, Sequence

from docgen.findings import Finding, finding
from docgen.model.intake import FiledCase
from docgen.orders import FiguredCase
from docgen.region.documents import Document
from docgen.region.manifest import Manifest


def check_materials(
    filed: FiledCase, completed: FiguredCase, documents: Sequence[Document], manifest: Manifest
) -> Iterator[Finding]:
    """A warning for each required material that is not there, when the run makes a catalogue of them.

    A pack whose packets have no catalogue is told always.
    """
    catalogues = {plan.catalogue for plan in manifest.packets if plan.catalogue}
    if catalogues and not any(document.id in catalogues for document in documents):
        return
    attachments = filed.case.review.attachments
    place = filed.origin.place("review.attachments[0].type" if attachments else "review.attachments")
    name = filed.case.worker.name or filed.case.key
    for material in completed.case.review.materials:
        if not material.is_there:
            rule, source = _clause(material.title or "", completed, manifest)
            yield finding(
                "material-missing",
                place,
                filed.case.key,
                rule=rule,
                source=source,
                name=name,
                title=material.title,
            )


def _clause(title: str, completed: FiguredCase, manifest: Manifest) -> tuple[str, str]:
    """The rule that asks this household for the material, and its clause; two empty texts for none."""
    asking = (item for item in manifest.materials if item.title == title and item.is_asked(completed.value))
    return next(((item.rule, item.source) for item in asking), ("", ""))
