"""An album in one process: every function as its Flask application, calling the others without a socket."""

from tests.house.album import House
from tests.house.people import Person
from tests.house.standin import Answer, StandInRecognition

__all__ = ["Answer", "House", "Person", "StandInRecognition"]
