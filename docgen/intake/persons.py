"""Captions of columns that hold members of a row's household: 姓名1, 家庭成员二关系, 配偶身份证号."""

import re
import unicodedata
from dataclasses import dataclass

from docgen.intake.captions import Key, Meaning, meaning_of
from docgen.sheets import MEMBERS, SHEETS

_MEMBER_SHEET = next(sheet for sheet in SHEETS if sheet.title == MEMBERS)
_NUMBER = r"(?:第?(\d{1,2}|[一二三四五六七八九十]))?"
_WORDS = "(?:其他|主要|共同生活的?)?(?:家庭成员|家庭人员|家属|家人|成员)"
_MEMBER = re.compile(rf"^{_WORDS}(?:基本)?(?:信息|情况)?{_NUMBER}(?:位|号)?(?:基本)?(?:信息|情况)?的?(.*)$")
_RELATIVES = (
    "配偶", "妻子", "丈夫", "父亲", "母亲", "儿子", "女儿", "子女",
    "长子", "次子", "长女", "次女", "岳父", "岳母", "公公", "婆婆",
)  # fmt: skip
_RELATIVE = re.compile(rf"^({'|'.join(_RELATIVES)}){_NUMBER}(?:基本)?(?:信息|情况)?的?(.*)$")
_BRACKETED_NUMBER = re.compile(r"\((\d{1,2}|[一二三四五六七八九十])\)")
_NUMBERED = re.compile(r"^(.*?\D)(\d{1,2}|[一二三四五六七八九十])$")
_WORKER = re.compile(r"^(?:困难)?(?:职工|本人|申请人|职工本人|困难职工本人)(?:基本)?(?:信息|情况)?$")
_OF_WORKER = re.compile(r"^(?:困难职工本人|职工本人|困难职工|职工|本人|申请人|户主)的?(.+)$")
_DIGITS = {sign: str(number) for number, sign in enumerate("一二三四五六七八九十", 1)}
_MOST = 20


@dataclass(frozen=True)
class Person:
    """Whose a caption is: a member by number or by relation to the worker; `rest` is the caption without it.

    `number` is empty where the caption gives none.
    """

    rest: str
    number: str = ""
    relation: str = ""

    @property
    def slot(self) -> str:
        """What tells the columns of one member from those of another."""
        return self.relation + self.number

    @property
    def words(self) -> str:
        """The person in words, for an explanation."""
        name = self.relation or "家庭成员"
        return f"{name}（第{self.number}人）" if self.number else name


def person_of(caption: str) -> Person | None:
    """The member whose column the caption names, None when it names nobody but the worker."""
    folded = _folded(caption)
    if found := _MEMBER.match(folded):
        return Person(*_rest_and_number(found[2], found[1] or ""))
    if found := _RELATIVE.match(folded):
        rest, number = _rest_and_number(found[3], found[2] or "")
        return Person(rest, number, found[1])
    return None


def numbered_person(caption: str) -> Person | None:
    """The member of a caption that only ends in a number: 姓名1."""
    found = _NUMBERED.match(_folded(caption))
    if found and member_meaning(found[1]) and 1 <= int(_number(found[2])) <= _MOST:
        return Person(found[1], _number(found[2]))
    return None


def is_worker(caption: str) -> bool:
    """Whether a group of columns is named for the worker: 本人, 职工基本情况."""
    return _WORKER.match(_folded(caption)) is not None


def of_worker(caption: str) -> str:
    """What the caption says of the worker: 年龄 of 职工年龄; empty where it names nobody or somebody else."""
    found = _OF_WORKER.match(_folded(caption))
    return found[1] if found else ""


def member_meaning(caption: str) -> Meaning | None:
    """What the caption means in the sheet of members, if it is a field there."""
    found = meaning_of(_MEMBER_SHEET, caption)
    return found if found and not isinstance(found.target, Key) else None


def _folded(caption: str) -> str:
    """The caption without spaces and stars; brackets stay, for a unit, except around a number."""
    plain = re.sub(r"[\s*★☆:]+", "", unicodedata.normalize("NFKC", caption))
    return _BRACKETED_NUMBER.sub(r"\1", plain)


def _rest_and_number(rest: str, number: str) -> tuple[str, str]:
    """The caption and the number, which may also stand at its end."""
    found = None if number else _NUMBERED.match(rest)
    return (found[1], _number(found[2])) if found else (rest, _number(number))


def _number(text: str) -> str:
    return _DIGITS.get(text, text.lstrip("0") or text)
