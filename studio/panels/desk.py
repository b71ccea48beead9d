"""The shot desk: the selected shot with everything that can be changed about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

import gradio as gr

from pipeline.errors import UserMistake
from pipeline.film.camera import Angle, Ease, Move, Size
from pipeline.film.shot import Coverage, Shot
from studio.edits import Circle, Describe, SetCamera, SetLength, SetLines
from studio.panels import FILM, JOBS, SHOTS, Call, Page, Panel, Verb, View, checked, drawn, word
from studio.session import Seen
from studio.views.desk import desk_view
from studio.views.lines import lines_text, read_lines

FORM = "desk"
LENSES = (14, 18, 21, 24, 28, 35, 40, 50, 65, 75, 85, 100, 135, 200)
"""Prime lenses on a full-frame sensor; any other length can be typed."""


@dataclass(frozen=True)
class Fields:
    """The components of the desk, in the order of `of`."""

    size: gr.Dropdown
    angle: gr.Dropdown
    lens: gr.Dropdown
    move: gr.Dropdown
    ease: gr.Dropdown
    length: gr.Number
    amount: gr.Slider
    speed: gr.Slider
    coverage: gr.Dropdown
    people: gr.Dropdown
    action: gr.Textbox
    lines: gr.Textbox
    prompt: gr.Textbox
    seed: gr.Number

    @property
    def every(self) -> list[Any]:
        return list(vars(self).values())


class Desk(Panel):
    place: ClassVar[str] = "board"
    watches: ClassVar[frozenset[str]] = frozenset({FILM, JOBS, SHOTS})

    def __init__(self, page: Page) -> None:
        with gr.Column(elem_id="desk"):
            self.top = drawn("desk")
            page.columns["picture"] = gr.Column(elem_classes=["folds"])
            camera = _camera_fields()
            page.columns["desk"] = gr.Column(elem_classes=["folds"])
            self.versions = drawn("versions")
            self.fields = Fields(*camera, *_story_fields())
        self.outputs = [self.top, *self.fields.every, self.versions]

    def values(self, view: View) -> list[Any]:
        seen, shot = view.film, view.where.shot
        skipped = [gr.skip()] * len(self.fields.every)
        if not shot:
            nothing = {"shot": "", "count": 0}
            return [nothing, *skipped, nothing]
        told = desk_view(seen, shot) | {"count": len(view.where.shots)}
        filled = form(seen, shot)
        updates = _updates(seen, filled)
        # Field by field: what is typed into one stays while the answer to another comes.
        for place, (name, value) in enumerate(filled.items()):
            if not view.is_new(f"{FORM} {name}", (shot, value, _names(seen, name))):
                updates[place] = gr.skip()
        return [told, *updates, told]

    def bind(self, page: Page) -> None:
        one = self.fields
        for component, name in (
            (one.size, "size"), (one.angle, "angle"), (one.move, "move"), (one.ease, "ease"),
        ):  # fmt: skip
            page.on(component.input, _camera(name), [component])
        page.on(one.lens.input, _lens, [one.lens])
        for slider, name in ((one.amount, "amount"), (one.speed, "speed")):
            page.on(slider.release, _camera(name), [slider])
        page.on(one.length.blur, _length, [one.length])
        page.on(one.length.submit, _length, [one.length])
        page.on(one.coverage.input, _described("coverage"), [one.coverage])
        page.on(one.people.input, _people, [one.people])
        for box, verb in (
            (one.action, _described("action")),
            (one.lines, _lines),
            (one.prompt, _described("prompt")),
        ):  # fmt: skip
            page.on(box.blur, verb, [box])
        page.on(one.seed.submit, _seed, [one.seed])
        page.on(one.seed.blur, _seed, [one.seed])

    @property
    def verbs(self) -> dict[str, Verb]:
        return {
            "circle": _circle,
            "settings": _settings,
            "own-picture": _own_picture,
            "mask": _mask,
            "camera": _camera_sent,
            "derived-prompt": _derived_prompt,
        }


def build(page: Page) -> Panel:
    return Desk(page)


def _camera_fields() -> list[Any]:
    with gr.Column(elem_classes=["fields"]):
        with gr.Row(elem_classes=["trio"]):
            size = _terms("size", Size)
            angle = _terms("angle", Angle)
            lens = _choice("lens", [str(mm) for mm in LENSES], allow_custom_value=True)
        with gr.Row(elem_classes=["trio"]):
            move = _terms("move", Move)
            ease = _terms("ease", Ease)
            length = gr.Number(label=word("desk.length"), interactive=True, min_width=60, minimum=0)
        with gr.Row(elem_classes=["duo"]):
            amount = gr.Slider(-3, 3, step=0.05, label=word("desk.amount"), **SLIDER)
            speed = gr.Slider(0.1, 4, step=0.05, label=word("desk.speed"), **SLIDER)
    return [size, angle, lens, move, ease, length, amount, speed]


def _story_fields() -> list[Any]:
    with gr.Column(elem_classes=["fields"]):
        with gr.Row(elem_classes=["duo"]):
            coverage = _terms("coverage", Coverage)
            people = _choice("people", [], multiselect=True, allow_custom_value=True)
        action = _text("action", lines=2, max_lines=5)
        example = word("desk.lines.example")
        lines = _text("lines", lines=1, max_lines=6, placeholder=example)
        with gr.Accordion(word("desk.more"), open=False, elem_classes=["fold"]):
            prompt = _text("prompt", lines=3, max_lines=6, info=word("desk.prompt.about"))
            seed = gr.Number(label=word("desk.seed"), precision=0, interactive=True, minimum=-1)
    return [coverage, people, action, lines, prompt, seed]


SLIDER: dict[str, Any] = {"interactive": True, "min_width": 100, "buttons": []}


def _choice(name: str, values: Sequence[Any], **options: Any) -> gr.Dropdown:
    label = word(f"desk.{name}")
    return gr.Dropdown(values, label=label, interactive=True, min_width=60, **options)


def _terms(name: str, terms: type[StrEnum]) -> gr.Dropdown:
    """The trade's words in the language of the page; what is sent is the value itself."""
    return _choice(name, [(word(f"{name}.{term}"), term.value) for term in terms])


