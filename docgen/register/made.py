"""What a run made, read from its manifest: one holder for every household and every union."""

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.errors import InputUnreadableError

_REMEDY = "请用 -o 后面写的那个输出文件夹；出件记录损坏的，重新出件。"

_Item = Mapping[str, Any]


@dataclass(frozen=True)
class Holder:
    """A household, or a union: what was made for it, in short; where that is no paper, its packets' pages.

    `version` is a hash over all its files: other content is another version.
    """

    union: str
    household: str
    version: str
    papers: int
    pages: int


@dataclass(frozen=True)
class RunMade:
    """One run: when its manifest was written, by what, from which files, for whom, and whom it refused."""

    id: str
    moment: dt.datetime
    docgen: str
    pack: str
    pack_version: str
    pack_sha256: str
    inputs: tuple[tuple[str, str], ...]
    holders: tuple[Holder, ...]
    refused: tuple[str, ...]


def run_made(manifest: Path) -> RunMade:
    """What the manifest tells. Raises InputUnreadableError when there is none or it is none of ours."""
    try:
        content = manifest.read_bytes()
        moment = dt.datetime.fromtimestamp(int(manifest.stat().st_mtime))
        return _run(json.loads(content), hashlib.sha256(content).hexdigest(), moment)
    except OSError as fault:
        raise InputUnreadableError(f"{manifest} 无法打开（{fault.strerror}）。", _REMEDY) from fault
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise InputUnreadableError(f"{manifest} 不是 docgen 的出件记录。", _REMEDY) from fault


def _run(told: Mapping[str, Any], sha256: str, moment: dt.datetime) -> RunMade:
    pack = told["pack"]
    return RunMade(
        sha256,
        moment,
        str(told["docgen"]),
        str(pack["id"]),
        str(pack["version"]),
        str(pack["sha256"]),
        tuple((str(item["path"]), str(item["sha256"])) for item in told["inputs"]),
        tuple(_holders(told["papers"], told["packets"])),
        tuple(dict.fromkeys(str(item["household"]) for item in told["refused"])),
    )


def _holders(papers: Sequence[_Item], packets: Sequence[_Item]) -> Iterator[Holder]:
    """Every household and union that something was made for, in the manifest's order."""
    holders = dict.fromkeys(
        (str(item["union"]), str(item["household"] or "")) for item in (*papers, *packets)
    )
    own_papers, own_packets = _by_holder(papers), _by_holder(packets)
    for union, household in holders:
        made, bound = own_papers[union, household], own_packets[union, household]
        pages = sum(int(item["pages"] or 0) * int(item["copies"] or 1) for item in made)
        pages = pages or sum(int(item["pages"] or 0) for item in bound)
        yield Holder(union, household, _version(made, bound), len(made), pages)


def _by_holder(items: Sequence[_Item]) -> Mapping[tuple[str, str], list[_Item]]:
    own: dict[tuple[str, str], list[_Item]] = defaultdict(list)
    for item in items:
        own[str(item["union"]), str(item["household"] or "")].append(item)
    return own


def _version(papers: Sequence[_Item], packets: Sequence[_Item]) -> str:
    """A hash over the files; of a paper that is only in a packet its pages count."""
    lines = [f"paper {item['form']} {item['sha256'] or ''} {item['pages'] or 0}" for item in papers]
    lines += [f"packet {item['packet']} {item['sha256'] or ''} {item['pages'] or 0}" for item in packets]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
