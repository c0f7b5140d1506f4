"""`python -m reference`: write docs/findings.md and docs/lint.md anew from what they are about."""

from reference.lint import lint_page
from reference.page import ROOT, findings_page

PAGE, LINT = ROOT / "docs" / "findings.md", ROOT / "docs" / "lint.md"


def main() -> None:
    """Write the pages."""
    PAGE.write_text(findings_page(ROOT), encoding="utf-8")
    LINT.write_text(lint_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
