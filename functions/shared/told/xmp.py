"""XMP's packets: ISO 16684-1. A packet says the same in several forms of RDF, which are all read.

Entities, which are what hostile XML is made of, are refused; so is what is larger or deeper than any packet.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from xml.parsers import expat

Xmp: TypeAlias = Mapping[str, tuple[str, ...]]
"""Values by the usual names, such as ``dc:subject``."""

PEOPLE: Final = "people"
"""Not a name of XMP's: whose faces programs have marked or were told, by whichever of their ways."""
LONGEST: Final = 1 << 20
_DEEPEST: Final = 64
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PREFIXES: Final = {
    _RDF: "rdf",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://cipa.jp/exif/1.0/": "exifEX",
    "http://ns.adobe.com/exif/1.0/aux/": "aux",
    "http://ns.adobe.com/lightroom/1.0/": "lr",
    "http://www.digikam.org/ns/1.0/": "digiKam",
    "http://ns.microsoft.com/photo/1.0/": "MicrosoftPhoto",
    "http://ns.microsoft.com/photo/1.0": "MicrosoftPhoto",
    "http://ns.microsoft.com/photo/1.2/t/RegionInfo#": "MPRI",
    "http://ns.microsoft.com/photo/1.2/t/Region#": "MPReg",
    "http://www.metadataworkinggroup.com/schemas/regions/": "mwg-rs",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
    "http://ns.iview-multimedia.com/mediapro/1.0/": "mediapro",
}
_WIDE: Final = {b"\0\0\0<": "utf-32-be", b"<\0\0\0": "utf-32-le", b"\0<": "utf-16-be", b"<\0": "utf-16-le"}
_LISTS: Final = frozenset({"rdf:Alt", "rdf:Bag", "rdf:Seq"})
_LANGUAGE: Final = "http://www.w3.org/XML/1998/namespace lang"
_NAMES_OF_PEOPLE: Final = ("Iptc4xmpExt:PersonInImage", "mediapro:People")


@dataclass
class _Node:
    name: str
    attributes: dict[str, str]
    children: "list[_Node]" = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def within(self, name: str) -> "Iterator[_Node]":
        """Those of this name at any depth."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.within(name)

    @property
    def text(self) -> str:
        own = "".join(self.said).strip() or self.attributes.get("rdf:value", "")
        return own or next((value.text for value in self.within("rdf:value")), "")

    @property
    def texts(self) -> Iterator[str]:
        """Of a list its items; of texts in several languages the one for all first."""
        for each in self.children:
            if each.name in _LISTS:
                yield from (item.text for item in sorted(each.children, key=_is_of_a_language))
        if own := self.text:
            yield own

    @property
    def fields(self) -> "Iterator[tuple[str, tuple[str, ...]]]":
        """Properties of a resource, which may stand as attributes, as elements, or within a description."""
        yield from ((name, (value,)) for name, value in self.attributes.items())
        for child in self.children:
            if child.name == "rdf:Description":
                yield from child.fields
            else:
                yield child.name, tuple(child.texts)


class _Refused(Exception):
    pass


def read_xmp(packet: bytes, extension: bytes = b"") -> Xmp:
    """Of a packet, and of another one that goes on with it. Empty for what is no sound packet."""
    return {**_read(extension), **_read(packet)} if extension else _read(packet)


def _read(packet: bytes) -> Xmp:
    root = _tree(_in_utf_8(packet[:LONGEST]).strip(b"\0 \t\r\n"))
    found = dict[str, tuple[str, ...]]()
    for rdf in root.within("rdf:RDF"):
        for name, values in rdf.fields:
            said = tuple(text for value in values if (text := value.strip()))
            if said and " " not in name:
                found.setdefault(name, said)
    people = tuple(dict.fromkeys(name for name in map(str.strip, _people(root, found)) if name))
    return {**found, PEOPLE: people} if people else found


def _people(root: _Node, found: Xmp) -> Iterator[str]:
    for regions in root.within("mwg-rs:RegionList"):
        for region in map(_flat, regions.within("rdf:li")):
            if region.get("mwg-rs:Type", "Face") == "Face":
                yield region.get("mwg-rs:Name", "")
    for regions in root.within("MPRI:Regions"):
        yield from (_flat(region).get("MPReg:PersonDisplayName", "") for region in regions.within("rdf:li"))
    for name in _NAMES_OF_PEOPLE:
        yield from found.get(name, ())
    for person in root.within("Iptc4xmpExt:PersonName"):
        yield from list(person.texts)[:1]


def _flat(region: _Node) -> dict[str, str]:
    return {name: values[0] for name, values in region.fields if values}


def _is_of_a_language(item: _Node) -> bool:
    return item.attributes.get(_LANGUAGE, "x-default") != "x-default"


def _tree(packet: bytes) -> _Node:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    open_nodes = [_Node("", {})]

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(open_nodes) > _DEEPEST:
            raise _Refused
        node = _Node(_short(name), {_short(key): value for key, value in attributes.items()})
        open_nodes[-1].children.append(node)
        open_nodes.append(node)

    def say(text: str) -> None:
        open_nodes[-1].said.append(text)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: open_nodes.pop()
    parser.CharacterDataHandler = say
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(packet, True)
    except expat.ExpatError:
        # What follows the end is none of it.
        return open_nodes[0] if len(open_nodes) == 1 else _Node("", {})
    except (_Refused, ValueError, LookupError):
        return _Node("", {})
    return open_nodes[0]


def _in_utf_8(packet: bytes) -> bytes:
    """A packet may be in any form of Unicode, and then tells so only by what it begins with."""
    for beginning, encoding in _WIDE.items():
        if packet.startswith(beginning):
            return packet.decode(encoding, "ignore").encode()
    return packet


def _refuse(*_: object) -> None:
    raise _Refused


def _short(name: str) -> str:
    space, _, local = name.rpartition(" ")
    prefix = _PREFIXES.get(space)
    return f"{prefix}:{local}" if prefix else name
