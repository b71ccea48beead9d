"""Directing a script by a language server in a test, checked by the stage on the way."""

from pipeline.engines.director_llm.director import LanguageDirector
from pipeline.engines.director_llm.served import ServedMind
from pipeline.engines.director_llm.server import Server
from pipeline.film.timing import FrameRate
from pipeline.progress import unwatched
from pipeline.readers import parse
from pipeline.stages.breakdown import break_down

RATE = FrameRate()

SCRIPT = """INT. KITCHEN - NIGHT

ANNA (30) lights a candle. She waits at the window.

ANNA
You came back.

BEN enters and closes the door behind him. [[CU, 85mm, dolly out, 5s]]

BEN (V.O.)
I said I would.

EXT. YARD - DAY

Snow falls on an empty swing.

CLOSE ON THE LOCK

Anna pans her torch across the fence.
"""


def director_at(loopback, home, **options):
    options = {"answer_s": 120.0, "pause_s": 0.0, **options}
    return LanguageDirector("llm", ServedMind(Server(loopback.url, "small"), **options), home)


def directed(
    loopback,
    home,
    text=SCRIPT,
    *,
    progress=unwatched,
    is_worded=False,
    is_described=False,
    **options,
):
    director = director_at(loopback, home, **options)
    return break_down(
        parse(text), director, RATE, progress, is_worded=is_worded, is_described=is_described
    )


def shots(breakdown):
    return [shot for scene in breakdown.scenes for shot in scene.shots]
