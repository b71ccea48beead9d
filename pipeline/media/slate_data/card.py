"""The burn-in: slate, framing, words and the move, still above the moving picture."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipeline.film.camera import Move
from pipeline.film.framing import EYE_LINE
from pipeline.media.lettering import LEADING, measure, wrap, write
from pipeline.media.slate_data.arrows import move_glyph
from pipeline.recipe import BoardRecipe

TYPE = 0.033
"""Size of the words over the frame's shorter side."""
MARGIN = 0.03
"""Of the frame's width, left and right."""
MOST_WORDS = 0.34
"""Of the frame's height: longer words get smaller instead."""
STRIP_ALPHA, BAND_ALPHA, TILE_ALPHA, GUIDE_ALPHA = 150, 176, 132, 84
SAFE = 0.05
"""Title-safe inset of the guides."""

Colour = tuple[int, int, int]

AMBER: Colour = (236, 166, 58)
DARK: Colour = (14, 14, 18)
WHITE: Colour = (250, 248, 242)
PALE: Colour = (206, 204, 198)


@dataclass(frozen=True)
class _Block:
    text: str
    fill: Colour
    weight: int


def burn_in(recipe: BoardRecipe) -> NDArray[np.uint8]:
    """(h, w, 4) uint8 at frame size, straight alpha."""
    layer = Image.new("RGBA", recipe.size, (0, 0, 0, 0))
    _draw_guides(layer, recipe)
    strip = _draw_strip(layer, recipe)
    _draw_words(layer, recipe)
    _draw_move(layer, recipe, strip)
    return np.array(layer)


def _type_px(recipe: BoardRecipe) -> int:
    return max(2, round(TYPE * min(recipe.size[0] * 0.8, recipe.size[1])))


