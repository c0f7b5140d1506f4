"""`python -m tagging_report`: the figures of the tagger, and what it did not get right."""

import sys

from tagging_report.report import figures, lines


def main() -> None:
    """Write the report to standard output."""
    sys.stdout.write("\n".join(lines(figures())) + "\n")


if __name__ == "__main__":
    main()
