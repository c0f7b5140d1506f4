"""The page docs/findings.md."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from docgen.finding_kinds import KINDS, FindingKind, Severity
from docgen.region.catalog import shipped_packs
from docgen.region.pack import Pack, load_pack
from reference.examples import examples
from reference.proofs import proofs
from reference.rules import Rule, all_rules, stated_rules

ROOT = Path(__file__).parents[1]
_HEAD = """# 问题一览

`docgen check` 能查出的每一种问题，以及四份通知的每一条规则由哪些问题核对。
本页由 `make docs` 生成，请勿手改。

- [每一种问题](#每一种问题)：代号、程度、说法、改法和例子
- [规则对照表](#规则对照表)：四份通知的规则，逐条写明怎样核对

**错误**：改正以前，这一户不出件。**提醒**：照常出件，请核对。
"""
_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒"}
_REGIONS = {"TY": "taoyuan", "HN": "hainan", "LZ": "luzhou", "JX": "jiangxi"}
Stated = Mapping[str, Mapping[str, tuple[str, ...]]]


def findings_page(root: Path) -> str:
    """The page as Markdown, from the project in that folder."""
    packs = [load_pack(folder) for folder in shipped_packs()]
    rules, stated = all_rules(packs), stated_rules(packs)
    shown = examples(root / "fixtures" / "broken")
    lines = [_HEAD, "## 每一种问题", ""]
    for kind in KINDS.values():
        lines += _kind(kind, shown.get(kind.code, ""), rules, stated)
    lines += _coverage(root, packs, rules, stated)
    return "\n".join(lines).rstrip() + "\n"


def _kind(kind: FindingKind, example: str, rules: Sequence[Rule], stated: Stated) -> Iterator[str]:
    yield f"### {kind.code}"
    yield f"\n**{kind.title}**（{_SEVERITIES[kind.severity]}）。{kind.why}\n"
    yield f"- 说法：{_with_holes(kind.sentence)}"
    yield f"- 改法：{_with_holes(kind.remedy)}"
    yield from _by_region([rule for rule in rules if kind.code in rule.findings], stated)
    if example:
        yield f"- 例（`fixtures/broken/{kind.code}`）：\n\n```text\n{example}\n```"
    yield ""


def _with_holes(text: str) -> str:
    """The sentence with an ellipsis where a finding says what it is about."""
    parts = text.split("{")
    return parts[0] + "".join("…" + part.partition("}")[2] for part in parts[1:])


def _by_region(rules: Sequence[Rule], stated: Stated) -> Iterator[str]:
    """The rules a kind tells of, region by region with their clauses; those of no one region first."""
    told: dict[str, list[str]] = defaultdict(list)
    for rule in rules:
        for region, clauses in (stated.get(rule.code) or {_REGIONS.get(_notice(rule), ""): ()}).items():
            named = "、".join(filter(None, clauses))
            told[region].append(f"{rule.code} {rule.title}" + (f"（{named}）" if named else ""))
    if told:
        yield "- 规则："
        for region in sorted(told):
            yield f"  - {region or '各地区'}：{'；'.join(told[region])}"


def _notice(rule: Rule) -> str:
    """The letters of the notice in the rule's code."""
    return rule.code.split("-")[1]


def _coverage(root: Path, packs: Sequence[Pack], rules: Sequence[Rule], stated: Stated) -> Iterator[str]:
    yield "## 规则对照表\n"
    yield from _totals(rules)
    tests = proofs(root, rules)
    yield "| 规则 | 内容 | 通知原文 | 地区 | 怎样核对 | 测试 |"
    yield "|---|---|---|---|---|---|"
    for rule in rules:
        regions = "、".join(stated.get(rule.code, {})) or _own_region(rule, packs)
        shown = "<br>".join(f"`{test}`" for test in tests[rule.code])
        cells = (rule.code, rule.title, f"「{rule.quote}」", regions, _how(rule), shown or "—")
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _totals(rules: Sequence[Rule]) -> Iterator[str]:
    found = [rule for rule in rules if rule.findings]
    built = [rule for rule in rules if rule.constructed and not rule.findings]
    left = [rule for rule in rules if not rule.findings and not rule.constructed]
    partly = [rule for rule in found if rule.undecided]
    yield (
        f"共 {len(rules)} 条：{len(found)} 条由问题核对（其中 {len(partly)} 条有一部分数据不能判定），"
        f"{len(built)} 条由程序保证，{len(left)} 条数据不能判定。\n"
    )


def _how(rule: Rule) -> str:
    parts = [f"[{code}](#{code})" for code in rule.findings]
    parts += ["由程序保证"] if rule.constructed else []
    parts += [f"数据不能判定：{rule.undecided}"] if rule.undecided else []
    return "<br>".join(parts)


def _own_region(rule: Rule, packs: Sequence[Pack]) -> str:
    """The region whose notice the rule stands in; every one for the general rules."""
    return _REGIONS.get(_notice(rule)) or "、".join(pack.id for pack in packs)
