"""Shot to keyframe."""

from collections.abc import Iterable

from pipeline.engines import asked_of
from pipeline.engines.asked import SAID, honoured
from pipeline.engines.base import Artist, Drawing
from pipeline.film.format import Format
from pipeline.film.path import overscan, shortfall
from pipeline.film.script import Scene
from pipeline.film.shot import Coverage, Keyframe, Shot, slate, unnamed
from pipeline.film.staging import Staging
from pipeline.film.style import BoardStyle
from pipeline.film.world import Character
from pipeline.media.pictures import encode_png, read_depth, read_picture
from pipeline.media.store import MediaStore
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.model import Ability, Role, TierName
from pipeline.progress import Progress, part
from pipeline.prompt import board_prompt, looks_of
from pipeline.recipe import BoardRecipe
from pipeline.stages.composition import composed, composer, is_composed, kept_to, with_passes
from pipeline.stages.library import StoreLibrary
from pipeline.stages.passes import kept_passes
from pipeline.stages.scenery import PLAIN, Scenery

ON_THE_SLATE = ("slate", "slugline", "seconds", "lines")
"""What of a shot shows only on the slate that is burned in."""
UNSEEN = (*ON_THE_SLATE, "place")
"""What of a recipe is not in the picture of a model, or is in its prompt already."""

SKETCH = 0.1
"""The share of a board's progress that drawing its composition is shown as."""


def board_recipe(  # noqa: PLR0913 - what a board depends on
    scene: Scene,
    shot: Shot,
    artist: Artist,
    form: Format,
    seed: int,
    cast: tuple[Character, ...] = (),
    scenery: Scenery = PLAIN,
    style: BoardStyle | None = None,
) -> BoardRecipe:
    """The recipe this shot asks for now; a keyframe with another recipe is stale.

    `cast` is for artists with a model, `scenery` for those who ask for blocking. `style` is the
    film's look; None: the artist's own.
    """
    recipe = _plain_recipe(scene, shot, artist, form, seed, scenery)
    if style is not None and style in artist.styles:
        recipe = recipe.model_copy(update={"style": style})
    if not artist.model:
        return recipe
    people = tuple(one for one in cast if one.name in shot.characters)
    told = recipe.model_copy(update=_for_model(recipe, shot, artist, people, style))
    drawn = honoured(_guided(told, shot, people), artist.abilities)[0]
    if not is_composed(shot, drawn, artist):
        return drawn
    board = board_recipe(scene, shot, composer(), form, seed, scenery=scenery)
    return composed(drawn, board, artist)


def _plain_recipe(
    scene: Scene, shot: Shot, artist: Artist, form: Format, seed: int, scenery: Scenery
) -> BoardRecipe:
    """What every artist is told."""
    aspect = form.width / form.height
    seen = scenery if artist.wants_blocking else PLAIN
    return BoardRecipe(
        engine=artist.name,
        version=artist.version,
        size=form.size,
        overscan=overscan(shot.camera, aspect, has_depth=_has_depth(shot, artist)),
        seed=seed,
        slate=slate(scene.number, scene.shots.index(shot)),
        slugline=scene.slugline,
        setting=scene.setting,
        coverage=shot.coverage,
        action=shot.action,
        camera=shot.camera,
        seconds=round(form.rate.seconds(shot.frames), 2),
        characters=shot.characters,
        over=shot.over,
        look=shot.look,
        props=shot.props,
        lines=tuple((line.character, line.text) for line in shot.lines),
        blocking=seen.blocking.get(shot.id, ()),
        weather=seen.weather,
        lamps_out=seen.lamps_out,
        staging=_staged(shot, artist, seen),
        dressing=seen.dressing.get(shot.id, ()),
        place=scenery.place if artist.model or artist.wants_blocking else "",
    )


def _staged(shot: Shot, artist: Artist, scenery: Scenery) -> Staging:
    """What the user staged, of those who are there: the others change no picture."""
    if not artist.wants_blocking or shot.staging == Staging():
        return Staging()
    if shot.coverage is Coverage.INSERT and not shot.characters:  # shows a thing alone
        return shot.staging.of(())
    marks = scenery.blocking.get(shot.id, ())
    return shot.staging.of({mark.character for mark in marks if mark.is_present})


def _for_model(
    recipe: BoardRecipe,
    shot: Shot,
    artist: Artist,
    people: tuple[Character, ...],
    style: BoardStyle | None,
) -> dict[str, object]:
    """What a model is told on top: which one it is, and the words it draws from.

    The lines of a slate are not in its pictures, and the place is in the words: what does not show
    is left out, so that it does not make them stale.
    """
    words: dict[str, object] = {
        "model": artist.model,
        "revision": artist.revision,
        "tier": artist.tier,
        "prompt": shot.prompt or board_prompt(recipe, shot.image_words, looks_of(people), style),
        "negative": shot.guide.negative,
    }
    return words | {name: BoardRecipe.model_fields[name].default for name in UNSEEN}


