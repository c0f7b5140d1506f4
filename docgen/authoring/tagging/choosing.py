"""Option lists judged: which field the options are of, and the tag at each of them."""

from collections.abc import Mapping, Sequence

from docgen.authoring.forms.model import Cell, PlacedTag, Spot, whole
from docgen.authoring.tagging.captions import Meaning
from docgen.authoring.tagging.decisions import Decision, Untouched
from docgen.authoring.tagging.judging import Judge
from docgen.authoring.tagging.options import OptionGroup, is_either
from docgen.authoring.tagging.questions import How, Question, Shape
from docgen.authoring.tagging.tags import mark_tag, name_of
from docgen.authoring.tagging.wording import Caption
from docgen.model.kinds import Kind
from docgen.region.codelists import CodeList
from docgen.vocabulary import all_fields

Lists = Mapping[str, CodeList]
_CHOSEN = (Kind.CODE, Kind.CODES)
_CHOSEN_INSTEAD = {
    "review.attachments[].type": "review.attachments[].type",
    "cause.main_text": "cause.main",
}
_INSTEAD = 0.9
_NOTE_FIELDS = {
    "plan.measures": "plan.measures_note",
    "plan.action_plans": "plan.action_plans_note",
    "plan.focus_group": "plan.focus_group_note",
    "cause.main": "cause.other_text",
    "cause.all": "cause.other_text",
}
_MOST_ALIKE, _ALIKE = 0.8, 0.6


