"""A schematic map of the Netherlands, drawn by hand from some eighty well-known places: no copied borders.

Points are (longitude, latitude) in degrees, rounded to what a sketch needs. One degree of latitude is `SCALE`
units of the drawing; longitudes are narrowed by the cosine of 52.2 degrees, so that distances look right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

Point = tuple[float, float]

SCALE = 130.0
WEST, NORTH = 3.2, 53.62
NARROWED = cos(radians(52.2))
WIDTH, HEIGHT = 330, 384

MAINLAND: Sequence[Point] = (
    # Zeeland and the islands of the south west, from west to east and back
    (3.44, 51.54), (3.70, 51.60), (3.69, 51.73), (3.95, 51.74), (3.85, 51.83), (4.08, 51.85), (4.02, 51.98),
    # along the coast to Den Helder
    (4.27, 52.11), (4.52, 52.37), (4.63, 52.66), (4.73, 52.96),
    # the Afsluitdijk, Friesland and Groningen
    (5.03, 52.94), (5.40, 53.08), (5.42, 53.20), (5.88, 53.39), (6.30, 53.41), (6.83, 53.45), (6.93, 53.33),
    (7.20, 53.24), (7.19, 53.00), (7.05, 52.82), (7.06, 52.63), (6.71, 52.62), (6.72, 52.48), (7.05, 52.38),
    # the eastern border
    (7.02, 52.23), (6.75, 52.11), (6.82, 51.96), (6.40, 51.84), (6.12, 51.88), (5.97, 51.77), (6.00, 51.66),
    (6.21, 51.45), (6.09, 51.20), (5.88, 51.03), (6.07, 50.88), (6.01, 50.76),
    # Limburg and the southern border
    (5.70, 50.76), (5.66, 50.88), (5.80, 51.08), (5.56, 51.24), (5.24, 51.28), (5.05, 51.46), (4.80, 51.42),
    (4.55, 51.44), (4.28, 51.38), (4.25, 51.46), (3.95, 51.45), (3.58, 51.45),
)  # fmt: skip
FLANDERS: Sequence[Point] = (
    (3.38, 51.36), (3.85, 51.34), (4.22, 51.36), (4.22, 51.25), (3.80, 51.22), (3.42, 51.26),
)  # fmt: skip
LAKE: Sequence[Point] = (
    (5.06, 52.88), (5.38, 53.00), (5.42, 52.86), (5.71, 52.82), (5.62, 52.66), (5.50, 52.55), (5.22, 52.40),
    (5.03, 52.40), (5.08, 52.62), (5.28, 52.73), (5.11, 52.78),
)  # fmt: skip
ISLANDS: Sequence[Sequence[Point]] = (
    ((4.73, 53.03), (4.80, 53.16), (4.90, 53.14), (4.83, 53.03)),
    ((4.90, 53.23), (5.06, 53.31), (5.09, 53.29), (4.94, 53.22)),
    ((5.18, 53.37), (5.53, 53.45), (5.55, 53.42), (5.22, 53.34)),
    ((5.63, 53.46), (5.93, 53.47), (5.93, 53.44), (5.64, 53.43)),
    ((6.12, 53.50), (6.32, 53.51), (6.32, 53.48), (6.13, 53.47)),
)

PROEFTUINEN: dict[str, Point] = {
    "amsterdam-amstelland": (4.88, 52.31),
    "flevoland": (5.55, 52.48),
    "foodvalley": (5.72, 52.12),
    "fryslan": (5.80, 53.10),
    "gelderland-zuid": (5.74, 51.84),
    "hart-van-brabant": (5.06, 51.60),
    "rotterdam-rijnmond": (4.36, 51.88),
    "utrecht": (5.25, 52.13),
    "utrecht-west": (4.86, 52.06),
    "west-brabant-west": (4.42, 51.56),
    "zaanstreek-waterland": (4.92, 52.57),
    "zeeland": (3.78, 51.50),
}
"""Where the number of a proeftuin stands on the map, by its key in the vocabulary."""


@dataclass(frozen=True, slots=True)
class Outline:
    width: int
    height: int
    land: tuple[str, ...]
    water: tuple[str, ...]


def outline() -> Outline:
    """The drawing as SVG paths."""
    land = (MAINLAND, FLANDERS, *ISLANDS)
    return Outline(WIDTH, HEIGHT, tuple(_path(each) for each in land), (_path(LAKE),))


def place(key: str) -> tuple[int, int] | None:
    """Where a proeftuin stands in the drawing, or None when it is not on the map."""
    point = PROEFTUINEN.get(key)
    if point is None:
        return None
    x, y = _projected(point)
    return round(x), round(y)


def _projected(point: Point) -> Point:
    longitude, latitude = point
    return (longitude - WEST) * NARROWED * SCALE, (NORTH - latitude) * SCALE


def _path(points: Sequence[Point], roundness: float = 0.16) -> str:
    """A closed line through the points with softened corners (Catmull-Rom as cubic Béziers)."""
    drawn = [_projected(point) for point in points]
    count = len(drawn)
    parts = [f"M{drawn[0][0]:.0f} {drawn[0][1]:.0f}"]
    for index in range(count):
        before, here = drawn[index - 1], drawn[index]
        after, beyond = drawn[(index + 1) % count], drawn[(index + 2) % count]
        first = (here[0] + (after[0] - before[0]) * roundness, here[1] + (after[1] - before[1]) * roundness)
        second = (after[0] - (beyond[0] - here[0]) * roundness, after[1] - (beyond[1] - here[1]) * roundness)
        numbers = (*first, *second, *after)
        parts.append("C" + " ".join(f"{number:.0f}" for number in numbers))
    return "".join(parts) + "Z"
