"""Faults of dates and steps: their order, the visits, the age of proofs."""

from docgen.finding_kinds.kind import Severity, kind

PROCEDURE_KINDS = (
    kind(
        "date-in-future",
        "日期在填表日期之后",
        "已经发生的事，日期不会在填表日期之后，多半是年份录错。",
        "{label} {text} 晚于填表日期 {day}。",
        "请核对日期；填表日期写在“单位”表中，或用 --date 指定。",
        Severity.WARNING,
    ),
    kind(
        "dates-out-of-order",
        "日期的先后不对",
        "建档按规定的程序逐步进行，后一步的日期早于前一步，说明有一处录错或程序不合规。",
        "{label} {text} 早于{earlier} {earlier_text}，而规定先{before}、后{after}。",
        "请核对这两个日期。",
        Severity.WARNING,
    ),
    kind(
        "entry-too-late",
        "公示后录入系统超期",
        "通知规定公示结束后须在期限内录入全国工会帮扶工作管理系统。",
        "{label} {text} 距公示截止日期 {end} 已有 {days} 个工作日，规定不超过 {most} 个工作日。",
        "请核对日期；确已超期的，向上级工会说明。",
        Severity.WARNING,
    ),
    kind(
        "determination-out-of-season",
        "认定日期不在规定的时段",
        "通知规定每年在这一时段评价帮扶效果。",
        "{label} {text} 不在规定的 {first} 至 {last} 之间。",
        "请核对日期；情况特殊的不必处理。",
        Severity.WARNING,
    ),
    kind(
        "visits-too-few",
        "全年走访次数不足",
        "通知规定结对帮扶人员每年入户的次数。",
        "{name}户 {year} 年只有 {count} 次走访记录，规定不少于 {least} 次{months}。",
        "请在“走访记录”表中补录；确实没有走访的，请尽快安排。",
        Severity.WARNING,
    ),
    kind(
        "visit-outside-year",
        "走访不在手册年度",
        "工作手册一年一册，走访记录应是该年度的。",
        "走访时间 {text} 不在手册年度 {year} 年之内。",
        "请核对走访时间，或把该次走访记入当年的手册。",
        Severity.WARNING,
    ),
    kind(
        "material-outdated",
        "证明材料已过期",
        "通知规定证明材料须是近期的，过期的会被退回。",
        "{title}的日期 {text} 早于 {oldest}，距{asked} {asked_text} 已超过 {months} 个月。",
        "请补交近 {months} 个月内的材料，并改正日期。",
        Severity.WARNING,
    ),
    kind(
        "procedure-step-missing",
        "程序缺一步",
        "通知规定了界定困难农民工的程序，少一步即程序不合规。",
        "{name}户没有“{step}”的记录。",
        "请在“{sheet}”表中补填；该步尚未进行的可暂不处理。",
        Severity.WARNING,
    ),
)
