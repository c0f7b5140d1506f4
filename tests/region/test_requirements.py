from typing import Any

import pytest
from pydantic import ValidationError

from docgen.region.manifest import Manifest
from docgen.region.requirements import Requirement, covered_rules

WRITTEN = {
    "rule": "R-JX-13",
    "title": "入户调查要两人以上签名",
    "source": "赣工产发〔2016〕6号 填表说明21",
    "require": [{"field": "review.visit_signatures", "at_least_items": 2}],
    "at": "review.visit_signatures",
    "sentence": "{label}只有“{value}”。",
    "remedy": "请补填其他入户人员的姓名。",
}


def written(**changes: Any) -> Requirement:
    return Requirement.model_validate({**WRITTEN, **changes})


def fault(**changes: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        written(**changes)
    return str(caught.value)


@pytest.mark.parametrize(
    ("severity", "code"), [("error", "requirement-unmet"), ("warning", "requirement-doubtful")]
)
def test_its_severity_decides_the_kind_of_finding(severity: str, code: str) -> None:
    assert written(severity=severity).code == code


@pytest.mark.parametrize(
    "changes",
    [
        {"at": "review.visit_signature"},
        {"when": [{"field": "review.visit_signature", "present": True}]},
        {"require": [{"field": "review.visit_signature", "present": True}]},
        {"any_of": [{"field": "review.visit_date", "before_field": "review.visit_signature"}]},
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest_one(changes: dict[str, Any]) -> None:
    told = fault(**changes)
    assert "“review.visit_signature”，最相近的是“review.visit_signatures”" in told
    assert "R-JX-13" in told


@pytest.mark.parametrize(
    ("subject", "at"),
    [
        ("household", "members[].name"),
        ("household", "union.name"),
        ("member", "worker.name"),
        ("member", "visits[].date"),
        ("union", "worker.name"),
        ("union", "publicity.report_phone"),
        ("notice", "union.name"),
    ],
)
def test_the_finding_stands_at_a_field_of_what_is_asked(subject: str, at: str) -> None:
    assert "不认识的名称" in fault(**{"for": subject}, at=at, require=[{"field": at, "present": True}])


@pytest.mark.parametrize(
    ("subject", "at", "other"),
    [
        ("household", "worker.name", "members[].name"),
        ("member", "members[].name", "worker.kind"),
        ("visit", "visits[].date", "members[].name"),
        ("survey", "review.surveys[].date", "worker.kind"),
        ("union", "stats.assessment.has_plan", "union.standards[].dibao"),
        ("notice", "publicity.report_phone", "union.name"),
    ],
)
def test_conditions_may_name_its_own_fields_and_those_around_it(subject: str, at: str, other: str) -> None:
    conditions = [{"field": at, "present": True}, {"field": other, "present": True}]
    assert written(**{"for": subject}, at=at, require=conditions).at == at


@pytest.mark.parametrize("name", ["sentence", "remedy"])
def test_a_hole_that_is_never_filled_is_refused(name: str) -> None:
    assert "{worker}" in fault(**{name: "请{worker}补填。"})
    assert "{}" in fault(**{name: "请{}补填。"})


@pytest.mark.parametrize("name", ["sentence", "remedy"])
def test_a_text_that_is_no_sentence_is_refused(name: str) -> None:
    assert "应以句号结束" in fault(**{name: "请补填"})


@pytest.mark.parametrize(
    "changes",
    [
        {"require": []},
        {"rule": "13"},
        {"severity": "fatal"},
        {"for": "village"},
        {"run": "print('x')"},
        {"require": [{"field": "worker.name", "matches": ".*"}]},
    ],
)
def test_what_is_no_rule_is_refused(changes: dict[str, Any]) -> None:
    assert fault(**changes)


class _Pack:
    def __init__(self, *stated: Requirement) -> None:
        self.manifest = Manifest.model_construct(requirements=stated)


def test_covered_rules_stand_by_number_and_keep_their_own_order() -> None:
    stated = [
        written(rule="R-JX-10", title="甲"),
        written(rule="R-JX-2", title="乙", severity="warning"),
        written(rule="R-GEN-05", title="丙"),
        written(rule="R-JX-2", title="丁"),
    ]
    covered = covered_rules(_Pack(*stated))  # type: ignore[arg-type]
    assert [(item.rule, item.title) for item in covered] == [
        ("R-GEN-05", "丙"),
        ("R-JX-2", "乙"),
        ("R-JX-2", "丁"),
        ("R-JX-10", "甲"),
    ]
    assert covered[1].code == "requirement-doubtful"
    assert covered[1].source == WRITTEN["source"]


def test_a_pack_states_every_title_once() -> None:
    from docgen.region.shipped import shipped_data
    from docgen.region.yaml_text import load_yaml

    raw = load_yaml((shipped_data("templates") / "taoyuan" / "pack.yaml").read_text(encoding="utf-8"))
    raw = {**raw, "documents": [], "packets": [], "requirements": [WRITTEN, WRITTEN]}
    raw = {name: value for name, value in raw.items() if name not in ("eligibility", "schedule")}
    with pytest.raises(ValidationError, match="入户调查要两人以上签名"):
        Manifest.model_validate(raw)
