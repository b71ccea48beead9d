"""The director: every scene planned, every shot finished, the world gathered."""

from pipeline.engines.director_rules.beats import Beat, scene_beats
from pipeline.engines.director_rules.company import gather
from pipeline.engines.director_rules.finish import Finisher
from pipeline.engines.director_rules.gathering import cast, places, props
from pipeline.engines.director_rules.grammar import plan_scene
from pipeline.engines.director_rules.moments import read_moments
from pipeline.engines.director_rules.reading import Floor, genders
from pipeline.engines.director_rules.sentences import sentences
from pipeline.engines.director_rules.staging import staged
from pipeline.film.script import Kind, Scene, Screenplay
from pipeline.film.timing import FrameRate
from pipeline.film.world import Breakdown


class RulesDirector:
    """Breaks a screenplay down by the grammar of coverage; the same script gives the same shots."""

    name = "rules"

    def break_down(self, screenplay: Screenplay, rate: FrameRate) -> Breakdown:
        company = gather(screenplay)
        spoken_of = genders(_action_texts(screenplay), company)
        floor = Floor(company, spoken_of)
        scenes: list[Scene] = []
        notices = list(screenplay.notices)
        for read in screenplay.scenes:
            before = scenes[-1] if scenes else None
            lit = _lit(read, before)
            scene, told = _planned(screenplay, lit, before, floor, rate)
            scenes.append(scene)
            notices += told
        return Breakdown(
            title=screenplay.title,
            language=screenplay.language,
            scenes=tuple(scenes),
            cast=cast(screenplay, company),
            places=places(tuple(scenes), screenplay.text),
            props=props(screenplay, company.names),
            notices=tuple(notices),
        )


def _action_texts(screenplay: Screenplay) -> list[str]:
    """The sentences of the action; an empty one wherever something else comes between."""
    texts: list[str] = []
    for element in (element for scene in screenplay.scenes for element in scene.elements):
        text = element.text if element.kind is Kind.ACTION else ""
        texts += [text[start:stop] for start, stop in sentences(text)] or [""]
    return texts


def _lit(scene: Scene, before: Scene | None) -> Scene:
    """A heading that does not say the hour has that of the scene before."""
    if scene.setting.light is not None or before is None:
        return scene
    setting = scene.setting.model_copy(update={"light": before.setting.light})
    return scene.model_copy(update={"setting": setting})


def _planned(
    screenplay: Screenplay, scene: Scene, before: Scene | None, floor: Floor, rate: FrameRate
) -> tuple[Scene, list[str]]:
    """The scene with its shots, and what the user should know about them."""
    floor.begin_scene()
    beats = scene_beats(screenplay.text, scene, screenplay.language)
    moments = read_moments(beats or [_heading_alone(scene)], floor)
    stage = staged(scene, before, moments, floor.company)
    finisher = Finisher(scene.id, scene.number, rate)
    plans = plan_scene(stage, moments)
    shots = tuple(finisher.shot(plan, index) for index, plan in enumerate(plans))
    return scene.model_copy(update={"shots": shots}), finisher.notices


def _heading_alone(scene: Scene) -> Beat:
    """What is seen in a scene that says only where it is."""
    texts = [element.text for element in scene.elements if element.text.strip()]
    seen = scene.setting.place or scene.slugline or next(iter(texts), "") or scene.number
    return Beat(seen, scene.source, scene.source, Kind.ACTION, 0)
