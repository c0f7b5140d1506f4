"""The closed list of kinds, held against every place in docgen that makes a finding."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest

import docgen
from docgen.finding_kinds import KINDS, Severity, find_kind
from docgen.findings import Finding, Place, finding, in_reading_order

SOURCES = sorted(Path(docgen.__file__).parent.rglob("*.py"))
DEFINED = Path(docgen.__file__).with_name("finding_kinds")
MAKERS = {"finding", "Fault", "fail", "UnreadableError"}
ADDED_TO_EVERY_CELL = frozenset({"label", "text"})  # what intake adds to a cell that cannot be read
ADDED_IN_RECORDS = frozenset({"key"})  # and to a value of a YAML or JSON file
KEBAB_CASE = re.compile(r"[a-z]+(-[a-z]+)*")
HERE = Place("采集表.xlsx", "户", "C5")


@dataclass(frozen=True)
class Making:
    """One call that makes a finding: where, which codes it may give, which details it gives for certain."""

    place: str
    codes: frozenset[str]
    details: frozenset[str]


@dataclass(frozen=True)
class Scope:
    """The function a call stands in, with its module, to look up what a name in it was given."""

    module: ast.Module
    function: ast.FunctionDef

    def given(self, name: ast.Name) -> ast.expr | None:
        """What was last assigned to the name before it is used."""
        assignments = [
            node
            for node in ast.walk(self.function)
            if isinstance(node, ast.Assign) and node.lineno < name.lineno and _is_to(node, name.id)
        ]
        return max(assignments, key=lambda node: node.lineno).value if assignments else None

    def answers(self, name: str) -> list[ast.expr]:
        """What the module's function of that name returns."""
        named = [item for item in self.module.body if isinstance(item, ast.FunctionDef) and item.name == name]
        nodes = [node for function in named for node in ast.walk(function) if isinstance(node, ast.Return)]
        return [node.value for node in nodes if node.value]

    def codes(self, node: ast.expr | None) -> frozenset[str]:
        """The codes an argument may be: written there, or given to its name."""
        if isinstance(node, ast.Name):
            given = self.given(node)
            return texts(given) & KINDS.keys() if given else frozenset()
        return texts(node) if isinstance(node, ast.Constant) else frozenset()

    def keys(self, node: ast.expr) -> frozenset[str]:
        """The keys of a mapping that is written out: there, where its name is given, or by a function."""
        if isinstance(node, ast.Name):
            given = self.given(node)
            return self.keys(given) if given else frozenset()
        if isinstance(node, ast.BinOp):
            return self.keys(node.left) | self.keys(node.right)
        if isinstance(node, ast.Dict):
            return frozenset().union(*(texts(key) for key in node.keys if key))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return frozenset().union(*map(self.keys, self.answers(node.func.id)))
        return frozenset()

    def details(self, call: ast.Call) -> frozenset[str]:
        """The names of the details a call gives, one by one or as a mapping."""
        named = frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
        spread = [keyword.value for keyword in call.keywords if not keyword.arg]
        return named.union(*map(self.keys, (*call.args[1:], *spread)))


def _is_to(node: ast.Assign, name: str) -> bool:
    return any(isinstance(target, ast.Name) and target.id == name for target in node.targets)


def texts(node: ast.AST) -> frozenset[str]:
    """Every text written out below the node."""
    found = (item.value for item in ast.walk(node) if isinstance(item, ast.Constant))
    return frozenset(value for value in found if isinstance(value, str))


def name_of(call: ast.Call) -> str:
    called = call.func
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def makings() -> Iterator[Making]:
    for source in SOURCES:
        module = ast.parse(source.read_text(encoding="utf-8"))
        for function in (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)):
            scope = Scope(module, function)
            for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
                if name_of(call) in MAKERS and call.args:
                    place = f"{source.parent.name}/{source.name}:{call.lineno}"
                    codes = scope.codes(call.args[0])
                    yield Making(place, codes, scope.details(call) | added_by_intake(call, codes))


def added_by_intake(call: ast.Call, codes: frozenset[str]) -> frozenset[str]:
    """What the reader of cells adds before it makes a finding of an UnreadableError."""
    if name_of(call) != "UnreadableError":
        return frozenset()
    return ADDED_TO_EVERY_CELL | (ADDED_IN_RECORDS if codes == {"record-malformed"} else frozenset())


def holes(code: str) -> set[str]:
    """The details that the sentence and the remedy of a kind ask for."""
    kind = KINDS[code]
    parts = [*Formatter().parse(kind.sentence), *Formatter().parse(kind.remedy)]
    return {name for _, name, _, _ in parts if name}


