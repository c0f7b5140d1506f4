"""Which fields the papers given to other bodies print."""

from collections.abc import Sequence

from docgen.fill.paper import compile_template, fields_asked
from docgen.region.documents import Document
from docgen.region.pack import Pack


def printed_outside(pack: Pack, documents: Sequence[Document]) -> frozenset[str]:
    """The paths of the fields that the templates of those documents ask for. Raises PackFaultyError."""
    own = (fields_asked(compile_template(pack, document)) for document in documents if document.outside)
    return frozenset().union(*own)
