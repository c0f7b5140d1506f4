"""Who does the parts of a run: this process, processes beside it, or the machines of a cluster."""

from docgen.pipeline.crew.choice import crew
from docgen.pipeline.crew.part import Crew, PartLost

__all__ = ["Crew", "PartLost", "crew"]
