"""Positions by cells of a grid, however many there are: no more cells are held than are asked for."""

from dataclasses import dataclass
from math import floor
from typing import Final

from functions.shared.stores.search import Cluster, Position

WHOLE_EARTH: Final = 360.0
Cell = tuple[int, int]


@dataclass
class Sum:
    count: int
    lat: float
    lon: float
    id: str

    def add(self, other: "Sum") -> None:
        self.count += other.count
        self.lat += other.lat
        self.lon += other.lon
        self.id = max(self.id, other.id)

    def cluster(self) -> Cluster:
        return Cluster(Position(self.lat / self.count, self.lon / self.count), self.count, self.id)


class Grid:
    """From the south pole and the date line on, so that cells that are doubled hold whole ones of before."""

    def __init__(self, cell: float, most: int) -> None:
        self._cell = cell
        self._most = most
        self._cells: dict[Cell, Sum] = {}

    def add(self, lat: float, lon: float, id: str) -> None:
        self._put((floor((lat + 90) / self._cell), floor((lon + 180) / self._cell)), Sum(1, lat, lon, id))
        while len(self._cells) > self._most and self._cell < WHOLE_EARTH:
            self._double()

    def clusters(self) -> list[Cluster]:
        found = (cell.cluster() for cell in self._cells.values())
        return sorted(found, key=lambda cluster: (-cluster.count, cluster.id))

    def _put(self, cell: Cell, more: Sum) -> None:
        if cell in self._cells:
            self._cells[cell].add(more)
        else:
            self._cells[cell] = more

    def _double(self) -> None:
        before, self._cells = self._cells, {}
        self._cell *= 2
        for (north, east), held in before.items():
            self._put((north // 2, east // 2), held)
