"""The whole film as one frozen value."""

from collections.abc import Iterator

from pydantic import Field

from pipeline.errors import UserMistake
from pipeline.film.cut import Cut
from pipeline.film.format import Format
from pipeline.film.script import Scene, Screenplay
from pipeline.film.shot import Shot, slate
from pipeline.film.style import BoardStyle
from pipeline.film.value import Value
from pipeline.film.world import Breakdown, Character, Place, Prop
from studio.settings import Settings

FORMAT = 1
"""What this version writes. A project with a higher number is from the future."""

UNTITLED = "Untitled"
LONGEST_TITLE = 200


class ScenePlan(Value):
    """Who planned the shots of a scene, and what they were like then."""

    scene: str
    shots: str
    """Their digest: shots with another one are somebody's own work."""
    director: str = "rules"
    is_worded: bool = False
    """The director was asked for the words of artist and camera too."""
    trouble: str = ""
    """Why the shots are not those of that director; completes "keeps its shots:"."""
    is_unworded: bool = False
    """The words could not be used."""


class LooksPlan(Value):
    """Who was asked how people and places look, and about what."""

    director: str = ""
    sheet: str = ""
    """The digest of what was asked about."""
    left: tuple[str, ...] = ()
    """Names of those that nobody described, because of `trouble`."""
    trouble: str = ""


class Project(Value):
    format: int = 1
    title: str = UNTITLED
    """What the user calls the film."""
    form: Format = Format()
    language: str = "en"
    crew: str = "embedded"
    seed: int = Field(default=1, ge=0, le=2**63 - 1)
    style: BoardStyle | None = None
    """The look of the boards; None: the artist's own."""
    arrows: bool = False
    """The boards show how camera and people move; the takes never do."""
    script: str = ""
    """The decoded script, character for character: all spans count in it."""
    script_title: str = ""
    """What the script calls itself."""
    title_page: tuple[tuple[str, str], ...] = ()
    scenes: tuple[Scene, ...] = ()
    cast: tuple[Character, ...] = ()
    places: tuple[Place, ...] = ()
    props: tuple[Prop, ...] = ()
    cut: Cut = Cut(events=())
    notices: tuple[str, ...] = ()
    plans: tuple[ScenePlan, ...] = ()
    """A scene without one was never planned as a whole, and is left as it is."""
    looks: LooksPlan = LooksPlan()

    def shots(self) -> Iterator[Shot]:
        """All shots, as they stand on the board."""
        return (shot for scene in self.scenes for shot in scene.shots)

    def has_shot(self, shot_id: str) -> bool:
        return any(shot.id == shot_id for shot in self.shots())

    def shot(self, shot_id: str) -> Shot:
        """Raises UserMistake for a shot that is not in the film (any more)."""
        return next(shot for shot in self.scene_of(shot_id).shots if shot.id == shot_id)

    def scene(self, scene_id: str) -> Scene:
        for scene in self.scenes:
            if scene.id == scene_id:
                return scene
        raise UserMistake(
            "That scene is not in the script any more. Undo what removed it, or use another scene."
        )

    def plan(self, scene_id: str) -> ScenePlan | None:
        return next((plan for plan in self.plans if plan.scene == scene_id), None)

    def scene_of(self, shot_id: str) -> Scene:
        for scene in self.scenes:
            if any(shot.id == shot_id for shot in scene.shots):
                return scene
        raise UserMistake(
            "That shot is not in the film any more: it was deleted. "
            "Undo the deletion, or use another shot."
        )

    def slate(self, shot_id: str) -> str:
        """The slate of a shot, such as `3B`: it follows from where the shot stands."""
        scene = self.scene_of(shot_id)
        index = next(i for i, shot in enumerate(scene.shots) if shot.id == shot_id)
        return slate(scene.number, index)

    def slates(self) -> dict[str, str]:
        """The slates of all shots by their ids."""
        return {
            shot.id: slate(scene.number, index)
            for scene in self.scenes
            for index, shot in enumerate(scene.shots)
        }

    def media_keys(self) -> frozenset[str]:
        """Everything in the media store that this film names."""
        named = (*self.shots(), *self.cast)
        return frozenset(key for one in named for key in one.media_keys)

    @property
    def screenplay(self) -> Screenplay:
        """The script as it was read, in the shape that directors and the first cut take."""
        return Screenplay(
            text=self.script,
            title=self.script_title,
            title_page=self.title_page,
            language=self.language,
            scenes=self.scenes,
            notices=self.notices,
        )

    @property
    def breakdown(self) -> Breakdown:
        return Breakdown(
            title=self.title,
            language=self.language,
            scenes=self.scenes,
            cast=self.cast,
            places=self.places,
            props=self.props,
            notices=self.notices,
        )


def project_of(
    screenplay: Screenplay, breakdown: Breakdown, cut: Cut, choices: Settings, title: str = ""
) -> Project:
    """A new project from a script that was read, broken down and cut for the first time."""
    name = " ".join((title or screenplay.title).split())[:LONGEST_TITLE]
    return Project(
        format=FORMAT,
        title=name or UNTITLED,
        form=choices.form,
        language=breakdown.language,
        crew=choices.crew.name,
        seed=choices.seed,
        style=choices.style,
        script=screenplay.text,
        script_title=screenplay.title,
        title_page=screenplay.title_page,
        scenes=breakdown.scenes,
        cast=breakdown.cast,
        places=breakdown.places,
        props=breakdown.props,
        cut=cut,
        notices=tuple(dict.fromkeys((*screenplay.notices, *breakdown.notices))),
    )
