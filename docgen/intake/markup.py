"""A YAML or JSON file as a tree; what is neither is told with its line."""

from docgen.errors import InputUnreadableError
from docgen.intake.json_nodes import parse_json
from docgen.intake.nodes import BrokenMarkupError, Node
from docgen.intake.yaml_nodes import parse_yaml


def parse_markup(data: bytes, name: str) -> Node:
    """The tree of the file, JSON when its name says so, else YAML.

    Raises InputUnreadableError when it is not UTF-8 or its syntax is broken, naming the line.
    """
    is_json = name.lower().endswith(".json")
    try:
        text = data.decode("utf-8-sig")
        return parse_json(text) if is_json else parse_yaml(text)
    except UnicodeDecodeError as fault:
        raise InputUnreadableError(
            f"{name} 不是 UTF-8 编码的文本。", "请用记事本打开，另存为时编码选择 UTF-8。"
        ) from fault
    except BrokenMarkupError as fault:
        language = "JSON" if is_json else "YAML"
        raise InputUnreadableError(
            f"{name} 第 {fault.line} 行附近不是正确的 {language}。",
            "请检查该行及上一行的缩进、冒号、引号和括号。",
        ) from fault
