"""The director: every scene planned, every shot finished, the world gathered."""

from pipeline.engines.base import Describer, Planner
from pipeline.engines.director_rules.gathering import cast, places, props
from pipeline.engines.director_rules.table_read import TableRead
from pipeline.engines.lookbook import (
    Lookbook,
    left_out,
    look_sheet,
    with_lookbook,
    with_looks,
)
from pipeline.engines.proposal import Planned, Sheet, fault
from pipeline.film.script import Scene, Screenplay
from pipeline.film.timing import FrameRate
from pipeline.film.world import Breakdown, Character, Place, place_looks
from pipeline.progress import Progress, unwatched

UNFIT = "what was proposed does not fit the script"
_NAMED = 6
"""So many scenes are named in one notice."""


class RulesDirector:
    """Breaks a screenplay down by the grammar of coverage; the same script gives the same shots.

    With a planner the shots are those it proposes; a scene it has none for is planned by the rules.
    """

    name = "rules"

    def __init__(
        self,
        planner: Planner | None = None,
        *,
        is_worded: bool = False,
        is_described: bool = False,
    ) -> None:
        self._planner = planner
        self._is_worded = is_worded
        self._is_described = is_described

    def break_down(
        self, screenplay: Screenplay, rate: FrameRate, progress: Progress = unwatched
    ) -> Breakdown:
        read = TableRead(screenplay)
        people, sets = cast(screenplay, read.company), places(read.lit, screenplay.text)
        book = self._described(screenplay, people, sets, progress)
        people, sets = with_lookbook(people, sets, book)
        planned = self._proposed(read, people, sets, progress)
        finished = [read.planned(n, found, rate) for n, found in enumerate(planned)]
        scenes = tuple(scene for scene, _ in finished)
        return Breakdown(
            title=screenplay.title,
            language=screenplay.language,
            scenes=scenes,
            cast=people,
            places=sets,
            props=props(screenplay, read.company.names),
            notices=(
                *screenplay.notices,
                *(notice for _, said in finished for notice in said),
                *_left_to_rules(scenes, planned),
                *filter(None, (left_out(book.left, book.trouble),)),
            ),
        )

    def _described(
        self,
        screenplay: Screenplay,
        people: tuple[Character, ...],
        sets: tuple[Place, ...],
        progress: Progress,
    ) -> Lookbook:
        """How the planner says that everybody looks, where it was asked to."""
        if not self._is_described or not isinstance(self._planner, Describer):
            return Lookbook()
        sheet = look_sheet(screenplay, people, sets)
        return self._planner.describe(sheet, lambda _: progress(0.0))

    def _proposed(
        self,
        read: TableRead,
        people: tuple[Character, ...],
        sets: tuple[Place, ...],
        progress: Progress,
    ) -> list[Planned]:
        """What the planner proposes for each scene, if it fits; without one, nothing."""
        if not self._planner:
            return [Planned()] * read.scenes
        sheets = read.sheets()
        if self._is_worded:
            looks = {one.name: one.looks for one in people}
            sheets = [
                with_looks(sheet, looks, place_looks(sets, scene.id))
                for sheet, scene in zip(sheets, read.lit, strict=True)
            ]
        planned = self._planner.plan(sheets, progress, is_worded=self._is_worded)
        return [fitting(sheet, each) for sheet, each in zip(sheets, planned, strict=True)]


def fitting(sheet: Sheet, found: Planned) -> Planned:
    """The proposals, or why they cannot be used."""
    if found.proposals and fault(sheet, found.proposals):
        return Planned(trouble=UNFIT)
    return found


def _left_to_rules(scenes: tuple[Scene, ...], planned: list[Planned]) -> list[str]:
    """A sentence for each reason why scenes were planned by the rules, or prompts derived."""
    numbers: dict[str, list[str]] = {}
    for scene, found in zip(scenes, planned, strict=True):
        if found.trouble:
            numbers.setdefault(found.trouble, []).append(scene.number)
    said = [f"{_named(n)} planned by the rules: {trouble}." for trouble, n in numbers.items()]
    plain = [one.number for one, found in zip(scenes, planned, strict=True) if found.is_unworded]
    if plain:
        said.append(f"{_named(plain)} not put into words: prompts are made of what is set.")
    return said


def _named(numbers: list[str]) -> str:
    more = f" and {len(numbers) - _NAMED} more" if len(numbers) > _NAMED else ""
    which = ", ".join(numbers[:_NAMED]) + more
    return f"Scene {which} was" if len(numbers) == 1 else f"Scenes {which} were"
