"""What stands beside the body and is compiled once: styles, lists, fonts of the theme, settings, pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from docgen.printing.form import TextFormat
from docgen.printing.word.known import PAGE_SETTINGS, W
from docgen.printing.word.notes import Note
from docgen.printing.word.numbering import Numbering
from docgen.printing.word.package import Package
from docgen.printing.word.styles import StyleSheet
from docgen.printing.word.text_layers import ThemeFonts
from docgen.printing.word.units import is_on, points, value

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WORD_2007, _WORD_2013 = 12, 15
_SCRIPTS = {
    "zh-CN": "Hans",
    "zh-SG": "Hans",
    "zh-TW": "Hant",
    "zh-HK": "Hant",
    "ja-JP": "Jpan",
    "ko-KR": "Hang",
}


@dataclass(frozen=True, eq=False)
class Resources:
    """The surroundings as the paragraphs of one part need them; `media` are that part's by relationship."""

    styles: StyleSheet
    numbering: Numbering
    themes: ThemeFonts
    media: Mapping[str, bytes]
    default_tab: float = 36.0
    has_even_pages: bool = False
    is_before_2013: bool = False  # tables begin a cell's margin further left
    hyphenates: bool = False
    stretches_broken_lines: bool = True
    notes: tuple[Note, ...] = ()
    _formats: dict[TextFormat, TextFormat] = field(default_factory=dict)

    def intern(self, text_format: TextFormat) -> TextFormat:
        """The one object of this look."""
        return self._formats.setdefault(text_format, text_format)


def read_resources(package: Package, document: str) -> Resources:
    """The resources of the body, which is the part `document`."""
    names = {kind: name for kind, name in package.relations(document).values()}
    settings = _tree(package, names, "settings")
    themes = _theme_fonts(_tree(package, names, "theme"), settings)
    styles = StyleSheet(_tree(package, names, "styles"), themes)
    return Resources(
        styles=styles,
        numbering=Numbering(_tree(package, names, "numbering"), themes),
        themes=themes,
        media=read_media(package, document),
        default_tab=points(_setting(settings, "defaultTabStop") or "720"),
        has_even_pages=_is_set(settings, "evenAndOddHeaders"),
        is_before_2013=_word_version(settings) < _WORD_2013,
        hyphenates=_is_set(settings, "autoHyphenation"),
        stretches_broken_lines=not _is_set(settings, "compat/" + W + "doNotExpandShiftReturn"),
        notes=(*styles.notes, *_unknown_settings(settings)),
    )


def read_media(package: Package, part: str) -> dict[str, bytes]:
    """The pictures a part refers to, by relationship id."""
    links = package.relations(part).items()
    found = {link: package.part(name) for link, (kind, name) in links if kind == "image"}
    return {link: data for link, data in found.items() if data is not None}


def _tree(package: Package, names: Mapping[str, str], kind: str) -> etree._Element | None:
    return package.tree(names[kind]) if kind in names else None


def _setting(settings: etree._Element | None, name: str) -> str | None:
    return None if settings is None else value(settings.find(W + name))


def _is_set(settings: etree._Element | None, name: str) -> bool:
    return settings is not None and is_on(settings.find(W + name))


def _word_version(settings: etree._Element | None) -> int:
    """The version of Word the paper is laid out for; one that says nothing is Word 2007's."""
    said = () if settings is None else settings.iterfind(f"{W}compat/{W}compatSetting")
    modes = (value(item) for item in said if value(item, "name") == "compatibilityMode")
    return int(next(modes, None) or _WORD_2007)


def _unknown_settings(settings: etree._Element | None) -> tuple[Note, ...]:
    if settings is None:
        return ()
    return tuple(
        ("文档设置", f"{chinese}（w:{name}）")
        for name, chinese in PAGE_SETTINGS.items()
        if is_on(settings.find(W + name))
    )


def _theme_fonts(theme: etree._Element | None, settings: etree._Element | None) -> ThemeFonts:
    if theme is None:
        return ThemeFonts()
    language = None if settings is None else settings.find(W + "themeFontLang")
    script = _SCRIPTS.get((value(language, "eastAsia") or "zh-CN"), "Hans")
    names = {}
    for kind in ("major", "minor"):
        fonts = theme.find(f".//{_A}{kind}Font")
        if fonts is not None:
            names[f"{kind}HAnsi"] = names[f"{kind}Ascii"] = _typeface(fonts.find(_A + "latin"))
            east = _typeface(fonts.find(_A + "ea")) or _typeface(fonts.find(f"{_A}font[@script='{script}']"))
            names[f"{kind}EastAsia"] = east
    return ThemeFonts({name: font for name, font in names.items() if font})


def _typeface(element: etree._Element | None) -> str:
    return "" if element is None else element.get("typeface", "")
