"""Directing a script in a test, checked by the stage on the way."""

from pipeline.engines.director_rules import RulesDirector
from pipeline.film.shot import Shot
from pipeline.film.timing import FrameRate
from pipeline.film.world import Breakdown
from pipeline.readers import parse
from pipeline.stages.breakdown import break_down

RATE = FrameRate()


def direct(text: str, rate: FrameRate = RATE) -> Breakdown:
    return break_down(parse(text), RulesDirector(), rate)


def shots_of(text: str) -> list[Shot]:
    return [shot for scene in direct(text).scenes for shot in scene.shots]


def shot_with(text: str, words: str) -> Shot:
    """The first shot that shows or says these words."""
    for shot in shots_of(text):
        if words in shot.action or any(words in line.text for line in shot.lines):
            return shot
    raise AssertionError(f"no shot has {words!r}")
