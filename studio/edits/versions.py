"""Keyframes and takes: appended, never overwritten; the user circles one."""

from typing import Annotated, ClassVar

from pydantic import Field

from pipeline.errors import UserMistake
from pipeline.film.shot import Keyframe, Shot, Take, redescribed
from pipeline.recipe import BoardRecipe, TakeRecipe
from studio.edits.change import MEDIA_KEY, Change, on_shots, with_shots
from studio.edits.timing import fitted_lines, with_fitted_events
from studio.project import Project

MediaKey = Annotated[str, Field(pattern=MEDIA_KEY)]

OWN_PICTURE = "own-"
"""How the recipe of an uploaded keyframe begins; the rest is the hash of its bytes."""


class AddKeyframe(Change):
    """What an artist drew. One of the same recipe takes the place of the older."""

    verb: ClassVar[str] = "add-keyframe"
    is_automatic: ClassVar[bool] = True
    shot: str
    keyframe: Keyframe

    def apply(self, project: Project) -> Project:
        return with_shots(project, (self.shot,), lambda shot: _with_keyframe(shot, self.keyframe))

    def label(self, project: Project) -> str:
        return f"drew {on_shots(project, (self.shot,))}"


class AddTake(Change):
    """What a camera shot. One of the same recipe takes the place of the older."""

    verb: ClassVar[str] = "add-take"
    is_automatic: ClassVar[bool] = True
    shot: str
    take: Take

    def apply(self, project: Project) -> Project:
        def change(shot: Shot) -> Shot:
            others = tuple(one for one in shot.takes if one.recipe != self.take.recipe)
            if self.take in shot.takes:
                return shot
            return shot.model_copy(update={"takes": (*others, self.take)})

        return with_shots(project, (self.shot,), change)

    def label(self, project: Project) -> str:
        return f"shot {on_shots(project, (self.shot,))}"


class AddMade(Change):
    """Much that the crew made, at once, as far as its shots are there."""

    verb: ClassVar[str] = "add-made"
    is_automatic: ClassVar[bool] = True
    keyframes: tuple[AddKeyframe, ...] = ()
    takes: tuple[AddTake, ...] = ()

    def of(self, project: Project) -> "AddMade":
        """Only what the project has a shot for."""
        there = {shot.id for shot in project.shots()}
        return AddMade(
            keyframes=tuple(one for one in self.keyframes if one.shot in there),
            takes=tuple(one for one in self.takes if one.shot in there),
        )

    def apply(self, project: Project) -> Project:
        here = self.of(project)
        for one in (*here.keyframes, *here.takes):
            project = one.apply(project)
        return project

    def label(self, project: Project) -> str:
        every = (*self.keyframes, *self.takes)
        if len(every) == 1:
            return every[0].label(project)
        return f"drew {len(self.keyframes)}, shot {len(self.takes)}"


class AddOwnKeyframe(Change):
    """A picture of the user's as a keyframe, circled; `image` is already in the media store."""

    verb: ClassVar[str] = "add-own-keyframe"
    shot: str
    image: MediaKey

    def apply(self, project: Project) -> Project:
        recipe = OWN_PICTURE + self.image.partition(".")[0]
        keyframe = Keyframe(recipe=recipe, image=self.image)

        def change(shot: Shot) -> Shot:
            update = {"circled_keyframe": recipe, "circled": None}
            return _with_keyframe(shot, keyframe).model_copy(update=update)

        return with_shots(project, (self.shot,), change)

    def label(self, project: Project) -> str:
        return f"own picture for {on_shots(project, (self.shot,))}"


class SetMask(Change):
    """What was painted over the keyframe that is shown; none takes it away."""

    verb: ClassVar[str] = "mask"
    shot: str
    mask: MediaKey | None = None
    is_redrawn: bool = False
    """The artist draws it anew: no older keyframe stays circled over the new one."""

    def apply(self, project: Project) -> Project:
        def change(shot: Shot) -> Shot:
            # The picture is held fast: what is drawn anew is the next one, and not its own source.
            source = _painted(shot) if self.mask else None
            guide = shot.guide.model_copy(update={"source": source})
            update: dict[str, object] = {"mask": self.mask, "guide": guide}
            if self.mask and self.is_redrawn:
                update["circled_keyframe"] = None
            return shot.model_copy(update=update)

        return with_shots(project, (self.shot,), change)

    def label(self, project: Project) -> str:
        return (
            f"mask on {on_shots(project, (self.shot,))}"
            if self.mask
            else (f"no mask on {on_shots(project, (self.shot,))}")
        )


