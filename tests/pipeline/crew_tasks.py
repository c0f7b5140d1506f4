"""What crews are given to do in tests; a worker finds it by its name."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path


def mask_and_double(number: int) -> tuple[str, int]:
    """The process's mask, and twice the number; the first ones take longest."""
    time.sleep(max(0.0, 0.1 - number / 50))
    mask = os.umask(0o077)
    os.umask(mask)
    return f"{mask:03o}", 2 * number


def behave(how: str) -> str:
    """What the word says, and the word."""
    if how == "crash":
        os.kill(os.getpid(), signal.SIGKILL)
    if how == "leave":
        os._exit(3)
    if how == "hang":
        time.sleep(600)
    if how == "hoard":
        raise MemoryError
    if how == "fail":
        raise ValueError(how)
    if how == "fail strangely":
        raise _NotRebuiltError(how, 1)
    if how == "wait too long itself":
        raise TimeoutError(how)
    return how


def process_of(_: object) -> int:
    """The process that does it."""
    return os.getpid()


def start_program(folder: Path) -> None:
    """Start a program apart, tell its number and the own one in `folder`, wait, and end it."""
    program = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
    try:
        (folder / f"{os.getpid()}.part").write_text(f"{os.getpid()} {program.pid}", encoding="utf-8")
        (folder / f"{os.getpid()}.part").rename(folder / f"{os.getpid()}.pids")
        time.sleep(600)
    finally:
        program.kill()
        program.wait()


def double_unless_killed(order: tuple[Path, int]) -> int:
    """Twice the number; whoever is given 0 first tells its process in the folder, and waits to be killed."""
    folder, number = order
    told = folder / "first"
    if number == 0 and not told.exists():
        (folder / "part").write_text(str(os.getpid()), encoding="utf-8")
        (folder / "part").rename(told)
        time.sleep(600)
    return 2 * number


def write_down(order: tuple[Path, int]) -> int:
    """The process that did it, not at once, and wrote the number down in the folder."""
    folder, number = order
    time.sleep(0.7)
    with (folder / "done").open("a", encoding="utf-8") as file:
        file.write(f"{number}\n")
    return os.getpid()


class _NotRebuiltError(Exception):
    """Cannot be read back once written, as exceptions of some libraries."""

    def __init__(self, what: str, number: int) -> None:
        super().__init__(f"{what} {number}")
