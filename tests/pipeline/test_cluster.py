"""The parts of a run done by a Dask cluster: two workers of this machine stand for two machines."""

import gc
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from unittest.mock import Mock

import distributed
import pytest
from distributed import Client

from docgen import __version__
from docgen.errors import ProgramMissingError, UsageError
from docgen.pipeline.crew import PartLost, crew
from docgen.pipeline.crew import cluster as cluster_module
from docgen.pipeline.crew.part import opened, packed
from docgen.pipeline.crew.remote import RemotePart, do_part
from tests.dask_cluster import DaskCluster, dask_cluster
from tests.pipeline import crew_tasks as tasks

_ROOT = Path(__file__).parents[2]
_UNHURRIED = 60.0


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    """One of two workers that are started anew when they die."""
    with _started(tmp_path_factory.mktemp("dask"), 2) as cluster:
        yield cluster


@pytest.fixture
def address(cluster: DaskCluster) -> str:
    """Where the cluster answers, with both workers there: else parts share one, and its end."""
    cluster.wait_for_workers()
    return cluster.address


def test_results_come_in_order_and_files_are_private(address: str) -> None:
    with crew(1, _UNHURRIED, cluster=address) as hands:
        assert hands.jobs == 2
        futures = [hands.submit(tasks.mask_and_double, number) for number in range(12)]
        assert [future.result() for future in futures] == [("077", 2 * number) for number in range(12)]


def test_another_worker_does_what_a_killed_one_had(address: str, tmp_path: Path) -> None:
    with crew(1, _UNHURRIED, cluster=address) as hands:
        futures = [hands.submit(tasks.double_unless_killed, (tmp_path, number)) for number in range(8)]
        _wait_until((tmp_path / "first").exists)
        os.kill(int((tmp_path / "first").read_text()), signal.SIGKILL)
        assert [future.result() for future in futures] == list(range(0, 16, 2))


def test_a_part_that_came_back_is_not_done_again(address: str, tmp_path: Path) -> None:
    gc.disable()  # as in long runs, whatever hangs on to a part
    try:
        with crew(1, _UNHURRIED, cluster=address) as hands:
            done = [hands.submit(tasks.write_down, (tmp_path, number)) for number in range(2)]
            _kill_workers(address, {part.result() for part in done})
            assert hands.submit(tasks.behave, "a").result() == "a"
            time.sleep(1)
    finally:
        gc.enable()
    assert sorted((tmp_path / "done").read_text().split()) == ["0", "1"]


def test_a_part_that_kills_every_worker_is_lost_alone(address: str) -> None:
    with crew(1, _UNHURRIED, cluster=address) as hands:
        futures = [hands.submit(tasks.behave, word) for word in ("leave", "a", "hoard", "b")]
        fates = [_fate(future.result) for future in futures]
    assert fates == ["集群里处理它的几个进程先后退出", "a", "内存不足", "b"]


def test_a_part_that_hangs_is_lost_alone_and_ended(address: str) -> None:
    with crew(1, 2, cluster=address) as hands:
        futures = [hands.submit(tasks.behave, word) for word in ("hang", "a", "b")]
        assert [_fate(future.result) for future in futures] == ["超过时限（2 秒）", "a", "b"]


def test_what_a_task_raises_is_raised_as_it_is(address: str) -> None:
    with crew(1, _UNHURRIED, cluster=address) as hands:
        with pytest.raises(ValueError, match="^fail$"):
            hands.submit(tasks.behave, "fail").result()
        with pytest.raises(TimeoutError, match="^wait too long itself$"):
            hands.submit(tasks.behave, "wait too long itself").result()


def test_a_part_on_its_way_shows_no_data() -> None:
    part = RemotePart("docgen-1", __version__, packed(tasks.behave, "430524199001011234"))
    assert "4305" not in repr(part)


def test_workers_with_another_docgen_are_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "__version__", "9.9.9")
    with pytest.raises(UsageError, match=f"docgen {__version__}，这里是 9.9.9"), crew(1, 1, cluster=address):
        pass


