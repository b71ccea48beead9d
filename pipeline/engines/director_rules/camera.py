"""How the camera moves: what the text does asks for it, and nothing else does."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.engines.director_rules.doing import done_in
from pipeline.engines.director_rules.lexicon.listed import listed
from pipeline.engines.director_rules.lexicon.verbs import Manner
from pipeline.engines.director_rules.moments import Moment
from pipeline.engines.director_rules.orders import Order
from pipeline.engines.director_rules.plan import Plan
from pipeline.film.camera import Angle, Ease, Move, Size
from pipeline.film.shot import Coverage, Look


@dataclass(frozen=True)
class Asked:
    """A move and how much the text wants it: the stronger one keeps it where two meet."""

    move: Move
    amount: float = 1.0
    claim: int = 1
    ease: Ease = Ease.IN_OUT


PHRASES: tuple[tuple[str, Asked], ...] = (
    ("looks up", Asked(Move.TILT_UP, 0.8, 3)),
    ("look up", Asked(Move.TILT_UP, 0.8, 3)),
    ("gazes up", Asked(Move.TILT_UP, 0.8, 3)),
    ("towers", Asked(Move.TILT_UP, 1.0, 3)),
    ("looks down", Asked(Move.TILT_DOWN, 0.8, 3)),
    ("look down", Asked(Move.TILT_DOWN, 0.8, 3)),
    ("looks around", Asked(Move.PAN_RIGHT, 0.8, 3)),
    ("looks round", Asked(Move.PAN_RIGHT, 0.8, 3)),
    ("spins", Asked(Move.WHIP_PAN, 0.8, 4)),
    ("whirls", Asked(Move.WHIP_PAN, 0.8, 4)),
    ("swings round", Asked(Move.WHIP_PAN, 0.8, 4)),
    ("skids", Asked(Move.WHIP_PAN, 0.6, 4)),
    ("dizzy", Asked(Move.DOLLY_ZOOM, 0.6, 4)),
    ("vertigo", Asked(Move.DOLLY_ZOOM, 1.0, 4)),
    ("loses his balance", Asked(Move.ROLL, 0.8, 4)),
    ("loses her balance", Asked(Move.ROLL, 0.8, 4)),
    ("staggers", Asked(Move.ROLL, 0.5, 3)),
    ("sways", Asked(Move.ROLL, 0.4, 2)),
    ("revealing", Asked(Move.DOLLY_OUT, 0.8, 4)),
    ("reveals", Asked(Move.PAN_RIGHT, 0.8, 4)),
    ("up the stairs", Asked(Move.TILT_UP, 0.7, 3)),
    ("up the steps", Asked(Move.TILT_UP, 0.7, 3)),
    ("down the stairs", Asked(Move.TILT_DOWN, 0.7, 3)),
    ("down the steps", Asked(Move.TILT_DOWN, 0.7, 3)),
    ("suddenly", Asked(Move.ZOOM_IN, 0.7, 2)),
    ("alone", Asked(Move.DOLLY_OUT, 0.6, 2)),
    ("抬头", Asked(Move.TILT_UP, 0.8, 3)),
    ("转身", Asked(Move.PAN_RIGHT, 0.5, 2)),
)
"""What a sentence says in so many words."""

MANNERS: dict[Manner, Asked] = {
    Manner.CHASE: Asked(Move.HANDHELD, 1.0, 3, Ease.LINEAR),
    Manner.REALISE: Asked(Move.DOLLY_IN, 0.6, 3),
    Manner.TRAVEL: Asked(Move.TRUCK_RIGHT, 0.8, 2),
    Manner.ENTER: Asked(Move.PAN_RIGHT, 0.5, 1),
    Manner.EXIT: Asked(Move.PAN_RIGHT, 0.5, 1),
    Manner.REVEAL: Asked(Move.DOLLY_OUT, 0.7, 3),
    Manner.TOUCH: Asked(Move.ORBIT_RIGHT, 0.6, 3),
    Manner.RISE: Asked(Move.PEDESTAL_UP, 0.8, 2),
}
"""What a kind of deed asks for; kinds that are not listed leave the camera where it is."""

STRAIGHT = listed(
    """
    run runs running sprints races chases pursues flees
    """
)
"""Running along: the camera runs beside."""

ANGLES: tuple[tuple[Angle, tuple[str, ...]], ...] = (
    (Angle.OVERHEAD, ("from high above", "far below", "seen from above", "bird's eye")),
    (Angle.HIGH, ("from above", "down the stairs", "down the steps", "below him", "below her",
                  "collapses")),
    (Angle.LOW, ("from below", "looms", "towers", "up the stairs", "up the steps", "above him",
                 "above her", "vaults", "leaps", "over the railing", "over the rail")),
    (Angle.DUTCH, ("dizzy", "vertigo", "reels", "staggers")),
)  # fmt: skip

OPPOSITE = {
    Move.TRUCK_RIGHT: Move.TRUCK_LEFT,
    Move.PAN_RIGHT: Move.PAN_LEFT,
    Move.ORBIT_RIGHT: Move.ORBIT_LEFT,
}

ORDERED = 9
"""The claim of a move that the user asked for."""

_CLOSE = frozenset({Size.ECU, Size.CU})
_MOVING_CLOSE = frozenset({Move.DOLLY_IN, Move.DOLLY_OUT, Move.HANDHELD, Move.ZOOM_IN})


def asked_by(plan: Plan) -> Asked | None:
    """The move that the words of a shot ask for."""
    text = plan.action.casefold()
    if not text or plan.coverage in (Coverage.POV, Coverage.INSERT) or plan.is_repeat:
        return None
    asked = next((asked for phrase, asked in PHRASES if phrase in text), None)
    asked = asked or _by_verb(plan, text)
    if asked and plan.size in _CLOSE and asked.move not in _MOVING_CLOSE:
        return None
    if asked and plan.look is Look.LEFT:
        return replace(asked, move=OPPOSITE.get(asked.move, asked.move))
    return asked


def _by_verb(plan: Plan, text: str) -> Asked | None:
    if not plan.people:
        return None
    for deed in done_in(text):
        if deed.verb.manner is Manner.CHASE and deed.form in STRAIGHT:
            return Asked(Move.TRUCK_RIGHT, 1.0, 3, Ease.LINEAR)
        asked = MANNERS.get(deed.verb.manner)
        if asked:
            return asked
    return None


def with_moves(plans: list[Plan], orders: list[Order]) -> Iterator[Plan]:
    """Gives each shot its move; where two would meet the stronger, else the first, keeps it.

    Only the neighbours' wishes count, not what became of them, so that a change stays local.
    A chase runs through its cuts, and the user's own move is the strongest.
    """
    wishes = [None, *map(_wish, plans, orders), None]
    for place, plan in enumerate(plans):
        before, own, after = wishes[place : place + 3]
        if own and not _yields(own, before, after):
            yield replace(plan, move=own.move, amount=own.amount, ease=own.ease)
        else:
            yield replace(plan, move=Move.STATIC, amount=1.0, ease=Ease.IN_OUT)


def _wish(plan: Plan, order: Order) -> Asked | None:
    if order.move:
        return Asked(order.move, claim=ORDERED if order.move is not Move.STATIC else 0)
    if plan.move is not Move.STATIC:
        return Asked(plan.move, plan.amount)
    return asked_by(plan)


def _yields(own: Asked, before: Asked | None, after: Asked | None) -> bool:
    if own.ease is Ease.LINEAR:
        return False
    stronger_before = before is not None and before.claim >= own.claim
    return stronger_before or (after is not None and after.claim > own.claim)


def with_angle(plan: Plan) -> Plan:
    text = plan.action.casefold()
    angle = next(
        (angle for angle, phrases in ANGLES if any(each in text for each in phrases)), None
    )
    return replace(plan, angle=angle) if angle and not plan.is_repeat else plan


def obey(plan: Plan, order: Order) -> Plan:
    """The user's words over the director's own."""
    if not order:
        return plan
    move = order.move or plan.move
    is_new = order.move is not None
    return replace(
        plan,
        size=order.size or _usual_size(order) or plan.size,
        angle=order.angle or plan.angle,
        lens_mm=order.lens_mm or plan.lens_mm,
        coverage=order.coverage or plan.coverage,
        move=move,
        amount=order.amount or (1.0 if is_new else plan.amount),
        speed=order.speed or plan.speed,
        ease=order.ease or (Ease.IN_OUT if is_new else plan.ease),
        ordered_s=order.seconds or plan.ordered_s,
    )


def _usual_size(order: Order) -> Size | None:
    usual = {Coverage.INSERT: Size.ECU, Coverage.ESTABLISHING: Size.WS, Coverage.MASTER: Size.WS}
    return usual.get(order.coverage) if order.coverage else None


def order_of(moments: tuple[Moment, ...]) -> Order:
    order = Order()
    for moment in moments:
        order = order.then(moment.order)
    return order
