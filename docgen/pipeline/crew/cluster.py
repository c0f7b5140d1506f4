"""The machines of a Dask cluster: they see the same folders as this one, and have the same docgen."""

import asyncio
import logging
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from threading import Event
from typing import Any

from docgen import __version__
from docgen.errors import ProgramMissingError, UsageError
from docgen.pipeline.crew.part import Crew, PartLost, opened, packed, took_too_long
from docgen.pipeline.crew.remote import BEGUN, RemotePart, do_part, require_version
from docgen.pipeline.crew.waiting import waiting_threads

_ANSWER_SECONDS = 10
_RESTART_SECONDS = 6  # Dask gives a part five to end, then kills its worker
_TICK = 0.5  # seconds between two looks at the clock


class _Cluster:
    """Sends parts to the scheduler, which gives what a dead worker had to another one."""

    def __init__(self, library: Any, client: Any, seconds: float) -> None:
        self._library = library
        self._client = client
        self._seconds = seconds
        self._since: dict[str, float] = {}  # when each part was sent or, if later, begun
        self._where: dict[str, str] = {}  # which worker began it last
        self._ended = Event()
        client.subscribe_topic(BEGUN, self._note_begun)

    def send(self, task: Callable[[Any], Any], item: Any) -> Any:
        """What `task(item)` returns there; raises PartLost, or ProgramMissingError for a cluster gone."""
        key = f"docgen-{uuid.uuid4()}"
        part = RemotePart(key, __version__, packed(task, item))
        self._since[key] = time.monotonic()
        future = self._client.submit(do_part, part, key=key, pure=False)
        try:
            outcome = self._outcome(key, future)
        finally:
            future.release()  # else what was done is done again when the worker that keeps it dies
            del self._since[key]
            self._where.pop(key, None)
        return opened(outcome)

    def end(self) -> None:
        """Break off what is being done."""
        self._ended.set()

    def _outcome(self, key: str, future: Any) -> bytes:
        try:
            while True:
                with suppress(TimeoutError):
                    outcome: bytes = future.result(timeout=_TICK)
                    return outcome
                self._require_time(key)
        except self._library.KilledWorker as fault:
            raise PartLost("集群里处理它的几个进程先后退出") from fault
        except (self._library.CancelledError, OSError) as fault:
            raise _gone("与集群的连接断了。") from fault
        except PartLost:
            self._break_off(key, future)
            raise

    def _require_time(self, key: str) -> None:
        if self._ended.is_set():
            raise PartLost("运行已中止")
        if time.monotonic() - self._since[key] > self._seconds:
            if key in self._where:
                raise took_too_long(self._seconds)
            if not self._client.nthreads():
                raise _gone("集群里的工作进程都退出了。")
            raise PartLost("集群里没有空闲的进程")

    def _break_off(self, key: str, future: Any) -> None:
        """Nobody begins the part any more; the worker that has begun it is started anew, where it can be."""
        with suppress(OSError, ValueError):  # the cluster is gone; its workers have no nanny
            future.cancel(force=True)
            if key in self._where:
                worker = self._where[key]
                self._client.restart_workers([worker], timeout=_RESTART_SECONDS, raise_for_error=False)

    def _note_begun(self, event: tuple[float, dict[str, str]]) -> None:
        key = event[1]["key"]
        if key in self._since:
            self._since[key] = time.monotonic()
            self._where[key] = event[1]["worker"]


def _gone(what: str) -> ProgramMissingError:
    return ProgramMissingError(
        what, "请检查 dask scheduler 和 dask worker 是否还在运行，再运行同一命令，做完的部分不必重做。"
    )


@contextmanager
def cluster_crew(address: str, seconds: float) -> Iterator[Crew]:
    """As many parts at a time as the cluster's workers have threads, each part under a time limit.

    Raises ProgramMissingError without the library, UsageError for a cluster that cannot be used. A cluster
    that goes away meanwhile is a ProgramMissingError of the parts it had.
    """
    library = _library()
    client = _client(library, address)
    try:
        jobs = _usable_threads(client, address)
        cluster = _Cluster(library, client, seconds)
        with waiting_threads(jobs, cluster.send, cluster.end) as crew:
            yield crew
    finally:
        client.close()


def _library() -> Any:
    """Dask's, kept from writing to the clerk's screen; raises ProgramMissingError."""
    try:
        library = import_module("distributed")
    except ImportError as fault:
        raise ProgramMissingError(
            "没有安装集群所需的 Dask。", "请运行 pip install 'docgen[cluster]'，或不用 --cluster。"
        ) from fault
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return library


def _client(library: Any, address: str) -> Any:
    """Connected to the scheduler; raises UsageError when nothing there speaks as one."""
    try:
        asyncio.run(_require_answer(library, address))
        return library.Client(address, timeout=_ANSWER_SECONDS, set_as_default=False)
    except (ValueError, TypeError) as fault:
        raise UsageError(
            f"集群地址“{address}”不能用。",
            "请写成 tcp://10.0.0.1:8786 的样子；tls:// 还要在 Dask 的设置里写明证书。",
        ) from fault
    except (OSError, RuntimeError, ImportError) as fault:
        raise UsageError(
            f"集群“{address}”没有应答。",
            "请核对 --cluster 的地址（如 tcp://10.0.0.1:8786），并确认 dask scheduler 已经启动。",
        ) from fault


async def _require_answer(library: Any, address: str) -> None:
    """Raises TimeoutError, among others; a Client would wait for ever for a server of another kind."""
    how = library.Security().get_connection_args("client")
    async with asyncio.timeout(_ANSWER_SECONDS):
        connection = await import_module("distributed.comm").connect(address, _ANSWER_SECONDS, **how)
        await connection.close()


def _usable_threads(client: Any, address: str) -> int:
    """How many parts the workers can do at a time; raises UsageError for none, and for another docgen."""
    for worker, version in client.run(_version_teller(), on_error="return").items():
        if isinstance(version, ImportError):
            require_version(__version__, "（没有安装）", worker)
        elif isinstance(version, str):  # else the worker has gone meanwhile
            require_version(__version__, version, worker)
    threads: int = sum(client.nthreads().values())
    if not threads:
        raise UsageError(
            f"集群“{address}”里没有工作进程。", "请在各台机器上启动 dask worker，并让它连到这个地址。"
        )
    return threads


def _version_teller() -> Callable[[], str]:
    """A function that tells the version where docgen may be missing: it travels whole, not by its name."""

    def tell() -> str:
        import docgen

        return docgen.__version__

    return tell