@pytest.mark.parametrize(
    ("answer", "told"), [("9.9.9", "9.9.9"), (ModuleNotFoundError("No module named 'docgen'"), "没有安装")]
)
def test_every_worker_is_asked_for_its_docgen(answer: object, told: str) -> None:
    client = Mock()
    client.run.return_value = {"tcp://one": __version__, "tcp://two": answer}
    with pytest.raises(UsageError, match=f"tcp://two.*{told}"):
        cluster_module._usable_threads(client, "tcp://there")


def test_a_worker_that_dies_while_it_is_asked_is_no_hindrance() -> None:
    client = Mock()
    client.run.return_value = {"tcp://one": __version__, "tcp://two": OSError()}
    client.nthreads.return_value = {"tcp://one": 3}
    assert cluster_module._usable_threads(client, "tcp://there") == 3


def test_a_worker_that_comes_later_with_another_docgen_refuses_its_part(address: str) -> None:
    with Client(address) as client:
        outcome = client.submit(do_part, RemotePart("1", "9.9.9", packed(tasks.behave, "a"))).result()
    with pytest.raises(UsageError, match=f"docgen {__version__}，这里是 9.9.9"):
        opened(outcome)


def test_an_interrupt_ends_the_parts_on_the_cluster(address: str, tmp_path: Path) -> None:
    with suppress(KeyboardInterrupt), crew(1, _UNHURRIED, cluster=address) as hands:
        for number in (0, 1, 0):
            hands.submit(tasks.double_unless_killed, (tmp_path, number))
        _wait_until((tmp_path / "first").exists)
        raise KeyboardInterrupt
    process = int((tmp_path / "first").read_text())
    _wait_until(lambda: not Path(f"/proc/{process}").exists())


def test_an_address_where_nothing_or_something_else_answers_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cluster_module, "_ANSWER_SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:
        mute = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(UsageError, match="没有应答"), crew(1, 1, cluster=mute):
            pass
    with pytest.raises(UsageError, match="没有应答"), crew(1, 1, cluster=mute):
        pass


@pytest.mark.parametrize("address", ["somewhere", "carrier-pigeon://10.0.0.1:8786", "tls://127.0.0.1:8786"])
def test_an_address_that_cannot_be_one_is_refused_at_once(address: str) -> None:
    with pytest.raises(UsageError, match="不能用"), crew(1, 1, cluster=address):
        pass


def test_a_cluster_without_workers_is_refused(tmp_path: Path) -> None:
    with (
        _started(tmp_path, 0) as empty,
        pytest.raises(UsageError, match="没有工作进程"),
        crew(1, 1, cluster=empty.address),
    ):
        pass


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (distributed.CancelledError(), "与集群的连接断了"),
        (OSError(), "与集群的连接断了"),
        (TimeoutError(), "集群里的工作进程都退出了"),
    ],
)
def test_a_cluster_that_goes_away_ends_the_run(answer: Exception, told: str) -> None:
    client = Mock()
    client.submit.return_value.result.side_effect = answer
    client.nthreads.return_value = {}
    cluster = cluster_module._Cluster(distributed, client, seconds=0)
    with pytest.raises(ProgramMissingError, match=told):
        cluster.send(tasks.behave, "a")


def test_without_the_library_the_clerk_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(ProgramMissingError, match=r"docgen\[cluster\]"),
        crew(1, 1, cluster="tcp://10.0.0.1:1"),
    ):
        pass


def _started(folder: Path, workers: int) -> AbstractContextManager[DaskCluster]:
    """A part that killed two workers is not given to a third."""
    more = {"PYTHONPATH": str(_ROOT), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    return dask_cluster(folder, workers, os.environ | more)


def _kill_workers(address: str, processes: set[int]) -> None:
    """Kills them; returns when the scheduler knows, which would give what comes next to the dead ones too."""
    with Client(address, set_as_default=False) as client:
        killed = {worker for worker, process in client.run(os.getpid).items() if process in processes}
        for process in processes:
            os.kill(process, signal.SIGKILL)
        _wait_until(lambda: killed.isdisjoint(client.nthreads()))


def _fate(result: Callable[[], str]) -> str:
    try:
        return result()
    except PartLost as lost:
        return lost.reason


def _wait_until(holds: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.05)
