"""What a model was taught by LoRAs of its makers: camera moves, and to keep to control videos.

Drafts do without: they may run in fp8, to which no LoRA is attached.
"""

from pathlib import Path

from pipeline.film.camera import Camera, Move
from pipeline.models.model import Ability, Model, TierName

OPPOSITES: dict[Move, Move] = {
    Move.DOLLY_IN: Move.DOLLY_OUT,
    Move.DOLLY_OUT: Move.DOLLY_IN,
    Move.TRUCK_LEFT: Move.TRUCK_RIGHT,
    Move.TRUCK_RIGHT: Move.TRUCK_LEFT,
    Move.PEDESTAL_UP: Move.PEDESTAL_DOWN,
    Move.PEDESTAL_DOWN: Move.PEDESTAL_UP,
}
"""What a negative amount makes of a move; a move without a row here is then put in words."""

STRENGTH = 1.0
"""As the makers run them, at https://huggingface.co/Lightricks/LTX-2-19b-LoRA-Camera-Control-Dolly-In"""


def taught(
    model: Model, camera: Camera, tier: TierName, folder: Path
) -> tuple[tuple[Path, float], ...]:
    """The LoRA of a move and its strength; none where there is none, or it is not in `folder`."""
    move = _done(camera)
    return _there(model.moves.get(move) if move else None, tier, folder)


def controlled(
    model: Model, ability: Ability, tier: TierName, folder: Path
) -> tuple[tuple[Path, float], ...]:
    """The LoRA that has a model keep to control videos of a kind, likewise."""
    return _there(model.controls.get(ability), tier, folder)


def _there(file: str | None, tier: TierName, folder: Path) -> tuple[tuple[Path, float], ...]:
    is_there = file and tier is TierName.FINAL and (folder / file).is_file()
    return ((folder / file, STRENGTH),) if file and is_there else ()


def _done(camera: Camera) -> Move | None:
    if not camera.amount:
        return Move.STATIC
    return camera.move if camera.amount > 0 else OPPOSITES.get(camera.move)
