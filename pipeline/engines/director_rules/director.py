"""The director: every scene planned, every shot finished, the world gathered."""

from dataclasses import dataclass

from pipeline.engines.base import Planner
from pipeline.engines.director_rules.beats import Beat, scene_beats
from pipeline.engines.director_rules.company import Company, gather
from pipeline.engines.director_rules.finish import Finisher
from pipeline.engines.director_rules.gathering import cast, places, props
from pipeline.engines.director_rules.grammar import plan_scene
from pipeline.engines.director_rules.moments import Moment, Stage, read_moments
from pipeline.engines.director_rules.plan import Plan
from pipeline.engines.director_rules.proposed import proposed_plans
from pipeline.engines.director_rules.reading import Floor, genders
from pipeline.engines.director_rules.sentences import sentences
from pipeline.engines.director_rules.sheets import sheet_of
from pipeline.engines.director_rules.staging import staged
from pipeline.engines.proposal import Planned, fault
from pipeline.film.script import Kind, Scene, Screenplay
from pipeline.film.timing import FrameRate
from pipeline.film.world import Breakdown
from pipeline.progress import Progress, unwatched

UNFIT = "what was proposed does not fit the script"
_NAMED = 6
"""So many scenes are named in one notice."""


@dataclass(frozen=True)
class _Read:
    """A scene that was read and not yet planned."""

    scene: Scene
    stage: Stage
    moments: list[Moment]


class RulesDirector:
    """Breaks a screenplay down by the grammar of coverage; the same script gives the same shots.

    With a planner the shots are those it proposes; a scene it has none for is planned by the rules.
    """

    name = "rules"

    def __init__(self, planner: Planner | None = None, *, is_worded: bool = False) -> None:
        self._planner = planner
        self._is_worded = is_worded

    def break_down(
        self, screenplay: Screenplay, rate: FrameRate, progress: Progress = unwatched
    ) -> Breakdown:
        company = gather(screenplay)
        read = _read(screenplay, company)
        planned = self._proposed(read, screenplay.language, progress)
        notices = list(screenplay.notices)
        scenes: list[Scene] = []
        for each, found in zip(read, planned, strict=True):
            finisher = Finisher(each.scene.id, each.scene.number, rate)
            shots = tuple(finisher.shot(p, i) for i, p in enumerate(_plans(each, found)))
            scenes.append(each.scene.model_copy(update={"shots": shots}))
            notices += finisher.notices
        return Breakdown(
            title=screenplay.title,
            language=screenplay.language,
            scenes=tuple(scenes),
            cast=cast(screenplay, company),
            places=places(tuple(scenes), screenplay.text),
            props=props(screenplay, company.names),
            notices=(*notices, *_left_to_rules(read, planned)),
        )

    def _proposed(self, read: list[_Read], language: str, progress: Progress) -> list[Planned]:
        """What the planner proposes for each scene, if it fits; without one, nothing."""
        if not self._planner:
            return [Planned()] * len(read)
        sheets = [sheet_of(each.stage, each.moments, language) for each in read]
        planned = self._planner.plan(sheets, progress, is_worded=self._is_worded)
        return [
            Planned(trouble=UNFIT) if each.proposals and fault(sheet, each.proposals) else each
            for sheet, each in zip(sheets, planned, strict=True)
        ]


def _left_to_rules(read: list[_Read], planned: list[Planned]) -> list[str]:
    """A sentence for each reason why scenes were planned by the rules, or prompts derived."""
    scenes: dict[str, list[str]] = {}
    for each, found in zip(read, planned, strict=True):
        if found.trouble:
            scenes.setdefault(found.trouble, []).append(each.scene.number)
    said = [f"{_named(n)} planned by the rules: {trouble}." for trouble, n in scenes.items()]
    plain = [e.scene.number for e, found in zip(read, planned, strict=True) if found.is_unworded]
    if plain:
        said.append(f"{_named(plain)} not put into words: prompts are made of what is set.")
    return said


def _named(numbers: list[str]) -> str:
    more = f" and {len(numbers) - _NAMED} more" if len(numbers) > _NAMED else ""
    which = ", ".join(numbers[:_NAMED]) + more
    return f"Scene {which} was" if len(numbers) == 1 else f"Scenes {which} were"


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
    return plan_scene(read.stage, read.moments)


def _heading_alone(scene: Scene) -> Beat:
    """What is seen in a scene that says only where it is."""
    texts = [element.text for element in scene.elements if element.text.strip()]
    seen = scene.setting.place or scene.slugline or next(iter(texts), "") or scene.number
    return Beat(seen, scene.source, scene.source, Kind.ACTION, 0)
