"""The breakdown as other programs read it: scenes, elements and shots in one JSON document."""

from typing import Any

from pipeline.film.camera import Angle, Ease, Move, Size
from pipeline.film.script import Kind, Scene
from pipeline.film.shot import Coverage, Look, Shot, slate
from pipeline.film.timing import FrameRate
from pipeline.film.value import Span, Value
from pipeline.film.world import Breakdown, Character, Place, Prop


class LineDocument(Value):
    character: str
    text: str
    source: Span


class ElementDocument(Value):
    kind: Kind
    text: str
    source: Span


class ShotDocument(Value):
    id: str
    slate: str
    size: Size
    angle: Angle
    lens_mm: int
    move: Move
    seconds: float
    action: str
    characters: tuple[str, ...]
    """Everybody in frame, the subject first."""
    lines: tuple[LineDocument, ...]
    source: Span
    amount: float
    """Times the move's usual extent."""
    speed: float
    ease: Ease
    coverage: Coverage
    look: Look
    over: str
    """Over-the-shoulder: whose shoulder."""
    props: tuple[str, ...]


class SceneDocument(Value):
    id: str
    slugline: str
    source: Span
    elements: tuple[ElementDocument, ...]
    shots: tuple[ShotDocument, ...]


class CharacterDocument(Value):
    name: str
    """As cued; this is who the character is: shots and lines refer to it."""
    mentions: tuple[Span, ...]
    description: str
    """The words that introduce the character in the action, as written."""
    scenes: tuple[str, ...]
    looks: str
    """What the script does not say of them: by the user or a director."""


class PlaceDocument(Value):
    name: str
    mentions: tuple[Span, ...]
    scenes: tuple[str, ...]
    description: str
    """What it looks like: by the user or a director."""


class BreakdownDocument(Value):
    """Sources are `[start, end]` in characters of the decoded script, the end not included."""

    title: str
    scenes: tuple[SceneDocument, ...]
    cast: tuple[CharacterDocument, ...]
    places: tuple[PlaceDocument, ...]
    props: tuple[Prop, ...]
    notices: tuple[str, ...]


def breakdown_document(breakdown: Breakdown, rate: FrameRate) -> dict[str, Any]:
    """The document as plain JSON values; seconds at the given rate."""
    document = BreakdownDocument(
        title=breakdown.title,
        scenes=tuple(_scene(scene, rate) for scene in breakdown.scenes),
        cast=tuple(_character(one) for one in breakdown.cast),
        places=tuple(_place(one) for one in breakdown.places),
        props=breakdown.props,
        notices=breakdown.notices,
    )
    return document.model_dump(mode="json")


def breakdown_schema() -> dict[str, Any]:
    """The JSON schema of the document, as published in `assets/schema`."""
    schema = BreakdownDocument.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _scene(scene: Scene, rate: FrameRate) -> SceneDocument:
    return SceneDocument(
        id=scene.id,
        slugline=scene.slugline,
        source=scene.source,
        elements=tuple(
            ElementDocument(kind=each.kind, text=each.text, source=each.source)
            for each in scene.elements
        ),
        shots=tuple(
            _shot(shot, slate(scene.number, i), rate) for i, shot in enumerate(scene.shots)
        ),
    )


def _shot(shot: Shot, name: str, rate: FrameRate) -> ShotDocument:
    camera = shot.camera
    return ShotDocument(
        id=shot.id,
        slate=name,
        size=camera.size,
        angle=camera.angle,
        lens_mm=camera.lens_mm,
        move=camera.move,
        seconds=rate.seconds(shot.frames),
        action=shot.action,
        characters=shot.characters,
        lines=tuple(
            LineDocument(character=line.character, text=line.text, source=line.source)
            for line in shot.lines
        ),
        source=shot.source,
        amount=camera.amount,
        speed=camera.speed,
        ease=camera.ease,
        coverage=shot.coverage,
        look=shot.look,
        over=shot.over,
        props=shot.props,
    )


def _character(one: Character) -> CharacterDocument:
    return CharacterDocument(
        name=one.name,
        mentions=one.mentions,
        description=one.description,
        scenes=one.scenes,
        looks=one.looks,
    )


def _place(one: Place) -> PlaceDocument:
    return PlaceDocument(
        name=one.name, mentions=one.mentions, scenes=one.scenes, description=one.description
    )
