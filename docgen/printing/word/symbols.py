"""Characters of symbol fonts that have a place in Unicode."""

_SYMBOLS = {
    "Wingdings": {
        0x6C: "●",
        0x6E: "■",
        0x6F: "□",
        0x75: "◆",
        0x76: "❖",
        0xD8: "➢",
        0x71: "❑",
        0x72: "❒",
        0xA8: "◻",
        0xFB: "✗",
        0xFC: "✓",
        0xFD: "☒",
        0xFE: "☑",
    },
    "Wingdings 2": {0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "□"},
    "Symbol": {0xB7: "•"},
}


def find_symbol(font: str, code: str) -> str | None:
    """The character of a w:sym; None when it has none that is known."""
    number = int(code, 16)
    return _SYMBOLS.get(font, {}).get(number - 0xF000 if number >= 0xF000 else number)
