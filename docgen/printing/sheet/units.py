"""Calc's units: sheets are measured in twips, set in whole hundredths of a millimetre, drawn in points."""

TWIPS = 20  # a point
POINT = 72 / 2540  # points of a hundredth of a millimetre
_HUNDREDTHS = 127 / 72  # of a millimetre, a twip


def hundredths(twips: float) -> int:
    """Whole hundredths of a millimetre, cut off as Calc does."""
    return int(twips * _HUNDREDTHS + 1e-9)


def number(value: float) -> str:
    """A length as PDF writes it, at most three decimals."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
