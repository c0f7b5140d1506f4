"""The tests that hold a rule, each by file and name."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reference.rules import Rule

_MOST = 3


@dataclass(frozen=True)
class _Test:
    """One test: its name as pytest knows it within the file, and its text with what its class says."""

    name: str
    text: str


def proofs(root: Path, rules: Sequence[Rule]) -> Mapping[str, tuple[str, ...]]:
    """By rule the tests that hold it, as `file::test`: those it names, and those of its files that name it.

    Of a file in which none names it, those that name a finding by which it is decided.
    """
    return {rule.code: tuple(_proofs(root, rule))[:_MOST] for rule in rules}


def missing_tests(root: Path, rules: Sequence[Rule]) -> list[str]:
    """The tests and files of tests that a rule names and that are not there, behind the rule's code."""
    named = ((rule.code, test) for rule in rules for test in (*rule.constructed, *rule.tests))
    return [f"{code} {test}" for code, test in named if not _is_there(root, test)]


def _is_there(root: Path, test: str) -> bool:
    file, _, name = test.partition("::")
    return (root / file).is_file() and (not name or name in {item.name for item in _tests(root / file)})


def _proofs(root: Path, rule: Rule) -> Sequence[str]:
    files = [test for test in rule.tests if "::" not in test]
    named = [*rule.constructed, *(test for test in rule.tests if "::" in test)]
    own = {file: list(_saying(root, file, [rule.code])) for file in files}
    codes = [f'"{code}"' for code in rule.findings]
    others = [test for file in files if not own[file] for test in _saying(root, file, codes)]
    return list(dict.fromkeys((*named, *(test for tests in own.values() for test in tests), *others)))


def _saying(root: Path, file: str, words: Sequence[str]) -> Iterator[str]:
    """The tests of the file that say one of the words."""
    for item in _tests(root / file):
        if any(word in item.text for word in words):
            yield f"{file}::{item.name}"


@cache
def _tests(file: Path) -> tuple[_Test, ...]:
    text = file.read_text(encoding="utf-8")
    return tuple(_found(ast.parse(text), text.splitlines(), ""))


def _found(owner: ast.Module | ast.ClassDef, lines: Sequence[str], within: str) -> Iterator[_Test]:
    said = ast.get_docstring(owner) or "" if within else ""
    for node in owner.body:
        if isinstance(node, ast.ClassDef):
            yield from _found(node, lines, f"{within}{node.name}::")
        elif isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            first = min([node.lineno, *(item.lineno for item in node.decorator_list)])
            yield _Test(within + node.name, "\n".join((said, *lines[first - 1 : node.end_lineno])))
