"""What is wrong with an entry of a pack's files, in Chinese."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

_TOLD = {
    "missing": "缺少这一项",
    "extra_forbidden": "不是可以写的项目",
    "string_type": "应写文字（数字和日期要加引号）",
    "tuple_type": "应写成列表，每项一行，前面加 -",
    "list_type": "应写成列表，每项一行，前面加 -",
    "dict_type": "应写成“名称: 内容”的一组",
    "model_type": "应写成“名称: 内容”的一组",
    "model_attributes_type": "应写成“名称: 内容”的一组",
    "int_type": "应写整数",
    "int_parsing": "应写整数",
    "int_from_float": "应写整数",
    "decimal_type": "应写数字",
    "decimal_parsing": "应写数字",
    "bool_type": "应写 true 或 false",
    "bool_parsing": "应写 true 或 false",
    "date_type": "应写日期，如 2018-03-01",
    "date_parsing": "应写日期，如 2018-03-01",
    "date_from_datetime_parsing": "应写日期，如 2018-03-01",
    "too_short": "不能是空的",
    "string_too_short": "不能是空的",
}


def faults_in(fault: ValidationError) -> Iterator[tuple[str, str]]:
    """Where each fault of a validated file is, and what it is."""
    for entry in fault.errors():
        yield ".".join(str(step) for step in entry["loc"]) or "整体", told(entry)


def told(entry: Mapping[str, Any]) -> str:
    """What pydantic says of one fault."""
    if entry["type"] == "literal_error":
        return f"只能写 {entry['ctx']['expected'].replace(' or ', '、').replace(', ', '、')}"
    if entry["type"] == "value_error":
        return str(entry["ctx"]["error"])
    return _TOLD.get(entry["type"], str(entry["msg"]))
