"""The user's own words for a shot: `CLOSE ON`, `[[dolly in]]`, `[[CU, 85mm, low angle, 4s]]`.

What is asked for is kept apart from what is not: an order changes nothing it does not name.
"""

import re
from dataclasses import dataclass, fields
from typing import TypeVar

from pipeline.engines.director_rules.lexicon.listed import listed
from pipeline.film.camera import Angle, Ease, Move, Size
from pipeline.film.shot import Coverage

SIZES: dict[Size, str] = {
    Size.ECU: (
        "extreme close-up|extreme close up|extreme close|ecu|xcu|very tight|大特写|сверхкрупный"
    ),
    Size.MCU: "medium close-up|medium close up|medium close|mcu|close medium|近景",
    Size.CU: (
        "close-up|close up|closeup|close on|close shot|closer on|tight on|cu|close|特写|"
        "крупный план|primer plano|gros plan|großaufnahme|primo piano|תקריב"
    ),
    Size.MWS: (
        "medium wide|medium long|medium full|mws|mls|cowboy shot|american shot|plano americano"
    ),
    Size.EWS: "extreme wide|extreme long|very wide|ews|els|xls|xws|aerial shot|大远景",
    Size.WS: (
        "wide shot|wide on|wide angle on|long shot|full shot|wide|ws|全景|远景|общий план|"
        "plano general|plan large|totale"
    ),
    Size.MS: (
        "medium shot|mid shot|mid-shot|medium on|waist shot|ms|中景|средний план|plano medio|"
        "plan moyen|halbtotale"
    ),
}
ANGLES: dict[Angle, str] = {
    Angle.OVERHEAD: (
        "overhead|bird's eye|bird’s eye|bird's-eye|god's eye|top shot|from directly above|俯拍"
    ),
    Angle.LOW: "low angle|low-angle|from below|worm's eye|仰拍",
    Angle.HIGH: "high angle|high-angle|from above",
    Angle.DUTCH: "dutch|canted|tilted frame",
    Angle.EYE_LEVEL: "eye level|eye-level",
}
MOVES: dict[Move, str] = {
    Move.STATIC: (
        "static|locked off|locked-off|lock off|locked down|no movement|no camera movement|"
        "do not move|don't move|don’t move|camera holds|固定镜头"
    ),
    Move.DOLLY_ZOOM: "dolly zoom|dolly-zoom|zolly|vertigo|push-in with zoom|push in with zoom",
    Move.DOLLY_IN: (
        "dolly in|dolly-in|dolly forward|dollies in|push in|push-in|pushes in|track in|"
        "tracks in|move in|moves in|creep in|推镜头|推近|наезд"
    ),
    Move.DOLLY_OUT: (
        "dolly out|dolly-out|dolly back|dollies out|pull back|pulls back|pull out|pull-out|"
        "track back|track out|拉镜头|拉远|отъезд"
    ),
    Move.WHIP_PAN: "whip pan|whip-pan|swish pan|whip to|whips to",
    Move.PAN_LEFT: "pan left|pan-left|pans left|panning left|pan to the left",
    Move.PAN_RIGHT: (
        "pan right|pan-right|pans right|panning right|pan to|pans to|pan across|pan with|"
        "pan along|slow pan|pan|摇镜头"
    ),
    Move.TILT_DOWN: "tilt down|tilt-down|tilts down",
    Move.TILT_UP: "tilt up|tilt-up|tilts up|tilt to",
    Move.TRUCK_LEFT: "truck left|truck-left|trucks left|track left|tracks left|crab left",
    Move.TRUCK_RIGHT: (
        "truck right|truck-right|trucks right|track right|tracks right|crab right|"
        "tracking shot|tracking|track with|tracks with|travelling|跟拍"
    ),
    Move.PEDESTAL_UP: "pedestal up|pedestal-up|boom up|booms up",
    Move.PEDESTAL_DOWN: "pedestal down|pedestal-down|boom down|booms down",
    Move.CRANE_DOWN: "crane down|crane-down|cranes down",
    Move.CRANE_UP: "crane up|crane-up|cranes up|crane shot",
    Move.ZOOM_OUT: "zoom out|zoom-out|zooms out",
    Move.ZOOM_IN: "zoom in|zoom-in|zooms in|zoom to|crash zoom|变焦",
    Move.ORBIT_LEFT: "orbit left|orbit-left|arc left|circle left",
    Move.ORBIT_RIGHT: (
        "orbit right|orbit-right|arc right|circle right|orbit|arc around|circle around"
    ),
    Move.HANDHELD: "handheld|hand-held|hand held|shaky|手持",
    Move.ROLL: "camera roll|camera rolls|roll",
}
COVERAGES: dict[Coverage, str] = {
    Coverage.OVER_SHOULDER: "over the shoulder|over-the-shoulder|ots|过肩",
    Coverage.TWO_SHOT: "two shot|two-shot|2-shot|2 shot|双人镜头",
    Coverage.GROUP: "group shot",
    Coverage.INSERT: "insert",
    Coverage.POV: "pov|p.o.v|point of view|point-of-view|主观镜头",
    Coverage.ESTABLISHING: "establishing|establish",
    Coverage.REACTION: "reaction shot|reaction",
    Coverage.MASTER: "master shot|master",
}
"""Phrases in the order they are tried; the first that stands as whole words wins."""

