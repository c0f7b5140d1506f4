"""`python -m benchmarks [PART ...]`: measure these parts, or all, and write the page.

Results of parts measured earlier are kept in build/benchmarks and stay on the page.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from benchmarks import checking, fill, packets, printing, province, start
from benchmarks.report import performance_page
from benchmarks.results import Result, read_results, write_result
from benchmarks.sizes import FULL, TINY, Sizes

_ROOT = Path(__file__).parents[1]
_KEPT, _PAGE = _ROOT / "build" / "benchmarks", _ROOT / "docs" / "performance.md"
PARTS: Mapping[str, Callable[[Sizes], Result]] = {
    "fill": fill.measure_fill,
    "print": printing.measure_print,
    "start": start.measure_start,
    "packets": packets.measure_packets,
    "check": checking.measure_check,
    "province": province.measure_province,
}
_TITLES = {
    "fill": "Filling",
    "print": "Printing",
    "start": "One household, and starting",
    "packets": "From a workbook to packets",
    "check": "Checking a workbook",
    "province": "A province",
}


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice(list(PARTS)))
@click.option(
    "--tiny", metavar="FOLDER", type=click.Path(path_type=Path), help="Only see that all runs, there."
)
def main(parts: tuple[str, ...], tiny: Path | None) -> None:
    """Measure these parts, or all, and write the page."""
    sizes = TINY if tiny else FULL
    kept, page = (tiny, tiny / _PAGE.name) if tiny else (_KEPT, _PAGE)
    for part in parts or PARTS:
        click.echo(f"{part} …", err=True)
        write_result(PARTS[part](sizes), kept)
        text = performance_page(read_results(kept, list(PARTS)), _TITLES, _methods(sizes))
        page.write_text(text, encoding="utf-8")
    click.echo(f"{page}", err=True)


def _methods(sizes: Sizes) -> Mapping[str, str]:
    """How each part was measured, for the page."""
    return {
        "fill": fill.METHOD,
        "print": printing.METHOD.format(call=sizes.call_households, chunk=sizes.chunk_households),
        "start": start.METHOD,
        "packets": packets.METHOD,
        "check": checking.METHOD,
        "province": province.METHOD,
    }


if __name__ == "__main__":
    main()
