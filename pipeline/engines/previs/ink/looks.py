"""The looks that boards are drawn in, as one table of values; nothing else asks for their names."""

from dataclasses import dataclass

from pipeline.engines.previs.mesh.part import Colour
from pipeline.film.style import BoardStyle

Stop = tuple[float, Colour]
"""A tone, 0 to 1, and the colour it is drawn in."""


@dataclass(frozen=True)
class Manner:
    """How a look is drawn. Widths in pixels of a frame 540 high; shares 0 to 1."""

    line: Colour = (34, 28, 32)
    cover: float = 0.94
    """How much of what is under a line it hides."""
    pen: float = 1.0
    """Width of the lines, times those of the ink look."""
    on_dark: Colour | None = None
    """The colour of lines over dark tones; None: the same."""
    strokes: float = 0.16
    """How far the strokes of hatching show in the shadows; below 0 they are lighter."""
    is_marker: bool = False
    """The strokes are those of a broad marker, and lie on all that is not white."""
    local: float = 1.0
    """How far things keep tones of their own: 1 all, 0 all are white."""
    fill: float = 1.0
    """The light that comes from everywhere, times that of the set."""
    rim: float = 0.0
    """Light from behind along the edges of people, on top of that of the set."""
    side: float = 0.0
    """How strong a light beside the lens falls on people, the other side of them in the dark; 0:
    there is none."""
    ramp: tuple[Stop, ...] = ()
    """Tone to colour; empty: things keep their colours."""
    stray: float = 0.0
    """How far tones stray from the lines."""
    wash: float = 0.0
    """How much pigment is in thin colour; 0: it is none."""
    pool: float = 0.0
    """How far colour pools at the edge of a wash."""
    night: float = 0.0
    """How much darker the tones of a ramp are drawn at night."""
    grid: float = 0.0
    """How strong a construction grid is."""
    clouds: float = 0.0
    """How uneven colour dried."""
    grain: float = 0.018
    corners: float = 0.1
    """How much darker the corners are."""


MANNERS: dict[BoardStyle, Manner] = {
    BoardStyle.INK: Manner(),
    BoardStyle.GREY_MARKER: Manner(
        line=(30, 28, 30),
        pen=1.08,
        strokes=1.0,
        is_marker=True,
        local=0.75,
        ramp=(
            (0.0, (52, 52, 56)),
            (0.09, (58, 58, 62)),
            (0.13, (92, 92, 95)),
            (0.22, (98, 98, 100)),
            (0.27, (134, 133, 133)),
            (0.38, (140, 139, 138)),
            (0.44, (178, 176, 172)),
            (0.56, (184, 182, 177)),
            (0.63, (218, 214, 206)),
            (0.75, (224, 220, 211)),
            (0.84, (247, 242, 230)),
            (1.0, (250, 246, 235)),
        ),
        night=0.22,
        stray=1.6,
        grain=0.022,
        corners=0.05,
    ),
    BoardStyle.COLOUR: Manner(
        line=(52, 42, 48),
        cover=0.86,
        pen=0.9,
        strokes=0.0,
        stray=1.8,
        wash=0.8,
        pool=0.7,
        clouds=0.03,
        grain=0.03,
        corners=0.0,
    ),
    BoardStyle.BLUEPRINT: Manner(
        line=(226, 238, 250),
        cover=0.9,
        pen=0.86,
        strokes=-0.5,
        local=0.45,
        ramp=(
            (0.0, (3, 12, 40)),
            (0.2, (7, 26, 70)),
            (0.4, (13, 46, 104)),
            (0.6, (24, 70, 138)),
            (0.8, (44, 98, 166)),
            (1.0, (70, 126, 188)),
        ),
        night=0.3,
        grid=0.3,
        grain=0.02,
        corners=0.14,
    ),
    BoardStyle.NOIR: Manner(
        line=(10, 9, 12),
        cover=1.0,
        pen=1.15,
        on_dark=(206, 204, 198),
        strokes=0.5,
        local=0.5,
        fill=0.5,
        rim=0.5,
        side=0.9,
        ramp=(
            (0.0, (11, 10, 13)),
            (0.25, (13, 12, 15)),
            (0.29, (74, 73, 75)),
            (0.42, (84, 83, 84)),
            (0.46, (150, 148, 146)),
            (0.56, (158, 156, 153)),
            (0.61, (240, 237, 230)),
            (1.0, (248, 246, 240)),
        ),
        grain=0.02,
        corners=0.22,
    ),
}
