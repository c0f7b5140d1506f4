"""Rows that repeat: which list a band of rows under headings is of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from docgen.authoring.tagging.captions import Captions, Meaning
from docgen.authoring.tagging.layout import Band, caption_of
from docgen.authoring.tagging.tags import VARIABLES
from docgen.authoring.tagging.wording import Caption, fold
from docgen.model.kinds import Kind
from docgen.vocabulary import all_fields, single_paths

CASES = "cases[]"
ROW_HEADINGS = frozenset(("序号", "编号", "行号", "序", "项次", "行次", "no"))
_RELATION = re.compile(r"关系|称谓")
_OF_HOUSEHOLD = re.compile(
    r"困难类[别型]|致困|困难原因|家庭人[口数]|档案号|帮扶责任|帮扶单位|家庭住址|人均|职工姓名|申请人|困难职工|建档"
)
ROSTER = re.compile(r"花名册|名单|名册|汇总|台账|登记簿|一览表|明细表|统计表|公示")
_HINTS = {
    "members[]": re.compile(r"家庭(?:主要)?成员|家庭人员|家属|家庭人口|家庭情况|成员情况"),
    "visits[]": re.compile(r"走访|入户|进户|联系记录|帮扶记录|帮扶情况记录|工作情况记录|帮扶时间|慰问记录"),
    "aids[]": re.compile(r"救助记录|救助情况|帮扶情况|发放|救助台账|帮扶台账|受助|资助|享受帮扶"),
    "outcome.goals[]": re.compile(r"目标"),
    "review.attachments[]": re.compile(r"附件|材料|凭证|证明"),
    "review.surveys[]": re.compile(r"调查记录|核查记录|入户调查"),
    "union.pairings[]": re.compile(r"结对"),
}
_KEYS = {
    "members[]": ("members[].name",),
    CASES: ("worker.name", "worker.number", "worker.dossier_no", "worker.id_number"),
}
_SINGLES = frozenset(single_paths())
_LEAST_KNOWN = 2


@dataclass(frozen=True)
class Columns:
    """A band read as rows of one list: what each heading means there."""

    owner: str
    meanings: Mapping[int, Meaning]
    weight: float
    is_hinted: bool


def read_columns(band: Band, owner: str, captions: Captions, over: str) -> Columns:
    """The headings of a band as the fields of that list."""
    found: dict[int, Meaning] = {}
    for index, heading in enumerate(band.headings):
        meanings = captions.meanings(caption_of(heading), lambda path: belongs(path, owner))
        if meanings and not is_row_number(caption_of(heading)):
            found[index] = meanings[0]
    is_hinted = _is_hinted(band, owner, over)
    weight = sum(item.score for item in found.values()) + 1.6 * is_hinted
    return Columns(owner, found, weight, is_hinted)


def best_list(band: Band, captions: Captions, over: str, is_sheet: bool) -> Columns | None:
    """The list that the band's headings fit best; None when they fit none."""
    read = [read_columns(band, owner, captions, over) for owner in (*_HINTS, CASES)]
    known = [item for item in read if _is_known(item, band)]
    if not known:
        return None
    best = max(known, key=lambda item: (item.weight, item.owner == (CASES if is_sheet else "members[]")))
    return best


def belongs(path: str, owner: str) -> bool:
    """Whether the field is one of the list's."""
    kind = all_fields()[path].kind
    if kind in (Kind.SIGNATURE, Kind.IMAGE):
        return False
    if owner == CASES:
        return path in _SINGLES
    return path.startswith(owner + ".") and "[]" not in path.removeprefix(owner)


def is_row_number(caption: Caption) -> bool:
    """Whether the heading stands over running numbers."""
    return caption.core in ROW_HEADINGS


def _is_known(columns: Columns, band: Band) -> bool:
    keys = _KEYS.get(columns.owner, ())
    if keys and not any(item.path in keys for item in columns.meanings.values()):
        return False
    asked = sum(not is_row_number(caption_of(heading)) for heading in band.headings)
    return len(columns.meanings) >= _LEAST_KNOWN and len(columns.meanings) * 2 >= asked


def _is_hinted(band: Band, owner: str, over: str) -> bool:
    """Whether what stands over the band, or a heading, tells that it is that list."""
    headings = [fold(heading.text) for heading in band.headings]
    if owner == "members[]":
        return any(map(_RELATION.search, headings)) or bool(_HINTS[owner].search(fold(over)))
    if owner == CASES:
        is_household = sum(bool(_OF_HOUSEHOLD.search(text)) for text in headings) >= 1
        return not any(map(_RELATION.search, headings)) and (is_household or bool(ROSTER.search(fold(over))))
    return bool(_HINTS[owner].search(fold(over)) or _HINTS[owner].search("".join(headings)))


def loop_of(owner: str, count: int, quarter: int = 0) -> str:
    """What the loop over the list says, with at least as many rows as are printed."""
    names = {CASES: "case in cases", "outcome.goals[]": "goal in outcome.goals"}
    plain = owner.removesuffix("[]")
    head = names.get(owner, f"{VARIABLES[owner]} in {plain}")
    of_quarter = f"|季度({quarter})" if quarter and owner == "visits[]" else ""
    return f"{head}{of_quarter}|至少({count})"
