"""`python -m docgen.printing.comparison REFERENCE.pdf OURS.pdf`: what parts two PDFs of one paper."""

import sys
from pathlib import Path

from docgen.printing.comparison.compare import compare
from docgen.printing.comparison.reading import read_marks
from docgen.printing.comparison.report import report_lines
from docgen.printing.comparison.verdict import judge


def main(arguments: list[str]) -> int:
    """Write the report; 0 when the pages count as the same."""
    reference, ours = (read_marks(Path(argument)) for argument in arguments)
    comparison = compare(reference, ours)
    sys.stdout.write("".join(f"{line}\n" for line in report_lines(comparison)))
    return 0 if judge(comparison).is_passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
