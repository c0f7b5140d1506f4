"""What a catalogue of a packet lists, and one page of a scanned paper."""

from docgen.model.kinds import Image, Integer, Publicity, Record, Text, YesNo, field


class CatalogueEntry(Record):
    """One line of the catalogue (卷内目录): a paper of the packet, or a required one that is missing."""

    number: Integer = field("目录序号", derived_from="在打印包中的次序", publicity=Publicity.NOT_PRINTED)
    title: Text = field("文件题名", derived_from="文书和材料的名称", publicity=Publicity.NOT_PRINTED)
    responsible: Text = field("责任者", derived_from="工会或职工", publicity=Publicity.NOT_PRINTED)
    pages: Text = field("页号", derived_from="装订后的页号，如 3—6", publicity=Publicity.NOT_PRINTED)
    page_count: Integer = field(
        "文件页数", unit="页", derived_from="印出的页数", publicity=Publicity.NOT_PRINTED
    )
    is_there: YesNo = field("是否在卷", derived_from="应交而未交的为否", publicity=Publicity.NOT_PRINTED)
    remark: Text = field("目录备注", derived_from="缺少的材料注明缺", publicity=Publicity.NOT_PRINTED)


class ScanPage(Record):
    """One page of a scanned material, as the template of scans prints it."""

    title: Text = field("材料名称", derived_from="附件名称", publicity=Publicity.NOT_PRINTED)
    image: Image = field("扫描图像", derived_from="扫描件")
    number: Integer = field("材料第几页", derived_from="扫描件的次序", publicity=Publicity.NOT_PRINTED)
    count: Integer = field("材料共几页", derived_from="扫描件的页数", publicity=Publicity.NOT_PRINTED)
