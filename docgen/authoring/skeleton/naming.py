"""What a blank form is called: its printed title, and the id of its document."""

import re
from collections.abc import Iterable, Sequence

from docgen.authoring.forms.model import Form, Line, Table

_LOOKED_AT, _LONGEST = 6, 45
_NO_TITLE = re.compile(r"^(?:附件|附表|样表|表|附)\d*[:：]?$|^[（(].*[)）]$|[:：]|[。；]$")
_BLANK = re.compile(r"[_＿\s]+")
_ATTACHED = re.compile(r"^(?:附件|附表)[一二三四五六七八九十\d]*[:：、.]?")
_DATED = re.compile(r"^(?:20)?年度?(?=.{4})")
_REGION = re.compile(r"^[\u4e00-\u9fff]{1,8}?(?:自治县|自治州|省|市|县|区|旗|州|盟)")
_KINDS = (
    ("公示", "publicity-notice"),
    ("花名册", "roster"),
    ("名册", "roster"),
    ("名单", "name-list"),
    ("台账", "ledger"),
    ("统计", "statistics-table"),
    ("汇总", "summary-table"),
    ("联系卡", "contact-card"),
    ("走访", "home-visit-record"),
    ("入户", "survey-record"),
    ("认定", "determination"),
    ("注销", "deregistration"),
    ("申报", "declaration-form"),
    ("承诺", "commitment"),
    ("申请", "application"),
    ("审批", "approval-form"),
    ("审核", "review-form"),
    ("档案", "dossier-form"),
    ("登记", "registration-form"),
    ("证明", "certificate"),
    ("目录", "catalogue"),
    ("方案", "help-measures-plan"),
    ("计划", "help-measures-plan"),
    ("措施", "help-measures-plan"),
    ("记录", "record"),
    ("核查", "annual-check"),
)


def title_of(form: Form, stem: str) -> str:
    """The form's printed title; what its file is called where it prints none."""
    for text in _first_texts(form):
        bare = _DATED.sub("", _ATTACHED.sub("", _BLANK.sub("", text)))
        if 3 < len(bare) <= _LONGEST and not _NO_TITLE.search(bare):
            return bare
    return re.sub(r"^[\d\-_.、 ]+", "", stem) or stem


def document_ids(titles: Sequence[str]) -> list[str]:
    """An id for each title, in plain letters: what kind of form it is, else form-N; none twice."""
    made: list[str] = []
    for number, title in enumerate(titles, start=1):
        kind = next((name for word, name in _KINDS if word in title), f"form-{number}")
        made.append(kind if kind not in made else f"{kind}-{number}")
    return made


def region_title(titles: Iterable[str]) -> str:
    """The place that the titles name first; empty when none does."""
    found = (_REGION.match(title) for title in titles)
    return next((match[0] for match in found if match), "")


def _first_texts(form: Form) -> Iterable[str]:
    """The first lines, and the first row of a table where it is one cell."""
    for item in form.body[:_LOOKED_AT]:
        if isinstance(item, Line) and item.part == "body":
            yield item.text
        elif isinstance(item, Table):
            for row in item.rows[:3]:
                told = [cell for cell in row if not cell.is_empty]
                if len(told) == 1:
                    yield told[0].text
