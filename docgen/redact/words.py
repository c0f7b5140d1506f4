"""Texts made unreadable, and bodies and places replaced by numbered ones."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from docgen.redact.persons import HAN
from docgen.redact.shapes import clean

_HIDDEN = "某"
_LOST = "\ufffd"  # stands for a character that another program lost
_LATIN = re.compile("[A-Za-z]")
_DIGIT = re.compile("[0-9０-９]")
_AT_END = re.compile(
    r"(?:总?工会(?:委员会|联合会|工作委员会|小组)?|帮扶中心|有限责任公司|有限公司|公司|集团|工?厂|小学|中学|大学|学院|学校|幼儿园|医院"
    r"|村民委员会|居民委员会|村委会|居委会|委员会|社区|街道办事处|街道|银行|支行|分行|中心|局|办|省|市|县|区|镇|乡|村)$"
)
PLACEHOLDER = re.compile(
    '同[上前左]|[〃″"＂“”?？]+|待[定补填]|待核实|略|无|没有|/|-+|—+|#.*|=DISPIMG.*', re.DOTALL
)
_AMOUNT = r"[0-9]+(?:[.,，][0-9]+)*\s*[万千百]?元"
_LABELS = re.compile(
    "本页|本表|全部|合计|总计|小计|共计|累计|困难职工|解困脱困|花名册|名册|名单|汇总|统计|台账|明细|目录|情况|登记|工会名称|单位名称|基层|所属|工会|单位"
    "|填表|制表|审核|审批|复核|经办|填报|报送|申报|上报|负责|主管|分管|录入|联系|电话|签字|签名|盖章|公章|主席|领导|日期|时间|备注|附注|填表说明|说明"
    "|以下空白|无正文|无内容|委员会|人民币|金额|千元|万元|元|共|户|人|名|年|月|日|表|注|附"
)


class Words:
    """The texts of one workbook; different texts stay different.

    `kept` are words that the region's rules look for in texts: they and amounts of money stay readable.
    """

    def __init__(self, kept: Iterable[str] = ()) -> None:
        self._kept = [word for word in kept if HAN.search(word)]
        kept_words = "|".join(map(re.escape, sorted(self._kept, key=len, reverse=True)))
        self._readable = re.compile(f"{_AMOUNT}|{kept_words}" if kept_words else _AMOUNT)
        self._bodies: dict[str, str] = {}
        self._masked: dict[str, str] = {}
        self._pattern, self._patterned = re.compile(""), 0
        self._same: dict[str, int] = defaultdict(int)

    @property
    def bodies(self) -> int:
        """How many bodies and places were replaced."""
        return len(self._bodies)

    @property
    def texts(self) -> int:
        """How many different texts were made unreadable."""
        return len(self._masked)

    def body(self, text: str) -> str:
        """A numbered body or place, of the same sort by its last words."""
        name = "".join(clean(text).split())
        if name not in self._bodies:
            kind = _AT_END.search(name)
            sort = kind[0] if kind else "单位"
            words = "".join(word for word in self._kept if word in name and word not in sort)
            lost = _LOST if _LOST in name else ""
            self._bodies[name] = f"示例{_numeral(len(self._bodies) + 1)}{lost}{words}{sort}"
        return self._bodies[name]

    def parted(self, text: str) -> Iterator[tuple[str, bool]]:
        """The text in pieces, each with whether it is a body that is known; the longest bodies first."""
        if len(self._bodies) != self._patterned:
            names = sorted(self._bodies, key=len, reverse=True)
            self._pattern = re.compile(f"({'|'.join(map(re.escape, names))})")
            self._patterned = len(names)
        pieces = self._pattern.split(text) if self._bodies else [text]
        return ((piece, number % 2 == 1) for number, piece in enumerate(pieces))

    def is_known_body(self, text: str) -> bool:
        """Whether the text names a body that was replaced."""
        return "".join(text.split()) in self._bodies

    def text(self, text: str) -> str:
        """The text with each character hidden; one that so would equal another bears a number."""
        if text not in self._masked:
            masked = self._hidden(text)
            self._same[masked] += 1
            self._masked[text] = masked if self._same[masked] == 1 else f"{masked}{self._same[masked]}"
        return self._masked[text]

    def _hidden(self, text: str) -> str:
        pieces, last = [], 0
        for word in self._readable.finditer(text):
            pieces += [hidden(text[last : word.start()]), word[0]]
            last = word.end()
        return "".join((*pieces, hidden(text[last:])))


def hidden(text: str) -> str:
    """The text with its characters, letters and digits hidden, its signs and line breaks kept."""
    return _DIGIT.sub("0", _LATIN.sub("x", HAN.sub(_HIDDEN, text)))


def hidden_but_labels(text: str) -> str:
    """The text hidden but for the words of headings, totals and signatures, and for short numbers."""
    pieces, last = [], 0
    for label in _LABELS.finditer(text):
        pieces += [HAN.sub(_HIDDEN, text[last : label.start()]), label[0]]
        last = label.end()
    return "".join((*pieces, HAN.sub(_HIDDEN, text[last:])))


def _numeral(number: int) -> str:
    """The number in Chinese digits: 12 as 一二."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