def _draw_strip(layer: Image.Image, recipe: BoardRecipe) -> int:
    """Slate, slugline and camera along the top; two rows where the frame is narrow."""
    width, _ = recipe.size
    px, margin = _type_px(recipe), round(width * MARGIN)
    row = round(px * 1.7)
    data = camera_line(recipe)
    is_narrow = width < px * 34
    high = 2 * row if is_narrow else row
    _shade(layer, 0, high, STRIP_ALPHA, 0)
    slate_px = round(px * 1.12)
    wide = min(width // 4, round(measure(recipe.slate, slate_px, 700)) + px)
    _label(layer, (margin, 0, margin + wide, row), recipe.slate, slate_px, AMBER, 700)
    left = margin + wide if recipe.slate else margin
    data_wide = min(width // 2 - margin, round(measure(data, px, 400)) + 2)
    right = width - margin if is_narrow else width - margin - data_wide - px
    _label(layer, (left, 0, right, row), recipe.slugline, px, WHITE, 600)
    at = (margin, row, width - margin, high) if is_narrow else (right + px, 0, width - margin, row)
    _label(layer, at, data, px, PALE, 400)
    return high


def camera_line(recipe: BoardRecipe) -> str:
    """`MS · low · 35 mm · dolly-in · 4.1 s`."""
    camera = recipe.camera
    words = [camera.size, camera.angle, f"{camera.lens_mm} mm", camera.move]
    if recipe.seconds:
        words.append(f"{recipe.seconds:.1f} s")
    return " · ".join(words)


def _label(
    layer: Image.Image,
    box: tuple[int, int, int, int],
    text: str,
    px: int,
    fill: Colour,
    weight: int,
) -> None:
    write(layer, box, text, size_px=px, fill=fill, weight=weight, anchor="middle", least_px=px // 2)


def _blocks(recipe: BoardRecipe) -> list[_Block]:
    action = [_Block(recipe.action, PALE if recipe.lines else WHITE, 400)]
    spoken = [
        _Block(f"{name}: {words}" if name else words, WHITE, 600) for name, words in recipe.lines
    ]
    return [block for block in (*action, *spoken) if block.text.strip()]


def _draw_words(layer: Image.Image, recipe: BoardRecipe) -> None:
    """Action and dialogue on a band at the bottom, as high as the words need."""
    blocks = _blocks(recipe)
    if not blocks:
        return
    width, height = recipe.size
    margin = round(width * MARGIN)
    room = width - 2 * margin
    px, heights = _measured(blocks, room, _type_px(recipe), height * MOST_WORDS)
    pad = max(1, round(px * 0.5))
    top = height - pad - sum(heights)
    _shade(layer, max(0, top - 2 * pad), height, BAND_ALPHA, 2 * pad)
    for block, high in zip(blocks, heights, strict=True):
        box = (margin, top, margin + room, top + high)
        write(layer, box, block.text, size_px=px, fill=block.fill, weight=block.weight, least_px=6)
        top += high


def _measured(blocks: list[_Block], room: int, px: int, most: float) -> tuple[int, list[int]]:
    """The largest size at which the blocks keep to `most` pixels, and the height of each."""
    while True:
        counts = [len(wrap(block.text, px, room, block.weight)) for block in blocks]
        heights = [round((count + 0.12) * LEADING * px) for count in counts]
        if sum(heights) <= most or px <= 2:
            break
        px = min(px - 1, round(px * 0.94))
    excess = most / max(1.0, sum(heights))
    return px, [max(1, round(high * min(1.0, excess))) for high in heights]


def _shade(layer: Image.Image, top: int, bottom: int, alpha: int, fade: int) -> None:
    """A dark band over the whole width, its upper `fade` rows coming in softly."""
    rows = np.full(bottom - top, alpha, np.float64)
    rows[:fade] *= (np.arange(len(rows[:fade])) + 1) / (fade + 1)
    band = np.zeros((bottom - top, layer.width, 4), np.uint8)
    band[..., :3] = DARK
    band[..., 3] = np.rint(rows)[:, None]
    layer.alpha_composite(Image.fromarray(band), (0, top))


def _draw_guides(layer: Image.Image, recipe: BoardRecipe) -> None:
    """Corners of the safe frame, and ticks at the thirds and at the size's eye line."""
    width, height = recipe.size
    tick = max(2, round(min(width, height) * 0.03))
    mask = np.zeros((height, width), np.uint8)
    thick = max(1, round(min(width, height) / 700))
    x0, y0 = round(width * SAFE), round(height * SAFE)
    x1, y1 = width - 1 - x0, height - 1 - y0
    for x, dx in ((x0, tick), (x1, -tick)):
        for y, dy in ((y0, tick), (y1, -tick)):
            cv2.polylines(
                mask, [np.array(((x + dx, y), (x, y), (x, y + dy)), np.int32)], False, 255, thick
            )
    eyes = round(height * EYE_LINE[recipe.camera.size])
    for y, long in ((eyes, 2), (round(height / 3), 1), (round(height * 2 / 3), 1)):
        for x, way in ((0, 1), (width - 1, -1)):
            cv2.line(mask, (x, y), (x + way * tick * long // 2, y), 255, thick)
    _stamp(layer, (0, 0), (mask.astype(np.uint16) * GUIDE_ALPHA // 255).astype(np.uint8), WHITE)


def _draw_move(layer: Image.Image, recipe: BoardRecipe, strip: int) -> None:
    """The move's glyph on a dark tile at the top right."""
    camera = recipe.camera
    width, height = recipe.size
    side = round(min(width, height) * 0.1)
    if side < 6:
        return
    rim = max(1, side // 7)
    glyph = np.pad(move_glyph(camera.move, camera.amount, side), rim)
    tile = np.full(glyph.shape, TILE_ALPHA, np.uint8)
    at = width - round(width * MARGIN) - glyph.shape[1], strip + rim
    _stamp(layer, at, tile, DARK)
    _stamp(layer, at, glyph, PALE if camera.move is Move.STATIC else AMBER)


def _stamp(
    layer: Image.Image, at: tuple[int, int], mask: NDArray[np.uint8], colour: Colour
) -> None:
    patch = Image.new("RGBA", (mask.shape[1], mask.shape[0]), (*colour, 255))
    patch.putalpha(Image.fromarray(mask))
    layer.alpha_composite(patch, at)
