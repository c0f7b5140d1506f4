"""What `docgen reprint` says."""

from collections.abc import Iterator

from docgen.pipeline.reprinting import Reprinted

_MOST_NAMED = 10


def reprint_lines(done: Reprinted) -> Iterator[str]:
    """Whose files were given, how many were made anew, which were left, and where they lie."""
    names = "、".join(done.holders[:_MOST_NAMED]) + (" 等" if len(done.holders) > _MOST_NAMED else "")
    sound = done.files - len(done.anew) - len(done.left)
    counts = f"共 {done.files} 个文件，完好 {sound} 个，重新做出 {len(done.anew)} 个"
    yield f"{names}：{counts}，与出件时一字不差。"
    for path in done.left:
        yield f"改动过，没有换：{path}"
    if done.left:
        yield "处理办法：不要这些改动的，加 --force；要留的，用 -o 另要一份原来的，放到新文件夹。"
    for notice in done.notices:
        yield f"注意：{notice}"
    yield f"文件在：{done.place}"


def reprint_record(done: Reprinted) -> dict[str, object]:
    """The same as JSON-ready data."""
    return {
        "folder": str(done.place),
        "holders": list(done.holders),
        "files": done.files,
        "made_anew": list(done.anew),
        "left": list(done.left),
        "notices": list(done.notices),
    }
