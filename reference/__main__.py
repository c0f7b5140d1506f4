"""`python -m reference`: write docs/findings.md, and the table of findings in the handbook, anew."""

from reference.handbook import with_findings
from reference.page import ROOT, findings_page

PAGE = ROOT / "docs" / "findings.md"
HANDBOOK = ROOT / "docs" / "使用手册.md"


def main() -> None:
    """Write the page, and the table in the handbook."""
    PAGE.write_text(findings_page(ROOT), encoding="utf-8")
    HANDBOOK.write_text(with_findings(HANDBOOK.read_text(encoding="utf-8"), ROOT), encoding="utf-8")


if __name__ == "__main__":
    main()
