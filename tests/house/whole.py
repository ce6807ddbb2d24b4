"""The album with no stand-in: recognition itself around an engine without weights, and a web client."""

from pathlib import Path

from functions.recognition import handler as recognition_handler
from functions.recognition.eyes import EyeHolder
from functions.recognition.holding import Holder
from functions.recognition.judging import Judges
from functions.recognition.recognise import Recogniser
from functions.recognition_web import handler as web_handler
from functions.recognition_web.site import Site
from functions.shared.images.decoding.decoder import Decoder
from tests.house.album import MAX_OBJECT_BYTES, House
from tests.recognition.weights import REVIEW_SCORE, Weights


def recognise_with(house: House, weights: Weights) -> None:
    networks = Holder(weights.open_network, house.clock.monotonic)
    classifiers = Holder(weights.open_classifier, house.clock.monotonic)
    judges = Judges(Holder(weights.open_judge, house.clock.monotonic), REVIEW_SCORE, weights.find_review)
    eyes = EyeHolder(networks, classifiers, lambda: weights.labels_are_coming, judges)
    recogniser = Recogniser(house.gateway("recognition"), Decoder())
    house.apps["recognition"] = recognition_handler.create_app(
        recogniser, eyes, house.security("recognition"), MAX_OBJECT_BYTES
    )


def make_whole(house: House, folder: Path) -> House:
    recognise_with(house, Weights())
    site = folder / "site"
    (site / "assets").mkdir(parents=True)
    (site / "index.html").write_text("<!doctype html><title>Smart Album</title>")
    (site / "assets" / "main-abc123.js").write_text("export {}")
    house.apps["recognition-web"] = web_handler.create_app(Site.load(site), house.security("recognition-web"))
    return house
