"""`python -m reference`: write docs/findings.md, docs/lint.md and the handbook's table of findings anew."""

from reference.handbook import with_findings
from reference.lint import lint_page
from reference.page import ROOT, findings_page

PAGE, LINT = ROOT / "docs" / "findings.md", ROOT / "docs" / "lint.md"
HANDBOOK = ROOT / "docs" / "使用手册.md"


def main() -> None:
    """Write the pages, and the table in the handbook."""
    PAGE.write_text(findings_page(ROOT), encoding="utf-8")
    LINT.write_text(lint_page(), encoding="utf-8")
    HANDBOOK.write_text(with_findings(HANDBOOK.read_text(encoding="utf-8"), ROOT), encoding="utf-8")


if __name__ == "__main__":
    main()
