"""Tags proposed for a blank form, each with its field, confidence and reason."""

from docgen.authoring.tagging.captions import Captions, all_captions, captions_without
from docgen.authoring.tagging.decisions import Decision, Proposal, Untouched
from docgen.authoring.tagging.proposing import propose

__all__ = ["Captions", "Decision", "Proposal", "Untouched", "all_captions", "captions_without", "propose"]