ALONE = listed(
    """
    wide close pan roll static insert master establish reaction orbit tracking arc tilt
    dutch overhead vertigo establishing ms ws cu aerial
    """
)
"""Words that are orders in a note only when the note, or a part between commas, is short."""

SPEEDS = {"very slow": 0.35, "slow": 0.5, "slowly": 0.5, "fast": 2.0, "quick": 2.0, "quickly": 2.0}
AMOUNTS = {"slight": 0.5, "slightly": 0.5, "gentle": 0.5, "gently": 0.5, "subtle": 0.4}
EASES = {
    "ease in and out": Ease.IN_OUT,
    "ease in-out": Ease.IN_OUT,
    "ease-in-out": Ease.IN_OUT,
    "ease in": Ease.IN,
    "ease-in": Ease.IN,
    "ease out": Ease.OUT,
    "ease-out": Ease.OUT,
    "linear": Ease.LINEAR,
}

_T = TypeVar("_T")

_LENS = re.compile(r"(?<!\d)(\d{1,3})\s*mm\b")
_SECONDS = re.compile(r"(?<![\d.])(\d{1,3}(?:[.,]\d{1,3})?)\s*(?:s|secs?|seconds?|с|сек|秒)(?!\w)")
_LONGEST_ALONE = 4
_LONGEST_NOTE = 400


@dataclass(frozen=True)
class Order:
    size: Size | None = None
    angle: Angle | None = None
    lens_mm: int | None = None
    move: Move | None = None
    seconds: float | None = None
    coverage: Coverage | None = None
    speed: float | None = None
    amount: float | None = None
    ease: Ease | None = None

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) is not None for each in fields(self))

    def then(self, other: "Order") -> "Order":
        """Both orders; what the later one names wins."""
        named = {
            each.name: getattr(self, each.name)
            if getattr(other, each.name) is None
            else getattr(other, each.name)
            for each in fields(self)
        }
        return Order(**named)


def read_orders(notes: tuple[str, ...], is_shot_line: bool = False) -> Order:
    """What the notes (or a shot line) ask for; a note without camera words asks for nothing."""
    order = Order()
    for note in notes:
        order = order.then(_read(note[:_LONGEST_NOTE], is_shot_line))
    return order


def _read(note: str, is_shot_line: bool) -> Order:
    folded = " ".join(note.casefold().split())
    lens, seconds = _LENS.search(folded), _SECONDS.search(folded)
    order = Order(
        size=_first(SIZES, folded, is_shot_line),
        angle=_first(ANGLES, folded, is_shot_line),
        lens_mm=min(400, max(8, int(lens.group(1)))) if lens else None,
        move=_first(MOVES, folded, is_shot_line),
        coverage=_first(COVERAGES, folded, is_shot_line),
    )
    is_short = all(len(part.split()) <= _LONGEST_ALONE for part in folded.split(","))
    if not order and not (is_short and seconds):
        return order
    return order.then(
        Order(
            seconds=_positive(seconds),
            speed=_word(SPEEDS, folded) if order.move else None,
            amount=_word(AMOUNTS, folded) if order.move else None,
            ease=_word(EASES, folded),
        )
    )


def _positive(seconds: re.Match[str] | None) -> float | None:
    value = float(seconds.group(1).replace(",", ".")) if seconds else 0.0
    return value or None


def _stands(phrase: str, text: str) -> bool:
    """As whole words; scripts without spaces anywhere."""
    at = text.find(phrase)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(phrase) : at + len(phrase) + 1]
        if phrase[0] > "⺀" or not (_joins(before) or _joins(after)):
            return True
        at = text.find(phrase, at + 1)
    return False


def _joins(char: str) -> bool:
    return char.isalnum()


def _first(table: dict[_T, str], text: str, is_shot_line: bool) -> _T | None:
    for value, phrases in table.items():
        for phrase in phrases.split("|"):
            if _stands(phrase, text) and (is_shot_line or _is_meant(phrase, text)):
                return value
    return None


def _is_meant(phrase: str, text: str) -> bool:
    """A single common word is an order only where little else is said with it."""
    if phrase not in ALONE:
        return True
    parts = [part for part in re.split(r"[,;.]", text) if _stands(phrase, part)]
    return any(len(part.split()) <= _LONGEST_ALONE for part in parts)


def _word(table: dict[str, _T], text: str) -> _T | None:
    return next((value for word, value in table.items() if _stands(word, text)), None)
