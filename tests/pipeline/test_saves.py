"""Saves of a file, seen by looking at it again and again."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from docgen.pipeline.saves import saves


def looks(*changes: Callable[[], object]) -> tuple[list[int], Callable[[], None]]:
    """What happens between two looks, one change after another; the looks counted."""
    counted: list[int] = []
    pending: Iterator[Callable[[], object]] = iter(changes)

    def pause() -> None:
        counted.append(1)
        next(pending)()

    return counted, pause


def write(path: Path, text: str, moment: int) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(moment, moment))


def test_tells_the_first_look_and_every_save(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    write(file, "1", 1)
    counted, pause = looks(lambda: None, lambda: write(file, "22", 2), lambda: None)
    told = saves(file, pause)
    next(told)
    assert counted == []
    next(told)
    assert len(counted) == 3  # nothing new, just changing, at rest


def test_waits_while_the_editor_puts_a_new_file_in_the_place(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    write(file, "1", 1)
    counted, pause = looks(file.unlink, lambda: None, lambda: write(file, "2", 2), lambda: None)
    told = saves(file, pause)
    next(told)
    next(told)
    assert len(counted) == 4


def test_a_file_put_back_as_it_was_is_no_save(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    write(file, "1", 1)
    steps = (
        file.unlink,
        lambda: write(file, "1", 1),
        lambda: None,
        lambda: write(file, "2", 2),
        lambda: None,
    )
    counted, pause = looks(*steps)
    told = saves(file, pause)
    next(told)
    next(told)
    assert len(counted) == len(steps)
