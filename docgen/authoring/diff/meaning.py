"""Whether a caption still asks for what a tag prints, though it is worded otherwise."""

import re
from collections.abc import Iterator, Sequence

from docgen.authoring.diff.pieces import Gap, Piece, words_key
from docgen.vocabulary import Field, all_fields

_NAME = re.compile(r"(?<![\w\".])[a-z_]+(?:\.[a-z_]+)+")


def means_the_same(tags: Sequence[Gap], caption: Piece) -> bool:
    """Whether every tag's field is known by that caption too: 婚姻状况 and 婚姻情况 are one field."""
    fields = [list(_fields(tag.tag)) for tag in tags]
    return bool(fields) and all(any(_is_known_by(item, caption) for item in found) for found in fields)


def _fields(tag: str) -> Iterator[Field]:
    """The fields that the names of a tag may mean; `member.name` in a loop is the name of a list's item."""
    for name in _NAME.findall(tag):
        inner = name.partition(".")[2]
        for path, item in all_fields().items():
            if path in (name, inner) or path.endswith(f"[].{inner}"):
                yield item


def _is_known_by(item: Field, caption: Piece) -> bool:
    return caption.key in {words_key(text) for text in (item.label, *item.about.variants)}
