"""The crew of a studio, working in this process: the same tasks, the same engines, no waiting."""

import itertools

from studio.ledger.dispatch import Dispatch
from studio.perform import work
from studio.settings import settings

SMALL = "128x72"
QUICK = "rules+slate+parallax"
"""A studio's tests ask when a board is drawn, not what it shows: this artist is the fastest."""

SCRIPT = """INT. KITCHEN - NIGHT

ANNA (30) lights a candle. She waits at the window.

ANNA
You came back.

BEN enters and closes the door behind him.

BEN
I said I would.

EXT. YARD - DAY

Snow falls on an empty swing. Anna pans her torch across the fence.
"""


SEEDS = itertools.count(1)
"""Every film gets its own, so that no film finds the work of another one done."""


def small(home):
    return settings(home=home, crew=QUICK, size=SMALL, seed=next(SEEDS))


def begun(studio, script=SCRIPT, **options):
    """A small project; its boards are asked for and not drawn."""
    return studio.create(script, choices=small(studio.home), **options)


def work_off(studio, most=1000, is_entered=True):
    """Makes what was asked for, and enters it; returns how many jobs that were."""
    dispatch = Dispatch(studio.ledger.book)
    done = 0
    while done < most and (claim := dispatch.claim([])):
        made = work(claim.task, studio.media, lambda _: None)
        dispatch.finish(claim.id, made.result, 0.1)
        done += 1
    if is_entered:
        studio.catch_up()
    return done


def fail_all(studio, sentence):
    dispatch = Dispatch(studio.ledger.book)
    while claim := dispatch.claim([]):
        dispatch.fail(claim.id, sentence)