class Circle(Change):
    """Chooses a keyframe or a take by its recipe; with neither, the newest of both count again.

    Another keyframe asks for another take, so the circle around a take goes with it.
    """

    verb: ClassVar[str] = "circle"
    shot: str
    keyframe: str | None = None
    take: str | None = None

    def apply(self, project: Project) -> Project:
        shot = project.shot(self.shot)
        if self.take and not shot.take(self.take):
            raise UserMistake("That take is not there any more. Circle another one.")
        if self.keyframe and not shot.keyframe(self.keyframe):
            raise UserMistake("That keyframe is not there any more. Circle another one.")
        update: dict[str, str | None] = {"circled": self.take}
        if self.keyframe or not self.take:
            update["circled_keyframe"] = self.keyframe
        return with_shots(project, (self.shot,), lambda shot: shot.model_copy(update=update))

    def label(self, project: Project) -> str:
        what = "take" if self.take else "keyframe" if self.keyframe else "the newest"
        return f"circled {what} of {on_shots(project, (self.shot,))}"


class Redraw(Change):
    """Another picture from the artist, and shown: no keyframe or take stays circled.

    `seed` makes it another one; without, what the shot asks for now is drawn and shown.
    """

    verb: ClassVar[str] = "redraw"
    shots: Annotated[tuple[str, ...], Field(min_length=1)]
    seed: Annotated[int, Field(ge=0, le=2**32 - 1)] | None = None

    def apply(self, project: Project) -> Project:
        update: dict[str, object] = {"circled": None, "circled_keyframe": None}
        if self.seed is not None:
            update["seed"] = self.seed
        return with_shots(project, self.shots, lambda shot: shot.model_copy(update=update))

    def label(self, project: Project) -> str:
        return f"redraw {on_shots(project, self.shots)}"


class RestoreSettings(Change):
    """Gives a shot the settings that a keyframe or a take was made with.

    `board` and `take` are the recipes, as the media store keeps them. Words that are spoken stay.
    """

    verb: ClassVar[str] = "restore-settings"
    shot: str
    board: BoardRecipe | None = None
    take: TakeRecipe | None = None

    def apply(self, project: Project) -> Project:
        if self.take and self.take.rate != project.form.rate:
            raise UserMistake(
                f"That take was shot at {self.take.rate} frames a second and the film has "
                f"{project.form.rate}. Change the rate of the film first."
            )
        changed = with_shots(project, (self.shot,), self._restored)
        return with_fitted_events(changed)

    def _restored(self, shot: Shot) -> Shot:
        update: dict[str, object] = {}
        if board := self.board:
            update = {name: getattr(board, name) for name in BOARD_SETTINGS}
            update["staging"] = (board.composition or board).staging
            update["circled_keyframe"] = board.digest() if shot.keyframe(board.digest()) else None
        if take := self.take:
            lines = fitted_lines(shot.lines, take.frames)
            update |= {"camera": take.camera, "frames": take.frames, "lines": lines}
            update["circled"] = take.digest() if shot.take(take.digest()) else None
        return redescribed(shot, update)

    def label(self, project: Project) -> str:
        return f"older settings of {on_shots(project, (self.shot,))}"


BOARD_SETTINGS = ("coverage", "action", "camera", "characters", "over", "look", "props")
"""Fields that a board recipe has in common with a shot."""


def _with_keyframe(shot: Shot, keyframe: Keyframe) -> Shot:
    if keyframe in shot.keyframes:
        return shot
    others = tuple(one for one in shot.keyframes if one.recipe != keyframe.recipe)
    return shot.model_copy(update={"keyframes": (*others, keyframe)})


def _painted(shot: Shot) -> str | None:
    """The picture under a mask that is painted now: the circled keyframe, else the newest."""
    circled = shot.keyframe(shot.circled_keyframe) if shot.circled_keyframe else None
    shown = circled or (shot.keyframes[-1] if shot.keyframes else None)
    return shown.image if shown else None
