"""What a worker can be asked to make, as values that travel: recipes and keys, never bytes.

Every task holds all it needs. What is already in the store is found there, so doing a task twice
costs a look-up, and a list of tasks that is lost can be asked for again.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from pipeline.engines import member_of
from pipeline.engines.lookbook import Lookbook, LookSheet
from pipeline.engines.proposal import Planned, Sheet
from pipeline.film.cut import Cut
from pipeline.film.format import Format
from pipeline.film.shot import Take
from pipeline.film.value import Value
from pipeline.film.world import Breakdown
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.model import TierName
from pipeline.recipe import BoardRecipe, TakeRecipe

FILM_VERSION = 1
"""Raise it when the same cut of the same takes gives another film."""


class Kind(StrEnum):
    DRAW = "draw"
    SHOOT = "shoot"
    ASSEMBLE = "assemble"
    INSTALL = "install"
    DIRECT = "direct"
    DESIGN = "design"


ASKED = (Kind.DIRECT, Kind.DESIGN)
"""Questions to a director: about a scene or a film, not a shot."""


class Quality(StrEnum):
    """How a film is delivered."""

    MASTER = "master"
    """The takes themselves, copied: the frames of the preview."""
    SMALL = "small"
    """Encoded once more, to be sent around."""


CUTTERS = {Quality.MASTER: "cut", Quality.SMALL: "cut-small"}
"""What the pace of each is remembered under."""


class Draw(Value):
    """A board."""

    kind: Literal[Kind.DRAW] = Kind.DRAW
    recipe: BoardRecipe

    @property
    def key(self) -> str:
        return self.recipe.digest()

    @property
    def engine(self) -> str:
        return member_of(self.recipe)

    @property
    def size(self) -> tuple[int, int]:
        return self.recipe.size

    @property
    def frames(self) -> int:
        return 1


class Shoot(Value):
    """A take. With `board` the recipe's pictures are those of that board, drawn if it is missing;
    without one the recipe names its pictures itself."""

    kind: Literal[Kind.SHOOT] = Kind.SHOOT
    recipe: TakeRecipe
    board: BoardRecipe | None = None

    @property
    def key(self) -> str:
        return self.digest()

    @property
    def engine(self) -> str:
        return member_of(self.recipe)

    @property
    def size(self) -> tuple[int, int]:
        return self.recipe.size

    @property
    def frames(self) -> int:
        return self.recipe.frames


class Assemble(Value):
    """A film. `takes` has one for every shot of the cut, by shot id: a take, or how to make it."""

    kind: Literal[Kind.ASSEMBLE] = Kind.ASSEMBLE
    version: int = 1
    cut: Cut
    breakdown: Breakdown
    takes: dict[str, Take | Shoot]
    form: Format
    quality: Quality = Quality.MASTER

    @property
    def key(self) -> str:
        return self.digest()

    @property
    def engine(self) -> str:
        return CUTTERS[self.quality]

    @property
    def size(self) -> tuple[int, int]:
        return self.form.size

    @property
    def frames(self) -> int:
        """About as many as the film will have: overlaps are not taken off."""
        cards = [card for card in (self.cut.title_card, self.cut.end_card) if card]
        events = [
            event.source.frames if event.source else self._frames_of(event.shot)
            for event in self.cut.events
        ]
        return max(1, sum(events) + sum(card.frames for card in cards))

    def _frames_of(self, shot: str) -> int:
        return self.takes[shot].frames if shot in self.takes else 0


OF_FOLDER = "folder"
"""The engine of an installation from a folder of one's own."""


class Install(Value):
    """A model of the catalogue, fetched from the hub or copied from `folder`."""

    kind: Literal[Kind.INSTALL] = Kind.INSTALL
    model: str
    folder: str = ""
    megabytes: int = 1
    """About how many: they are to installing what frames are to shooting."""

    @property
    def key(self) -> str:
        return self.digest()

    @property
    def engine(self) -> str:
        return OF_FOLDER if self.folder else "hub"

    @property
    def size(self) -> tuple[int, int]:
        return 1, 1

    @property
    def frames(self) -> int:
        return self.megabytes


ON_CARD = "@"
"""In the name of an engine that works with a model: `sd-turbo@final`."""


class Direct(Value):
    """The shots of a scene. The sheet has no place in the script: a scene that only moved is not
    asked about again."""

    kind: Literal[Kind.DIRECT] = Kind.DIRECT
    director: str
    """As crews write one."""
    sheet: Sheet
    is_worded: bool = False

    @property
    def key(self) -> str:
        return self.digest()

    @property
    def engine(self) -> str:
        return _asked(self.director)

    @property
    def size(self) -> tuple[int, int]:
        return 1, 1

    @property
    def frames(self) -> int:
        """Its pieces: they are to directing what frames are to shooting."""
        return max(1, len(self.sheet.pieces))


class Design(Value):
    """How the people and places of a film look. The sheet has no place in the script either."""

    kind: Literal[Kind.DESIGN] = Kind.DESIGN
    director: str
    """As crews write one."""
    sheet: LookSheet

    @property
    def key(self) -> str:
        return self.digest()

    @property
    def engine(self) -> str:
        return _asked(self.director)

    @property
    def size(self) -> tuple[int, int]:
        return 1, 1

    @property
    def frames(self) -> int:
        """Whom and what it describes."""
        return max(1, len(self.sheet.people) + len(self.sheet.places))


class Looked(Value):
    """What a director answered to a Design."""

    director: str
    sheet: str
    """The digest of the sheet."""
    book: Lookbook


class Direction(Value):
    """What a director answered to a Direct."""

    director: str
    sheet: str
    """The digest of the scene's sheet."""
    is_worded: bool = False
    planned: Planned


Task = Annotated[Draw | Shoot | Assemble | Install | Direct | Design, Field(discriminator="kind")]

TASK: TypeAdapter[Draw | Shoot | Assemble | Install | Direct | Design] = TypeAdapter(Task)
"""Reads a task from JSON."""


def job_id(task: Draw | Shoot | Assemble | Install | Direct | Design) -> str:
    """Who wants the same thing gets the same job."""
    return f"{task.kind}-{task.key[:32]}"


def _asked(director: str) -> str:
    return f"{director}{ON_CARD}{TierName.FINAL}" if director in CATALOGUE else director
