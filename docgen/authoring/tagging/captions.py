"""What a caption may mean: fields by label, other captions, synonyms, words alike, near spelling."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz, process

from docgen.authoring.tagging.wording import Caption, Thesaurus, fits_unit, fold
from docgen.model.kinds import Kind
from docgen.vocabulary import all_fields

Allowed = Callable[[str], bool]
_SYNONYMS = Path(__file__).with_name("synonyms.yaml")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one where PyYAML brings it: ten times as fast
_MONEY = (Kind.MONEY, Kind.MONEYS)
_NUMBERS = (*_MONEY, Kind.INTEGER, Kind.NUMBER, Kind.YEAR, Kind.TEXT)
_AMOUNTS = ("金额", "数量", "数", "费", "费用", "面积", "总额", "合计", "总计")
_OWNERS = {"本人": ("worker.",), "家庭": ("housing.", "household.", "land."), "成员": ("members[].",)}
_LEAST_WORDS = 2
_SHORTEST, _LONGEST = 4, 30
_NEAR, _MARGIN = 84, 6


@dataclass(frozen=True)
class Meaning:
    """A field a caption may mean, how sure that is by the caption alone, and why."""

    path: str
    score: float
    why: str


@dataclass(frozen=True)
class Captions:
    """The captions known, folded, each with the fields it may mean."""

    known: Mapping[str, Sequence[str]]
    words: Thesaurus
    patterns: Sequence[tuple[str, re.Pattern[str]]] = ()

    def meanings(self, caption: Caption, allowed: Allowed) -> list[Meaning]:
        """The allowed fields of the surest way to read the caption; none when there is no way."""
        for paths, score, why in self._ways(caption):
            found = [path for path in paths if allowed(path) and _fits(path, caption)]
            if found:
                return [Meaning(path, score, why) for path in found]
        return self._by_pattern(caption, allowed) or self._near(caption, allowed)

    def _by_pattern(self, caption: Caption, allowed: Allowed) -> list[Meaning]:
        for path, pattern in self.patterns:
            if allowed(path) and pattern.match(caption.core):
                return [Meaning(path, 0.85, "标题的写法属于这一项目")]
        return []

    def ending(self, caption: Caption, allowed: Allowed) -> list[Meaning]:
        """The one allowed field with a known caption that ends in this one: 祖居面积 by 面积."""
        core = caption.core
        paths = {
            path: None
            for text, all_paths in self.known.items()
            if text.endswith(core) and len(core) > 1
            for path in all_paths
            if allowed(path) and _fits(path, caption)
        }
        return [Meaning(next(iter(paths)), 0.86, "按所在的栏目")] if len(paths) == 1 else []

    def _ways(self, caption: Caption) -> Iterator[tuple[Sequence[str], float, str]]:
        bracket = 0.88 if caption.has_remark else 0.96
        full, core = caption.full, caption.core
        yield self.known.get(full, ()), 0.97, "标题与项目名称一致"
        if caption.has_remark:
            for text in caption.rewordings:
                yield self._thin.get(self.words.thin_bag(text), ()), 0.86, "标题连同括号与项目名称用词相近"
            for text in caption.brackets:
                yield self.known.get(fold(text), ()), 0.82, "标题的括号与项目名称一致"
        yield self.known.get(core, ()), bracket, "标题去掉括号后与项目名称一致"
        yield self._bags.get(self.words.bag(full), ()), 0.89, "标题与项目名称用词相近"
        yield self._bags.get(self.words.bag(core), ()), min(bracket, 0.89), "标题与项目名称用词相近"
        yield from self._without_owner(core)
        thin = self.words.thin_bag(core)
        if len(thin) < _LEAST_WORDS:
            return
        yield self._thin.get(thin, ()), min(bracket, 0.85), "标题的主要用词与项目名称一致"
        for short in _shortened(core):
            paths = self._thin.get(self.words.thin_bag(short), ())
            yield [path for path in paths if _is_measured(path, core)], 0.8, "标题的主要用词与项目名称一致"

    def _without_owner(self, core: str) -> Iterator[tuple[Sequence[str], float, str]]:
        """The caption without the word that says whose it is: 家庭住房面积 as 住房面积."""
        alike = self.words.alike(core)
        for owner, prefixes in _OWNERS.items():
            if alike.startswith(owner):
                paths = self._bags.get("".join(sorted(alike.removeprefix(owner))), ())
                own = [path for path in paths if path.startswith(prefixes)]
                yield own, 0.87, f"标题去掉“{owner}”后与项目名称一致"

    @cached_property
    def _bags(self) -> Mapping[str, Sequence[str]]:
        return _gathered((self.words.bag(text), paths) for text, paths in self.known.items())

    @cached_property
    def _thin(self) -> Mapping[str, Sequence[str]]:
        short = ((item, paths) for text, paths in self.known.items() for item in _shortened(text))
        every = [*self.known.items(), *short]
        return _gathered((self.words.thin_bag(text), paths) for text, paths in every)

    @cached_property
    def _alike(self) -> Sequence[tuple[str, Sequence[str]]]:
        return [(self.words.alike(text), paths) for text, paths in self.known.items() if len(text) > 3]

    def _near(self, caption: Caption, allowed: Allowed) -> list[Meaning]:
        """The field of the known caption most like it, when no other field's is nearly as like."""
        best: dict[str, float] = {}
        for paths, score in self._like(self.words.alike(caption.core)):
            for path in filter(allowed, paths):
                best[path] = max(score, best.get(path, 0))
        ranked = sorted(best.items(), key=lambda item: -item[1])
        if not ranked or ranked[0][1] < _NEAR or not _fits(ranked[0][0], caption):
            return []
        if len(ranked) > 1 and ranked[1][1] > ranked[0][1] - _MARGIN:
            return []
        return [Meaning(ranked[0][0], 0.6 + (ranked[0][1] - _NEAR) / 100, "标题与项目名称相近")]

    def _like(self, text: str) -> Sequence[tuple[Sequence[str], float]]:
        """The known captions like the text, with how like they are, found once for each text."""
        if not _SHORTEST <= len(text) <= _LONGEST:
            return ()
        if text not in self._found:
            texts = [known for known, _ in self._alike]
            found = process.extract(text, texts, scorer=fuzz.ratio, score_cutoff=_NEAR - _MARGIN, limit=None)
            same = [(place, score) for known, score, place in found if _tells_the_same(text, known)]
            self._found[text] = [(self._alike[place][1], score) for place, score in same]
        return self._found[text]

    @cached_property
    def _found(self) -> dict[str, Sequence[tuple[Sequence[str], float]]]:
        return {}


