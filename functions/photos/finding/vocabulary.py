"""What people call the things that are recognised, in German and English, besides their labels."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from typing import Final

from functions.photos.finding.forms import spelled_out
from functions.photos.finding.picture_names import PICTURE_NAMES
from functions.shared.stores.terms.words import facet

_OF_OBJECTS: Final = {
    "person": "people human humans Mensch Menschen Person Personen Leute",
    "bicycle": "bike cycle Fahrrad Fahrräder Rad Räder Velo Velos",
    "car": "automobile Auto Autos Wagen PKW automobiles Pkws",
    "motorbike": "motorcycle Motorrad Motorräder Töff Moped Mopeds",
    "aeroplane": "airplane plane aircraft Flugzeug Flugzeuge Flieger",
    "bus": "coach Bus Busse Omnibus Omnibusse Reisebus",
    "train": "railway Zug Züge Eisenbahn Bahn Eisenbahnen",
    "truck": "lorry Lastwagen LKW Laster Lkws Lastkraftwagen",
    "boat": "ship Boot Boote Schiff Schiffe sailboat Segelboot Segelboote",
    "traffic light": "Ampel Ampeln stoplight Verkehrsampel",
    "fire hydrant": "hydrant Hydrant Hydranten",
    "stop sign": "Stoppschild Stoppschilder Stopschild",
    "parking meter": "Parkuhr Parkuhren",
    "bench": "Bank Bänke Parkbank Sitzbank Parkbänke Sitzbänke",
    "bird": "Vogel Vögel",
    "cat": "kitten kitty Katze Katzen Kater Kätzchen",
    "dog": "puppy hound Hund Hunde Welpe Welpen",
    "horse": "pony Pferd Pferde Ross",
    "sheep": "lamb Schaf Schafe Lamm Lämmer",
    "cow": "cattle bull Kuh Kühe Rind Rinder",
    "elephant": "Elefant Elefanten",
    "bear": "Bär Bären",
    "zebra": "Zebra Zebras",
    "giraffe": "Giraffe Giraffen",
    "backpack": "rucksack Rucksack Rucksäcke",
    "umbrella": "parasol Schirm Schirme Regenschirm Regenschirme Sonnenschirm brolly",
    "handbag": "purse Handtasche Handtaschen Tasche Taschen",
    "tie": "necktie Krawatte Krawatten Schlips",
    "suitcase": "luggage Koffer Gepäck Reisekoffer",
    "frisbee": "Frisbee Frisbees Wurfscheibe",
    "skis": "ski skiing Ski Skier Schi",
    "snowboard": "Snowboard Snowboards",
    "sports ball": "ball football soccer Ball Bälle Fußball Fußbälle",
    "kite": "Drachen Lenkdrachen Flugdrachen",
    "baseball bat": "Baseballschläger",
    "baseball glove": "Baseballhandschuh Baseballhandschuhe",
    "skateboard": "Skateboard Skateboards Rollbrett",
    "surfboard": "Surfbrett Surfbretter",
    "tennis racket": "Tennisschläger racquet",
    "bottle": "Flasche Flaschen",
    "wine glass": "Weinglas Weingläser wineglass",
    "cup": "mug Tasse Tassen Becher",
    "fork": "Gabel Gabeln",
    "knife": "knives Messer",
    "spoon": "Löffel",
    "bowl": "Schüssel Schüsseln Schale Schalen",
    "banana": "Banane Bananen",
    "apple": "Apfel Äpfel",
    "sandwich": "sandwiches Sandwich Butterbrot",
    "orange": "Orange Orangen Apfelsine Apfelsinen",
    "broccoli": "Brokkoli Broccoli",
    "carrot": "Karotte Karotten Möhre Möhren Mohrrübe Rüebli",
    "hot dog": "hotdog Hotdog Hotdogs",
    "pizza": "Pizza Pizzen",
    "donut": "doughnut Donut Donuts Krapfen doughnuts",
    "cake": "Kuchen Torte Torten",
    "chair": "Stuhl Stühle Sessel",
    "sofa": "couch Sofa Sofas settee Couch",
    "pottedplant": "houseplant Topfpflanze Topfpflanzen Zimmerpflanze Zimmerpflanzen",
    "bed": "Bett Betten",
    "diningtable": "table Tisch Tische Esstisch",
    "toilet": "loo Toilette Toiletten Klo",
    "tvmonitor": "tv television screen monitor Fernseher Fernsehgerät Bildschirm Bildschirme Monitore",
    "laptop": "notebook Laptop Laptops Notebooks",
    "mouse": "mice Maus Mäuse Computermaus",
    "remote": "Fernbedienung Fernbedienungen",
    "keyboard": "Tastatur Tastaturen",
    "cell phone": "phone mobile smartphone cellphone Handy Handys Telefon Mobiltelefon Natel",
    "microwave": "Mikrowelle Mikrowellen",
    "oven": "Ofen Öfen Backofen Herd",
    "toaster": "Toaster",
    "sink": "washbasin Waschbecken Spüle Spülbecken Lavabo",
    "refrigerator": "fridge Kühlschrank Kühlschränke",
    "book": "Buch Bücher",
    "clock": "watch Uhr Uhren",
    "vase": "Vase Vasen",
    "scissors": "Schere Scheren",
    "teddy bear": "teddy Teddy Teddybär Teddybären Teddys Kuscheltier",
    "hair drier": "hairdryer Föhn Haartrockner",
    "toothbrush": "Zahnbürste Zahnbürsten",
}
NAMES: Final = {**_OF_OBJECTS, **PICTURE_NAMES}
SHORTEST_BEGINNING: Final = 3
"""Letters of a name that stand for all of it."""
SHORTEST_WITHOUT_DOTS: Final = 4
"""Letters of a name that is also known without the dots of its umlauts; else a bar were a bear."""
_BY_NAME: Final = sorted(
    {(spelled_out(name), label) for label, names in NAMES.items() for name in names.split()}
)


def names_of(label: str) -> tuple[str, ...]:
    """As tags have them, the label first."""
    return tuple(dict.fromkeys((label, *map(facet, NAMES[label].split()))))


def labels_named(text: str) -> tuple[str, ...]:
    """Labels of which a name is this word, or begins with it."""
    start = spelled_out(text)
    found = list(labels_called((start,)))
    if len(start) >= SHORTEST_BEGINNING:
        following = _BY_NAME[bisect_left(_BY_NAME, (start, "")) :]
        found += [label for _, label in takewhile(lambda each: each[0].startswith(start), following)]
    return tuple(dict.fromkeys(found))


def labels_called(names: Iterable[str]) -> tuple[str, ...]:
    """Labels with one of these names, each as ``spelled_out`` gives it; a label is a name of itself."""
    return tuple(dict.fromkeys(label for name in names for label in _LABELS.get(name, ())))


def _labels_by_name() -> Mapping[str, tuple[str, ...]]:
    found = defaultdict[str, list[str]](list)
    for label in NAMES:
        for name in {label, *_known(label)}:
            found[name].append(label)
    return {name: tuple(labels) for name, labels in found.items()}


def _known(label: str) -> Iterator[str]:
    for name in NAMES[label].split():
        yield spelled_out(name)
        if len(facet(name)) >= SHORTEST_WITHOUT_DOTS:
            yield facet(name)


_LABELS: Final = _labels_by_name()
