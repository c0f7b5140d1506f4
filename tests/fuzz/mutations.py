"""Files changed at random, by the same number always the same way: whole bytes, lines, or the XML within."""

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

from tests.fuzz.nasty import BYTES, LINES, WORDS

_MOST_ELEMENTS = 60_000
_PNG = b"\x89PNG\r\n\x1a\n"
_TEXTS = (b"{", b"#", b"-", b"\xef\xbb\xbf")


def mutated(data: bytes, random: Random) -> bytes:
    """The file with one to four changes of the sort that suits it; now and then of its bare bytes."""
    if random.random() < 0.1:
        return _bytes_changed(data, random)
    if data.startswith(b"PK") and zipfile.is_zipfile(io.BytesIO(data)):
        return _archive_changed(data, random)
    if data.startswith(_PNG):
        return _png_changed(data, random)
    if data.startswith(b"%PDF") or not _is_text(data):
        return _bytes_changed(data, random)
    return _lines_changed(data, random)


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def _bytes_changed(data: bytes, random: Random) -> bytes:
    content = bytearray(data or b"x")
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        at = random.randrange(len(content) + 1)
        size = random.choice((1, 1, 2, 4, 64, 512))
        change = random.randrange(5)
        if change == 0 and content:
            content[at % len(content)] ^= 1 << random.randrange(8)
        elif change == 1:
            piece = random.choice(BYTES)
            content[at : at + len(piece)] = piece
        elif change == 2:
            del content[at : at + size]
        elif change == 3:
            content[at:at] = content[at : at + size]
        else:
            other = random.randrange(len(content) + 1)
            content[at : at + size] = content[other : other + size]
    return bytes(content[: random.randrange(len(content) + 1)] if random.random() < 0.05 else content)


def _lines_changed(data: bytes, random: Random) -> bytes:
    lines = data.decode().split("\n")
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        at = random.randrange(len(lines))
        change = random.randrange(7)
        if change == 0:
            del lines[at : at + random.choice((1, 1, 3, 20))]
        elif change == 1:
            lines.insert(at, lines[random.randrange(len(lines))])
        elif change == 2:
            lines.insert(at, random.choice(LINES))
        elif change == 3:
            lines[at] = " " * random.randrange(9) + lines[at].lstrip()
        elif change == 4:
            key, colon, _ = lines[at].partition(":")
            lines[at] = f"{key}{colon} {random.choice((*WORDS, *LINES))}"
        elif change == 5:
            lines[at] = lines[at].replace(random.choice(":-,[]{}'\" ") or " ", random.choice(WORDS), 1)
        else:
            words = lines[at].split(" ")
            words[random.randrange(len(words))] = random.choice((*WORDS, *lines[at].split(" ")))
            lines[at] = " ".join(words)
        lines = lines or [""]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _png_changed(data: bytes, random: Random) -> bytes:
    """A chunk changed and its checksum set right, so that the decoder looks at it."""
    chunks, at = [], len(_PNG)
    while at + 12 <= len(data):
        size = struct.unpack_from(">I", data, at)[0]
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + size]))
        at += 12 + size
    if not chunks:
        return _bytes_changed(data, random)
    number = random.randrange(len(chunks))
    kind, content = chunks[number]
    chunks[number] = random.choice((kind, kind, b"tRNS", b"PLTE", b"iCCP")), _bytes_changed(content, random)
    if random.random() < 0.3:
        chunks.insert(random.randrange(len(chunks)), random.choice(chunks))
    return _PNG + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


def _archive_changed(data: bytes, random: Random) -> bytes:
    """One or two parts changed, mostly as XML; seldom a part lost, renamed, or put in another's place."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    for _ in range(random.choice((1, 1, 1, 2))):
        names = [name for name in parts if not name.endswith("/")]
        weights = [min(len(parts[name]), 20_000) + 2_000 for name in names]
        name = random.choices(names, weights)[0]
        change = random.random()
        if change < 0.03:
            del parts[name]
        elif change < 0.05:
            parts[random.choice((name.upper(), f"x/{name}", random.choice(names)))] = parts.pop(name)
        elif change < 0.07:
            parts[name] = parts[random.choice(names)]
        else:
            parts[name] = _part_changed(parts[name], random)
    return _packed(parts)


def _packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with (
        warnings.catch_warnings(),
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        warnings.simplefilter("ignore")
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _part_changed(content: bytes, random: Random) -> bytes:
    if random.random() < 0.1:
        return _bytes_changed(content, random)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return mutated(content, random) if content else b"x"
    elements = [item for item in root.iter() if isinstance(item.tag, str)][:_MOST_ELEMENTS]
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        _change_element(random.choice(elements), elements, random)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _change_element(item: etree._Element, elements: list[etree._Element], random: Random) -> None:
    try:
        random.choice(_CHANGES)(item, elements, random)
    except ValueError:  # what no XML may hold, or an element put into itself: nothing is changed
        return


def _set_attribute(item: etree._Element, elements: list[etree._Element], random: Random) -> None:
    if not item.attrib:
        item = next((other for other in random.sample(elements, min(9, len(elements))) if other.attrib), item)
    if item.attrib:
        other = random.choice(elements)
        item.set(random.choice(list(item.attrib)), random.choice((*WORDS, *map(str, other.attrib.values()))))


def _drop_attribute(item: etree._Element, _: list[etree._Element], random: Random) -> None:
    if item.attrib:
        del item.attrib[random.choice(list(item.attrib))]


def _lend_attributes(item: etree._Element, elements: list[etree._Element], random: Random) -> None:
    item.attrib.update(random.choice(elements).attrib)


def _set_text(item: etree._Element, elements: list[etree._Element], random: Random) -> None:
    texts = [other for other in random.sample(elements, min(9, len(elements))) if other.text]
    (random.choice(texts) if texts else item).text = random.choice(WORDS)


def _remove(item: etree._Element, _: list[etree._Element], random: Random) -> None:
    parent = item.getparent()
    if parent is not None:
        parent.remove(item)


def _repeat(item: etree._Element, _: list[etree._Element], random: Random) -> None:
    if item.getparent() is not None and len(item) < 50:
        for _number in range(random.choice((1, 1, 2, 50))):
            item.addnext(deepcopy(item))


def _exchange(item: etree._Element, elements: list[etree._Element], random: Random) -> None:
    """Puts a copy of another element in, after or in place of this one."""
    other = deepcopy(random.choice(elements))
    parent = item.getparent()
    if parent is None or random.random() < 0.4:
        item.insert(random.randrange(len(item) + 1), other)
    elif random.random() < 0.5:
        parent.replace(item, other)
    else:
        item.addnext(other)


def _rename(item: etree._Element, elements: list[etree._Element], random: Random) -> None:
    item.tag = random.choice(elements).tag


def _wrap(item: etree._Element, elements: list[etree._Element], random: Random) -> None:
    """The element within itself, up to so many times."""
    for _ in range(random.choice((1, 3, 200))):
        inner = etree.Element(item.tag, item.attrib)
        inner.text = item.text
        inner.extend(list(item))
        item.append(inner)


_CHANGES: tuple[Callable[[etree._Element, list[etree._Element], Random], None], ...] = (
    _set_attribute, _set_attribute, _set_attribute, _drop_attribute, _lend_attributes, _set_text, _set_text,
    _remove, _remove, _repeat, _exchange, _exchange, _rename, _wrap,
)  # fmt: skip