@cache
def all_captions() -> Captions:
    """The captions of the vocabulary and the general synonyms."""
    return captions_without(())


def captions_without(left_out: Collection[str], keeps_labels: bool = False) -> Captions:
    """The captions but those: what the tagger would know had it never seen them.

    The label by which the vocabulary itself names a field stays known when `keeps_labels`.
    """
    lost = {form for text in left_out for form in (Caption(text).full, Caption(text).core)}
    known: dict[str, dict[str, None]] = defaultdict(dict)
    for path, text in _spellings():
        is_label = keeps_labels and text == all_fields()[path].label
        if is_label or not {Caption(text).full, Caption(text).core} & lost:
            known[Caption(text).full][path] = None
    return Captions({text: tuple(paths) for text, paths in known.items() if text}, _thesaurus(), _patterns())


def _spellings() -> Iterator[tuple[str, str]]:
    for path, item in all_fields().items():
        for text in (item.label, *item.about.variants):
            yield path, text
    for path, texts in _synonyms()["fields"].items():
        for text in texts:
            yield path, text


@cache
def _synonyms() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.load(_SYNONYMS.read_bytes(), _Loader)
    return loaded


@cache
def _thesaurus() -> Thesaurus:
    return Thesaurus(_synonyms()["words"], _synonyms()["fillers"])


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((item["field"], re.compile(item["matches"])) for item in _synonyms()["patterns"])


def _fits(path: str, caption: Caption) -> bool:
    """Whether the field counts in the unit that the caption prints."""
    item = all_fields().get(path)
    return item is None or fits_unit(caption.unit, item.about.unit, item.kind in _MONEY)


def _shortened(core: str) -> Iterator[str]:
    """The caption without a last word that tells no field from another: 水田面积 as 水田."""
    for end in _synonyms()["measures"]:
        if core.endswith(end) and core.removesuffix(end) not in _synonyms()["bare"]:
            yield core.removesuffix(end)


def _is_measured(path: str, core: str) -> bool:
    """Whether the field is a number, where the caption asks for one."""
    return all_fields()[path].kind in _NUMBERS or not core.endswith(_AMOUNTS)


def _tells_the_same(one: str, other: str) -> bool:
    """Whether both captions have the same words of those that part fields: 月 from 年, 本人 from 家庭."""
    return all((word in one) == (word in other) for word in _synonyms()["telling"])


def _gathered(items: Iterable[tuple[str, Sequence[str]]]) -> Mapping[str, Sequence[str]]:
    every: dict[str, dict[str, None]] = defaultdict(dict)
    for text, paths in items:
        every[text].update(dict.fromkeys(paths))
    return {text: tuple(paths) for text, paths in every.items()}
