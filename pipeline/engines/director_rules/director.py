"""The director: every scene planned, every shot finished, the world gathered."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.engines.director_rules.beats import Beat, scene_beats
from pipeline.engines.director_rules.finish import Finisher
from pipeline.engines.director_rules.lengths import SHOT
from pipeline.engines.director_rules.plan import Plan
from pipeline.engines.director_rules.sentences import words
from pipeline.film.camera import Size
from pipeline.film.script import Kind, Scene, Screenplay
from pipeline.film.shot import Coverage
from pipeline.film.timing import FrameRate
from pipeline.film.world import Breakdown


class RulesDirector:
    """Breaks a screenplay down by the grammar of coverage; the same script gives the same shots."""

    name = "rules"

    def break_down(self, screenplay: Screenplay, rate: FrameRate) -> Breakdown:
        scenes = tuple(self._scene(screenplay, scene, rate) for scene in screenplay.scenes)
        return Breakdown(
            title=screenplay.title,
            language=screenplay.language,
            scenes=scenes,
            notices=screenplay.notices,
        )

    def _scene(self, screenplay: Screenplay, scene: Scene, rate: FrameRate) -> Scene:
        beats = scene_beats(screenplay.text, scene, screenplay.language)
        if not beats:
            words_seen = scene.setting.place or scene.slugline or scene.id
            beats = [Beat(words_seen, scene.source, scene.source, Kind.ACTION, 0)]
        finisher = Finisher(scene.id, rate)
        shots = tuple(finisher.shot(plan) for plan in _plans(beats))
        return scene.model_copy(update={"shots": shots})


def _plans(beats: list[Beat]) -> Iterator[Plan]:
    for place, beat in enumerate(beats):
        if beat.speech:
            yield Plan(Coverage.SINGLE, (beat,), Size.MCU, (beat.speech.character,))
        else:
            seconds = max(SHOT.shortest_s, len(words(beat.text)) * SHOT.word_s)
            plan = Plan(Coverage.ACTION, (beat,), Size.WS, action=beat.text, seconds=seconds)
            yield replace(plan, coverage=Coverage.ESTABLISHING) if place == 0 else plan
