"""What the network recognises, in German and in other English words: either language finds the other's.

``yolov3/data/coco.names`` has the labels, which the web client shows as they are.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from functions.photos.finding.forms import spelled_out
from functions.shared.stores.terms.words import facet

GERMAN: Final = {
    "person": "Person, Personen, Mensch, Menschen, Leute",
    "bicycle": "Fahrrad, Fahrräder, Rad, Räder, Velo, Velos",
    "car": "Auto, Autos, Pkw, Wagen, Personenwagen",
    "motorbike": "Motorrad, Motorräder, Moped, Mopeds, Motorroller",
    "aeroplane": "Flugzeug, Flugzeuge, Flieger",
    "bus": "Bus, Busse, Omnibus, Omnibusse, Reisebus, Reisebusse",
    "train": "Zug, Züge, Bahn, Bahnen, Eisenbahn, Eisenbahnen",
    "truck": "Lastwagen, Laster, Lkw, Lkws, Lastkraftwagen",
    "boat": "Boot, Boote, Schiff, Schiffe, Segelboot, Segelboote",
    "traffic light": "Ampel, Ampeln, Verkehrsampel, Verkehrsampeln",
    "fire hydrant": "Hydrant, Hydranten, Feuerhydrant, Feuerhydranten",
    "stop sign": "Stoppschild, Stoppschilder, Stopschild, Stopschilder",
    "parking meter": "Parkuhr, Parkuhren",
    "bench": "Bank, Bänke, Sitzbank, Sitzbänke, Parkbank, Parkbänke",
    "bird": "Vogel, Vögel",
    "cat": "Katze, Katzen, Kater, Kätzchen",
    "dog": "Hund, Hunde, Hündin, Hündinnen",
    "horse": "Pferd, Pferde, Ross",
    "sheep": "Schaf, Schafe",
    "cow": "Kuh, Kühe, Rind, Rinder",
    "elephant": "Elefant, Elefanten",
    "bear": "Bär, Bären",
    "zebra": "Zebra, Zebras",
    "giraffe": "Giraffe, Giraffen",
    "backpack": "Rucksack, Rucksäcke",
    "umbrella": "Regenschirm, Regenschirme, Schirm, Schirme, Sonnenschirm, Sonnenschirme",
    "handbag": "Handtasche, Handtaschen, Tasche, Taschen",
    "tie": "Krawatte, Krawatten, Schlips, Schlipse",
    "suitcase": "Koffer, Reisekoffer",
    "frisbee": "Frisbee, Frisbees, Frisbeescheibe, Wurfscheibe",
    "skis": "Ski, Skier, Schi, Schier",
    "snowboard": "Snowboard, Snowboards",
    "sports ball": "Ball, Bälle, Fußball, Fußbälle, Tennisball, Tennisbälle",
    "kite": "Drachen, Flugdrachen, Lenkdrachen",
    "baseball bat": "Baseballschläger, Schlagholz",
    "baseball glove": "Baseballhandschuh, Baseballhandschuhe, Fanghandschuh, Fanghandschuhe",
    "skateboard": "Skateboard, Skateboards, Rollbrett, Rollbretter",
    "surfboard": "Surfbrett, Surfbretter",
    "tennis racket": "Tennisschläger",
    "bottle": "Flasche, Flaschen",
    "wine glass": "Weinglas, Weingläser",
    "cup": "Tasse, Tassen, Becher, Kaffeetasse, Kaffeetassen",
    "fork": "Gabel, Gabeln",
    "knife": "Messer",
    "spoon": "Löffel",
    "bowl": "Schüssel, Schüsseln, Schale, Schalen",
    "banana": "Banane, Bananen",
    "apple": "Apfel, Äpfel",
    "sandwich": "Sandwich, Sandwiches, belegtes Brot, belegtes Brötchen",
    "orange": "Orange, Orangen, Apfelsine, Apfelsinen",
    "broccoli": "Brokkoli, Broccoli",
    "carrot": "Karotte, Karotten, Möhre, Möhren, Mohrrübe, Mohrrüben, Rüebli",
    "hot dog": "Hotdog, Hotdogs",
    "pizza": "Pizza, Pizzen, Pizzas",
    "donut": "Donut, Donuts",
    "cake": "Kuchen, Torte, Torten",
    "chair": "Stuhl, Stühle, Sessel",
    "sofa": "Sofa, Sofas, Couch",
    "pottedplant": "Topfpflanze, Topfpflanzen, Zimmerpflanze, Zimmerpflanzen",
    "bed": "Bett, Betten",
    "diningtable": "Tisch, Tische, Esstisch, Esstische",
    "toilet": "Toilette, Toiletten, Klo, Klos",
    "tvmonitor": "Fernseher, Fernsehgerät, Fernsehgeräte, Bildschirm, Bildschirme, Monitor, Monitore",
    "laptop": "Laptop, Laptops, Notebook, Notebooks",
    "mouse": "Maus, Mäuse, Computermaus, Computermäuse",
    "remote": "Fernbedienung, Fernbedienungen",
    "keyboard": "Tastatur, Tastaturen",
    "cell phone": "Handy, Handys, Mobiltelefon, Mobiltelefone, Natel, Telefon, Telefone, Smartphone",
    "microwave": "Mikrowelle, Mikrowellen, Mikrowellenherd",
    "oven": "Backofen, Backöfen, Ofen, Öfen",
    "toaster": "Toaster",
    "sink": "Spüle, Spülen, Spülbecken, Waschbecken, Lavabo",
    "refrigerator": "Kühlschrank, Kühlschränke",
    "book": "Buch, Bücher",
    "clock": "Uhr, Uhren, Wanduhr, Wanduhren",
    "vase": "Vase, Vasen, Blumenvase, Blumenvasen",
    "scissors": "Schere, Scheren",
    "teddy bear": "Teddy, Teddys, Teddybär, Teddybären, Kuscheltier, Kuscheltiere",
    "hair drier": "Föhn, Föhne, Haartrockner",
    "toothbrush": "Zahnbürste, Zahnbürsten",
}
ENGLISH: Final = {
    "person": "people, human",
    "bicycle": "bike, cycle, pushbike",
    "car": "automobile",
    "motorbike": "motorcycle, moped, motor scooter",
    "aeroplane": "airplane, plane, aircraft, jet",
    "bus": "coach",
    "train": "railway",
    "truck": "lorry",
    "boat": "ship, sailing boat, sailboat",
    "traffic light": "stoplight",
    "fire hydrant": "fireplug",
    "bird": "birdie",
    "cat": "kitten, kitty",
    "dog": "puppy, hound",
    "horse": "pony",
    "cow": "cattle",
    "backpack": "rucksack, knapsack",
    "umbrella": "parasol, brolly",
    "handbag": "purse",
    "tie": "necktie",
    "suitcase": "luggage",
    "frisbee": "flying disc",
    "skis": "ski",
    "sports ball": "ball, football, soccer ball",
    "tennis racket": "racquet, tennis racquet",
    "wine glass": "wineglass",
    "cup": "mug",
    "knife": "knives",
    "hot dog": "hotdog",
    "donut": "doughnut",
    "sofa": "couch, settee",
    "pottedplant": "potted plant, houseplant, plant",
    "diningtable": "dining table, table",
    "toilet": "loo",
    "tvmonitor": "tv monitor, tv, television, monitor, screen",
    "laptop": "notebook",
    "mouse": "mice",
    "remote": "remote control",
    "cell phone": "cellphone, mobile phone, mobile, phone, smartphone",
    "oven": "stove",
    "refrigerator": "fridge",
    "clock": "watch",
    "teddy bear": "teddy",
    "hair drier": "hair dryer, hairdryer, blow dryer",
    "toothbrush": "tooth brush",
}


def _names(label: str) -> tuple[str, ...]:
    english = ENGLISH[label].split(", ") if label in ENGLISH else ()
    return (label, *GERMAN[label].split(", "), *english)


def _labels_by_name() -> Mapping[str, tuple[str, ...]]:
    found = defaultdict[str, dict[str, None]](dict)
    for label in GERMAN:
        for name in _names(label):
            found[spelled_out(name)][label] = None
    return {name: tuple(labels) for name, labels in found.items()}


LABEL_NAMES: Final = {label: tuple(dict.fromkeys(map(facet, _names(label)))) for label in GERMAN}
"""All names of a label, itself first, as terms have them."""
_LABELS: Final = _labels_by_name()


def labels_named(name: str) -> tuple[str, ...]:
    """By one of their names, as ``spelled_out`` gives it: so English ``bar`` is no bear."""
    return _LABELS.get(name, ())


def labels_beginning(start: str) -> tuple[str, ...]:
    """Those with a name that begins so."""
    found = [label for name, labels in _LABELS.items() if name.startswith(start) for label in labels]
    return tuple(dict.fromkeys(found))
