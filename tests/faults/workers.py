"""A run told to end, one whose workers die, one whose data kill a worker, two runs at once, a cluster."""

import json
import os
import signal
import time
from pathlib import Path

from tests.dask_cluster import dask_cluster

from .bench import Around, Bench, assert_same, contents, packet_of
from .catalogue import fault
from .cut import assert_goes_on, interrupt, moments, run_id, task
from .kills import GROUP
from .running import Running, environment, is_alive

_SAME = "the same command goes on and ends with the bytes of an uncut run"
_LONG = 60.0  # seconds until something must have happened
_TICK = 0.02


@fault(
    "Ctrl-C",
    GROUP,
    done="SIGINT to the run and its workers at random moments",
    holds=f"exit 130, no process and no scratch left; {_SAME}",
)
def _ctrl_c(bench: Bench) -> str:
    return _told_to_end(bench, signal.SIGINT)


@fault(
    "SIGTERM",
    GROUP,
    done="SIGTERM to the run alone at random moments",
    holds=f"exit 130, no process and no scratch left; {_SAME}",
)
def _sigterm(bench: Bench) -> str:
    return _told_to_end(bench, signal.SIGTERM)


def _told_to_end(bench: Bench, number: signal.Signals) -> str:
    run = task(bench, 2)
    chosen = moments(bench, run, 6)
    for place, moment in enumerate(chosen):
        out = bench.folder / f"out-{place}"
        interrupt(bench, run, out, moment, number)
        assert_goes_on(bench, run, out)
        bench.clear(out)
    return f"{len(chosen)} of {len(chosen)} identical"


@fault(
    "worker killed",
    GROUP,
    done="SIGKILL to one of two workers, once it works",
    holds="the run ends with exit 0 and the bytes of an undisturbed one",
)
def _worker_killed(bench: Bench) -> str:
    run = task(bench, 2)
    for place in range(6 if bench.is_long else 1):
        out = bench.folder / "out"
        running = run.start(bench, out)
        _wait_for_parts(out)
        os.kill(_workers(running)[place % 2], signal.SIGKILL)
        ended = bench.ended(running)
        assert ended.code == 0, ended.said
        assert_same(out, run.whole)
        bench.clear(out)
    return "same bytes"


def _workers(running: Running) -> list[int]:
    """The processes that do the parts."""
    return [number for number in running.workers() if "spawn_main" in _command_line(number)]


def _command_line(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


@fault(
    "household that kills its worker",
    GROUP,
    done="every process that fills a paper of one certain household ends at once, without a word",
    holds="it is set aside with the reason (exit 6, manifest: failed), all others are as without it; "
    "mended, --only-failed adds it, and the bytes are those of an undisturbed run",
)
def _poisoned(bench: Bench) -> str:
    run, out = task(bench, 2), bench.folder / "out"
    whole = json.loads(contents(run.whole)["manifest.json"])
    key = sorted({paper["household"] for paper in whole["papers"] if paper["household"]})[3]
    command = packet_of(run.data, out, *run.options)
    ended = bench.docgen(*command, around=Around("poisoned", {"DOCGEN_FAULT": key}))
    assert ended.code == 6, ended.said
    assert key in ended.said, ended.said
    assert {item["household"] for item in json.loads(contents(out)["manifest.json"])["failed"]} == {key}
    _assert_others_made(contents(out), contents(run.whole), key)
    assert bench.docgen(*command, "--only-failed").code == 0
    assert_same(out, run.whole)
    return "set aside, then added"


def _assert_others_made(now: dict[str, bytes], whole: dict[str, bytes], key: str) -> None:
    """The households' own files are as they should be; the unions' do without that one."""
    others = {name: data for name, data in whole.items() if "/户/" in name and f"/{key}-" not in name}
    assert others
    assert {name: data for name, data in now.items() if "/户/" in name} == others


@fault(
    "two runs at once",
    GROUP,
    done="a second run into the folder of one under way",
    holds="the second is refused with the first one's id (exit 7); the first ends as if alone",
)
def _two_at_once(bench: Bench) -> str:
    run, out = task(bench, 2), bench.folder / "out"
    first = run.start(bench, out)
    _wait_for(out / ".docgen" / "run.json")
    first_id = run_id(out)
    second = bench.ended(run.start(bench, out))
    assert second.code == 7, second.said
    assert first_id in second.said, second.said
    ended = bench.ended(first)
    assert ended.code == 0, ended.said
    assert_same(out, run.whole)
    return "exit 7 with the id"


@fault(
    "worker of a cluster killed",
    GROUP,
    done="a Dask cluster of two workers on this machine (--cluster), one killed while both work",
    holds="exit 0 and the bytes of a run by one process",
)
def _cluster_worker_killed(bench: Bench) -> str:
    run, out = task(bench, 2), bench.folder / "out"
    scratch = bench.folder / "dask"
    scratch.mkdir()
    around = environment(bench.folder, TMPDIR=str(scratch))
    with dask_cluster(scratch, 2, around, "--no-nanny") as cluster:
        running = bench.start(*packet_of(run.data, out, *run.options), "--cluster", cluster.address)
        _wait_for_parts(out)
        cluster.workers[0].kill()
        ended = bench.ended(running)
        assert ended.code == 0, ended.said
        assert is_alive(cluster.workers[1].pid)
    assert_same(out, run.whole)
    return "same bytes"


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + _LONG
    while not (path.exists() and (path.is_dir() or path.stat().st_size)):
        assert time.monotonic() < deadline, f"{path.name} never came"
        time.sleep(_TICK)


def _wait_for_parts(out: Path) -> None:
    """Until two parts are being made, or done."""
    deadline = time.monotonic() + _LONG
    while len([*(out / ".docgen" / "parts").glob("*")]) < 2:
        assert time.monotonic() < deadline, "no parts are made"
        time.sleep(_TICK)
