"""Drawn panels whose script asks the server and waits for the answer, without a redraw."""

from collections.abc import Callable, Mapping
from typing import Any

import gradio as gr

from pipeline.errors import StudioError

MOUNT = (
    "storyreel.servers = {{...storyreel.servers, {name}: server}};"
    "storyreel.mount('{name}', element, props, watch)"
)
Told = Mapping[str, Any]
Answer = Callable[[Told], dict[str, Any]]


def asking(name: str, answers: Mapping[str, Answer]) -> gr.HTML:
    """Like `drawn(name)`; its script calls `storyreel.servers.name.answer({...})`.

    What goes wrong comes back as `{"error": sentence}`, so that the script can say it where the
    person looks.
    """
    return gr.HTML(
        value=None,
        html_template="<div></div>",
        js_on_load=MOUNT.format(name=name),
        apply_default_css=False,
        elem_id=f"sr-{name}",
        elem_classes=["sr-drawn"],
        server_functions=[_function(name, answer) for name, answer in answers.items()],
    )


def _function(name: str, answer: Answer) -> Callable[[Any], dict[str, Any]]:
    """Gradio marks functions as its own, which methods do not allow, and calls them by name."""

    def ask(told: Any) -> dict[str, Any]:
        try:
            return answer(told if isinstance(told, Mapping) else {})
        except StudioError as error:
            return {"error": str(error)}

    ask.__name__ = name
    return ask


def text(told: Told, name: str, longest: int = 120) -> str:
    return str(told.get(name) or "")[:longest]


def whole(told: Told, name: str) -> int:
    """Anything but a number counts as nothing."""
    value = told.get(name)
    return max(0, int(value)) if isinstance(value, int | float) and abs(value) < 2**53 else 0
