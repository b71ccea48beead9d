"""What a set offers to the staging: what it is built of, where people can be, and its light."""

from dataclasses import dataclass, field

from pipeline.engines.previs.mesh import Part, Triple
from pipeline.engines.previs.sets.shell import Wall
from pipeline.engines.previs.trace import Light


@dataclass(frozen=True)
class Spot:
    """Where one person can be. `turn` degrees as of a part; `seat_m` is the height sat on."""

    zone: str
    at: tuple[float, float]
    turn: float
    seat_m: float | None = None
    floor_m: float = 0.0
    """How high what is stood or sat on is raised: a dais."""

    @property
    def is_seat(self) -> bool:
        return self.seat_m is not None


@dataclass(frozen=True)
class Place:
    """A built set; its middle, where the scene is played, is (0, 0); cameras look to +y.

    `spots` from the best to the last, seats in pairs, left before right as seen from -y.
    `targets`: what can be looked at or gone to (window, door, clock). `surface`: where small props
    lie, its height included. `bounds`: half the size of the floor, None outdoors.
    """

    kind: str
    parts: tuple[Part, ...]
    walls: tuple[Wall, ...]
    spots: tuple[Spot, ...]
    light: Light
    surface: Triple
    targets: dict[str, Triple] = field(default_factory=dict)
    bounds: tuple[float, float, float] | None = None
    stations: dict[str, Spot] = field(default_factory=dict)
    """Where somebody works there, by the names of `film.stations`."""
    rows: tuple[Spot, ...] = ()
    """Seats about the middle, for those who watch: desks, pews, benches; the nearest first."""
