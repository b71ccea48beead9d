"""Sets: every kind builds, nothing floats, words find their kinds, props are known and held."""

from itertools import pairwise

import numpy as np
import pytest

from pipeline.engines.previs.artist import PrevisArtist
from pipeline.engines.previs.mesh import Part, weld
from pipeline.engines.previs.sets import Place, build
from pipeline.engines.previs.sets.furniture import HUNG
from pipeline.engines.previs.sets.kinds import KINDS, kind_of
from pipeline.engines.previs.sets.kinds.inside import INSIDE
from pipeline.engines.previs.sets.kinds.kind import items_of
from pipeline.engines.previs.sets.kinds.rarer import INDOORS, OUTDOORS
from pipeline.engines.previs.sets.outdoors import AFLOAT, FAR
from pipeline.engines.previs.sets.things import THINGS, named, thing
from pipeline.engines.previs.staging.props import PLAIN
from pipeline.engines.previs.trace import Tracer
from pipeline.film.camera import Camera, Size
from pipeline.film.script import Interior, Light, Setting
from pipeline.film.weather import Weather, are_lamps_out, weather_of
from pipeline.recipe import BoardRecipe
from pipeline.stages.boards import artist_remarks

CONTACT_M = 0.02
UNGROUNDED = (*HUNG, *AFLOAT, *FAR, "sea", "outside", "weather", "ceiling", "beyond")
"""What hangs, floats, falls, or lies beyond the ground that is played on."""


def place_of(kind: str, light: Light = Light.DAY, weather: Weather = Weather.CLEAR) -> Place:
    interior = Interior.INT if kind in INSIDE else Interior.EXT
    return build(kind, interior, light, weather)


def corners(parts: list[Part]) -> np.ndarray:
    return np.concatenate([part.vertices for part in parts])


def pieces(place: Place) -> dict[str, list[Part]]:
    """The parts of each thing that is carried as one."""
    found: dict[str, list[Part]] = {}
    for part in place.parts:
        found.setdefault(part.thing.partition("/")[0], []).append(part)
    return found


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_is_found_by_its_name_and_builds(kind: str) -> None:
    place = place_of(kind)
    everything = [*place.parts, *(part for wall in place.walls for part in wall.parts)]
    assert place.kind == kind or kind == "open"
    assert sum(len(part.faces) for part in everything) < 60_000
    assert len(place.spots) >= 6
    for part in everything:
        assert np.isfinite(part.vertices).all()
        assert part.vertices.dtype == np.float32
        assert np.linalg.norm(part.normals, axis=1) == pytest.approx(1, abs=1e-3)


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(KINDS))
def test_nothing_floats(kind: str) -> None:
    """Under each thing, within 2 cm of its lowest point, is the ground or another thing."""
    place = place_of(kind)
    for name, own in pieces(place).items():
        if name.startswith(UNGROUNDED) or name == "floor":
            continue
        points = corners(own)
        low = points[points[:, 2] < points[:, 2].min() + 1e-3].mean(0)
        others = [part for part in place.parts if part.thing.partition("/")[0] != name]
        start = np.array([[low[0], low[1], low[2] + 0.01]], np.float32)
        down = np.array([[0, 0, -1]], np.float32)
        under = Tracer(weld(others)).hits(start, down).distance[0]
        assert under < 0.01 + CONTACT_M or low[2] < CONTACT_M, f"{name} at {low}"


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(INSIDE))
def test_what_hangs_touches_a_wall_or_the_ceiling(kind: str) -> None:
    place = place_of(kind)
    if place.bounds is None:
        return
    wide, deep, high = place.bounds
    for wall in place.walls:
        for part in wall.parts:
            if part.thing.partition(" ")[0] in ("back", "left", "right", "front"):
                continue
            own = [
                each for each in wall.parts if each.thing.split("/")[0] == part.thing.split("/")[0]
            ]
            points = corners(own)
            gaps = (wide - np.abs(points[:, 0]).max(), deep - np.abs(points[:, 1]).max())
            assert min(*gaps, high - points[:, 2].max()) < 0.06, part.thing


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(KINDS))
def test_the_open_side_is_open(kind: str) -> None:
    """From 3 m before the middle, at eye height, the middle is seen."""
    place = place_of(kind)
    tracer = Tracer(weld(list(place.parts)))
    eye = np.array([[0.0, -3.0, 1.6]], np.float32)
    assert tracer.is_clear(eye, np.array([[0.0, 2.6, -0.3]], np.float32), 1.0)[0]