class Chooser:
    """Judges groups of options by the captions about them and by the options themselves."""

    def __init__(self, judge: Judge, lists: Lists) -> None:
        self._judge, self._lists = judge, lists

    def choose(
        self, group: OptionGroup, captions: Sequence[Caption], sections: Sequence[str]
    ) -> list[Decision] | Untouched:
        """The decisions for a group asked for by the first of the captions that is known."""
        either = is_either(group.labels)
        meaning, asked = self._asked(group, captions, sections, either)
        if meaning is None and not either:
            meaning = self._by_options(group)
        if meaning is None:
            shown = next((item.text for item in captions if item.core), "、".join(group.labels)[:20])
            return Untouched(group.where, shown.strip(), "不认识这组选项属于哪个项目")
        return [self._decided(group, meaning, asked), *self._noted(group, meaning)]

    def _asked(
        self, group: OptionGroup, captions: Sequence[Caption], sections: Sequence[str], either: bool
    ) -> tuple[Meaning | None, Caption]:
        for caption in (item for item in captions if item.core):
            question = Question(
                group.marks[0].spot, caption, How.INSIDE, Shape.TICK, sections=tuple(sections)
            )
            meaning, sure = self._judge.meaning(question)
            if meaning is None:
                meaning, sure = self._otherwise(caption)
            if meaning and all_fields()[meaning.path].kind is Kind.TEXT:
                sure *= _INSTEAD
            if meaning and _can_hold(meaning.path, either):
                return Meaning(meaning.path, sure, meaning.why), caption
        return None, next((item for item in captions if item.core), Caption(""))

    def _otherwise(self, caption: Caption) -> tuple[Meaning | None, float]:
        """The kinds of attachments, or the cause that a caption for its description asks to choose."""
        if self._judge.sight.scope != "household":
            return None, 0.0
        found = self._judge.captions.meanings(caption, lambda path: path in _CHOSEN_INSTEAD)
        if not found:
            return None, 0.0
        path = _CHOSEN_INSTEAD[found[0].path]
        return Meaning(path, found[0].score, found[0].why), found[0].score * _INSTEAD

    def _by_options(self, group: OptionGroup) -> Meaning | None:
        """The field whose code list has most of the options, when no other list has as many."""
        shares = sorted(((self._share(group, path), path) for path in self._listed()), reverse=True)
        if not shares or shares[0][0] < _ALIKE:
            return None
        best = [path for share, path in shares if share == shares[0][0]]
        if len({all_fields()[path].about.codelist for path in best}) > 1:
            return None
        score = 0.82 if shares[0][0] >= _MOST_ALIKE and len(group.marks) > 2 else 0.68
        return Meaning(best[-1], score, "选项与该项目的选项表一致")

    def _listed(self) -> list[str]:
        return [
            path
            for path, item in all_fields().items()
            if item.about.codelist in self._lists
            and "[]" not in path
            and self._judge.sight.admits(path)
            and item.kind in _CHOSEN
        ]

    def _share(self, group: OptionGroup, path: str) -> float:
        codelist = self._lists[all_fields()[path].about.codelist]
        return sum(codelist.find(label) is not None for label in group.labels) / len(group.labels)

    def _decided(self, group: OptionGroup, meaning: Meaning, asked: Caption) -> Decision:
        name = name_of(meaning.path)
        labels = self.labels(meaning.path, group.labels)
        tags = [
            PlacedTag(mark.spot, mark_tag(meaning.path, name, label, mark.spot.text))
            for mark, label in zip(group.marks, labels, strict=True)
        ]
        return Decision(
            tags[0].spot,
            asked.text.strip(),
            meaning.path,
            tags[0].text,
            meaning.score,
            f"选项 {len(tags)} 个；{meaning.why}",
            tuple(labels),
            tuple(tags[1:]),
        )

    def labels(self, path: str, printed: Sequence[str]) -> list[str]:
        """The options as the code list has them when it has them all, else as printed up to a comma."""
        codelist = self._lists.get(all_fields()[path].about.codelist)
        short = [text.split("，")[0].split(",")[0].strip() for text in printed]
        if codelist is None:
            return short
        found = [codelist.find(text) or codelist.find(cut) for text, cut in zip(printed, short, strict=True)]
        return [item.label for item in found if item] if all(found) else short

    def _noted(self, group: OptionGroup, meaning: Meaning) -> list[Decision]:
        """The tag for what 其他 is, where the form leaves a place for it."""
        path = _NOTE_FIELDS.get(meaning.path)
        if path is None or group.note is None:
            return []
        printed = group.note.text
        kept = f'|填空("{printed}")' if printed else ""
        reason = "“其他”选项后的说明"
        return [
            Decision(group.note, "其他", path, f"{{{{ {path}{kept} }}}}", min(meaning.score, 0.88), reason)
        ]

    def note_cell(self, cell: Cell, path: str, caption: str) -> Decision | None:
        """The cell under options of that field, for what 其他 is; None when the field has no such note."""
        note = _NOTE_FIELDS.get(path)
        if note is None:
            return None
        return Decision(whole(cell), caption.strip(), note, f"{{{{ {note} }}}}", 0.8, "选项下方的备注格")

    def tick_cells(
        self, cells: Sequence[Cell], headings: Sequence[Cell], caption: Caption, sections: Sequence[str]
    ) -> Decision | None:
        """Empty cells under the names of options, to be ticked; None when no list is asked for."""
        question = Question(whole(cells[0]), caption, How.BELOW, Shape.TICK, sections=tuple(sections))
        meaning, sure = self._judge.meaning(question)
        if meaning is None or all_fields()[meaning.path].kind not in _CHOSEN:
            return None
        labels = self.labels(meaning.path, ["".join(head.text.split()) for head in headings])
        name = name_of(meaning.path)
        tags = [
            PlacedTag(Spot(cell, 0, len(cell.text)), mark_tag(meaning.path, name, label, ""))
            for cell, label in zip(cells, labels, strict=True)
        ]
        return Decision(
            tags[0].spot,
            caption.text.strip(),
            meaning.path,
            tags[0].text,
            sure,
            f"各选项下方打勾的空格；{meaning.why}",
            tuple(labels),
            tuple(tags[1:]),
        )


def _can_hold(path: str, either: bool) -> bool:
    """Whether the field takes one of such options."""
    kind = all_fields()[path].kind
    return kind is Kind.YES_NO if either else kind in (*_CHOSEN, Kind.TEXT)
