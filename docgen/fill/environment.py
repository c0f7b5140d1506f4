"""The one place where Jinja is set up: sandboxed, strict, always escaping, refusing None."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from types import SimpleNamespace
from typing import Any

from jinja2 import StrictUndefined, Undefined, pass_eval_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Concat, EvalContext, Expr
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from docgen.fill.bounds import (
    COUNTED,
    LOOP,
    CountedContext,
    called,
    combined,
    counted,
    joined_values,
    rounded,
    whole_text,
)
from docgen.fill.formats import FILTERS, FUNCTIONS, Absent, printed

_KEPT_BUILTINS = ("length", "default", "first", "last", "sum", "upper", "lower", "trim")
_TEXT_ALREADY = (Markup, Undefined)  # an undefined name raises when it is made text
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

WORD_BREAKS = ('</w:t><w:br/><w:t xml:space="preserve">', '</w:t><w:tab/><w:t xml:space="preserve">')
SHEET_BREAKS = ("\n", "\t")


class _Code(CodeGenerator):
    """Prints what `finalize` gives, which is XML text already, without escaping it once more."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        self.write(finalize.src)

    def _output_child_post(self, node: Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")

    def visit_Concat(self, node: Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """`~`, which Jinja does not let a sandbox look at."""
        self.write("environment.joined((")
        for item in node.nodes:
            self.visit(item, frame)
            self.write(", ")
        self.write("))")


def _joined(values: Sequence[Any]) -> str:
    """What `~` gives. Raises TypeError for what is no value, which would else be printed as Python has it."""
    for value in values:
        if not isinstance(value, str | Undefined):
            printed(value)
    return joined_values(values)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with bounds, and a short way to the values of views, which hold nothing it refuses."""

    code_generator_class = _Code
    context_class = CountedContext
    intercepted_binops = COUNTED
    concat = staticmethod(whole_text)
    joined = staticmethod(_joined)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """What the operator gives, within bounds."""
        return combined(operator, left, right, lambda: self.binop_table[operator](left, right))

    def call(self, context: Context, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What the call gives, within bounds."""
        otherwise = partial(super().call, context, function, *args, **kwargs)
        return called(function, args, otherwise)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A view's own value, never what a namespace inherits; anything else as the sandbox has it."""
        if attribute[0] != "_":
            if type(obj) is SimpleNamespace and attribute in obj.__dict__:
                return obj.__dict__[attribute]
            if type(obj) is Absent:
                return obj
        return super().getattr(obj, attribute)


def environment(breaks: tuple[str, str]) -> ImmutableSandboxedEnvironment:
    """An environment whose values become XML text; `breaks` stand for a line break and a tab."""
    made = _Sandbox(
        autoescape=True, undefined=StrictUndefined, finalize=_finalizer(breaks), auto_reload=False
    )
    made.filters = {name: made.filters[name] for name in _KEPT_BUILTINS} | FILTERS
    made.filters |= {LOOP: counted, "round": rounded}
    made.globals = dict(FUNCTIONS)
    return made


def xml_text(text: str, breaks: tuple[str, str]) -> Markup:
    """The text as XML. Raises ValueError for characters that no Office file can hold."""
    if text.isprintable():
        return escape(text)
    if _NOT_XML.search(text):
        raise ValueError("文字中有不能写入文件的控制字符")
    line_break, tab = map(Markup, breaks)
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # XML has no other end of a line
    return escape(text).replace("\n", line_break).replace("\t", tab)


def _finalizer(breaks: tuple[str, str]) -> Callable[[EvalContext, object], str]:
    @pass_eval_context  # else Jinja finalizes constants ahead of filling, already escaped: None as "None"
    def finalize(_: EvalContext, value: object) -> str:
        if type(value) is not str:
            if isinstance(value, _TEXT_ALREADY):
                return str(value)
            value = printed(value)
        return value if not value or value.isalnum() else xml_text(value, breaks)

    return finalize
