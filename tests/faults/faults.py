"""All faults there are, group by group."""

from . import clock, kills, office, pictures, places, sizes, templates, workbooks, workers
from .catalogue import CATALOGUE, Fault

_MODULES = (kills, workers, places, clock, office, templates, pictures, sizes, workbooks)
GROUPS = tuple(dict.fromkeys(module.GROUP for module in _MODULES))


def faults() -> list[Fault]:
    """Every fault, in the order of the page."""
    return sorted(CATALOGUE.values(), key=lambda fault: GROUPS.index(fault.group))
