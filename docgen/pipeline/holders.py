"""Households and unions of a manifest by what a person calls them: number, name, folder."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import process

from docgen.errors import UsageError
from docgen.packet.manifest import HouseholdRecord, ManifestFile, UnionRecord

_LEAST_LIKENESS = 60
_MOST_TOLD = 5


class Holders:
    """Who is in a manifest. Raises InputUnreadableError where it cannot be read."""

    def __init__(self, manifest: ManifestFile) -> None:
        self._manifest = manifest
        self.households = tuple(manifest.households())
        self.unions = tuple(manifest.unions())
        self._called: dict[str, list[HouseholdRecord]] = defaultdict(list)
        for item in self.households:
            for name in _names(item):
                self._called[name].append(item)

    def household(self, name: str) -> HouseholdRecord:
        """The household. Raises UsageError when there is none of that name, or several."""
        found = self._called.get(name, [])
        numbered = [item for item in found if item.household == name]
        if len(numbered or found) == 1:
            return (numbered or found)[0]
        if not found:
            raise self._unknown(name)
        told = "、".join(item.household for item in found[:_MOST_TOLD])
        raise UsageError(f"有 {len(found)} 户都叫“{name}”：{told}。", "请改写档案号。")

    def union(self, name: str) -> UnionRecord:
        """The union. Raises UsageError when there is none of that name."""
        unions = {item.union: item for item in self.unions}
        if name in unions:
            return unions[name]
        raise UsageError(f"最近一次出件没有工会“{name}”。", _nearest(name, unions))

    def holders(self, names: Sequence[str]) -> list[tuple[str, str]]:
        """Union and household of each name, the household empty where it is a union's. Raises UsageError."""
        unions = {item.union for item in self.unions}
        return [(name, "") if name in unions else self._pair(name) for name in names]

    def _unknown(self, name: str) -> UsageError:
        if any(item.household == name for item in self._manifest.refused()):
            return UsageError(
                f"“{name}”的数据有错误，退回了，没有出件。",
                "请用 docgen check 查看，改正后用 docgen packet 出件。",
            )
        return UsageError(f"最近一次出件没有“{name}”。", _nearest(name, self._called))

    def _pair(self, name: str) -> tuple[str, str]:
        found = self.household(name)
        return found.union, found.household


def _names(item: HouseholdRecord) -> Iterable[str]:
    """Its number; the name of its folder, 档案号-姓名; and the person's name, which is what follows there."""
    folder = item.folder.rpartition("/")[2]
    rest = folder.removeprefix(f"{item.household}-")
    return dict.fromkeys((item.household, folder, rest, rest.partition("-")[2] or rest))


def _nearest(name: str, known: Iterable[str]) -> str:
    near = process.extractOne(name, list(known), score_cutoff=_LEAST_LIKENESS)
    return f"最相近的是 {near[0]}。" if near else "用 docgen register 文件夹 --all 查看有哪些户。"
