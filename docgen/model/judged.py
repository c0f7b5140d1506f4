"""A household with what the rules of eligibility make of it, for reviewers."""

from dataclasses import dataclass

from docgen.model.eligibility import CategoryVerdict, Eligibility, Judged, Verdict


@dataclass(frozen=True)
class JudgedHousehold:
    """Whose it is, and what it is allowed and claims."""

    household: str
    name: str
    union: str
    eligibility: Eligibility
    is_closed: bool = False

    @property
    def allowed(self) -> str:
        """The categories the rules allow, in one line."""
        return "、".join(self.eligibility.allowed) or ("不予建档" if self.eligibility.is_outside else "没有")

    @property
    def conclusion(self) -> str:
        """Whether the claimed category may stand; a dossier that is being closed is no longer judged."""
        if self.is_closed:
            return "已注销（不再核定）"
        if self.eligibility.is_outside:
            return "不予建档"
        claim = self.eligibility.claim
        if claim is None:
            return f"类别“{self.eligibility.claimed}”不认识" if self.eligibility.claimed else "没有填写类别"
        words = {Verdict.MET: "符合申报类别", Verdict.FAILED: "不符合申报类别", Verdict.UNDECIDED: "不能核定"}
        return words[claim.verdict]

    def lines(self) -> list[str]:
        """The arithmetic and every criterion, as a reviewer follows them, what is further in indented."""
        own = self.eligibility
        told = list(own.lines)
        told += [f"不予建档：{item.title}（{_basis(item.rule, item.source)}）" for item in own.excluded]
        told += [line for item in own.scope for line in item.lines()]
        for item in own.categories:
            told.append(f"{item.judged.line}（{_basis(item.rule, item.source)}；{_standard(item)}）")
            told += [line for part in item.judged.parts for line in _part_lines(part, item)]
        told += own.outcome.lines() if own.outcome else []
        return told + [f"应注销：{item.title}（{_basis(item.rule, item.source)}）" for item in own.deregister]


def _part_lines(part: Judged, category: CategoryVerdict) -> list[str]:
    """The criterion with its parts; without them where another one has already failed the category."""
    decides = category.verdict is not Verdict.FAILED or part.verdict is Verdict.FAILED
    return part.lines("　") if decides else ["　" + part.line]


def _standard(category: CategoryVerdict) -> str:
    place = category.region or "地区未填写"
    standard = "没有填写" if category.standard is None else f" {category.standard:f} 元/月"
    return f"{place}低保标准{standard}"


def _basis(rule: str, source: str) -> str:
    return f"{rule} {source}".strip()
