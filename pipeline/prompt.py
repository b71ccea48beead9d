"""Film values to words, for artists that draw from words: one table per vocabulary."""

import math
import re
from collections.abc import Iterable, Mapping

from pipeline.film.camera import HEAD_OVER_FRAME, Angle, Camera, Size
from pipeline.film.script import Interior, Light, Setting
from pipeline.film.shot import Coverage
from pipeline.film.style import BoardStyle
from pipeline.film.world import Character
from pipeline.recipe import BoardRecipe

SIZES: dict[Size, str] = {
    Size.ECU: "extreme close-up",
    Size.CU: "close-up",
    Size.MCU: "medium close-up",
    Size.MS: "medium shot",
    Size.MWS: "medium wide shot",
    Size.WS: "wide shot",
    Size.EWS: "extreme wide shot",
}
ANGLES: dict[Angle, str] = {
    Angle.EYE_LEVEL: "at eye level",
    Angle.LOW: "from a low angle",
    Angle.HIGH: "from a high angle",
    Angle.OVERHEAD: "from straight above",
    Angle.DUTCH: "with a tilted horizon",
}
COVERAGES: dict[Coverage, str] = {
    Coverage.ESTABLISHING: "establishing shot",
    Coverage.MASTER: "master shot",
    Coverage.OVER_SHOULDER: "over the shoulder",
    Coverage.TWO_SHOT: "two-shot",
    Coverage.GROUP: "group shot",
    Coverage.REACTION: "reaction shot",
    Coverage.INSERT: "insert",
    Coverage.POV: "point of view",
}
INTERIORS: dict[Interior, str] = {
    Interior.INT: "interior",
    Interior.EXT: "exterior",
    Interior.BOTH: "interior and exterior",
}
LIGHTS: dict[Light, str] = {
    Light.DAY: "daylight",
    Light.NIGHT: "night",
    Light.DAWN: "dawn light",
    Light.DUSK: "dusk light",
}


STYLES: dict[BoardStyle, str] = {
    BoardStyle.INK: "black ink storyboard drawing with flat colours on paper",
    BoardStyle.GREY_MARKER: "storyboard in broad strokes of grey felt marker on warm paper",
    BoardStyle.COLOUR: "storyboard in pale watercolour washes with ink lines",
    BoardStyle.BLUEPRINT: "blueprint drawing, pale lines on deep blue with a faint grid",
    BoardStyle.NOIR: "film noir ink drawing, hard black and white, strong key light and rim light",
}

OVERS = "seen over {}'s shoulder"

LETTERS = re.compile(r"[^\W\d_]{2,}")
"""A word all in capitals is a name or a stress of the script's. Models would letter it into the
picture."""


def board_prompt(
    recipe: BoardRecipe,
    words: str = "",
    looks: Mapping[str, str] | None = None,
    style: BoardStyle | None = None,
) -> str:
    """One keyframe in words, as image models were taught them: one flowing paragraph.

    Who does what, how they look, what is there, the place, its light; then the camera, and the
    film's look last. `words` are a director's own for all but these; `looks` what is known of
    characters by name.
    """
    told = _worded(recipe, words, looks or {}) if words else _told(recipe, looks or {})
    told += [_framing(recipe), STYLES[style] if style else ""]
    sentences = [_spoken(part) for part in told]
    return " ".join(sentence for sentence in sentences if sentence)


def looks_of(cast: Iterable[Character]) -> dict[str, str]:
    """How the characters look, as far as anybody said."""
    return {person.name: person.appearance for person in cast if person.appearance}


def looks_sentence(name: str, looks: Mapping[str, str], told: str) -> str:
    """`Ruth is ...`; nothing where nothing is known, or `told` says it."""
    if name not in looks or looks[name].casefold() in told.casefold():
        return ""
    return _spoken(f"{name} is {looks[name]}")


def shown_size(camera: Camera, overscan: float) -> Size:
    """The shot size of the whole plate, which shows more than the frame in its middle."""
    head = HEAD_OVER_FRAME[camera.size] / overscan
    return min(Size, key=lambda size: abs(math.log(HEAD_OVER_FRAME[size] / head)))


def _worded(recipe: BoardRecipe, words: str, looks: Mapping[str, str]) -> list[str]:
    """A director's words, and how people and place look: the same in every shot."""
    known = (looks_sentence(name, looks, words) for name in recipe.characters)
    return [words, *known, recipe.place]


def _told(recipe: BoardRecipe, looks: Mapping[str, str]) -> list[str]:
    action = recipe.action.strip()
    people = [name for name in recipe.characters if name.casefold() not in action.casefold()]
    there = [prop for prop in recipe.props if prop.casefold() not in action.casefold()]
    known = [looks_sentence(name, looks, action) for name in recipe.characters]
    setting = _setting(recipe.setting)
    return [", ".join(people), action, *known, ", ".join(there), setting, recipe.place]


def _setting(setting: Setting) -> str:
    inside = INTERIORS[setting.interior] if setting.interior else ""
    light = LIGHTS[setting.light] if setting.light else setting.time
    parts = (" of " if inside and setting.place else "").join((inside, setting.place))
    return ", ".join(part for part in (parts, light) if part)


def _framing(recipe: BoardRecipe) -> str:
    camera = recipe.camera
    size = SIZES[shown_size(camera, recipe.overscan)]
    parts = [
        COVERAGES.get(recipe.coverage, ""),
        f"{size} {ANGLES[camera.angle]}",
        OVERS.format(recipe.over) if recipe.over and recipe.characters else "",
        f"{camera.lens_mm} mm lens",
    ]
    return ", ".join(part for part in parts if part)


def _spoken(part: str) -> str:
    """As a sentence, without the script's capitals."""
    text = " ".join(part.split())
    text = LETTERS.sub(_without_capitals, text)
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?…。！？" else ".")


def _without_capitals(word: re.Match[str]) -> str:
    found = word[0]
    return found.capitalize() if found.isupper() else found
