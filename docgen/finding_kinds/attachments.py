"""Faults of the photos and scans that lie beside the workbook."""

from docgen.finding_kinds.kind import Severity, kind

ATTACHMENT_KINDS = (
    kind(
        "photo-missing",
        "找不到照片",
        "表上要贴照片，填了文件名却没有这个文件，印出来会是空框。",
        "照片“{name}”不在采集表所在的文件夹中。",
        "请把照片放到采集表旁边的“照片”文件夹，并核对文件名；没有照片的，请把该格留空。",
    ),
    kind(
        "photo-unreadable",
        "照片打不开",
        "打不开的照片印不出来，照片处会是空框。",
        "照片“{name}”不是完好的 jpg 或 png 图片。",
        "请用看图程序打开，另存为 jpg（不超过 8000 万像素）；不再使用的，请移走。",
    ),
    kind(
        "scan-missing",
        "找不到扫描件",
        "登记了扫描件却没有这个文件，装订时会缺这一份，目录中注明“缺”。",
        "扫描件“{name}”既不在该户的附件文件夹中，也不在采集表所在的文件夹中。",
        "请把文件放到“附件”中该户的文件夹，并核对文件名；没有扫描件的，请把该格留空。",
        Severity.WARNING,
    ),
    kind(
        "scan-unreadable",
        "扫描件打不开",
        "打不开的扫描件装订不进档案，目录中注明“缺”。",
        "扫描件“{name}”{reason}。",
        "请重新扫描，或用看图、阅读程序打开后另存（取消密码），再重新运行。",
        Severity.WARNING,
    ),
    kind(
        "scan-type-unknown",
        "附件的文件类型不能装订",
        "只有 jpg、png 图片和 pdf 能印成页。",
        "“{name}”不是 jpg、png 或 pdf 文件，没有装订。",
        "请另存为 pdf 或 jpg，直接放在该户的附件文件夹中。",
        Severity.WARNING,
    ),
    kind(
        "material-owner-unknown",
        "照片或附件不属于任何一户",
        "名称对不上的照片和扫描件不会印出，防止以为已经附上。",
        "“{folder}”文件夹中的“{names}”不是任何一户的职工编号、档案号或身份证号，没有使用。",
        "请改成该户的职工编号、档案号或身份证号；不属于本次出件的，可以不理会。",
        Severity.WARNING,
    ),
)
