"""Text of one line as PDF operators."""

from collections.abc import Sequence
from itertools import groupby

from docgen.fonts.face import Face
from docgen.printing.layout.lettering import Lettering, Pen, color, number

_UPRIGHT_ORIGIN = 0.88  # em from the top of an upright character to its baseline
_CLOSE = 0.01  # points


class LineDrawing:
    """Collects the operators of one line from left to right; `x` is where it stands, `y` the baseline."""

    def __init__(self, x: float, y: float) -> None:
        self.x = x
        self.vertical_clusters: dict[Face, frozenset[str]] = {}
        self._y = y
        self._shown: dict[Face, list[Sequence[str]]] = {}
        self._texts = [f"{number(x)} {number(y)} Td"]
        self._array: list[str] = []  # strings and moves of the TJ being collected
        self._others: list[str] = []  # rules and pictures, after the text
        self._font = ""
        self._tracking = 0.0
        self._moved = 0.0  # a distance not yet in the array
        self._underline: tuple[float, float, Lettering] | None = None  # from, to, and what it began under

    @property
    def clusters(self) -> dict[Face, frozenset[str]]:
        """What was drawn with each face."""
        return {face: frozenset().union(*several) for face, several in self._shown.items()}

    def move(self, distance: float) -> None:
        """Leave room before what follows."""
        self.x += distance
        self._moved += distance

    def show(self, units: Sequence[str], lettering: Lettering, stretch: float, width: float) -> None:
        """Draw clusters that are `width` points wide, each followed by `stretch` points more."""
        pens = lettering.pens
        if len(set(map(pens.__getitem__, units))) == 1:
            self._show(units, pens[units[0]], lettering, stretch)
            self.x += width + stretch * len(units)
            return
        for pen, group in groupby(units, pens.__getitem__):
            part = list(group)
            self._show(part, pen, lettering, stretch)
            self.x += sum(map(lettering.advances.__getitem__, part)) + stretch * len(part)

    def show_upright(self, units: Sequence[str], lettering: Lettering, stretch: float, middle: float) -> None:
        """Draw clusters turned a quarter to the left, on a line `middle` points above the baseline."""
        bottom = self._y + middle - lettering.size / 2
        self._flush()
        for unit in units:
            pen = lettering.pens[unit]
            self._choose(pen, 0.0)
            x = self.x + _UPRIGHT_ORIGIN * lettering.size
            code = f"0 1 -1 0 {number(x)} {number(bottom)} Tm <{lettering.codes[unit]}> Tj"
            self._texts.extend(filter(None, (pen.before, code, pen.after)))
            self.vertical_clusters[pen.face] = self.vertical_clusters.get(pen.face, frozenset()) | {unit}
            self.x += lettering.advances[unit] + stretch
        self.restart(0.0)

    def restart(self, above: float) -> None:
        """Go on here, `above` points above the baseline."""
        self._flush()
        self._texts.append(f"1 0 0 1 {number(self.x)} {number(self._y + above)} Tm")
        self._moved = 0.0

    def rule(self, start: float, lettering: Lettering) -> None:
        """Draw the rules under and through what was shown from `start` on.

        Characters of one size that follow one another have one rule under them: that of the first.
        """
        if lettering.strike is not None:
            self._rule(start, self.x, lettering, lettering.strike)
        if lettering.underline is None:
            return
        begun = self._underline
        if begun and abs(begun[1] - start) < _CLOSE and _are_underlined_alike(begun[2], lettering):
            self._underline = (begun[0], self.x, begun[2])
            return
        self._end_underline()
        self._underline = (start, self.x, lettering)

    def picture(self, name: str, width: float, height: float) -> None:
        """Draw a picture that stands on the baseline."""
        place = f"{number(width)} 0 0 {number(height)} {number(self.x)} {number(self._y)}"
        self._others.append(f"q {place} cm /{name} Do Q")
        self.move(width)

    def ops(self) -> str:
        """Everything drawn, as operators."""
        self._flush()
        self._end_underline()
        if self._tracking:
            self._texts.append("0 Tc")
        if self._shown or self.vertical_clusters:
            self._others.insert(0, f"BT {' '.join(self._texts)} ET")
        return " ".join(self._others)

    def _show(self, units: Sequence[str], pen: Pen, lettering: Lettering, stretch: float) -> None:
        """Draw clusters of one pen."""
        text_format = lettering.format
        tracking = (text_format.spacing + stretch) / text_format.scale
        if pen.font != self._font or tracking != self._tracking:
            self._choose(pen, tracking)
        self._shown.setdefault(pen.face, []).append(units)
        if self._moved:
            self._array.append(number(-1000 * self._moved / lettering.size))
            self._moved = 0.0
        if pen.before or pen.slant:
            self._show_specially(units, pen, lettering, stretch)
        else:
            self._array.append(f"<{''.join(map(lettering.codes.__getitem__, units))}>")

    def _show_specially(self, units: Sequence[str], pen: Pen, lettering: Lettering, stretch: float) -> None:
        """Draw clusters of a pen that changes the graphics state, and change it back."""
        self._flush()
        self._texts.append(pen.before)
        if pen.slant:
            self._texts.append(f"1 0 {number(pen.slant)} 1 {number(self.x)} {number(self._y)} Tm")
        self._array.append(f"<{''.join(map(lettering.codes.__getitem__, units))}>")
        self._flush()
        self._texts.append(pen.after)
        if pen.slant:
            width = sum(map(lettering.advances.__getitem__, units)) + stretch * len(units)
            self._texts.append(f"1 0 0 1 {number(self.x + width)} {number(self._y)} Tm")

    def _choose(self, pen: Pen, tracking: float) -> None:
        """Change the font or tracking where they are not what `pen` needs."""
        if pen.font != self._font:
            self._flush()
            self._texts.append(pen.font)
            self._font = pen.font
        if abs(tracking - self._tracking) > 0.0005:
            self._flush()
            self._texts.append(f"{number(tracking)} Tc")
            self._tracking = tracking

    def _flush(self) -> None:
        """Write the strings collected."""
        if self._array:
            is_one = len(self._array) == 1 and self._array[0][0] == "<"
            self._texts.append(f"{self._array[0]} Tj" if is_one else f"[{''.join(self._array)}] TJ")
            self._array.clear()

    def _end_underline(self) -> None:
        """Draw the rule that what is shown next is not under."""
        if self._underline:
            start, end, lettering = self._underline
            self._rule(start, end, lettering, lettering.underline or 0.0)
            self._underline = None

    def _rule(self, start: float, end: float, lettering: Lettering, above: float) -> None:
        """Draw a rule so far above the baseline."""
        box = (start, self._y + above - lettering.rule / 2, end - start, lettering.rule)
        self._box(" ".join(map(number, box)), lettering.format.color)

    def _box(self, box: str, rgb: str) -> None:
        """Fill a box."""
        fill = f"{box} re f"
        self._others.append(fill if rgb == "000000" else f"{color(rgb)} rg {fill} 0 g")


def plainly_drawn(
    units: Sequence[str], lettering: Lettering, x: float, y: float
) -> tuple[str, dict[Face, frozenset[str]]] | None:
    """What LineDrawing makes of clusters that need one font and nothing else; None where they need more."""
    pens = set(map(lettering.pens.__getitem__, units))
    pen = pens.pop()
    if pens or pen.before or pen.slant:
        return None
    codes = "".join(map(lettering.codes.__getitem__, units))
    return f"BT {number(x)} {number(y)} Td {pen.font} <{codes}> Tj ET", {pen.face: frozenset(units)}


def _are_underlined_alike(one: Lettering, other: Lettering) -> bool:
    return (one.size, one.format.color) == (other.size, other.format.color)
