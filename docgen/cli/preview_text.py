"""What a person is told of a preview."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # only named here
    from docgen.pipeline.preview import Previewed


def preview_lines(previewed: Previewed) -> Iterator[str]:
    """The lines to show."""
    yield from (f"注意：{notice}" for notice in previewed.notices)
    seconds = f"{previewed.seconds:.1f} 秒"
    yield f"《{previewed.document}》预览已写入 {previewed.output}：{previewed.page_count} 页，{seconds}。"


def preview_record(previewed: Previewed) -> dict[str, object]:
    """The same for a program."""
    return {
        "output": str(previewed.output),
        "document": previewed.document,
        "pages": previewed.page_count,
        "notices": list(previewed.notices),
        "seconds": round(previewed.seconds, 2),
    }