def test_the_same_place_is_the_same_and_two_names_differ() -> None:
    one = build("KITCHEN", Interior.INT, Light.DAY)
    build.__globals__["_build"].cache_clear()
    same = build("kitchen", Interior.INT, Light.DAY)
    other = build("ANNA'S KITCHEN", Interior.INT, Light.DAY)
    assert all(
        np.array_equal(a.vertices, b.vertices) and a.material == b.material
        for a, b in zip(one.parts, same.parts, strict=True)
    )
    assert other.kind == one.kind
    look = [
        {(p.thing.split("/")[0], p.material.colour) for p in each.parts} for each in (one, other)
    ]
    assert look[0] != look[1]


WORDS = [
    ("KITCHEN", Interior.INT, "kitchen"),
    ("ANNA'S KITCHEN", Interior.INT, "kitchen"),
    ("CORNER CAFE", Interior.INT, "cafe"),
    ("POLICE STATION - INTERROGATION ROOM", Interior.INT, "interview room"),
    ("HOSPITAL ROOM", Interior.INT, "hospital"),
    ("DINING ROOM", Interior.INT, "restaurant"),
    ("CONTROL ROOM", Interior.INT, "control room"),
    ("SLEEPING COMPARTMENT", Interior.INT, "compartment"),
    ("TAXI", Interior.BOTH, "car"),
    ("THE LONG STAIRS", Interior.EXT, "steps"),
    ("STAIRWELL", Interior.INT, "staircase"),
    ("PLATFORM OF THE LAST STATION", Interior.EXT, "station"),
    ("MARKET STREET", Interior.EXT, "street"),
    ("FISH MARKET", Interior.EXT, "market"),
    ("HARBOUR CITY", Interior.EXT, "hill town"),
    ("HARBOUR", Interior.EXT, "harbour"),
    ("TERRACE OF THE FORT", Interior.EXT, "terrace"),
    ("HOUSE", Interior.EXT, "suburb"),
    ("HOUSE", Interior.INT, "living room"),
    ("BARN", Interior.INT, "warehouse"),
    ("VILLAGE SQUARE", Interior.EXT, "village"),
    ("厨房", Interior.INT, "kitchen"),
    ("海滩", Interior.EXT, "beach"),
    ("包厢", Interior.INT, "compartment"),
    ("КУХНЯ", Interior.INT, "kitchen"),
    ("НА ВОКЗАЛЕ", Interior.EXT, "station"),
    ("БОЛЬНИЧНАЯ ПАЛАТА", Interior.INT, "hospital"),
    ("מטבח", Interior.INT, "kitchen"),
    ("ברציף", Interior.EXT, "station"),
    ("CUISINE", Interior.INT, "kitchen"),
    ("BAHNHOF", Interior.EXT, "station"),
    ("PLAYA", Interior.EXT, "beach"),
]


@pytest.mark.parametrize(("place", "interior", "kind"), WORDS)
def test_words_find_their_kind(place: str, interior: Interior, kind: str) -> None:
    assert kind_of(place, interior) == (kind, True)


@pytest.mark.parametrize(
    ("place", "interior", "kind"),
    [("🦄", Interior.INT, "room"), ("🦄", Interior.EXT, "open"), ("", None, "room")],
)
def test_an_unknown_place_falls_back_and_says_so(
    place: str, interior: Interior | None, kind: str
) -> None:
    assert kind_of(place, interior) == (kind, False)
    assert build(place, interior, Light.DAY).kind == kind


def test_what_cannot_be_drawn_is_said_once() -> None:
    recipe = BoardRecipe(
        engine="previs",
        version=1,
        size=(192, 108),
        slate="3A",
        setting=Setting(interior=Interior.EXT, place="\U0001f984", light=Light.DAY),
        action="",
        camera=Camera(size=Size.WS, lens_mm=28),
        props=("flux capacitor", "letter"),
    )
    said = artist_remarks([recipe, recipe], PrevisArtist())
    assert len(said) == 2
    assert "open country" in said[0]
    assert said[1].startswith("3A: There is no drawing of 'flux capacitor'")


def test_a_wrong_row_is_refused() -> None:
    with pytest.raises(ValueError, match="is no item"):
        items_of("stove at the wall")


@pytest.mark.parametrize("name", list(THINGS))
def test_every_prop_builds_stands_and_has_a_grip_on_it(name: str) -> None:
    made = thing(name)
    assert made is not None
    points = corners(made(PLAIN))
    assert -0.05 < points[:, 2].min() < CONTACT_M or name == "boat"
    assert (np.array(made.grip) > points.min(0) - 0.05).all()
    assert (np.array(made.grip) < points.max(0) + 0.05).all()


def test_at_least_forty_props_by_many_names() -> None:
    assert len(THINGS) >= 40
    asked = (
        "brass key",
        "keys",
        "love letters",
        "чемодан",
        "手机",
        "המפתח",
        "regenschirm",
        "a rose",
    )
    assert [named(word) for word in asked] == [
        "key", "key", "paper", "suitcase", "phone", "key", "umbrella", "flower",
    ]  # fmt: skip
    assert named("flux capacitor") is None


