"""What `docgen register` says."""

from collections import Counter
from collections.abc import Iterator, Sequence

from docgen.pipeline.registering import state_of
from docgen.register.entries import Event, Happening, Mark, RunEntry, Standing

MOST_SHOWN = 50
_LAST_RUNS = 5
_MARKS = {Mark.PRINTED: "已打印", Mark.HANDED_OUT: "已交付"}
_HASH_SHOWN = 12
_LEAST_NAMED = 6
_HAPPENINGS = {
    Happening.MADE: "出件",
    Happening.FAILED: "出件，没有做全",
    Happening.REFUSED: "因数据有错误退回",
    Happening.PRINTED: "登记为已打印",
    Happening.NOT_PRINTED: "撤销已打印的登记",
    Happening.HANDED_OUT: "登记为已交付",
    Happening.NOT_HANDED_OUT: "撤销已交付的登记",
    Happening.REPRINTED: "补打",
}


def marked_line(names: Sequence[str], mark: Mark, is_set: bool) -> str:
    """Which were marked or are no longer, one by one where they are few."""
    told = "、".join(names) if len(names) <= _LEAST_NAMED else f"{len(names)} 项"
    if is_set:
        return f"登记为{_MARKS[mark]}：{told}" if names else f"早已登记为{_MARKS[mark]}，没有改动。"
    return f"撤销{_MARKS[mark]}的登记：{told}" if names else f"没有登记过{_MARKS[mark]}，不用撤销。"


def register_lines(standings: Sequence[Standing], runs: Sequence[RunEntry], shows_all: bool) -> Iterator[str]:
    """The last runs, then the households and unions of the last one, the first ones unless all are wanted."""
    yield from map(_run_line, runs if shows_all else runs[-_LAST_RUNS:])
    yield ""
    shown = standings if shows_all else standings[:MOST_SHOWN]
    yield from map(_standing_line, shown)
    yield ""
    if len(shown) < len(standings):
        yield f"以上列出 {len(shown)} 项，另有 {len(standings) - len(shown)} 项，用 --all 全部列出。"
    counts = Counter(map(state_of, standings))
    yield "共 " + "，".join(f"{state} {count}" for state, count in counts.items()) + "。"


def history_lines(name: str, events: Sequence[Event]) -> Iterator[str]:
    """What became of one, a line for each event."""
    yield f"{name} 的经过："
    yield from map(_event_line, events)


def _run_line(run: RunEntry) -> str:
    inputs = "、".join(f"{path}（{sha256[:_HASH_SHOWN]}）" for path, sha256 in run.inputs[:_LEAST_NAMED])
    more = f" 等 {len(run.inputs)} 个" if len(run.inputs) > _LEAST_NAMED else ""
    return (
        f"第 {run.number} 次出件 {run.moment}：{run.households} 户，未出件 {run.refused} 户；"
        f"地区包 {run.pack} {run.pack_version}，docgen {run.docgen}；数据 {inputs}{more}"
    )


def _standing_line(item: Standing) -> str:
    times = [f"出件 {item.made}"]
    times += [f"打印 {item.printed}"] if item.printed else []
    times += [f"交付 {item.handed_out}"] if item.handed_out else []
    return f"{item.name}  {item.papers} 份 {item.pages} 页  {state_of(item)}  {'，'.join(times)}"


def _event_line(event: Event) -> str:
    about = f"第 {event.run} 次" if event.run else ""
    counts = f"：{event.papers} 份 {event.pages} 页" if event.papers or event.pages else ""
    place = f"：{event.location}" if event.location else ""
    return f"{event.moment}  {about}{_HAPPENINGS[event.happening]}{counts}{place}"
