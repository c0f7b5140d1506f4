"""What `docgen register` says."""

from collections import Counter
from collections.abc import Iterator, Sequence

from docgen.pipeline.registering import state_of
from docgen.register.book import Mark, RunEntry, Standing

_MARKED = {Mark.PRINTED: "已打印", Mark.HANDED_OUT: "已交付"}
_HASH_SHOWN = 12
_LEAST_NAMED = 6


def marked_line(holders: Sequence[Standing], mark: Mark) -> str:
    """Which were marked, one by one where they are few."""
    names = "、".join(item.name for item in holders)
    return f"登记为{_MARKED[mark]}：{names if len(holders) <= _LEAST_NAMED else f'{len(holders)} 项'}"


def register_lines(standings: Sequence[Standing], runs: Sequence[RunEntry]) -> Iterator[str]:
    """The runs, then every household and union of the last one."""
    for run in runs:
        inputs = "、".join(f"{path}（{sha256[:_HASH_SHOWN]}）" for path, sha256 in run.inputs)
        yield (
            f"第 {run.number} 次出件 {run.moment}：{run.households} 户，未出件 {run.refused} 户；"
            f"地区包 {run.pack} {run.pack_version}，docgen {run.docgen}；数据 {inputs}"
        )
    yield ""
    for item in standings:
        times = [f"出件 {item.made}"]
        times += [f"打印 {item.printed}"] if item.printed else []
        times += [f"交付 {item.handed_out}"] if item.handed_out else []
        yield f"{item.name}  {item.papers} 份 {item.pages} 页  {state_of(item)}  {'，'.join(times)}"
    counts = Counter(map(state_of, standings))
    yield ""
    yield "共 " + "，".join(f"{state} {count}" for state, count in counts.items()) + "。"
