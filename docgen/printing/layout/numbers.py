"""Numbers as PDF operators have them; most come again, so each is written once."""

from collections.abc import Callable

_MOST = 50_000


class Numbers(dict[float, str]):
    """Written numbers by their values."""

    def __init__(self, write: Callable[[float], str]) -> None:
        super().__init__()
        self._write = write

    def __missing__(self, value: float) -> str:
        if len(self) >= _MOST:
            self.clear()
        text = self[value] = self._write(value)
        return text