class TestKinds:
    def test_codes_are_kebab_case_and_each_stands_for_one_kind(self) -> None:
        assert [code for code in KINDS if not KEBAB_CASE.fullmatch(code)] == []
        assert [code for code, kind in KINDS.items() if kind.code != code] == []
        defined = "".join(path.read_text(encoding="utf-8") for path in DEFINED.glob("*.py"))
        assert len(KINDS) == len(re.findall(r"^    kind\($", defined, re.MULTILINE))

    def test_titles_differ_so_that_a_clerk_can_tell_kinds_apart(self) -> None:
        titles = [kind.title for kind in KINDS.values()]
        assert sorted(titles) == sorted(set(titles))

    @pytest.mark.parametrize("code", KINDS)
    def test_every_kind_says_why_it_is_a_fault_and_what_to_do(self, code: str) -> None:
        kind = KINDS[code]
        assert kind.why.endswith("。")
        assert kind.sentence.endswith("。")
        assert kind.remedy.endswith(("。", "{suggestion}"))

    def test_every_code_used_is_a_known_kind(self) -> None:
        assert {(item.place, code) for item in makings() for code in item.codes if code not in KINDS} == set()

    def test_every_kind_is_made_somewhere(self) -> None:
        sources = [path for path in SOURCES if path.name != "findings.py" and DEFINED not in path.parents]
        written = frozenset().union(*(texts(ast.parse(path.read_text(encoding="utf-8"))) for path in sources))
        assert sorted(KINDS.keys() - written) == []

    def test_the_details_of_every_finding_fill_its_sentence_and_remedy(self) -> None:
        made = [(item, code) for item in makings() for code in item.codes & KINDS.keys()]
        # The rest get their details by ways this reading cannot follow; their broken fixtures print them.
        assert len({code for _, code in made}) > 0.85 * len(KINDS)
        unfilled = {(item.place, code): holes(code) - item.details for item, code in made}
        assert {where: names for where, names in unfilled.items() if names} == {}

    def test_a_code_outside_the_list_is_refused(self) -> None:
        with pytest.raises(KeyError):
            find_kind("household-too-poor")
        with pytest.raises(KeyError):
            finding("household-too-poor", HERE)


class TestFinding:
    def test_its_sentence_and_remedy_name_what_is_wrong(self) -> None:
        item = finding("required-missing", HERE, "2018-07", document="困难职工档案表", label="民族")
        assert item.sentence == "《困难职工档案表》的必填项“民族”没有填写。"
        assert item.remedy == "请补填“民族”。"

    def test_its_details_are_texts_that_cannot_be_changed(self) -> None:
        item = finding("secondary-causes-too-many", HERE, count=4)
        assert dict(item.details) == {"count": "4"}
        with pytest.raises(TypeError):
            item.details["count"] = "3"  # type: ignore[index]

    def test_a_brace_in_what_the_clerk_typed_is_printed_as_it_is(self) -> None:
        item = finding("id-number-wrong", HERE, label="身份证号", text="{0}", reason="{reason}")
        assert item.sentence == "身份证号“{0}”有误：{reason}。"

    @pytest.mark.parametrize(
        ("code", "severity", "is_blocking"),
        [
            ("required-missing", Severity.ERROR, True),
            ("number-missing", Severity.WARNING, False),
            ("value-not-in-list", Severity.ERROR, True),
            ("value-unusual", Severity.WARNING, False),
        ],
    )
    def test_errors_block_and_warnings_do_not(self, code: str, severity: Severity, is_blocking: bool) -> None:
        assert find_kind(code).severity is severity
        assert finding(code, HERE).is_blocking is is_blocking

    def test_its_record_can_be_written_as_json(self) -> None:
        record = finding("number-missing", HERE, "王建国").as_record()
        assert json.loads(json.dumps(record)) == {
            "code": "number-missing",
            "severity": "warning",
            "household": "王建国",
            "file": "采集表.xlsx",
            "sheet": "户",
            "cell": "C5",
            "line": 0,
            "message": "没有填写职工编号，文件夹以顺序号命名。",
            "remedy": "系统生成编号后请补填。",
            "rule": "",
            "source": "",
        }


class TestPlace:
    @pytest.mark.parametrize(
        ("place", "text"),
        [
            (Place("采集表.xlsx", "户", "C5"), "采集表.xlsx 户!C5"),
            (Place("采集表.xlsx", "户"), "采集表.xlsx 户"),
            (Place("户.yaml", line=12), "户.yaml 第12行"),
            (Place("采集表.xlsx"), "采集表.xlsx"),
        ],
    )
    def test_it_reads_as_a_person_would_look_it_up(self, place: Place, text: str) -> None:
        assert str(place) == text


class TestReadingOrder:
    def test_errors_come_before_warnings(self) -> None:
        warning, error = (
            finding("number-missing", Place("甲.xlsx")),
            finding("required-missing", Place("乙.xlsx")),
        )
        assert in_reading_order([warning, error]) == [error, warning]

    def test_then_file_sheet_row_and_column(self) -> None:
        ordered = [
            ("1.xlsx", "公示", "A11"),
            ("1.xlsx", "户", "B2"),
            ("1.xlsx", "户", "Z2"),
            ("1.xlsx", "户", "AA2"),
            ("1.xlsx", "户", "A10"),
            ("2.xlsx", "户", ""),
            ("2.xlsx", "户", "A1"),
        ]
        findings = [finding("required-missing", Place(*place)) for place in reversed(ordered)]
        assert [_where(item) for item in in_reading_order(findings)] == ordered

    def test_lines_of_a_text_file_are_ordered_as_numbers(self) -> None:
        findings = [finding("required-missing", Place("户.yaml", line=line)) for line in (10, 9, 101)]
        assert [item.place.line for item in in_reading_order(findings)] == [9, 10, 101]

    def test_several_faults_of_one_cell_are_ordered_by_code(self) -> None:
        codes = ["value-not-in-list", "id-number-wrong", "required-missing"]
        ordered = in_reading_order(finding(code, HERE) for code in codes)
        assert [item.code for item in ordered] == ["id-number-wrong", "required-missing", "value-not-in-list"]


def _where(item: Finding) -> tuple[str, str, str]:
    return item.place.file, item.place.sheet, item.place.cell
