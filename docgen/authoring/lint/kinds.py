"""The closed list of what can be wrong with a template or a pack."""

from collections.abc import Mapping
from types import MappingProxyType

from docgen.authoring.lint.form_kinds import FILE, FORM, SHEETS
from docgen.authoring.lint.pack_kinds import PACK
from docgen.authoring.lint.tag_kinds import BLOCKS, NAMES, TAGS
from docgen.finding_kinds import FindingKind

GROUPS: Mapping[str, tuple[FindingKind, ...]] = MappingProxyType(
    {
        "文件": FILE,
        "标签的写法": TAGS,
        "循环和条件": BLOCKS,
        "名称和选项": NAMES,
        "Excel 模板": SHEETS,
        "表格和版面": FORM,
        "地区包": PACK,
    }
)
LINT_KINDS: Mapping[str, FindingKind] = MappingProxyType(
    {kind.code: kind for kinds in GROUPS.values() for kind in kinds}
)
