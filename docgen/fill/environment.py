"""The one place where Jinja is set up: sandboxed, strict, always escaping, refusing None."""

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from jinja2 import StrictUndefined, Undefined, pass_eval_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import EvalContext, Expr
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from docgen.fill.formats import FILTERS, FUNCTIONS, Absent, printed

_KEPT_BUILTINS = ("length", "default", "first", "last", "sum", "round", "upper", "lower", "trim")
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


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with a short way to the values of views, which hold nothing it would refuse."""

    code_generator_class = _Code

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
    made.globals = dict(FUNCTIONS)
    return made


def xml_text(text: str, breaks: tuple[str, str]) -> Markup:
    """The text as XML. Raises ValueError for characters that no Office file can hold."""
    if text.isprintable():
        return escape(text)
    if _NOT_XML.search(text):
        raise ValueError("文字中有不能写入文件的控制字符")
    line_break, tab = map(Markup, breaks)
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
