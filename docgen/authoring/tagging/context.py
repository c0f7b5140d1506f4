"""Whose data a caption asks for, the worker's, a member's or the helper's; told by what stands about it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from docgen.authoring.tagging.wording import Caption


class Role(StrEnum):
    """The person or thing of which captions without an owner speak."""

    WORKER = "职工"
    MEMBER = "家庭成员"
    HELPER = "帮扶责任人"
    SECOND = "第二帮扶责任人"
    LIAISON = "工会联络人"
    OTHER = "其他人"


_OWNERS = {
    "worker.": Role.WORKER,
    "members[].": Role.MEMBER,
    "plan.helper_": Role.HELPER,
    "plan.second_helper": Role.SECOND,
    "union.liaison_": Role.LIAISON,
    "income.worker_": Role.WORKER,
}
_SECTIONS = (
    (re.compile(r"家庭(?:主要)?成员|家属情况|家庭人员|成员信息|家庭人口情况"), Role.MEMBER),
    (re.compile(r"^(?:个人|职工|本人)?基本(?:情况|信息)"), Role.WORKER),
    (re.compile(r"^家庭(?:基本|经济|收入|收支)?(?:情况|状况|信息)"), Role.WORKER),
    (re.compile(r"第二帮扶"), Role.SECOND),
    (re.compile(r"帮扶责任人|帮扶干部|结对帮扶|帮扶人|结对干部"), Role.HELPER),
    (re.compile(r"联络人|联络员"), Role.LIAISON),
    (re.compile(r"学生|患者|病人|配偶|子女|监护人|代理人|委托人|法定代表人|户主信息|赡养|抚养"), Role.OTHER),
    (
        re.compile(
            r"职工(?:本人)?(?:基本)?(?:情况|信息)|申请人(?:基本)?(?:情况|信息)|本人(?:基本)?(?:情况|信息)|职工本人"
        ),
        Role.WORKER,
    ),
)
_PERSON = re.compile(
    r"(?:人|员|者|配偶|丈夫|妻子|父亲|母亲|学生|子女|患者|家长|负责人|主任|主席|书记|领导|法人|户代表|村长|组长)(?:姓名|签名)?$"
)
_PERSONAL = re.compile(
    r"姓名|性别|年龄|民族|政治面貌|身份证|证件|出生|电话|手机|联系方式|通讯|号码|职务|职称|单位|学历|文化|婚姻|健康|住址|地址|户口|户籍|照片|身份|职业|收入|工资|学校|病|残疾"
)
_OWN = re.compile(r"困难职工|职工|申请人|本人|申报人|户主")
_HOUSEHOLD_WORDS = re.compile(r"家庭|全家|户")


def role_of(path: str) -> Role | None:
    """Whose the field is; None for one that is nobody's in particular."""
    return next((role for prefix, role in _OWNERS.items() if path.startswith(prefix)), None)


def role_of_section(sections: Sequence[str]) -> Role | None:
    """Whose data stand under those sections; None when they do not tell."""
    for text in sections:
        plain = Caption(text).core
        for pattern, role in _SECTIONS:
            if pattern.search(plain) and not plain.endswith(("意见", "原因", "签字", "公示")):
                return role
    return None


def names_a_person(caption: Caption) -> bool:
    """Whether a caption nobody knows names someone, of whom the captions behind it then speak."""
    return bool(_PERSON.search(caption.core))


def is_personal(caption: Caption) -> bool:
    """Whether the caption asks what can be asked of any person."""
    return bool(_PERSONAL.search(caption.core)) and not _HOUSEHOLD_WORDS.search(caption.core)


def names_its_owner(caption: Caption) -> bool:
    """Whether the caption itself says that it asks of the worker."""
    return bool(_OWN.search(caption.core))


@dataclass
class Reading:
    """The role as it stands while captions are read in order."""

    role: Role = Role.WORKER
    is_carried: bool = False
    subject: str = ""
    by_section: Role | None = None
    is_told: bool = False
    was_told: bool = False
    row: tuple[object, ...] = ()

    def enter(self, row: tuple[object, ...], sections: Sequence[str], told: Role | None = None) -> None:
        """Go to the row of the next blank; a new row speaks of the worker, or of whom its section names.

        What was said of another person is kept for one row, as a doubt.
        """
        by_section = role_of_section(sections) or told
        if row == self.row and by_section is self.by_section:
            return
        is_new, self.row, self.subject = row != self.row, row, ""
        self.was_told, self.is_told = self.is_told, told is not None
        was_by_section, self.by_section = self.by_section is not None, by_section
        if by_section is not None:
            self.role, self.is_carried = by_section, False
        elif was_by_section and not self.was_told:
            self.role, self.is_carried = Role.WORKER, False
        elif is_new:
            self.is_carried = not self.is_carried and self.role in (
                Role.HELPER,
                Role.SECOND,
                Role.LIAISON,
                Role.OTHER,
            )
            self.role = self.role if self.is_carried else Role.WORKER

    def restart(self) -> None:
        """Nothing said before counts any longer."""
        self.role, self.is_carried, self.by_section, self.row = Role.WORKER, False, None, ()

    def open(self, role: Role) -> None:
        """From here on captions speak of that person."""
        self.role, self.is_carried = role, False
