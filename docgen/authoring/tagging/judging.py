"""One blank judged: which field it asks for, how sure that is; or why it is left alone."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from docgen.authoring.tagging.captions import Captions, Meaning
from docgen.authoring.tagging.context import (
    Reading,
    Role,
    is_personal,
    names_a_person,
    names_its_owner,
    role_of,
)
from docgen.authoring.tagging.decisions import HIGH, LEAST, Decision, Untouched
from docgen.authoring.tagging.questions import How, Question, Shape
from docgen.authoring.tagging.tags import name_of, value_tag
from docgen.authoring.tagging.wording import Caption, fold
from docgen.model.kinds import Kind
from docgen.vocabulary import all_fields

_MONEY = (Kind.MONEY, Kind.MONEYS)
_DATES = (Kind.DATE, Kind.MONTH)
_CHOSEN = (Kind.CODE, Kind.CODES, Kind.YES_NO, Kind.TEXT)
_NUMBERS = (Kind.INTEGER, Kind.NUMBER, Kind.YEAR, Kind.TEXT, *_MONEY)
_WEIGHTS = {How.SENTENCE: 0.92, How.SAME: 0.97}
_SHORT = 20
_BY_SECTION = 0.88
_COMPOSED = 0.85
_CARRIED, _SEVERAL = 0.85, 0.92
_OPENERS = {
    "plan.helper_name": Role.HELPER,
    "plan.second_helper_name": Role.SECOND,
    "union.liaison_name": Role.LIAISON,
    "worker.name": Role.WORKER,
    "worker.number": Role.WORKER,
}
_DOUBTFUL = {"worker.major_disease": 0.85}  # whose illness it is, the caption does not say
_OF_UNION = ("union.", "stats.", "publicity.")
_SOMEONE = ("_by", "signatures", "form_filler", "tabulator", "contact_name", "respondent", "surveyors")
_STATISTICS = (
    (re.compile(r"困难类别"), ("stats.b1_",)),
    (re.compile(r"原因"), ("stats.b2_",)),
    (re.compile(r"重点群体"), ("stats.b3_",)),
    (re.compile(r"措施"), ("stats.c_",)),
    (re.compile(r"计划"), ("stats.d_",)),
)
_PREFIXES = (
    (re.compile(r"医疗救助|医疗费用信息"), ("household.medical_aid.",)),
    (re.compile(r"祖居|老家|原籍"), ("housing.ancestral_",)),
    (re.compile(r"支出|开支"), ("income.expense.", "cause.annual")),
    (re.compile(r"成本|季度"), ("income.quarterly[].",)),
)
_ORDER = (
    "worker.",
    "household.",
    "income.",
    "housing.",
    "cause.",
    "plan.",
    "outcome.",
    "review.",
    "union.",
    "publicity.",
)
_NOTES = (
    (re.compile(r"医疗救助"), "household.medical_aid.remark"),
    (re.compile(r"附件|材料"), "review.attachments_remark"),
    (re.compile(r"联系卡"), "plan.card_remark"),
    (re.compile(r"重点群体"), "plan.focus_group_note"),
)
_VAGUE = frozenset(
    (
        "其他",
        "其它",
        "时间",
        "日期",
        "金额",
        "面积",
        "结构",
        "说明",
        "情况",
        "合计",
        "总计",
        "小计",
        "措施",
        "年度",
        "目标",
        "评价",
    )
)
_SUBJECTS = {"housing.current_address": "housing.current_", "housing.ancestral_address": "housing.ancestral_"}
_AND = re.compile(r"[及和与]|以及")
_OWNER_FIRST = re.compile(r"家庭|本人|职工")
_REMARK = frozenset(("备注", "备注说明", "说明"))


@dataclass(frozen=True)
class Sight:
    """What is known of the form around a blank: its scope, its title, the quarter it tells of."""

    scope: str = "household"
    title: str = ""
    quarter: int = 0
    is_statistics: bool = False
    near: str = ""
    is_by_seals: bool = False

    def admits(self, path: str) -> bool:
        """Whether a form of that scope may print the field."""
        if path.startswith(("catalogue", "scan.", "cases")):
            return False
        if path == "union_name" or "cases" in self.scope:
            return "cases" in self.scope and not path.startswith(_OF_UNION) and self._may_post(path)
        if path.startswith("stats."):
            return self.is_statistics
        if path.startswith("publicity."):
            return self.scope == "publicity"
        return (path.startswith("union.") or self.scope == "household") and self._may_post(path)

    def _may_post(self, path: str) -> bool:
        """Whether a notice may print the field, where the form is one."""
        return not self.scope.startswith("publicity") or all_fields()[path].is_publishable


class Judge:
    """Judges the blanks of one form in reading order."""

    def __init__(self, captions: Captions, sight: Sight) -> None:
        self.captions, self.sight = captions, sight
        self.reading = Reading()

    def judge(self, question: Question) -> Decision | Untouched:
        """The decision for a blank outside lists."""
        if question.caption.is_for_hand:
            self.reading.open(Role.OTHER)
            return Untouched(question.where, question.caption.text, "签名、盖章处，留给本人和单位")
        if self.sight.is_by_seals and names_a_person(question.caption) and not question.after.strip():
            self.skip(question.caption)
            return Untouched(question.where, question.caption.text, "签章处的姓名，留给本人")
        if not question.caption.core:
            return Untouched(question.where, "", "空白旁没有标题")
        meaning, sure = self.meaning(question)
        if meaning is None or sure < LEAST:
            self.skip(question.caption)
            return Untouched(question.where, question.caption.text, self._why_not(question))
        if self._is_of_signer(question, meaning):
            return Untouched(question.where, question.caption.text, "签章处的信息，可能不是职工本人的")
        self.follow(meaning.path)
        return decision_at(question, meaning.path, sure, meaning.why, self.sight.quarter)

    def _is_of_signer(self, question: Question, meaning: Meaning) -> bool:
        """Whether a short line among hands and seals asks of who signs: 联系电话."""
        is_short = len(question.where.plain.replace("_", "")) <= _SHORT
        is_personal_one = is_personal(question.caption) and role_of(meaning.path) is Role.WORKER
        return (
            self.sight.is_by_seals and is_short and is_personal_one and not names_its_owner(question.caption)
        )

    def meaning(self, question: Question) -> tuple[Meaning | None, float]:
        """What the caption asks for and how sure that is; none when nothing fits."""
        if question.caption.core in _REMARK:
            return self._remark(question)
        found = self._by_section(question)
        if not found and question.caption.core not in _VAGUE:
            found = self._fitting(question, question.asked) or self._composed(question)
            found = [] if found and found[0].score < HIGH and self._asks_two(question) else found
        if not found:
            return None, 0.0
        ranked = sorted(found, key=self._rank)
        sure = ranked[0].score * _WEIGHTS.get(question.how, 1.0)
        sure *= _SEVERAL if len({role_of(item.path) for item in ranked}) < len(ranked) else 1.0
        sure = min(sure, _DOUBTFUL.get(ranked[0].path, 1.0))
        is_of_someone = role_of(ranked[0].path) is not None or is_personal(question.caption)
        if self.reading.is_carried and is_of_someone and not names_its_owner(question.caption):
            sure *= _CARRIED
        return ranked[0], sure

    def of_cases(self) -> "Judge":
        """A judge of the columns of a list of households, who reads on where this one stands."""
        other = Judge(self.captions, replace(self.sight, scope=f"{self.sight.scope} cases"))
        other.reading = self.reading
        return other

    def _fitting(self, question: Question, caption: Caption) -> list[Meaning]:
        return self.captions.meanings(caption, lambda path: self._allows(path, question))

    def _by_section(self, question: Question) -> list[Meaning]:
        """The meaning among the fields that the section over the blank speaks of."""
        over = fold(" ".join(question.sections))
        limit = _BY_SECTION if question.caption.core in _VAGUE else 1.0
        is_open = question.caption.core in _VAGUE or not self.captions.known.get(question.caption.core)
        if self.reading.subject and is_open:
            return self.captions.ending(
                question.caption,
                _starting((self.reading.subject,), lambda path: self._allows(path, question)),
            )
        for pattern, prefixes in _STATISTICS if self.sight.is_statistics else _PREFIXES:
            if over and pattern.search(over):
                fits = _starting(prefixes, lambda path: self._allows(path, question))
                found = self.captions.meanings(question.asked, fits) or self.captions.ending(
                    question.caption, fits
                )
                return [replace(item, score=min(item.score, limit)) for item in found]
        return []

    def _composed(self, question: Question) -> list[Meaning]:
        """The meaning of section and caption read together: 祖居地住房情况, 结构."""
        for section in question.sections[:1]:
            owner = _OWNER_FIRST.match(Caption(section).core)
            joined = self._surely(question, section)
            for found in joined or (self._surely(question, owner[0]) if owner else []):
                return [
                    replace(
                        found, score=min(found.score, 0.85), why=f"与“{_short(section)}”合起来，{found.why}"
                    )
                ]
        return []

    def _surely(self, question: Question, section: str) -> list[Meaning]:
        """The meanings of section and caption together that do not rest on a near spelling."""
        return [
            item for item in self._fitting(question, _joined(question, section)) if item.score >= _COMPOSED
        ]

    def _asks_two(self, question: Question) -> bool:
        """Whether the caption asks for two things at once: 开户行及账号."""
        parts = [Caption(part) for part in _AND.split(question.caption.core) if part]
        paths = [
            {item.path for item in self._fitting(question, part) if item.score >= HIGH} for part in parts
        ]
        return len(parts) > 1 and all(paths) and not set.intersection(*paths)

    def _allows(self, path: str, question: Question) -> bool:
        owner = path.partition("[].")[0] if "[]." in path else ""
        if owner and not self._opens_list(owner):
            return False
        return fits_shape(path, question) and self.sight.admits(path) and self._is_of_whom(path, question)

    def _opens_list(self, owner: str) -> bool:
        if owner.endswith("quarterly"):
            return bool(self.sight.quarter)
        return owner == "members" and self.reading.role is Role.MEMBER

    def _is_of_whom(self, path: str, question: Question) -> bool:
        """Whether the field is of the person that the captions speak of here."""
        owner, role = role_of(path), self.reading.role
        if path.startswith(("stats.", "publicity.")):
            return True
        is_theirs = is_personal(question.caption) and role not in (Role.WORKER, Role.HELPER, Role.LIAISON)
        if owner is None:
            return not is_theirs
        if owner is role:
            return True
        if owner is Role.WORKER:
            is_free = self.reading.is_carried and not is_theirs
            return role is not Role.MEMBER and (names_its_owner(question.caption) or is_free)
        return owner is not Role.MEMBER and names_owner(question.caption, owner)

    def _remark(self, question: Question) -> tuple[Meaning | None, float]:
        over = fold(" ".join(question.sections))
        for pattern, path in _NOTES:
            text = over + self.sight.title if path == "plan.card_remark" else over
            if pattern.search(text) and self._allows(path, question):
                return Meaning(path, 0.85, "备注，按所在的栏目"), 0.85
        path = "members[].remark" if self.reading.role is Role.MEMBER else "household.remark"
        if self._allows(path, question):
            return Meaning(path, 0.86, "备注"), 0.86
        return None, 0.0

    def _rank(self, meaning: Meaning) -> tuple[bool, int]:
        is_theirs = role_of(meaning.path) is self.reading.role
        order = next((place for place, prefix in enumerate(_ORDER) if meaning.path.startswith(prefix)), 99)
        return not is_theirs, order

    def skip(self, caption: Caption) -> None:
        """Read past a caption nobody knows: of a person, what follows is theirs."""
        if names_a_person(caption) and not names_its_owner(caption):
            self.reading.open(Role.OTHER)

    def follow(self, path: str) -> None:
        """Read past a caption of that field: behind someone's name, what follows is theirs."""
        self.reading.subject = _SUBJECTS.get(path, self.reading.subject)
        if path in _OPENERS and self.reading.role is not Role.MEMBER:
            self.reading.open(_OPENERS[path])
        elif path.endswith(_SOMEONE):
            self.reading.open(Role.OTHER)

    def _why_not(self, question: Question) -> str:
        role = self.reading.role
        if is_personal(question.caption) and role in (Role.OTHER, Role.HELPER, Role.LIAISON):
            return f"可能说的是{role}，不能确定"
        return "名称表中没有与这个标题对应的项目"


