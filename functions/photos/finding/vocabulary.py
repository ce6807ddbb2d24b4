"""What people call the things that are recognised, in German and English, besides their labels."""

from bisect import bisect_left
from typing import Final

from functions.shared.stores.terms.words import facet

NAMES: Final = {
    "person": "people man woman child men women children human "
    "Mensch Menschen Personen Leute Frau Mann Kind Kinder",
    "bicycle": "bike cycle Fahrrad Fahrräder Rad Räder Velo",
    "car": "automobile Auto Autos Wagen PKW",
    "motorbike": "motorcycle Motorrad Motorräder Töff",
    "aeroplane": "airplane plane aircraft Flugzeug Flugzeuge Flieger",
    "bus": "coach Bus Busse Omnibus",
    "train": "railway Zug Züge Eisenbahn Bahn",
    "truck": "lorry Lastwagen LKW Laster",
    "boat": "ship Boot Boote Schiff Schiffe",
    "traffic light": "Ampel Ampeln",
    "fire hydrant": "hydrant Hydrant Hydranten",
    "stop sign": "Stoppschild Stoppschilder",
    "parking meter": "Parkuhr Parkuhren",
    "bench": "Bank Bänke Parkbank Sitzbank",
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
    "umbrella": "parasol Schirm Schirme Regenschirm Regenschirme Sonnenschirm",
    "handbag": "purse Handtasche Handtaschen Tasche Taschen",
    "tie": "necktie Krawatte Krawatten Schlips",
    "suitcase": "luggage Koffer Gepäck",
    "frisbee": "Frisbee Frisbees Wurfscheibe",
    "skis": "ski skiing Ski Skier Schi",
    "snowboard": "Snowboard Snowboards",
    "sports ball": "ball football soccer Ball Bälle Fußball Fußbälle",
    "kite": "Drachen Lenkdrachen",
    "baseball bat": "Baseballschläger",
    "baseball glove": "Baseballhandschuh Baseballhandschuhe",
    "skateboard": "Skateboard Skateboards Rollbrett",
    "surfboard": "Surfbrett Surfbretter",
    "tennis racket": "Tennisschläger",
    "bottle": "Flasche Flaschen",
    "wine glass": "Weinglas Weingläser",
    "cup": "mug Tasse Tassen Becher",
    "fork": "Gabel Gabeln",
    "knife": "knives Messer",
    "spoon": "Löffel",
    "bowl": "Schüssel Schüsseln Schale Schalen",
    "banana": "Banane Bananen",
    "apple": "Apfel Äpfel",
    "sandwich": "sandwiches Brot Sandwich Butterbrot",
    "orange": "Orange Orangen Apfelsine Apfelsinen",
    "broccoli": "Brokkoli Broccoli",
    "carrot": "Karotte Karotten Möhre Möhren",
    "hot dog": "hotdog Hotdog Hotdogs",
    "pizza": "Pizza Pizzen",
    "donut": "doughnut Donut Donuts Krapfen",
    "cake": "Kuchen Torte Torten",
    "chair": "Stuhl Stühle Sessel",
    "sofa": "couch Sofa Sofas",
    "pottedplant": "houseplant Topfpflanze Topfpflanzen Zimmerpflanze Pflanze Pflanzen",
    "bed": "Bett Betten",
    "diningtable": "table Tisch Tische Esstisch",
    "toilet": "loo Toilette Toiletten Klo",
    "tvmonitor": "television screen monitor Fernseher Bildschirm Bildschirme",
    "laptop": "notebook Laptop Laptops",
    "mouse": "mice Maus Mäuse Computermaus",
    "remote": "Fernbedienung Fernbedienungen",
    "keyboard": "Tastatur Tastaturen",
    "cell phone": "phone mobile smartphone cellphone Handy Handys Telefon Mobiltelefon Smartphone",
    "microwave": "Mikrowelle Mikrowellen",
    "oven": "Ofen Öfen Backofen Herd",
    "toaster": "Toaster",
    "sink": "washbasin Waschbecken Spüle",
    "refrigerator": "fridge Kühlschrank Kühlschränke",
    "book": "Buch Bücher",
    "clock": "watch Uhr Uhren",
    "vase": "Vase Vasen",
    "scissors": "Schere Scheren",
    "teddy bear": "teddy Teddy Teddybär Teddybären",
    "hair drier": "hairdryer Föhn Haartrockner",
    "toothbrush": "Zahnbürste Zahnbürsten",
}
SHORTEST_BEGINNING: Final = 3
"""Letters of a name that stand for all of it."""
_BY_NAME: Final = sorted({(facet(name), label) for label, names in NAMES.items() for name in names.split()})


def labels_named(word: str) -> tuple[str, ...]:
    """Labels of which a name is this word, or begins with it."""
    found = []
    for name, label in _BY_NAME[bisect_left(_BY_NAME, (word, "")) :]:
        if not name.startswith(word):
            break
        if name == word or len(word) >= SHORTEST_BEGINNING:
            found.append(label)
    return tuple(dict.fromkeys(found))


def singulars(word: str) -> tuple[str, ...]:
    """What an English or German plural may be the plural of; more than there are words does no harm."""
    if len(word) <= SHORTEST_BEGINNING:
        return ()
    if word.endswith("ies"):
        return (word[:-3] + "y",)
    endings = [ending for ending in ("s", "es", "en", "n", "e", "er") if word.endswith(ending)]
    return tuple(word[: -len(ending)] for ending in endings if len(word) - len(ending) >= SHORTEST_BEGINNING)
