"""What panels and the page are to each other: see the package."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, ClassVar

import gradio as gr

from pipeline.errors import StudioError, UserMistake
from studio.panels.where import Call, View, Where
from studio.session import Seen, Studio

EVERYWHERE = ""
FILM, JOBS, SHOTS = "film", "jobs", "shots"
ALL = frozenset({FILM, JOBS, SHOTS})

AT_ONCE = 16
"""Verbs that are done at the same time, for all windows together."""

Verb = Callable[..., Where | None]
"""verb(call, *values): does something; a Where changes where the window stands."""


class Panel:
    place: ClassVar[str] = EVERYWHERE
    watches: ClassVar[frozenset[str]] = ALL
    needs_film: ClassVar[bool] = True
    """Skipped where there is no project."""
    outputs: list[Any]

    @abstractmethod
    def values(self, view: View) -> list[Any]: ...

    def bind(self, page: "Page") -> None:
        """Binds events; nothing by default: drawn panels call verbs by name."""

    @property
    def verbs(self) -> dict[str, Verb]:
        return {}


MOUNT = "storyreel.mount('{name}', element, props, watch)"


STAND = "storyreel.stand(props, (...given) => trigger('act', ...given), watch, server)"


EDIT = "(...given) => storyreel.edit(...given)"
"""What a field sends waits for its turn, and goes to the shots that the fields show."""


def drawn(name: str) -> gr.HTML:
    """An empty element that assets/page/`name`.js draws."""
    return gr.HTML(
        value=None,
        html_template="<div></div>",
        js_on_load=MOUNT.format(name=name),
        apply_default_css=False,
        elem_id=f"sr-{name}",
        elem_classes=["sr-drawn"],
    )


class Page:
    """All panels of one page, and how it is redrawn."""

    where: gr.HTML

    def __init__(self, studio: Studio) -> None:
        self.studio = studio
        self.panels: list[Panel] = []
        self.columns: dict[str, gr.Column] = {}
        """Where one panel has room for others, by name."""

    def stand(self) -> None:
        """Makes the component that keeps where a window stands."""

        def pulse(project: str) -> list[int]:
            return self.pulse(project)

        def first(told: dict[str, Any]) -> dict[str, Any]:
            return self.first(told)

        self.where = gr.HTML(
            value=Where().told(),
            html_template="<div></div>",
            js_on_load=STAND,
            apply_default_css=False,
            elem_id="sr-where",
            server_functions=[pulse, first],
        )

    def add(self, panel: Panel) -> None:
        self.panels.append(panel)

    def bind(self, blocks: gr.Blocks) -> None:
        """Binds all events, after all panels are built."""
        verbs = {name: verb for panel in self.panels for name, verb in panel.verbs.items()}

        def named(call: Call) -> Where | None:
            verb = verbs.get(call.text("verb"))
            return verb(call) if verb else None

        self.on(self.where.act, named)
        for panel in self.panels:
            panel.bind(self)
        blocks.load(
            self.arrive,
            inputs=[self.where],
            outputs=self.outputs,
            js="() => [storyreel.arriving()]",
            show_progress="hidden",
            api_visibility="private",
        )

    def arrive(self, told: Any) -> list[Any]:
        """A window opens, or comes back: it says where it was."""
        where = replace(Where.of(told), drawn="")
        if not where.project and where.place != "projects":
            where = replace(where, project=self.studio.greet())
        return self.redraw(where)

    def on(self, event: Any, verb: Verb, inputs: Sequence[Any] = ()) -> None:
        """Calls `verb` with a Call and the values of `inputs`, then redraws."""

        def handle(told: Any, event_data: gr.EventData, *given: Any) -> list[Any]:
            data: Any = getattr(event_data, "_data", None)
            call = Call(self.studio, Where.of(told), data if isinstance(data, dict) else {})
            return self.act(call, verb, given)

        event(
            handle,
            inputs=[self.where, *inputs],
            outputs=self.outputs,
            show_progress="hidden",
            api_visibility="private",
            trigger_mode="multiple",
            concurrency_limit=AT_ONCE,
            concurrency_id="verbs",
            js=EDIT if inputs else None,
        )

    @property
    def outputs(self) -> list[Any]:
        return [self.where, *(one for panel in self.panels for one in panel.outputs)]

    def act(self, call: Call, verb: Verb, given: Sequence[Any] = ()) -> list[Any]:
        where = call.where
        try:
            where = verb(call, *given) or where
        except StudioError as error:
            gr.Warning(str(error), title="", duration=12)
            # What the browser shows of its own wish is not so: draw all of it again.
            where = replace(where, drawn="")
        return self.redraw(where)

    def redraw(self, where: Where) -> list[Any]:
        """Updates for the panels in sight that show what changed, and none for the others."""
        seen, where = self._seen(where)
        changed = _changed(where, seen)
        view = View(self.studio, where, seen, is_forced=where.drawn != _stand(where))
        updates: list[Any] = []
        for panel in self.panels:
            in_sight = panel.place in (EVERYWHERE, where.place) and (seen or not panel.needs_film)
            if in_sight and (panel.watches & changed):
                updates += panel.values(view)
            else:
                updates += [gr.skip()] * len(panel.outputs)
        return [_as_drawn(view).told(), *updates]

    def pulse(self, project: str) -> list[int]:
        """What a window asks each second: numbers that change when there is something to draw."""
        try:
            return list(self.studio.pulse(str(project)[:64]))
        except StudioError:
            return [0, 0]

    def first(self, told: Any) -> dict[str, Any]:
        """What the drawn panels show first, by name: asked for while the library still loads."""
        where = replace(Where.of(told), drawn="")
        if not where.project or self.pulse(where.project) == [0, 0]:
            return {}
        shown = zip(self.outputs, self.redraw(where), strict=True)
        return {
            str(one.elem_id).removeprefix("sr-"): value
            for one, value in shown
            if isinstance(one, gr.HTML) and "__type__" not in value
        }

    def _seen(self, where: Where) -> tuple[Seen | None, Where]:
        if not where.project:
            return None, replace(where, place="projects")
        try:
            seen = self.studio.seen(where.project)
        except UserMistake as error:
            gr.Warning(str(error), title="", duration=12)
            return None, replace(where, project="", place="projects", shots=())
        kept = tuple(shot for shot in where.shots if shot in seen.orders)
        return seen, replace(where, shots=kept)


def _changed(where: Where, seen: Seen | None) -> frozenset[str]:
    if seen is None or where.drawn != _stand(where):
        return ALL
    changed: set[str] = set()
    if where.shown != where.shots:
        changed.add(SHOTS)
    if seen.revision != where.revision:
        changed.add(FILM)
    if seen.changes != where.changes:
        changed.add(JOBS)
    return frozenset(changed)


def _as_drawn(view: View) -> Where:
    where = view.where
    where = replace(where, drawn=_stand(where), shown=where.shots, answered=where.asked)
    where = replace(where, marks={**where.marks, **view.marks})
    if view.seen is None:
        return replace(where, revision=0, changes=0)
    return replace(where, revision=view.seen.revision, changes=view.seen.changes)


def _stand(where: Where) -> str:
    return f"{where.project}/{where.place}"