def decision_at(question: Question, path: str, sure: float, why: str, quarter: int = 0) -> Decision:
    """The decision that puts the field into the blank."""
    tag = value_tag(path, question, name_of(path, quarter))
    return Decision(question.spot, question.caption.text.strip(), path, tag, sure, f"{question.how}；{why}")


def fits_shape(path: str, question: Question) -> bool:
    """Whether the field's kind of value can stand in the blank as it is printed."""
    kind = all_fields()[path].kind
    if kind is Kind.SIGNATURE or (kind is Kind.IMAGE) != (question.shape is Shape.PHOTO):
        return False
    if question.shape is Shape.TICK:
        return kind in _CHOSEN
    if question.shape is Shape.DATE:
        return kind is Kind.DATE
    if question.shape is Shape.MONTH:
        return kind in _DATES
    if question.shape is Shape.YEAR:
        return kind is Kind.YEAR
    if question.shape is Shape.AMOUNT:
        return kind in _NUMBERS
    return True


def names_owner(caption: Caption, role: Role) -> bool:
    """Whether the caption itself says of whom it asks."""
    words = {
        Role.HELPER: ("帮扶", "结对", "包联", "责任单位", "联系单位"),
        Role.SECOND: ("第二",),
        Role.LIAISON: ("联络", "工会联系人"),
    }
    return any(word in caption.full for word in words.get(role, ()))


def _starting(prefixes: Sequence[str], allows: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda path: path.startswith(tuple(prefixes)) and allows(path)


def _joined(question: Question, section: str) -> Caption:
    unit = f"({question.asked.unit})" if question.asked.unit else ""
    return Caption(Caption(section).core + question.caption.core + unit)


def _short(text: str) -> str:
    return "".join(text.split())[:12]
