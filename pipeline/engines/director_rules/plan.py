"""A shot being planned, before it has frames and an id."""

from dataclasses import dataclass

from pipeline.engines.director_rules.beats import Beat
from pipeline.film.camera import Angle, Ease, Move, Size
from pipeline.film.shot import Coverage, Look
from pipeline.film.value import Span


@dataclass(frozen=True)
class Plan:
    coverage: Coverage
    beats: tuple[Beat, ...]
    size: Size = Size.MS
    people: tuple[str, ...] = ()
    action: str = ""
    look: Look = Look.CAMERA
    over: str = ""
    angle: Angle = Angle.EYE_LEVEL
    move: Move = Move.STATIC
    amount: float = 1.0
    speed: float = 1.0
    ease: Ease = Ease.IN_OUT
    lens_mm: int = 0
    """0: what the size asks for."""
    seconds: float = 0.0
    """How long what is seen takes; what is said comes on top."""
    ordered_s: float = 0.0
    """The user's own length, which wins."""
    is_repeat: bool = False
    """Shows again what another shot covers: says nothing."""
    props: tuple[str, ...] = ()
    image_words: str = ""
    motion_words: str = ""

    @property
    def source(self) -> Span:
        return Span(self.beats[0].span.start, self.beats[-1].span.stop)
