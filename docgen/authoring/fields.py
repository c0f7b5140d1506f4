"""The vocabulary looked up by Chinese or English, with the tag to write for each field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from docgen.authoring.tagging.tags import VARIABLES
from docgen.model.kinds import Kind
from docgen.vocabulary import Field, all_fields

_KINDS = {
    Kind.TEXT: "文字",
    Kind.LONG_TEXT: "长文字",
    Kind.CODE: "单选",
    Kind.CODES: "多选",
    Kind.ID_NUMBER: "身份证号",
    Kind.CARD_NUMBER: "银行卡号",
    Kind.PHONE: "电话",
    Kind.DATE: "日期",
    Kind.MONTH: "年月",
    Kind.YEAR: "年份",
    Kind.INTEGER: "整数",
    Kind.NUMBER: "数",
    Kind.MONEY: "金额",
    Kind.MONEYS: "几个金额",
    Kind.YES_NO: "是否",
    Kind.IMAGE: "照片",
    Kind.SIGNATURE: "签字",
}
_FILTERS = {Kind.DATE: "|年月日", Kind.MONTH: "|年月"}
_NEAR = 60.0
_EXACT, _WITHIN = 200.0, 120.0


@dataclass(frozen=True)
class FieldUse:
    """A field as an author needs it: its kind in Chinese, its tag, and the loop around the tag."""

    field: Field
    kind: str
    tag: str
    loop: str = ""

    def as_record(self) -> dict[str, object]:
        """For programs."""
        about = self.field.about
        return {
            "path": self.field.path,
            "label": about.label,
            "captions": list(about.variants),
            "kind": str(self.field.kind),
            "unit": about.unit,
            "codelist": about.codelist,
            "derived": self.field.is_derived,
            "publishable": self.field.is_publishable,
            "tag": self.tag,
            "loop": self.loop,
        }


def find_fields(word: str = "") -> list[FieldUse]:
    """The fields whose name or captions are like the word, the most like first; all without a word."""
    scored = [(_score(field, word), field) for field in all_fields().values()]
    best = max((score for score, _ in scored), default=0.0)
    least = _WITHIN if best >= _WITHIN else _NEAR
    found = [(score, field) for score, field in scored if not word or score >= least]
    return [_use(field) for _, field in sorted(found, key=lambda item: -item[0])]


def _score(field: Field, word: str) -> float:
    """How like the word the field is: the same, holding it, or spelt like it."""
    wanted = _folded(word)
    texts = [_folded(text) for text in (field.path, field.about.label, *field.about.variants)]
    if wanted in (*texts, _folded(field.path.rpartition(".")[2])):
        return _EXACT
    if any(wanted in text for text in texts):
        return _WITHIN + max(fuzz.ratio(wanted, text) for text in texts) / 10
    return max(fuzz.ratio(wanted, text) for text in texts)


def _folded(text: str) -> str:
    return re.sub(r"[\s*：:（）()_]+", "", text).casefold()


def _use(field: Field) -> FieldUse:
    name, loop = _name(field.path)
    return FieldUse(field, _KINDS[field.kind], _tag(field, name), loop)


def _name(path: str) -> tuple[str, str]:
    """How a template names the field, and the loop that its innermost list takes."""
    owner, is_repeated, rest = path.rpartition("[].")
    if not is_repeated:
        return path, ""
    variable = VARIABLES.get(owner + "[]") or _singular(owner.rpartition(".")[2])
    outer, _ = _name(owner)
    return f"{variable}.{rest}", f"{{%tr for {variable} in {outer} %}} … {{%tr endfor %}}"


def _singular(name: str) -> str:
    return name.removesuffix("s") if len(name) > 3 else name


def _tag(field: Field, name: str) -> str:
    """The tag to write; nothing for what is signed by hand."""
    if field.kind is Kind.SIGNATURE:
        return ""
    if field.kind is Kind.IMAGE:
        return f"{{{{ photo({name}, 25, 35) }}}}"
    return f"{{{{ {name}{_FILTERS.get(field.kind, '')} }}}}"


def box_tag(use: FieldUse) -> str:
    """The tag that marks one option of the field; nothing for a field without a list."""
    if not use.field.about.codelist or not use.tag:
        return ""
    name = use.tag.strip("{} ").partition("|")[0]
    return f'{{{{ box({name}, "选项") }}}}'


def notes_of(use: FieldUse) -> Iterator[str]:
    """What else there is to know of the field, in Chinese."""
    about = use.field.about
    yield use.kind
    if about.unit:
        yield f"单位：{about.unit}"
    if about.codelist:
        yield f"选项表：{about.codelist}"
    if use.field.is_derived:
        yield "自动算出"
    yield "公示可印" if use.field.is_publishable else "公示不得印"
