"""How a scene ends: on the thing left behind, or on the face that did not speak."""

from dataclasses import replace

from pipeline.engines.director_rules import talk
from pipeline.engines.director_rules.doing import done_in
from pipeline.engines.director_rules.lengths import SHOT
from pipeline.engines.director_rules.lexicon.verbs import Manner
from pipeline.engines.director_rules.moments import Moment, Stage
from pipeline.engines.director_rules.plan import Plan
from pipeline.film.camera import Move, Size
from pipeline.film.shot import Coverage

LONG_TALK = 4
"""Speeches from which on a scene that ends on words gets its last face."""

ENDING_AMOUNT = 0.5


def with_ending(plans: list[Plan], stage: Stage) -> list[Plan]:
    """The last image holds a little longer and says where the scene leaves us."""
    if not plans:
        return plans
    last = plans[-1]
    if not any(beat.speech for beat in last.beats):
        return [*plans[:-1], _telling(last)]
    speech = last.beats[-1]
    if not speech.speech or stage.talk(speech.speech.number).speeches < LONG_TALK:
        return plans
    silent = talk.reaction(Moment(speech), stage)
    if (
        silent
        and silent.people[0] not in last.people[:1]
        and last.coverage is not Coverage.REACTION
    ):
        held = replace(silent, seconds=SHOT.reaction_s + SHOT.ending_s)
        return [*plans, replace(held, move=Move.DOLLY_IN, amount=ENDING_AMOUNT)]
    return plans


def _telling(last: Plan) -> Plan:
    is_thing = last.coverage is Coverage.INSERT
    if any(done.verb.manner is Manner.CHASE for done in done_in(last.action)):
        return last
    held = replace(last, seconds=min(SHOT.longest_s, last.seconds + SHOT.ending_s))
    if is_thing and last.move is Move.STATIC:
        return replace(held, move=Move.DOLLY_IN, amount=ENDING_AMOUNT, size=Size.CU)
    return held
