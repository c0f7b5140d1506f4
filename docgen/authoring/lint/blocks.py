"""Loops and conditions: every one opened and closed, in pairs, at one level of the paper."""

from collections.abc import Iterable, Iterator

from docgen.authoring.lint.flaws import Flaw, flaw
from docgen.authoring.lint.texts import PARAGRAPH, ROW, Tag

ENDS = {"for": "endfor", "if": "endif", "set": "endset"}
BETWEEN = {"else": ("for", "if"), "elif": ("if",)}
_OPENED_BY = {end: word for word, end in ENDS.items()}
STATEMENTS = frozenset({*ENDS, *_OPENED_BY, *BETWEEN})


def opens(tag: Tag) -> bool:
    """Whether the statement must be closed: a `set` with = need not."""
    return tag.word in ENDS and not (tag.word == "set" and "=" in tag.source)


def check_blocks(tags: Iterable[Tag]) -> Iterator[Flaw]:
    """What is wrong with the loops and conditions of one part."""
    open_tags: list[Tag] = []
    ended: list[Tag] = []  # those of the open ones whose else was there
    for tag in tags:
        if not tag.is_statement:
            continue
        if opens(tag):
            open_tags.append(tag)
        elif tag.word in _OPENED_BY:
            yield from _close(tag, open_tags)
        elif tag.word in BETWEEN:
            yield from _between(tag, open_tags, ended)
        elif tag.word not in STATEMENTS:
            yield flaw("tag-statement-unknown", tag.spot, tag=tag.in_short, word=tag.word)
    for tag in open_tags:
        end = _end_for(tag)
        yield flaw("block-not-closed", tag.spot, tag=tag.in_short, end=end)


def _close(tag: Tag, open_tags: list[Tag]) -> Iterator[Flaw]:
    word = _OPENED_BY[tag.word]
    nearest = next((item for item in reversed(open_tags) if item.word == word), None)
    if nearest is None:
        yield flaw("block-not-opened", tag.spot, tag=tag.in_short)
        return
    inner = open_tags[-1]
    if inner is not nearest:
        yield flaw(
            "block-crossed", tag.spot, tag=tag.in_short, opened=inner.in_short, place=inner.spot or "同一段"
        )
    elif not _is_level(nearest, tag):
        yield _across(tag, nearest)
    open_tags.remove(nearest)


def _between(tag: Tag, open_tags: list[Tag], ended: list[Tag]) -> Iterator[Flaw]:
    """An else or elif belongs to the innermost block, and none comes after its else."""
    opened = open_tags[-1] if open_tags else None
    if opened is None or opened.word not in BETWEEN[tag.word] or any(item is opened for item in ended):
        yield flaw("block-not-opened", tag.spot, tag=tag.in_short)
    elif not _is_level(opened, tag):
        yield _across(tag, opened)
    if opened is not None and tag.word == "else":
        ended.append(opened)


def _across(tag: Tag, opened: Tag) -> Flaw:
    return flaw(
        "block-across-places", tag.spot, tag=tag.in_short, opened=opened.in_short, place=opened.spot or "正文"
    )


def _is_level(opened: Tag, closing: Tag) -> bool:
    """Whether both take away rows of one table, paragraphs of one holder, or stand in one paragraph."""
    one, other = opened.text, closing.text
    if opened.reach != closing.reach or one.part != other.part:
        return False
    if opened.reach == ROW:
        return one.spot.table == other.spot.table
    if opened.reach == PARAGRAPH:
        return one.holder == other.holder
    return one is other


def _end_for(tag: Tag) -> str:
    return f"{{%{tag.reach} {ENDS[tag.word]} %}}"
