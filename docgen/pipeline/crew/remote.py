"""What a worker of a cluster does with a part, and what it tells of it: never what is in it."""

from dataclasses import dataclass, field
from importlib import import_module

from docgen import __version__
from docgen.errors import UsageError
from docgen.pipeline.crew.part import done, failed
from docgen.pipeline.place import keep_private

BEGUN = "docgen-begun"  # the topic under which a worker tells which part it began


@dataclass(frozen=True)
class RemotePart:
    """A part on its way; the cluster logs what this looks like, so the data are hidden."""

    key: str
    version: str
    packed: bytes = field(repr=False)


def do_part(part: RemotePart) -> bytes:
    """The part done in this worker, which tells first that it began: the outcome, packed.

    A fault is handed back, not raised: a worker logs what is raised, with the data.
    """
    worker = import_module("distributed").get_worker()
    worker.log_event(BEGUN, {"key": part.key, "worker": worker.address})
    keep_private()
    try:
        require_version(part.version, __version__, worker.address)
    except UsageError as fault:
        return failed(fault)
    return done(part.packed)


def require_version(here: str, there: str, worker: str) -> None:
    """Raises UsageError when a worker would not make the same papers."""
    if here != there:
        raise UsageError(
            f"集群的“{worker}”上是 docgen {there}，这里是 {here}。",
            f"请在集群的每台机器上安装 docgen {here}，再重新启动 dask worker。",
        )
