"""Private data where others would read them."""

from docgen.finding_kinds.kind import Severity, kind

DISCLOSURE_KINDS = (
    kind(
        "private-number-shown",
        "公示内容中有个人号码",
        "公示和对外的表谁都能看到，身份证号、电话、银行卡号不得印出；程序只挡得住专门的栏目，挡不住写在文字里的号码。",
        "{label}中有一串数字像{what}，会随公示或对外的表印出。",
        "请从这一格删去号码，需要的话填到它自己的栏目中。",
    ),
    kind(
        "private-detail-shown",
        "公示内容中有住址或病情",
        "公示只写姓名、家庭人数、收入和致困原因；门牌号和病名属于敏感个人信息，不应公开。",
        "{label}中的“{text}”像是住址或病情，会随公示或对外的表印出。",
        "请核对，不应公开的请从这一格删去。",
        Severity.WARNING,
    ),
)
