"""Letters to placed glyphs, by HarfBuzz: joins Arabic, orders Indic vowels, kerns."""

from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from pipeline.media.lettering.faces import Face, cjk_index, face_for
from pipeline.media.lettering.harfbuzz import hb
from pipeline.media.lettering.order import visual_runs


class Glyph(NamedTuple):
    """A glyph of a face and where it stands, in ems from the start of the line."""

    face: Face
    number: int
    x: float
    y: float


class Line(NamedTuple):
    """A shaped line: its advance and how far its ink reaches around the origin, in ems, y up."""

    glyphs: tuple[Glyph, ...]
    width: float
    left: float
    right: float
    top: float
    bottom: float


@lru_cache(maxsize=4096)
def shaped(text: str, is_rtl: bool, weight: int, han: int) -> Line:
    """One line in visual order; `han` is the CJK face its paragraph asks for."""
    glyphs: list[Glyph] = []
    x = 0.0
    for run, is_leftward in visual_runs(text, is_rtl):
        pieces = _by_face(run, weight, han)
        for face, piece in reversed(pieces) if is_leftward else pieces:
            x = _place(face, piece, is_leftward, x, glyphs)
    return _measured(tuple(glyphs), x)


def width_em(text: str, weight: int) -> float:
    """How wide a word or a line is in ems, whatever its direction."""
    return shaped(text, False, weight, cjk_index(text)).width


def _by_face(run: str, weight: int, han: int) -> list[tuple[Face, str]]:
    faces: list[Face] = []
    for char in run:
        faces.append(face_for(char, faces[-1] if faces else None, han, weight))
    pairs = zip(faces, run, strict=True)
    return [
        (group[0][0], "".join(char for _, char in group))
        for group in (list(same) for _, same in groupby(pairs, key=lambda pair: id(pair[0])))
    ]


def _place(face: Face, piece: str, is_leftward: bool, x: float, glyphs: list[Glyph]) -> float:
    buffer = hb.Buffer()
    buffer.add_str(piece)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if is_leftward else "ltr"
    hb.shape(face.font, buffer)
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        left, up = place.x_offset / face.units, place.y_offset / face.units
        glyphs.append(Glyph(face, info.codepoint, x + left, up))
        x += place.x_advance / face.units
    return x


def _measured(glyphs: tuple[Glyph, ...], width: float) -> Line:
    left, right, top, bottom = 0.0, width, 0.0, 0.0
    for glyph in glyphs:
        ink, units = glyph.face.font.get_glyph_extents(glyph.number), glyph.face.units
        if ink is None or not ink.width:
            continue
        start, above = glyph.x + ink.x_bearing / units, glyph.y + ink.y_bearing / units
        left, right = min(left, start), max(right, start + ink.width / units)
        top, bottom = max(top, above), min(bottom, above + ink.height / units)
    return Line(glyphs, width, left, right, top, bottom)
