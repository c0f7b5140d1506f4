"""Which crew does the parts of a run."""

from collections.abc import Iterator
from contextlib import contextmanager

from docgen.pipeline.crew.here import Here
from docgen.pipeline.crew.part import Crew
from docgen.pipeline.crew.processes import offers_processes, process_crew


@contextmanager
def crew(jobs: int, seconds: float, cluster: str = "", workers: bool = True) -> Iterator[Crew]:
    """Who does the parts, each in `seconds` at most: the cluster at that address, else `jobs` processes.

    Without `workers`, or with one job, it is this process, whose parts have no time limit. Raises UsageError
    or ProgramMissingError for a cluster that cannot be used. When left, parts not done are broken off.
    """
    if cluster and workers:
        from docgen.pipeline.crew.cluster import cluster_crew  # only who asks for a cluster needs its library

        with cluster_crew(cluster, seconds) as there:
            yield there
    elif workers and jobs > 1 and offers_processes():
        with process_crew(jobs, seconds) as beside:
            yield beside
    else:
        yield Here()
