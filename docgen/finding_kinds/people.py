"""Faults of persons: identity, age, relation."""

from docgen.finding_kinds.kind import Severity, kind

PEOPLE_KINDS = (
    kind(
        "id-number-wrong",
        "身份证号有误",
        "身份证号的末位校验码由前 17 位算出，不符说明至少有一位录错。",
        "{label}“{text}”有误：{reason}。",
        "请对照身份证原件逐位核对。",
    ),
    kind(
        "id-number-repeated",
        "身份证号重复",
        "一户一档，同一人不得出现在两户之中。",
        "{label}“{text}”与 {other} 相同。",
        "请核对是否重复建档，或其中一处录错。",
    ),
    kind(
        "id-area-unknown",
        "身份证号的地区不认识",
        "身份证号前两位是省级行政区划代码，全国没有这个代码时号码多半录错。",
        "{label}“{text}”的前两位“{area}”不是省级行政区划代码。",
        "请对照身份证原件核对；号码无误的不必处理。",
        Severity.WARNING,
    ),
    kind(
        "couple-filed-twice",
        "夫妻分别建档",
        "建档以户为单位，夫妻双方只能在一方单位建档，重复建档会被退回。",
        "{name}（{text}）是这一户的{here}，又是 {other} 的{there}，夫妻双方各建了一份档案。",
        "请与对方单位核实，只保留一户，另一方单位出具收入情况证明。",
    ),
    kind(
        "member-repeated",
        "同一户中有两人相同",
        "同一户有两行同名的人，多半是同一人录了两次，人口和人均收入会算错。",
        "“{name}”在这一户中出现了两次（另一处：{other}）。",
        "请删去重复的一行；确为两人同名的不必处理。",
        Severity.WARNING,
    ),
    kind(
        "age-differs",
        "年龄与出生日期不符",
        "年龄由出生日期和填表日期算出，表上印的是程序算出的年龄。",
        "{label}填写为 {text} 岁，按出生日期应为 {expected} 岁。",
        "请核对出生日期；年龄一格可以留空。",
        Severity.WARNING,
    ),
    kind(
        "birth-date-implausible",
        "出生日期不合常理",
        "出生日期在填表之后，或年龄超过 120 岁，必有一处录错。",
        "{label} {text} 不合常理：{reason}。",
        "请对照身份证或户口簿核对。",
        Severity.WARNING,
    ),
    kind(
        "relation-implausible",
        "与职工的关系不合常理",
        "关系与性别、年龄对不上，多半是关系选错或身份证号录错。",
        "{name}登记为职工的{relation}，但{reason}。",
        "请核对关系和身份证号；情况属实的不必处理。",
        Severity.WARNING,
    ),
    kind(
        "age-outside-limits",
        "年龄不在建档范围内",
        "通知按出生日期规定了建档的年龄范围，超出的不予建档。",
        "{name}的出生日期 {text} 早于 {limit}，不在建档的年龄范围内。",
        "请对照身份证核对出生日期；无误的不能建档。",
    ),
    kind(
        "age-limit-undecided",
        "年龄限制无法判断",
        "通知对不同的人规定了不同的年龄界限，缺少这一项就无法判断。",
        "{name}的出生日期 {text} 是否在建档的年龄范围内，要看“{label}”，而该项没有填写。",
        "请补填“{label}”。",
        Severity.WARNING,
    ),
)
