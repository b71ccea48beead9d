"""Plans become shots: frames, lines placed in them, lenses and ids."""

from collections import Counter
from dataclasses import dataclass, field, replace

from pipeline.engines.director_rules.beats import Beat
from pipeline.engines.director_rules.lengths import SHOT, SPEECH
from pipeline.engines.director_rules.plan import Plan
from pipeline.film.camera import Camera, Size
from pipeline.film.shot import Coverage, Line, Shot, slate
from pipeline.film.timing import FrameRate
from pipeline.film.value import short_id

LENS_MM: dict[Size, tuple[int, int]] = {
    Size.EWS: (18, 24),
    Size.WS: (28, 35),
    Size.MWS: (35, 35),
    Size.MS: (35, 50),
    Size.MCU: (50, 50),
    Size.CU: (65, 85),
    Size.ECU: (85, 100),
}
"""The usual lenses of a size: the first for deeds and places, the second for faces."""

_FACES = frozenset({Coverage.SINGLE, Coverage.OVER_SHOULDER, Coverage.REACTION, Coverage.INSERT})


@dataclass
class Finisher:
    """Finishes the shots of one scene."""

    scene_id: str
    number: str
    rate: FrameRate
    seen: Counter[str] = field(default_factory=Counter[str])
    notices: list[str] = field(default_factory=list[str])
    """Sentences for the user about lengths that leave the words too little time."""

    def shot(self, plan: Plan, index: int) -> Shot:
        frames, lines = _timed(plan, self.rate)
        if plan.ordered_s and lines:
            self._tell(plan, index)
        return Shot(
            id=self._id(plan),
            source=plan.source,
            coverage=plan.coverage,
            action=plan.action,
            camera=_camera(plan),
            frames=frames,
            characters=plan.people,
            over=plan.over,
            look=plan.look,
            props=plan.props,
            lines=lines,
            image_words=plan.image_words,
            motion_words=plan.motion_words,
        )

    def _tell(self, plan: Plan, index: int) -> None:
        needed = self.rate.seconds(_timed(replace(plan, ordered_s=0.0), self.rate)[0])
        if needed > plan.ordered_s:
            self.notices.append(
                f"Shot {slate(self.number, index)} lasts {plan.ordered_s:g} s as its note asks; "
                f"its words need {needed:.1f} s and are said faster. "
                "Give it more time, or fewer words."
            )

    def _id(self, plan: Plan) -> str:
        covered = " ".join(" ".join(beat.text.split()) for beat in plan.beats)
        parts = (self.scene_id, plan.coverage, plan.action, covered)
        key = short_id(*parts)
        self.seen[key] += 1
        return short_id(*parts, str(self.seen[key])) if self.seen[key] > 1 else key


def _camera(plan: Plan) -> Camera:
    lens = plan.lens_mm or LENS_MM[plan.size][plan.coverage in _FACES]
    return Camera(
        size=plan.size,
        angle=plan.angle,
        lens_mm=min(400, max(8, lens)),
        move=plan.move,
        amount=plan.amount,
        speed=plan.speed,
        ease=plan.ease,
    )


def _timed(plan: Plan, rate: FrameRate) -> tuple[int, tuple[Line, ...]]:
    """The shot's frames and its lines, one after the other behind what is done first."""
    said = [] if plan.is_repeat else [beat for beat in plan.beats if beat.speech]
    lead = rate.frames(max(plan.seconds, SPEECH.around_s / 2 if said else 0.0))
    lines: list[Line] = []
    at = lead
    for beat in said:
        start, frames = _place(beat, at, lines, rate)
        lines.append(_line(beat, start, frames))
        at = max(at, start + frames)
    tail = rate.frames(SPEECH.around_s / 2) if said else 0
    frames = max(1, at + tail, rate.frames(SHOT.shortest_s))
    if plan.ordered_s:
        return _squeezed(lines, frames, max(1, rate.frames(plan.ordered_s)))
    return frames, tuple(lines)


def _place(beat: Beat, at: int, lines: list[Line], rate: FrameRate) -> tuple[int, int]:
    """(start, frames): after the line before it, or with it when both speak at once."""
    speech = beat.speech
    frames = max(1, rate.frames(speech.seconds if speech else 0.0))
    if speech and speech.is_dual and lines:
        return lines[-1].start, frames
    gap = rate.frames(SPEECH.around_s) if lines else 0
    return at + gap, frames


def _line(beat: Beat, start: int, frames: int) -> Line:
    speech = beat.speech
    assert speech is not None
    return Line(
        character=speech.character,
        text=beat.text,
        extension=speech.extension,
        parenthetical=speech.parenthetical,
        source=beat.words,
        start=start,
        frames=frames,
    )


def _squeezed(lines: list[Line], frames: int, asked: int) -> tuple[int, tuple[Line, ...]]:
    """Exactly the frames that were asked for; lines that would not fit are said faster."""
    share = min(1.0, asked / frames)
    placed: list[Line] = []
    for line in lines:
        start = min(int(line.start * share), asked - 1)
        length = max(1, min(int(line.frames * share), asked - start))
        placed.append(line.model_copy(update={"start": start, "frames": length}))
    return asked, tuple(placed)
