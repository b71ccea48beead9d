"""Shot to keyframe."""

from collections.abc import Iterable

from pipeline.engines.base import Artist, Drawing
from pipeline.film.blocking import Player
from pipeline.film.format import Format
from pipeline.film.path import overscan, shortfall
from pipeline.film.script import Kind, Scene
from pipeline.film.shot import Keyframe, Shot, slate
from pipeline.film.weather import Weather, are_lamps_out, weather_of
from pipeline.media.pictures import encode_depth, encode_png, line_art, read_depth, read_picture
from pipeline.media.pose import encode_joints, pose_picture
from pipeline.media.store import MediaStore
from pipeline.progress import Progress
from pipeline.recipe import BoardRecipe
from pipeline.stages.blocking import block


def board_recipe(
    scene: Scene,
    shot: Shot,
    artist: Artist,
    form: Format,
    seed: int,
    company: tuple[Player, ...] = (),
) -> BoardRecipe:
    """The recipe this shot asks for now; a keyframe with another recipe is stale.

    `company`: how the film's characters look, for an artist who asks for blocking.
    """
    aspect = form.width / form.height
    words = (scene.slugline, *(e.text for e in scene.elements if e.kind is Kind.ACTION))
    return BoardRecipe(
        engine=artist.name,
        version=artist.version,
        size=form.size,
        overscan=overscan(shot.camera, aspect, has_depth=True),
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
        blocking=block(scene, company)[shot.id] if artist.wants_blocking else (),
        weather=weather_of(words) if artist.wants_blocking else Weather.CLEAR,
        lamps_out=artist.wants_blocking and are_lamps_out(words),
    )


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
    drawing = artist.draw(recipe, progress)
    depth, burn_in, line = drawing.depth_m, drawing.burn_in, drawing.line
    height, width = drawing.image.shape[:2]
    joints = drawing.joints
    keyframe = Keyframe(
        recipe=recipe.digest(),
        image=store.add(encode_png(drawing.image), ".png"),
        depth=None if depth is None else store.add(encode_depth(depth), ".png"),
        burn_in=None if burn_in is None else store.add(encode_png(burn_in), ".png"),
        line=None if line is None else store.add(encode_png(line_art(line)), ".png"),
        pose=None
        if joints is None
        else store.add(encode_png(pose_picture(joints, (width, height))), ".png"),
        joints=None
        if joints is None
        else store.add(encode_joints(joints, (width, height)), ".json"),
        overscan=drawing.overscan,
    )
    store.keep(recipe, keyframe)
    return keyframe


def drawing_of(keyframe: Keyframe, store: MediaStore) -> Drawing:
    """The pictures of a kept keyframe, read back."""
    return Drawing(
        image=read_picture(store.path(keyframe.image)),
        depth_m=read_depth(store.path(keyframe.depth)) if keyframe.depth else None,
        burn_in=read_picture(store.path(keyframe.burn_in)) if keyframe.burn_in else None,
        overscan=keyframe.overscan,
    )
