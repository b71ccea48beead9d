"""Camera moves that a model was taught by a LoRA of its makers."""

from pathlib import Path

from pipeline.film.camera import Camera, Move
from pipeline.models.model import Model, TierName

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
    """The LoRA of a move and its strength; none where there is none, or it is not in `folder`.

    Drafts do without: they may run in fp8, to which no LoRA is attached.
    """
    move = _done(camera)
    file = model.moves.get(move) if move and tier is TierName.FINAL else None
    if file is None or not (folder / file).is_file():
        return ()
    return ((folder / file, STRENGTH),)


def _done(camera: Camera) -> Move | None:
    if not camera.amount:
        return Move.STATIC
    return camera.move if camera.amount > 0 else OPPOSITES.get(camera.move)
