"""Film values to words, for artists that draw from words: one table per vocabulary."""

from pipeline.film.camera import Angle, Size
from pipeline.film.script import Interior, Light
from pipeline.film.shot import Coverage
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


def board_prompt(recipe: BoardRecipe) -> str:
    """One keyframe in words: framing, people, what happens, place, light."""
    camera, setting = recipe.camera, recipe.setting
    framing = [COVERAGES.get(recipe.coverage, ""), SIZES[camera.size], ANGLES[camera.angle]]
    people = f"{recipe.characters[0]} seen over {recipe.over}" if _is_over(recipe) else ""
    place = " ".join(
        part
        for part in (INTERIORS[setting.interior] if setting.interior else "", setting.place)
        if part
    )
    light = LIGHTS[setting.light] if setting.light else ""
    parts = [
        *framing,
        f"{camera.lens_mm} mm lens",
        people or ", ".join(recipe.characters),
        recipe.action.strip().rstrip("."),
        ", ".join(recipe.props),
        place,
        light,
    ]
    return ", ".join(part for part in parts if part)


def _is_over(recipe: BoardRecipe) -> bool:
    return bool(recipe.over and recipe.characters)
