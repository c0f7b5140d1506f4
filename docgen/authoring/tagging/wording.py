"""The words of a caption: what it says when spaces, stars, brackets and look-alikes do not count."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

_UNSEEN = re.compile(r"[\s*★☆△▲●◆#:;,.、。“”\"'‘’<>《》〈〉【】\[\]〔〕{}/／·_\-—–~…=]+")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_NUMBER = re.compile(
    r"^(?:\(?[一二三四五六七八九十]{1,3}\)?[、.,)]|\(?\d{1,2}[、.,)]|\(\d{1,2}\)|[\u2460-\u2473])+"
)
_LETTER = re.compile(r"^[A-Z]\d?(?=[\u4e00-\u9fff])")
_LOOK_ALIKES = str.maketrans({"帐": "账", "藉": "籍", "曰": "日", "〇": "0", "㎡": "m", "︰": ":", "﹕": ":"})
_UNIT = re.compile(
    r"(?:单位:?)?(?:[千万]?元(?:/?(?:人|户|年|月|季度?|半年|次)|每月|每年|·月|/人·月|/人/月)*|岁|周岁|人|亩|m2|m\^2|m"
    r"|平方米|平米|套|口|户|件|次|个|%|个?月|年|份|页|张)"
)
_MONEY = re.compile(r"(?:单位:?)?([千万]?)元(.*)")
_INSTRUCTION = re.compile(
    r"勾选|打[\"“]?[√✓]|可?[多单]选|限选|任选|选填|必填|选项|选择|\d-\d项|自动|系统|填写|注明|如有|没有|年月日|文字|具体"
)
_QUARTER = re.compile(r"第?([一二三四1-4])季度")
_QUARTERS = {sign: number for number, sign in enumerate("一二三四", start=1)} | {
    str(n): n for n in range(1, 5)
}
_SEAL = re.compile(r"盖章|公章|签章|\(章\)|印章|签名|签字|手印|捺印|签盖|签印")


def narrow(text: str) -> str:
    """The text without white space, full-width signs made narrow, look-alikes the usual sign."""
    return "".join(unicodedata.normalize("NFKC", text.translate(_LOOK_ALIKES)).split())


def fold(text: str) -> str:
    """What tells captions apart: no spaces, stars, colons, quotes or brackets."""
    return _UNSEEN.sub("", narrow(text)).replace("(", "").replace(")", "").casefold()


def quarter_in(*texts: str) -> int:
    """The quarter that the texts name, 0 for none."""
    found = _QUARTER.search(narrow(" ".join(texts)))
    return _QUARTERS[found[1]] if found else 0


@dataclass(frozen=True)
class Caption:
    """A printed caption: its text, and what of it matters."""

    text: str

    @cached_property
    def plain(self) -> str:
        """Narrow, without the number before it."""
        narrowed = narrow(self.text).lstrip("*★☆")
        return _LETTER.sub("", _NUMBER.sub("", narrowed)).lstrip("*★☆")

    @cached_property
    def full(self) -> str:
        """Folded, what stands in brackets included."""
        return fold(self.plain)

    @cached_property
    def core(self) -> str:
        """Folded, without what stands in brackets."""
        return fold(_BRACKETED.sub("", self.plain)) or self.full

    @cached_property
    def rewordings(self) -> Sequence[str]:
        """The caption with its bracket read as a word of it: 关系(是户主的) as 是户主的关系."""
        made = []
        for found in _BRACKETED.finditer(self.plain):
            inside = found[1].removeprefix("即")
            ahead, behind = fold(self.plain[: found.start()]), fold(self.plain[found.end() :])
            made.append(fold(inside) + (behind or ahead))
        return made

    @cached_property
    def brackets(self) -> Sequence[str]:
        """What stands in brackets, in order."""
        return _BRACKETED.findall(self.plain)

    @cached_property
    def unit(self) -> str:
        """The unit in brackets, empty when there is none."""
        return next((item for item in self.brackets if _UNIT.fullmatch(item)), "")

    @cached_property
    def has_remark(self) -> bool:
        """Whether brackets hold more than a unit or a direction how to fill in."""
        return any(not (_UNIT.fullmatch(item) or _INSTRUCTION.search(item)) for item in self.brackets)

    @property
    def is_for_hand(self) -> bool:
        """Whether it asks for a signature or a seal."""
        return bool(_SEAL.search(self.plain))


def fits_unit(unit: str, of_field: str, is_money: bool) -> bool:
    """Whether an amount of the field may stand before that printed unit."""
    if not unit:
        return True
    money = _MONEY.fullmatch(unit)
    if money:
        return is_money and not money[1] and _fits_period(money[2], of_field)
    return not is_money or unit.strip("个") in ("年", "月", "%") or not of_field


def _fits_period(period: str, of_field: str) -> bool:
    """Whether 元/月 stands for a field of 元/月, or tells no period at all."""
    return not any((word in period) != (word in of_field) for word in "月年" if period.strip("/人户·每"))


@dataclass(frozen=True)
class Thesaurus:
    """Words that mean the same, and words that mean nothing in a caption."""

    groups: Sequence[Sequence[str]]
    fillers: Sequence[str]

    @cached_property
    def _first(self) -> Mapping[str, str]:
        return {fold(word): fold(group[0]) for group in self.groups for word in group}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _alternatives(self._first)

    @cached_property
    def _filler(self) -> re.Pattern[str]:
        return _alternatives(self.fillers)

    def alike(self, folded: str) -> str:
        """The caption with each word replaced by the first of its group."""
        return self._pattern.sub(lambda found: self._first[found[0]], folded)

    def bag(self, folded: str) -> str:
        """The same for captions that differ in word order and in words of one meaning only."""
        return "".join(sorted(self.alike(folded)))

    def thin_bag(self, folded: str) -> str:
        """The same for captions that differ in fillers as well."""
        return "".join(sorted(self._filler.sub("", self.alike(folded))))


def _alternatives(words: Sequence[str] | Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
