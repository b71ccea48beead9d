"""Where eyes go and what a face shows: to whom one speaks, to what the action names."""

from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.staging.acts import feeling_of
from pipeline.recipe import BoardRecipe

Point = tuple[float, float, float]

LOOKS = ("look", "watch", "gaze", "stare", "glance", "peer", "看", "смотрит", "מביט")


def gaze_of(name: str, recipe: BoardRecipe, heads: dict[str, Point], place: Place) -> Point | None:
    """On what the action names, else on whom somebody deals with; None: straight ahead."""
    named = _named_target(name, recipe, place)
    if named is not None:
        return named
    others = [other for other in heads if other != name]
    speakers = [who for who, _ in recipe.lines]
    ordered = (*recipe.characters, recipe.over, *speakers, *others)
    partner = next((other for other in ordered if other in others), "")
    return heads.get(partner)


def _named_target(name: str, recipe: BoardRecipe, place: Place) -> Point | None:
    """What in the set the subject looks at, where the action says so."""
    if not recipe.characters or recipe.characters[0] != name:
        return None
    action = recipe.action.casefold()
    if not any(word in action for word in LOOKS):
        return None
    return next((at for word, at in place.targets.items() if word in action), None)


def expression_of(name: str, recipe: BoardRecipe) -> str:
    """Who speaks has an open mouth; the subject shows what the action says is felt."""
    if any(who == name for who, _ in recipe.lines):
        return "speaking"
    is_meant = recipe.action.casefold().startswith("they ") and name in recipe.characters
    if not is_meant and (not recipe.characters or recipe.characters[0] != name):
        return "calm"
    return feeling_of(recipe.action)
