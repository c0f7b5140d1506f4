"""The one place where Jinja is set up: sandboxed, strict, always escaping, refusing None."""

import re
from collections.abc import Callable

from jinja2 import StrictUndefined, Undefined, pass_eval_context
from jinja2.nodes import EvalContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from docgen.fill.formats import FILTERS, FUNCTIONS, printed

_KEPT_BUILTINS = ("length", "default", "first", "last", "sum", "round", "upper", "lower", "trim")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

WORD_BREAKS = ('</w:t><w:br/><w:t xml:space="preserve">', '</w:t><w:tab/><w:t xml:space="preserve">')
SHEET_BREAKS = ("\n", "\t")


def environment(breaks: tuple[str, str]) -> ImmutableSandboxedEnvironment:
    """An environment whose values become XML text; `breaks` stand for a line break and a tab."""
    made = ImmutableSandboxedEnvironment(
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


def _finalizer(breaks: tuple[str, str]) -> Callable[[EvalContext, object], object]:
    @pass_eval_context  # else Jinja finalizes constants ahead of filling, already escaped: None as "None"
    def finalize(_: EvalContext, value: object) -> object:
        return value if isinstance(value, Markup | Undefined) else xml_text(printed(value), breaks)

    return finalize
