"""The plate, drawn in bands so that memory does not grow with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.ink.lines import Focus, Look, Pen, ink, pen_for
from pipeline.engines.previs.ink.looks import MANNERS, Manner
from pipeline.engines.previs.ink.medium import LUMA, laid
from pipeline.engines.previs.ink.paint import Shading, paint
from pipeline.engines.previs.ink.paper import Paper, paper_of
from pipeline.engines.previs.ink.weather import draw_weather
from pipeline.engines.previs.mesh.part import Floats
from pipeline.engines.previs.trace.light import Light
from pipeline.engines.previs.trace.passes import trace
from pipeline.engines.previs.trace.rays import Tracer
from pipeline.engines.previs.trace.view import View
from pipeline.film.style import BoardStyle

BAND_PX = 400_000
"""Plate pixels of a band."""
OVERLAP = 8
"""Rows that a band sees above and below itself: as far as a stroke or a blur reaches."""
SOFTER, AIR_FADE = 0.6, 0.8
"""How much lighter lines get out of focus, and with every length of haze."""
DARK = (0.2, 0.34)
"""Tones between which lines change to the colour that shows on dark."""


@dataclass(frozen=True)
class Plate:
    """image (H, W, 3) uint8 sRGB; depth_m (H, W) float32, inf for sky; line (H, W) uint8, 255 ink.

    thing and figure (H, W) int16: index into the mesh's `things` and `figures`, -1 for sky.
    normal (H, W, 3) float16 world axes.
    dark (H, W) uint8: how much hatching is asked for; it lies on `image` unless that is bare.
    """

    image: NDArray[np.uint8]
    depth_m: Floats
    line: NDArray[np.uint8]
    thing: NDArray[np.int16]
    figure: NDArray[np.int16]
    normal: NDArray[np.float16]
    dark: NDArray[np.uint8]


@dataclass(frozen=True)
class Sheet:
    """What a band needs to know of the whole: the height of the frame, the seed, the look."""

    frame_height: float
    seed: int
    style: BoardStyle = BoardStyle.INK
    focus: Focus | None = None
    """None: all is as sharp."""
    is_bare: bool = False
    """Without paper and hatching: for what is put together of several pictures and then laid on
    one paper."""

    def bare(self) -> "Sheet":
        return replace(self, is_bare=True)

    def of_height(self, frame_height: float) -> "Sheet":
        """The same paper for a frame of other pixels."""
        return replace(self, frame_height=frame_height)

    @property
    def manner(self) -> Manner:
        return MANNERS[self.style]

    @property
    def pen(self) -> Pen:
        return pen_for(self.frame_height * self.manner.pen)

    def paper(self, size: tuple[int, int]) -> Paper:
        """For a whole plate of (width, height)."""
        return paper_of(size, self.frame_height, self.seed, self.manner)


def draw_plate(
    tracer: Tracer, view: View, light: Light, sheet: Sheet, report: Callable[[float], None]
) -> Plate:
    """`report` is told the share done, and may raise to stop. A window of a view is drawn bare."""
    width, height = view.plate
    plate = Plate(
        np.empty((height, width, 3), np.uint8),
        np.empty((height, width), np.float32),
        np.empty((height, width), np.uint8),
        np.empty((height, width), np.int16),
        np.empty((height, width), np.int16),
        np.empty((height, width, 3), np.float16),
        np.empty((height, width), np.uint8),
    )
    rows = max(32, BAND_PX // width // OVERLAP * OVERLAP)
    for top in range(0, height, rows):
        report(top / height)
        _draw_band(tracer, view, light, sheet, (top, min(height, top + rows)), plate)
    if light.air:
        scale = sheet.frame_height / 540
        draw_weather(plate.image, (plate.depth_m, plate.figure), view, light.air, scale)
    if not sheet.is_bare:
        paper = sheet.paper(view.plate)
        for top in range(0, height, rows):
            _lay(plate, paper, slice(top, min(height, top + rows)))
    return plate


def on_paper(
    image: NDArray[np.uint8], dark: NDArray[np.uint8], tooth: Floats, strokes: Floats
) -> NDArray[np.uint8]:
    """A bare picture (h, w, 3) with its darkness (h, w), on that part of a paper."""
    gain = tooth * (1 - strokes * (dark * np.float32(1 / 255)))
    return np.asarray(np.clip(image * gain[..., None] + 0.5, 0, 255), np.uint8)


def _lay(plate: Plate, paper: Paper, rows: slice) -> None:
    plate.image[rows] = on_paper(
        plate.image[rows], plate.dark[rows], paper.tooth[rows], paper.strokes[rows]
    )


def _draw_band(
    tracer: Tracer, view: View, light: Light, sheet: Sheet, band: tuple[int, int], plate: Plate
) -> None:
    top, bottom = band
    first, last = max(0, top - OVERLAP), min(view.plate[1], bottom + OVERLAP)
    passes = trace(tracer, view, light, first, last)
    mesh, shape, manner = tracer.mesh, passes.shape, sheet.manner
    colour, dark = paint(mesh, passes, Shading(light, manner, view))
    corner = view.corner[0], view.corner[1] + first
    colour = laid(colour, manner, corner, sheet.frame_height / 540, light.gloom)
    if manner.is_marker:
        dark = 1 - colour @ LUMA
    cover = ink(mesh, passes, Look(view, first, sheet.pen, sheet.focus))
    cover = np.asarray(cv2.resize(cover, shape[::-1], interpolation=cv2.INTER_AREA), np.float32)
    _fade(cover, passes.whole.hits.distance.reshape(shape), light, sheet.focus)
    _draw_lines(colour, cover, manner)
    own, kept = slice(top - first, bottom - first), slice(top, bottom)
    hits = passes.whole.hits
    face = hits.face.reshape(shape)[own]
    plate.image[kept] = np.clip(colour[own] * 255 + 0.5, 0, 255)
    plate.dark[kept] = np.clip(
        dark[own] * (1 - cover[own] * np.float32(manner.cover)) * 255 + 0.5, 0, 255
    )
    plate.depth_m[kept] = hits.distance.reshape(shape)[own]
    plate.line[kept] = np.rint(cover[own] * 255)
    plate.thing[kept] = np.where(face < 0, -1, mesh.thing_of[face])
    plate.figure[kept] = np.where(face < 0, -1, mesh.figure_of[face])
    plate.normal[kept] = hits.normal.reshape(*shape, 3)[own]


def _fade(cover: Floats, depth: Floats, light: Light, focus: Focus | None) -> None:
    """Lines are lighter out of focus, and where there is much air before them."""
    near = np.asarray(cv2.erode(np.minimum(depth, np.float32(200)), np.ones((3, 3))), np.float32)
    if focus:
        cover *= np.float32(1 - SOFTER) + np.float32(SOFTER) * focus.sharpness(near)
    if light.haze_m:
        cover *= np.exp(near * np.float32(-AIR_FADE / light.haze_m))


def _draw_lines(colour: Floats, cover: Floats, manner: Manner) -> None:
    """Lays the lines over (h, w, 3) colours, in another colour where it is dark."""
    line = np.array(manner.line, np.float32) / 255
    if manner.on_dark:
        pale = np.array(manner.on_dark, np.float32) / 255
        around = np.asarray(cv2.blur(colour @ LUMA, (5, 5)), np.float32)
        share = 1 - np.clip((around - DARK[0]) / (DARK[1] - DARK[0]), 0, 1)
        line = line + (pale - line) * share[..., None]
    colour += (line - colour) * (cover * np.float32(manner.cover))[..., None]
