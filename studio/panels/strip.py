"""The cut strip at the bottom: always in sight."""

from typing import Any, ClassVar

from studio.panels import FILM, Page, Panel, View, drawn
from studio.views.strip import strip_view


class Strip(Panel):
    watches: ClassVar[frozenset[str]] = frozenset({FILM})

    def __init__(self) -> None:
        self.outputs = [drawn("strip")]

    def values(self, view: View) -> list[Any]:
        return [strip_view(view.film)]


def build(_: Page) -> Panel:
    return Strip()
