"""Which thing each pixel shows: an 8-bit picture with a palette, and the table of its ids."""

import io
import json
from collections.abc import Iterable
from colorsys import hsv_to_rgb

import numpy as np
from numpy.typing import NDArray
from PIL import Image

SKY = (0, 0, 0)
TURN = 0.381966
"""Of the hues from one id to the next: the golden angle, so that near ids look far apart."""


def encode_ids(ids: NDArray[np.uint8]) -> bytes:
    """(H, W) as a PNG whose pixels are the ids and whose palette tells them apart by eye."""
    picture = Image.fromarray(ids)
    picture.putpalette([part for one in range(256) for part in id_colour(one)])
    data = io.BytesIO()
    picture.save(data, "PNG", compress_level=6)
    return data.getvalue()


def read_ids(data: bytes) -> NDArray[np.uint8]:
    """(H, W) ids of a picture that `encode_ids` made."""
    with Image.open(io.BytesIO(data), formats=("PNG",)) as picture:
        return np.array(picture)


def id_colour(one: int) -> tuple[int, int, int]:
    """What an id is drawn in; the sky is black."""
    if one == 0:
        return SKY
    r, g, b = hsv_to_rgb(one * TURN % 1, 0.55 + 0.45 * (one % 2), 0.95 - 0.14 * (one % 3))
    return round(255 * r), round(255 * g), round(255 * b)


def encode_id_names(names: Iterable[tuple[str, bool]]) -> bytes:
    """JSON: of every id its name, its kind (sky, thing or figure) and its colour in the picture."""
    table = [
        {"id": one, "name": name, "kind": _kind(one, is_figure), "colour": list(id_colour(one))}
        for one, (name, is_figure) in enumerate(names)
    ]
    return json.dumps({"ids": table}, ensure_ascii=False, separators=(",", ":")).encode()


def _kind(one: int, is_figure: bool) -> str:
    if one == 0:
        return "sky"
    return "figure" if is_figure else "thing"
