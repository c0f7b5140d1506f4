"""Invented names: the same person has the same one wherever the name stands."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import cycle, product

from docgen.model.private_texts import ILLNESS
from docgen.redact.shapes import clean

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
_SIGNS = "某佚匿"  # one of them follows the surname, as long as there are names
_GIVEN = "明芳刚华琴涛波平玲文山燕林英杰强军丽娟敏静勇艳秀兰辉红玉春梅海峰云飞志远建国桂珍永安宁康庆丰"
HAN = re.compile("[\u3400-\u9fff\u3007]")
_PIECE = re.compile("[\u3400-\u9fff\u3007](?:[ \u3000]*[\u3400-\u9fff\u3007·])*")
_LATIN = re.compile("[A-Za-z]")
_LONGEST = 4  # characters of a name; more are words


class Persons:
    """The invented names of one workbook, given in the order in which the names come."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._written: dict[int, set[str]] = defaultdict(set)
        self._given = {length: _names(length) for length in range(1, _LONGEST + 1)}

    def __len__(self) -> int:
        return len(self._names)

    def redacted(self, text: str) -> str:
        """The text with every name in it replaced; signs, spaces and rare characters stay where they are.

        Words of illness stay too: what else the clerk wrote beside the name is to be found again.
        """
        text = clean(text)
        pieces, last = [], 0
        for illness in ILLNESS.finditer(text):
            pieces += [self._without_names(text[last : illness.start()]), illness[0]]
            last = illness.end()
        return "".join((*pieces, self._without_names(text[last:])))

    def parted(self, text: str) -> Iterator[tuple[str, bool]]:
        """The text in pieces, each with whether it is a name that is known; the longest names first."""
        begun, at = 0, 0
        while at < len(text):
            lengths = sorted(self._written, reverse=True)
            length = next((size for size in lengths if text[at : at + size] in self._written[size]), 0)
            if length:
                yield text[begun:at], False
                yield text[at : at + length], True
                begun = at + length
            at += length or 1
        yield text[begun:], False

    def _without_names(self, text: str) -> str:
        return _LATIN.sub("X", _PIECE.sub(lambda piece: self._replaced(piece[0]), text))

    def _replaced(self, piece: str) -> str:
        """The piece with its characters replaced one by one."""
        name = "".join(HAN.findall(piece))
        new = iter(self._invented(name))
        if len(name) > 1:
            self._written[len(piece)].add(piece)
        return HAN.sub(lambda _: next(new), piece)

    def _invented(self, name: str) -> str:
        if name not in self._names:
            parts = [name[at : at + _LONGEST] for at in range(0, len(name), _LONGEST)]
            self._names[name] = "".join(next(self._given[len(part)]) for part in parts)
        return self._names[name]


def _names(length: int) -> Iterator[str]:
    """Invented names of that many characters; the same one comes again only after all the others."""
    places = (_SIGNS + _GIVEN, _GIVEN, _GIVEN)[: length - 1]
    return ("".join((surname, *rest)) for *rest, surname in cycle(product(*places, _SURNAMES)))
