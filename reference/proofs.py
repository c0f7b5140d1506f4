"""The tests that hold a rule: those it names, and those that name it or a finding by which it is decided."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from reference.rules import Rule

_PLACES = ("check", "derive", "packs", "region", "intake", "plan", "pipeline", "sample")
_MOST = 3


def proofs(root: Path, rules: Sequence[Rule]) -> Mapping[str, tuple[str, ...]]:
    """By rule the files of tests that hold it, the nearest first."""
    texts = dict(_tests(root))
    return {rule.code: tuple(_proofs(rule, texts))[:_MOST] for rule in rules}


def _proofs(rule: Rule, texts: Mapping[str, str]) -> Sequence[str]:
    own = [proof.partition("::")[0] for proof in rule.constructed]
    named = [file for file, text in texts.items() if rule.code in text]
    by_code = [file for file, text in texts.items() if any(f'"{code}"' in text for code in rule.findings)]
    return list(dict.fromkeys((*own, *rule.tests, *named, *by_code)))


def _tests(root: Path) -> Iterator[tuple[str, str]]:
    for place in _PLACES:
        for file in sorted((root / "tests" / place).glob("test_*.py")):
            yield file.relative_to(root).as_posix(), file.read_text(encoding="utf-8")
