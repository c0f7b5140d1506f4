"""The reference pages docs/findings.md and docs/lint.md: every kind of finding, rule and flaw."""
