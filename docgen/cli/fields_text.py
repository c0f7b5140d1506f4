"""Fields of the vocabulary as a template's author reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from docgen.authoring.fields import box_tag, notes_of

if TYPE_CHECKING:  # only named here
    from docgen.authoring.fields import FieldUse

_MOST_CAPTIONS = 8


def fields_lines(uses: Sequence[FieldUse], word: str) -> Iterator[str]:
    """Each field in a few lines: what it is, the tag to write, the captions known for it."""
    if not uses:
        yield f"没有与“{word}”相近的名称。不带词运行 docgen template fields 列出全部。"
    for use in uses:
        yield f"{click.style(use.field.path, bold=True)}　{use.field.label}（{'，'.join(notes_of(use))}）"
        yield f"    写法：{use.tag or '留空，由本人签字'}{_or_box(use)}"
        if use.loop:
            yield f"    放在循环里：{use.loop}"
        captions = use.field.about.variants[:_MOST_CAPTIONS]
        if captions:
            yield f"    表上也写作：{'、'.join(captions)}"


def _or_box(use: FieldUse) -> str:
    box = box_tag(use)
    return f"　或逐项打勾：{box}" if box else ""
