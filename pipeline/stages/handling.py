"""What everybody holds and what lies about, from shot to shot: read once from a scene."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.film.script import Interior, Scene
from pipeline.film.shot import Coverage, Shot

PUTS = re.compile(
    r"\b(?:puts?|sets?|lays?|places|leaves|drops?|slides?|leans|hangs|tosses|throws|hides|pushes"
    r"|falls?)\b|放|кладёт|ставит|מניח",
    re.IGNORECASE,
)
GIVES = re.compile(
    r"\b(?:gives?|hands?|passes|offers?|holds? (?:it )?out)\b|递|даёт", re.IGNORECASE
)
TAKES = re.compile(
    r"\b(?:takes?|picks? up|lifts?|grabs?|snatch(?:es)?|holds?|holding|carr(?:y|ies)|draws|clutch"
    r"(?:es)?|finds|unfolds|reads?|reading|aims?|raises|fold(?:s|ing)|swings|wav(?:es|ing)|steals"
    r"|drags?|opens|counts|lights|eats|drinks?|sells|plays|brush(?:es)?|with (?:an?|his|her|the"
    r"|two|their))\b|拿|取|握|держит|берёт|достаёт|читает|מחזיק|לוקח|קורא",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(r"\b(?:rings?|strikes|ticks|over the|on the wall|outside|hangs)\b", re.I)
THROWN = re.compile(r"\b(?:throws|tosses|hurls|flings)\b|扔|бросает", re.IGNORECASE)
MEANT = re.compile(r"\b(?:it|them|one)\b", re.IGNORECASE)
"""The prop that was handled last."""
PUT_BACK = """cup mug glass coffee tea wine beer water bottle spoon fork brush food soup apple
    orange bread sandwich cigarette lamp bell 茶 杯 杯子"""
"""Held for the shot that says so, and then on the table again."""
WORN = "coat hat cap glasses shoe shoes boot glove watch helmet scarf ring"
HUNG = "clock window mirror painting picture poster photograph sign calendar map door bell"
"""On the wall: an insert of one lays it nowhere."""
VEHICLES: dict[str, str] = {
    "car": "car", "cars": "car", "taxi": "car", "cab": "car", "van": "van", "vans": "van",
    "truck": "van", "lorry": "van", "bus": "van", "ambulance": "van", "motorcycle": "motorcycle",
    "motorbike": "motorcycle", "bicycle": "bicycle", "bike": "bicycle", "boat": "boat",
    "cyclist": "bicycle", "biker": "motorcycle", "汽车": "car", "машина": "car",
}  # fmt: skip
"""What comes into a street, by the words that say so."""

_VEHICLE = re.compile(
    r"\b(?:an?|the|another|his|her|two|three)\s+(?:[\w'-]+\s+){0,2}?"
    rf"(?P<one>{'|'.join(sorted(VEHICLES, key=len, reverse=True))})\b",
    re.IGNORECASE,
)


@dataclass
class _Hands:
    """The state between two shots."""

    held: dict[str, str] = field(default_factory=dict[str, str])
    laid: dict[str, None] = field(default_factory=dict[str, None])
    last: str = ""

    def lay(self, prop: str) -> None:
        self.let_go(prop)
        self.laid[prop] = None

    def let_go(self, prop: str) -> None:
        self.held = {who: what for who, what in self.held.items() if what != prop}

    def take(self, who: str, prop: str) -> None:
        self.let_go(prop)
        self.laid.pop(prop, None)
        self.held[who] = prop


def holds_of(scene: Scene) -> dict[str, dict[str, str]]:
    """Shot id -> who holds what."""
    return {shot: held for shot, held, _ in _handled(scene)}


def dressing_of(scene: Scene) -> dict[str, tuple[str, ...]]:
    """Shot id -> what lies about, in the order in which it came there."""
    return {shot: laid for shot, _, laid in _handled(scene) if laid}


def _handled(scene: Scene) -> Iterator[tuple[str, dict[str, str], tuple[str, ...]]]:
    hands = _Hands()
    is_outdoors = scene.setting.interior is not Interior.INT
    for shot in scene.shots:
        who = next(iter(shot.characters), "")
        hands = _Hands(dict(hands.held), dict(hands.laid), hands.last)
        prop = _prop(shot, hands)
        after = _done(shot, who, prop, hands)
        came = dict.fromkeys(vehicles_of(shot.action) if is_outdoors else ())
        yield shot.id, hands.held, tuple(hands.laid | came)
        hands = after
        hands.laid |= came


def vehicles_of(action: str) -> list[str]:
    """What drives into the picture."""
    return [VEHICLES[found["one"].casefold()] for found in _VEHICLE.finditer(action)]


def _prop(shot: Shot, hands: _Hands) -> str:
    held = [name for name in shot.props if name not in WORN.split()]
    action = shot.action.casefold()
    verb = next(
        (found.start() for found in (TAKES.search(action), PUTS.search(action)) if found), 0
    )
    behind = [name for name in held if action.find(name, verb) >= 0]
    named = min(behind, key=lambda name: action.find(name, verb)) if behind else "".join(held[:1])
    return named or (hands.last if MEANT.search(shot.action) else "")


def _done(shot: Shot, who: str, prop: str, hands: _Hands) -> _Hands:
    """Changes `hands` to how they are in the shot, and returns how they are after it."""
    after = hands
    puts, takes = PUTS.search(shot.action), TAKES.search(shot.action)
    if not prop:
        return after
    hands.last = prop
    if THROWN.search(shot.action) and who:
        hands.take(who, prop)
        after = _Hands(dict(hands.held), dict(hands.laid), prop)
        after.let_go(prop)
    elif who and len(shot.characters) > 1 and GIVES.search(shot.action):
        hands.take(who, prop)
        after = _Hands(dict(hands.held), dict(hands.laid), prop)
        after.take(shot.characters[1], prop)
    elif who and takes and (not puts or takes.start() < puts.start() or not hands.held):
        hands.take(who, prop)
        after = _let_go(hands, prop) if prop in PUT_BACK.split() or puts else hands
    elif puts or (_is_lying(shot) and prop not in (*hands.held.values(), *HUNG.split())):
        hands.lay(prop)
    return after


def _is_lying(shot: Shot) -> bool:
    """Whether an insert shows what lies there, not what hangs or sounds."""
    return shot.coverage is Coverage.INSERT and not ELSEWHERE.search(shot.action)


def _let_go(hands: _Hands, prop: str) -> _Hands:
    after = _Hands(dict(hands.held), dict(hands.laid), prop)
    after.lay(prop)
    return after
