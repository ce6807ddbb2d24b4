"""HTTP of what many photos are asked about at once: when, where and how many."""

from dataclasses import dataclass
from typing import Final

from flask import Response

from functions.photos.edge.finding_messages import (
    Counted,
    CountedPlace,
    CountedQuery,
    Facets,
    MapCluster,
    MapQuery,
    MonthCount,
    NamedPlace,
    Suggestion,
    SuggestQuery,
    TimelineQuery,
    TownQuery,
)
from functions.photos.library.facets import Choice, PhotoFacets
from functions.photos.library.searching import PhotoSearch
from functions.photos.places.naming import TownNames
from functions.photos.services import Services
from functions.shared.access.callers import Caller
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation

TIMELINE: Final = Operation(
    "GET",
    "/timeline",
    "How many of my photos were taken in each month, newest first; in an album that is open to me, of all",
    query=TimelineQuery,
    answers={200: list[MonthCount]},
    errors=(404,),
    shares=True,
)
SUGGEST: Final = Operation(
    "GET",
    "/suggest",
    "What may be meant by the beginning of a word, with how many photos it finds",
    query=SuggestQuery,
    answers={200: list[Suggestion]},
)
FACETS: Final = Operation(
    "GET",
    "/facets",
    "The tags, places, cameras and years of what is found, with counts",
    query=CountedQuery,
    answers={200: Facets},
    errors=(404,),
    shares=True,
)
MAP: Final = Operation(
    "GET",
    "/map",
    "Where my photos were taken, near ones together",
    query=MapQuery,
    answers={200: list[MapCluster]},
)
TOWNS: Final = Operation(
    "GET",
    "/towns",
    "Towns of the world whose names begin so, in English or German, with their positions",
    query=TownQuery,
    answers={200: list[NamedPlace]},
)


def add_finding_routes(api: Api, services: Services) -> None:
    views = FindingViews(services.search, services.facets, services.towns)
    api.add(TIMELINE, views.timeline)
    api.add(SUGGEST, views.suggest)
    api.add(FACETS, views.facets)
    api.add(MAP, views.map)
    api.add(TOWNS, views.towns)


@dataclass(frozen=True)
class FindingViews:
    search: PhotoSearch
    choices: PhotoFacets
    names: TownNames

    def timeline(self, caller: Caller, query: TimelineQuery) -> Response:
        months = self.choices.months(caller, query.wanted())
        return answer([MonthCount(month=month, count=count) for month, count in months])

    def suggest(self, caller: Caller, query: SuggestQuery) -> Response:
        found = self.choices.suggest(caller, query.q)
        return answer([Suggestion(kind=one.kind, text=one.text, count=one.count, q=one.q) for one in found])

    def facets(self, caller: Caller, query: CountedQuery) -> Response:
        found = self.choices.of(caller, query.wanted())
        tags, cameras, years = (tuple(map(_told, found[kind])) for kind in ("tag", "camera", "year"))
        places = tuple(map(_told_place, found["place"]))
        return answer(Facets(tag=tags, place=places, camera=cameras, year=years))

    def map(self, caller: Caller, query: MapQuery) -> Response:
        found = self.search.clusters(caller, query.q, query.box(), query.zoom)
        return answer(
            [
                MapCluster(lat=one.position.lat, lon=one.position.lon, count=one.count, photo_id=one.id)
                for one in found
            ]
        )

    def towns(self, caller: Caller, query: TownQuery) -> Response:
        # Whoever acts for nobody has no business here.
        found = self.names.beginning(query.q) if caller.person else []
        return answer([NamedPlace(place=one.place, lat=one.lat, lon=one.lon) for one in found])


def _told(choice: Choice) -> Counted:
    return Counted(text=choice.text, count=choice.count, q=choice.q)


def _told_place(choice: Choice) -> CountedPlace:
    german = choice.german or choice.text
    return CountedPlace(text=choice.text, german=german, count=choice.count, q=choice.q)
