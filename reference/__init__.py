"""The reference page docs/findings.md: every kind of finding, every rule and how it is decided."""
