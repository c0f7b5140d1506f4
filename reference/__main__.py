"""`python -m reference`: write docs/findings.md anew from the kinds, the packs and the broken fixtures."""

from reference.page import ROOT, findings_page

PAGE = ROOT / "docs" / "findings.md"


def main() -> None:
    """Write the page."""
    PAGE.write_text(findings_page(ROOT), encoding="utf-8")


if __name__ == "__main__":
    main()
