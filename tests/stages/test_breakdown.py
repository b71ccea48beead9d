"""The stage holds a director to the script, and publishes what came out."""

import json
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest

from pipeline.engines.director_rules import RulesDirector
from pipeline.errors import StudioError
from pipeline.film.script import Scene, Screenplay
from pipeline.film.shot import Shot
from pipeline.film.timing import FrameRate
from pipeline.film.value import Span
from pipeline.film.world import Breakdown
from pipeline.readers import parse
from pipeline.stages.breakdown import break_down, breakdown_document, breakdown_schema

ASSETS = Path(__file__).parents[2] / "assets"
SCHEMA = ASSETS / "schema" / "breakdown.schema.json"
RATE = FrameRate()
SCRIPT = "INT. HALL - DAY\n\nDust. Anna sits.\n\nANNA\nHello there.\n\nEXT. SEA - NIGHT\n\nWaves.\n"


@dataclass
class Careless:
    """A director that spoils the first scene of a good breakdown in one way."""

    fault: str
    name: str = "careless"

    def break_down(self, screenplay: Screenplay, rate: FrameRate) -> Breakdown:
        good = RulesDirector().break_down(screenplay, rate)
        scenes = (self._spoiled(good.scenes[0]), *good.scenes[1:])
        return good.model_copy(update={"scenes": scenes[1:] if self.fault == "scene" else scenes})

    def _spoiled(self, scene: Scene) -> Scene:
        shots = list(scene.shots)
        if self.fault == "elements":
            return scene.model_copy(update={"elements": scene.elements[:-1]})
        if self.fault == "gap":
            del shots[1]
        elif self.fault == "order":
            shots.reverse()
        elif self.fault == "outside":
            shots[-1] = moved(shots[-1], Span(shots[-1].source.start, scene.source.stop + 9))
        elif self.fault == "time":
            talk = next(n for n, shot in enumerate(shots) if shot.lines)
            shots[talk] = shots[talk].model_copy(update={"frames": 1})
        elif self.fault == "end":
            shots.pop()
        elif self.fault == "id":
            shots[1] = shots[1].model_copy(update={"id": shots[0].id})
        return scene.model_copy(update={"shots": tuple(shots)})


def moved(shot: Shot, source: Span) -> Shot:
    return shot.model_copy(update={"source": source})


@pytest.mark.parametrize(
    "fault", ["scene", "elements", "gap", "order", "outside", "time", "end", "id"]
)
def test_a_director_that_loses_words_is_named(fault):
    with pytest.raises(StudioError, match="careless"):
        break_down(parse(SCRIPT), Careless(fault), RATE)


def test_a_careful_director_passes():
    breakdown = break_down(parse(SCRIPT), RulesDirector(), RATE)
    assert len(breakdown.scenes) == 2


@pytest.mark.parametrize(
    "path", sorted((ASSETS / "examples").glob("*.fountain")), ids=lambda path: path.stem
)
def test_the_document_is_valid_and_says_what_the_breakdown_says(path):
    breakdown = break_down(parse(path.read_text("utf-8")), RulesDirector(), RATE)
    document = json.loads(json.dumps(breakdown_document(breakdown, RATE)))
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))
    shots = [shot for scene in document["scenes"] for shot in scene["shots"]]
    planned = [shot for scene in breakdown.scenes for shot in scene.shots]
    assert [shot["id"] for shot in shots] == [shot.id for shot in planned]
    assert [shot["seconds"] for shot in shots] == [shot.frames / 24 for shot in planned]
    assert len({shot["slate"] for shot in shots}) == len(shots)


def test_the_document_has_the_published_keys():
    document = breakdown_document(break_down(parse(SCRIPT), RulesDirector(), RATE), RATE)
    scene = document["scenes"][0]
    line = next(line for shot in scene["shots"] for line in shot["lines"])
    assert {"title", "scenes"} <= document.keys()
    assert {"id", "slugline", "source", "elements", "shots"} == scene.keys()
    assert {"kind", "text", "source"} == scene["elements"][0].keys()
    assert {"character", "text", "source"} == line.keys()
    assert SCRIPT[slice(*line["source"])].strip() == line["text"] == "Hello there."
    shot = scene["shots"][0]
    assert {"id", "slate", "size", "angle", "lens_mm", "move", "seconds"} <= shot.keys()
    assert {"action", "characters", "lines", "source"} <= shot.keys()
    assert shot["slate"] == "1A"


def test_the_published_schema_is_the_one_the_code_makes():
    """Made by: json.dumps(breakdown_schema(), indent=2, ensure_ascii=False) and a line end."""
    made = json.dumps(breakdown_schema(), indent=2, ensure_ascii=False) + "\n"
    assert SCHEMA.read_text("utf-8") == made
