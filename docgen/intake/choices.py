"""Yes or no and the values of code lists out of a cell; a value no list knows stays as it was written."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from docgen.intake.cells import Cell, UnreadableError, folded, number_in, printable
from docgen.intake.texts import read_text
from docgen.region.codelists import CodeList

_YES = frozenset(("是", "有", "true", "1", "√", "✓", "✔", "☑", "y", "yes"))
_NO = frozenset(("否", "无", "不是", "没有", "false", "0", "×", "✗", "✘", "n", "no"))
_CIRCLED = re.compile("(?=[\u2460-\u249b])")
_SEPARATORS = re.compile(r"([、，,;；/\n]+)")
_LEADING_NUMBER = re.compile(r"^\((\d+)\)")
_NUMBERS_ONLY = re.compile(r"\s*\(?\d+\)?(?:[\s、,;/.。]+\(?\d+\)?)+[\s、,;/.。]*")
_MARK = re.compile(r"[□☐☑■√✓✔]|(?<!\S)[口囗](?=\S)")
_TICKS = frozenset("☑■√✓✔")
_A_NUMBER = re.compile(r"\(?\d+\)?")
_MIXED = "分不清数字是选项的编号还是序号，请只写选项的名称，用顿号“、”隔开。"
_NONE_CHOSEN = "无"
_MOST_PIECES = 23  # twelve pieces and the separators between them


def read_yes_no(cell: Cell) -> bool | None:
    """The truth value, None when blank. Raises UnreadableError for any other word."""
    if isinstance(cell, bool):
        return cell
    number = number_in(cell)
    if number in (0, 1):
        return number == 1
    if isinstance(cell, str):
        word = folded(cell).casefold()
        if not word or word in _YES or word in _NO:
            return word in _YES if word else None
    raise UnreadableError("yes-no-unreadable")


def read_code(cell: Cell, codelist: CodeList | None) -> str | None:
    """The official label that the cell names by label, number or alias, else its own text, None when blank.

    Raises UnreadableError for several numbers: the reader of a list would run them together.
    """
    text = _words(cell)
    if not text or codelist is None:
        return text
    text = _ticked(text)
    if label := _label(text, codelist):
        return label
    if _has_several_numbers(_parted(text)):
        raise UnreadableError("value-not-in-list", suggestion="本项只能选一项，请填写选项的名称。")
    return text


def read_codes(cell: Cell, codelist: CodeList | None) -> tuple[str, ...]:
    """The official labels of the chosen values in the order written, each once; none when blank or 无.

    Raises UnreadableError where boxes leave open which values are chosen.
    """
    text = _words(cell)
    if not text:
        return ()
    if codelist is None:
        return _unique(piece.strip() for piece in _SEPARATORS.split(text)[::2]) or (text,)
    text = _ticked(text)
    if label := _label(text, codelist):
        return (label,)
    if text == _NONE_CHOSEN:
        return ()
    parted = _parted(text)
    if _has_several_numbers(parted):
        numbers = re.findall(r"\d+", unicodedata.normalize("NFKC", parted))
        return _unique(_label(number, codelist) or number for number in numbers)
    if _may_be_numbered(parted):
        raise UnreadableError("value-not-in-list", suggestion=_MIXED)
    values = _unique(_split(parted, codelist))
    if len(values) > 1 and _MARK.search(text):
        raise _boxes_unclear()
    return values or (text,)


def _ticked(text: str) -> str:
    """The text; of several boxes pasted with their labels, ☑甲 □乙, the ticked ones parted by 、.

    Raises UnreadableError where none is, and where the boxes do not stand before their labels.
    """
    if len(_MARK.findall(text)) < 2:
        return text
    starts = [found.start() for found in _MARK.finditer(text)]
    pieces = [text[start:end] for start, end in zip(starts, (*starts[1:], len(text)), strict=True)]
    ticked = [piece[1:].strip("、，,;； \n") for piece in pieces if piece[0] in _TICKS]
    if text[: starts[0]].strip() or not ticked or not all(ticked):
        raise _boxes_unclear()
    return "、".join(ticked)


def _boxes_unclear() -> UnreadableError:
    return UnreadableError("value-not-in-list", suggestion="请只写选中的选项，不要带方框。")


def _words(cell: Cell) -> str | None:
    """The text of the cell; a number such as 1.3 is refused, for 1 and 3 look the same as 1 and 30."""
    number = number_in(cell)
    if number is not None and number != int(number):
        raise UnreadableError(
            "value-not-in-list", suggestion="请把该格设为“文本”格式，选项之间用顿号分开，如 1、3。"
        )
    return read_text(cell)


def _label(text: str, codelist: CodeList) -> str | None:
    """The official label; a run of several numbers is none, though the list would read 1、3 as 13."""
    if _has_several_numbers(_parted(text)):
        return None
    item = codelist.find(_LEADING_NUMBER.sub(r"\1", unicodedata.normalize("NFKC", text)))
    return item.label if item else None


def _parted(text: str) -> str:
    """The text with ①②④ written as ①、②、④."""
    return _CIRCLED.sub("、", text).strip("、 ")


def _has_several_numbers(text: str) -> bool:
    return _NUMBERS_ONLY.fullmatch(unicodedata.normalize("NFKC", text)) is not None


def _may_be_numbered(text: str) -> bool:
    """Whether a number stands before words: 1、下岗失业；2、子女上学 numbers them, or chooses 1 and 2 too."""
    pieces = [unicodedata.normalize("NFKC", piece).strip() for piece in _SEPARATORS.split(text)[::2]]
    are_numbers = [_A_NUMBER.fullmatch(piece) is not None for piece in pieces if piece]
    return any(one and not other for one, other in pairwise(are_numbers))


def _split(text: str, codelist: CodeList) -> Iterator[str]:
    """The values between separators; a label that holds separators itself is found first."""
    pieces = _SEPARATORS.split(text)
    start = 0
    while start < len(pieces):
        for end in range(min(len(pieces), start + _MOST_PIECES), start, -2):
            if label := _label("".join(pieces[start:end]), codelist):
                yield label
                break
        else:
            yield from _words_of(pieces[start], codelist)
            end = start + 1
        start = end + 1


def _words_of(piece: str, codelist: CodeList) -> list[str]:
    """The labels parted by spaces alone when every word is one, else the piece as written."""
    labels = [_label(word, codelist) for word in piece.split()]
    known = [label for label in labels if label]
    return known if known and len(known) == len(labels) else [printable(piece)]


def _unique(values: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