def _text(name: str, **options: Any) -> gr.Textbox:
    return gr.Textbox(label=word(f"desk.{name}"), interactive=True, **options)


def form(seen: Seen, shot_id: str) -> dict[str, Any]:
    """What stands in the fields."""
    order = seen.orders[shot_id]
    shot = order.shot
    return {
        "size": shot.camera.size.value,
        "angle": shot.camera.angle.value,
        "lens": str(shot.camera.lens_mm),
        "move": shot.camera.move.value,
        "ease": shot.camera.ease.value,
        "length": round(seen.project.form.rate.seconds(shot.frames), 2),
        "amount": shot.camera.amount,
        "speed": shot.camera.speed,
        "coverage": shot.coverage.value,
        "people": list(shot.characters),
        "action": shot.action,
        "lines": lines_text(shot),
        "prompt": shot.prompt,
        "seed": order.seed,
    }


def _names(seen: Seen, field: str) -> tuple[str, ...]:
    """What a field offers that depends on the film."""
    is_people = field == "people"
    return tuple(character.name for character in seen.project.cast) if is_people else ()


def _updates(seen: Seen, filled: dict[str, Any]) -> list[Any]:
    """The list of people is that of the film; everything else is a value."""
    choices = list(dict.fromkeys([*_names(seen, "people"), *filled["people"]]))
    people = gr.update(choices=choices, value=filled["people"])
    return [people if name == "people" else value for name, value in filled.items()]


def _one(call: Call) -> Shot:
    """The last of the shots that a verb is for."""
    if not call.shots:
        raise UserMistake("No shot is selected. Click one first.")
    return call.studio.store.head(call.project).project.shot(call.shots[-1])


def _camera(name: str) -> Verb:
    def verb(call: Call, value: Any) -> None:
        if value is not None and call.shots:
            told = {"shots": call.shots, name: value}
            call.edit(checked(SetCamera, told))

    return verb


def _camera_sent(call: Call) -> None:
    """Several fields of the camera at once, from a script of the page."""
    names = ("size", "angle", "lens_mm", "move", "amount", "speed", "ease")
    told = {name: call.data[name] for name in names if name in call.data}
    call.edit(checked(SetCamera, {"shots": call.shots, **told}))


def _lens(call: Call, value: Any) -> None:
    digits = "".join(letter for letter in str(value or "") if letter.isdigit())
    if not digits:
        raise UserMistake("A lens is a number of millimetres, such as 35. Type one.")
    call.edit(checked(SetCamera, {"shots": call.shots, "lens_mm": int(digits[:6])}))


def _length(call: Call, value: Any) -> None:
    if value is None or not call.shots:
        return
    rate = call.studio.store.head(call.project).project.form.rate
    frames = rate.frames(min(float(value), 3600))
    call.edit(checked(SetLength, {"shots": call.shots, "frames": frames}))


def _described(name: str) -> Verb:
    def verb(call: Call, value: Any) -> None:
        if call.shots and getattr(_one(call), name) != value:
            call.edit(checked(Describe, {"shots": call.shots[-1:], name: value or ""}))

    return verb


def _people(call: Call, value: Any) -> None:
    call.edit(checked(Describe, {"shots": (_one(call).id,), "characters": value or ()}))


def _lines(call: Call, value: Any) -> None:
    shot = _one(call)
    if str(value or "").strip() != lines_text(shot).strip():
        rate = call.studio.store.head(call.project).project.form.rate
        call.edit(SetLines(shot=shot.id, lines=read_lines(str(value or ""), shot, rate)))


def _seed(call: Call, value: Any) -> None:
    """An empty seed is the film's own again."""
    if not call.shots:
        return
    shot, wanted = _one(call).id, -1 if value is None else int(value)
    if wanted != call.studio.seen(call.project).orders[shot].seed:
        call.edit(checked(Describe, {"shots": (shot,), "seed": wanted}))


def _circle(call: Call) -> None:
    take, keyframe = call.text("take") or None, call.text("keyframe") or None
    call.edit(Circle(shot=_one(call).id, keyframe=keyframe, take=take))


def _settings(call: Call) -> None:
    call.studio.restore_settings(
        call.project, call.revision, _one(call).id, call.text("recipe"), call.by
    )


def _own_picture(call: Call) -> None:
    call.studio.add_picture(call.project, call.revision, _one(call).id, call.text("key"), call.by)


def _mask(call: Call) -> None:
    key = call.text("key") or None
    call.studio.add_mask(call.project, call.revision, _one(call).id, key, call.by)


def _derived_prompt(call: Call) -> None:
    call.edit(Describe(shots=(_one(call).id,), prompt=""))