def test_weather_is_read_falls_and_ends() -> None:
    assert weather_of(["INT. CAFE - DAY", "Rain runs down the window."]) is Weather.RAIN
    assert weather_of(["EXT. FIELD", "The rain has stopped."]) is Weather.CLEAR
    assert weather_of(["EXT. FIELD", "The rain is over."]) is Weather.CLEAR
    assert weather_of(["EXT. HARBOUR", "Fog over the water."]) is Weather.FOG
    assert weather_of(["大雪"]) is Weather.SNOW
    assert are_lamps_out(["The lamps are out."])
    assert not are_lamps_out(["The lamps are lit."])
    rainy = place_of("street", weather=Weather.RAIN)
    assert rainy.light.air
    assert rainy.light.air.weather is Weather.RAIN
    assert "puddle" in {part.thing for part in rainy.parts}
    fog = place_of("street", weather=Weather.FOG).light.haze_m
    assert fog < rainy.light.haze_m < place_of("street").light.haze_m


def test_each_hour_is_darker_than_the_one_before_and_lamps_go_out() -> None:
    hours = [build("kitchen", Interior.INT, light).light for light in (Light.DAY, Light.DUSK)]
    hours.append(build("kitchen", Interior.INT, Light.NIGHT).light)
    hours.append(build("kitchen", Interior.INT, Light.NIGHT, lamps_out=True).light)
    assert all(sum(a.warm) > sum(b.warm) for a, b in pairwise(hours))
    assert hours[2].lamps
    assert not hours[3].lamps
    assert hours[3].sun is not None


SELDOM = {
    Interior.INT: {
        "WHEELHOUSE": "control room", "ORANGERY": "garden", "SPEAKEASY": "bar", "DOJO": "gym",
        "OBSERVATORY": "control room", "BOWLING ALLEY": "bar", "UNDERGROUND CAR PARK": "warehouse",
        "BARRACKS": "bedroom", "CRYPT": "church", "BLACKSMITH'S": "workshop", "SEWER": "cave",
        "JUDGE'S CHAMBERS": "office", "PENTHOUSE": "living room", "TREEHOUSE": "attic",
        "LIGHTHOUSE": "staircase", "STABLES": "warehouse", "HELICOPTER": "train", "TOMB": "cave",
        "LAKE HOUSE": "living room", "WELL-KEPT KITCHEN": "kitchen", "SAFE HOUSE": "living room",
        "KITCHEN OF THE TOWER": "kitchen", "BEAUTY SALON": "shop", "STEAKHOUSE": "restaurant",
        "天文台": "control room", "宿舍": "bedroom", "赌场": "bar", "地下室": "warehouse",
        "МОРГ": "laboratory", "КАЗАРМА": "bedroom", "МАЯК": "staircase", "БАНК": "office",
        "קזינו": "bar", "מקלט": "warehouse", "מגדלור": "staircase",
    },
    Interior.EXT: {
        "MOOR": "field", "SWAMP": "field", "RAINFOREST": "forest", "GORGE": "mountain",
        "WATERFALL": "mountain", "CREEK": "beach", "RUNWAY": "road", "CHECKPOINT": "road",
        "SHIPYARD": "harbour", "BOARDWALK": "harbour", "FAIRGROUND": "market", "CAMPUS": "park",
        "JUNKYARD": "courtyard", "BATTLEMENTS": "terrace", "FIRE ESCAPE": "rooftop",
        "LUNAR SURFACE": "desert", "TRENCHES": "field", "LIGHTHOUSE": "harbour",
        "HAMLET": "village", "ORANGERY": "garden", "SKI RESORT": "snow", "CUL-DE-SAC": "suburb",
        "瀑布": "mountain", "草原": "field", "工地": "courtyard", "灯塔": "harbour",
        "БОЛОТО": "field", "НАБЕРЕЖНАЯ": "harbour", "ВОДОПАД": "mountain",
        "ביצה": "field", "טיילת": "harbour",
    },
}  # fmt: skip


@pytest.mark.parametrize("interior", SELDOM)
def test_places_that_are_seldom_written_find_their_nearest_kind(interior) -> None:
    for place, kind in SELDOM[interior].items():
        assert kind_of(place, interior) == (kind, True), place
    for place in ("SPACE", "XYZZY", "🌋"):
        assert not kind_of(place, interior)[1]


def test_every_row_of_seldom_words_is_of_a_kind() -> None:
    assert {*INDOORS, *OUTDOORS} <= {*KINDS}
