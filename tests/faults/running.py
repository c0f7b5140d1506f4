"""docgen run as a clerk runs it, from the command line, watched for how long it takes and how much memory."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOOKS = Path(__file__).parent / "hooks"
DOCGEN = (sys.executable, "-m", "docgen")
_TICK = 0.05
_OURS = "DOCGEN_"


@dataclass(frozen=True)
class Run:
    """How a run ended: its exit code (negative: the signal that killed it), all it said, what it took."""

    code: int
    said: str
    seconds: float
    megabytes: int


class Running:
    """A run under way, with all its workers; `megabytes` is what the largest of them took so far."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._began = time.monotonic()
        self.process = subprocess.Popen(
            command,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_mind_interrupts,
        )
        self.megabytes = 0
        self._watch = threading.Thread(target=self._look, daemon=True)
        self._watch.start()

    @property
    def seconds(self) -> float:
        """How long it has been running."""
        return time.monotonic() - self._began

    def ended(self, limit: float) -> Run:
        """How it ended; a run that takes longer than the limit is killed and fails the trial."""
        try:
            said, _ = self.process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"the run had not ended after {limit:g} s") from None
        seconds = self.seconds
        self._watch.join()
        return Run(self.process.returncode, said.decode("utf-8", "replace"), seconds, self.megabytes)

    def signal(self, number: int) -> None:
        """Sends the signal to the run and all its workers, as a terminal does."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def kill(self) -> None:
        """Ends the run at once, as a power cut would; returns when nothing of it is left."""
        for number in processes_of(self.process.pid):
            with suppress(ProcessLookupError):
                os.kill(number, 9)
        self.process.communicate()
        while processes_of(self.process.pid):
            time.sleep(_TICK)

    def workers(self) -> list[int]:
        """The processes that the run has started and that are alive."""
        return [number for number in processes_of(self.process.pid) if number != self.process.pid]

    def _look(self) -> None:
        while self.process.poll() is None:
            sizes = map(_peak, processes_of(self.process.pid))
            self.megabytes = max(self.megabytes, *sizes, 0)
            time.sleep(_TICK)


def _mind_interrupts() -> None:
    """What runs in the background of a shell inherits that interrupts are ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def environment(folder: Path, hook: str = "", **more: str) -> dict[str, str]:
    """What a run finds around it: this copy of docgen, a folder of its own for scratch, maybe a hook.

    A hook is a module that Python loads before docgen, in the workers too.
    """
    scratch = folder / "scratch"
    scratch.mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    path = os.pathsep.join([*([str(HOOKS / hook)] if hook else []), str(ROOT)])
    ours = {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8", "TMPDIR": str(scratch)}
    return kept | ours | more


def processes_of(session: int) -> list[int]:
    """The processes of the session that are alive."""
    return [number for number in _numbers() if _session_of(number) == session]


def is_alive(process: int) -> bool:
    """Whether there is such a process that has not ended."""
    return _session_of(process) is not None


def _numbers() -> Iterable[int]:
    return (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())


def _session_of(process: int) -> int | None:
    """The session of the process, None for one that has ended; 0 is one begun outside this container."""
    try:
        state, _, _, session, *_ = _read(process, "stat").rpartition(")")[2].split()
    except (OSError, ValueError):
        return None
    return None if state in "ZX" else int(session)


def _peak(process: int) -> int:
    """The most memory the process ever had, in MB; 0 for one that has ended."""
    try:
        lines = _read(process, "status").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)


def _read(process: int, name: str) -> str:
    return Path(f"/proc/{process}/{name}").read_text(encoding="utf-8", errors="replace")