def _guided(recipe: BoardRecipe, shot: Shot, people: tuple[Character, ...]) -> BoardRecipe:
    """With every picture and LoRA that the shot and its people name."""
    guide = shot.guide
    references = (*guide.references, *(key for one in people for key in one.references))
    return recipe.model_copy(
        update={
            "source": guide.source,
            "strength": guide.strength if guide.source else 0.0,
            "mask": shot.mask,
            "depth": guide.depth,
            "line": guide.line,
            "pose": guide.pose,
            "references": tuple(dict.fromkeys(references)),
            "loras": unnamed((*guide.loras, *(lora for one in people for lora in one.loras))),
        }
    )


def undrawn(shot: Shot, artist: Artist, cast: tuple[Character, ...] = ()) -> list[str]:
    """What the shot asks of its artist in vain, as sentences."""
    people = tuple(one for one in cast if one.name in shot.characters)
    blank = BoardRecipe(engine="", version=0, size=(0, 0), action="", camera=shot.camera)
    drawn, dropped = honoured(_guided(blank, shot, people), artist.abilities)
    who = artist.model or artist.name
    left = [SAID[one] for one in dropped]
    if shot.guide.negative and not is_guided(artist):
        left.append("words for what is not to be seen")
    is_staged = artist.wants_blocking or is_composed(shot, drawn, artist)
    if shot.staging != Staging() and not is_staged:
        left.append("figures and a camera put by numbers")
    if not left:
        return []
    return [
        f"{who} cannot use {' and '.join(left)} for this board, which is drawn without. "
        "Take away what is not needed, or choose another artist."
    ]


def unstyled(style: BoardStyle | None, artist: Artist) -> str:
    """What the user is told of an artist that cannot draw in the film's look; empty where it can,
    or is told of it in words."""
    if style is None or artist.model or style in artist.styles:
        return ""
    look = style.value.replace("-", " ")
    return (
        f"{artist.name} has a look of its own and cannot draw in the look {look!r}. "
        "Choose an artist such as previs, or take the look away."
    )


def is_guided(artist: Artist) -> bool:
    """Whether words can be held against a picture: models of few steps go without."""
    model = CATALOGUE.get(artist.model)
    return bool(model) and model.tiers[TierName(artist.tier)].guidance > 1


def _has_depth(shot: Shot, artist: Artist) -> bool:
    """Whether the board will know how far away things are."""
    if not artist.model:
        return True
    return bool(shot.guide.depth and not shot.guide.source and Ability.DEPTH in artist.abilities)


def remarks(scenes: Iterable[Scene], form: Format) -> list[str]:
    """What the user is told of moves that cannot be made as asked, each with its slate."""
    aspect = form.width / form.height
    return [
        f"{slate(scene.number, index)}: {said}"
        for scene in scenes
        for index, shot in enumerate(scene.shots)
        if (said := shortfall(shot.camera, aspect, has_depth=True))
    ]


def artist_remarks(recipes: Iterable[BoardRecipe], artist: Artist) -> list[str]:
    """What the artist cannot draw as asked, each said once, with the slate where it comes first."""
    first: dict[str, str] = {}
    for recipe in recipes:
        for said in artist.remarks(recipe):
            first.setdefault(said, recipe.slate)
    return [f"{at}: {said}" for said, at in first.items()]


def draw(recipe: BoardRecipe, artist: Artist, store: MediaStore, progress: Progress) -> Keyframe:
    """The keyframe of this recipe: found in the store, else drawn and kept there."""
    if made := store.find(recipe, Keyframe):
        return made
    keyframe = _composed(recipe, artist, store, progress) or _drawn(recipe, artist, store, progress)
    store.keep(recipe, keyframe)
    return keyframe


def _composed(
    recipe: BoardRecipe, artist: Artist, store: MediaStore, progress: Progress
) -> Keyframe | None:
    """The keyframe of a recipe that has a composition, which is drawn first."""
    if recipe.composition is None:
        return None
    composer: Artist = asked_of(recipe.composition, store.home, Role.ARTIST)
    sketch = draw(recipe.composition, composer, store, part(progress, 0.0, SKETCH))
    asked = kept_to(recipe, sketch, artist)
    drawn = _drawn(asked, artist, store, part(progress, SKETCH, 1 - SKETCH))
    return with_passes(drawn, sketch).model_copy(update={"recipe": recipe.digest()})


def _drawn(recipe: BoardRecipe, artist: Artist, store: MediaStore, progress: Progress) -> Keyframe:
    """The pictures of a drawing, put into the store."""
    drawing = artist.draw(recipe, StoreLibrary(store), progress)
    return Keyframe(
        recipe=recipe.digest(),
        image=store.add(encode_png(drawing.image), ".png"),
        overscan=drawing.overscan,
        **{name: store.add(data, suffix) for name, (data, suffix) in kept_passes(drawing).items()},
    )


def drawing_of(keyframe: Keyframe, store: MediaStore) -> Drawing:
    """The pictures of a kept keyframe, read back."""
    return Drawing(
        image=read_picture(store.path(keyframe.image)),
        depth_m=read_depth(store.path(keyframe.depth)) if keyframe.depth else None,
        burn_in=read_picture(store.path(keyframe.burn_in)) if keyframe.burn_in else None,
        overscan=keyframe.overscan,
    )
