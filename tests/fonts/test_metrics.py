"""How high a face stands, in thousandths of an em."""

from pathlib import Path

from docgen.fonts.headers import read_headers
from docgen.fonts.metrics import read_metrics

from .small_fonts import USE_TYPO_METRICS, a_font


def height(path: Path) -> tuple[int, int, int]:
    (header,) = read_headers(path)
    metrics = read_metrics(header)
    return round(1000 * metrics.ascent), round(1000 * metrics.descent), round(1000 * metrics.line_gap)


def test_hhea_comes_first(tmp_path: Path) -> None:
    assert height(a_font(tmp_path / "a.ttf", "A", hhea=(880, -120, 200))) == (880, 120, 200)


def test_typographic_metrics_are_taken_where_the_face_asks_for_them(tmp_path: Path) -> None:
    path = a_font(tmp_path / "a.ttf", "A", typo=(800, -200, 90), selection=USE_TYPO_METRICS)
    assert height(path) == (800, 200, 90)


def test_an_empty_hhea_leaves_the_metrics_of_windows(tmp_path: Path) -> None:
    assert height(a_font(tmp_path / "a.ttf", "A", hhea=(0, 0, 0), win=(900, 300))) == (900, 300, 0)


def test_an_hhea_upside_down_leaves_the_metrics_of_windows(tmp_path: Path) -> None:
    assert height(a_font(tmp_path / "a.ttf", "A", hhea=(880, 120, 0), win=(900, 300))) == (900, 300, 0)
