"""A screenplay that was read and not yet planned: what its scenes hold, and their shots."""

from dataclasses import dataclass

from pipeline.engines.director_rules.beats import Beat, scene_beats
from pipeline.engines.director_rules.company import Company, gather
from pipeline.engines.director_rules.finish import Finisher
from pipeline.engines.director_rules.grammar import plan_scene
from pipeline.engines.director_rules.moments import Moment, Stage, read_moments
from pipeline.engines.director_rules.plan import Plan
from pipeline.engines.director_rules.proposed import proposed_plans
from pipeline.engines.director_rules.reading import Floor, genders
from pipeline.engines.director_rules.sentences import sentences
from pipeline.engines.director_rules.sheets import sheet_of
from pipeline.engines.director_rules.staging import staged
from pipeline.engines.proposal import Planned, Sheet
from pipeline.film.script import Kind, Scene, Screenplay
from pipeline.film.timing import FrameRate


@dataclass(frozen=True)
class _Read:
    scene: Scene
    stage: Stage
    moments: list[Moment]


class TableRead:
    """Reading costs more than planning, and the scenes of one reading may be planned many times."""

    def __init__(self, screenplay: Screenplay) -> None:
        self.company = gather(screenplay)
        self._language = screenplay.language
        self._scenes = _read(screenplay, self.company)

    @property
    def scenes(self) -> int:
        return len(self._scenes)

    @property
    def lit(self) -> tuple[Scene, ...]:
        """The scenes without their shots, each with its hour."""
        return tuple(each.scene for each in self._scenes)

    def sheets(self) -> list[Sheet]:
        return [self.sheet(number) for number in range(self.scenes)]

    def sheet(self, number: int) -> Sheet:
        """The `number`-th scene (from 0) as a planner is told about it."""
        each = self._scenes[number]
        return sheet_of(each.stage, each.moments, self._language)

    def planned(
        self, number: int, found: Planned, rate: FrameRate
    ) -> tuple[Scene, tuple[str, ...]]:
        """The `number`-th scene (from 0) with its shots, and sentences for the user about them.

        The shots are those proposed, for which `fault` found nothing; without any, the rules'.
        """
        each = self._scenes[number]
        finisher = Finisher(each.scene.id, each.scene.number, rate)
        shots = tuple(finisher.shot(plan, i) for i, plan in enumerate(_plans(each, found)))
        return each.scene.model_copy(update={"shots": shots}), tuple(finisher.notices)


def _read(screenplay: Screenplay, company: Company) -> list[_Read]:
    floor = Floor(company, genders(_action_texts(screenplay), company))
    found: list[_Read] = []
    for scene in screenplay.scenes:
        before = found[-1].scene if found else None
        lit = _lit(scene, before)
        floor.begin_scene()
        beats = scene_beats(screenplay.text, lit, screenplay.language)
        moments = read_moments(beats or [_heading_alone(lit)], floor)
        found.append(_Read(lit, staged(lit, before, moments, company), moments))
    return found


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


def _plans(read: _Read, found: Planned) -> list[Plan]:
    if found.proposals:
        return list(proposed_plans(read.stage, read.moments, found.proposals))
    return plan_scene(read.stage, list(read.moments))  # which takes the heading off the first


def _heading_alone(scene: Scene) -> Beat:
    """What is seen in a scene that says only where it is."""
    texts = [element.text for element in scene.elements if element.text.strip()]
    seen = scene.setting.place or scene.slugline or next(iter(texts), "") or scene.number
    return Beat(seen, scene.source, scene.source, Kind.ACTION, 0)
