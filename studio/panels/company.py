"""Cast and places: how they look, in the script's words and in the user's."""

from typing import Any, ClassVar

from studio.edits import SetLooks
from studio.edits.looks import LONGEST_LOOKS
from studio.panels import FILM, Page, Panel, View
from studio.panels.asking import Told, asking, text, whole
from studio.session import Studio
from studio.views.company import company_view

LONGEST_NAME = 1000


class Company(Panel):
    place: ClassVar[str] = "script"
    watches: ClassVar[frozenset[str]] = frozenset({FILM})

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self.outputs = [asking("company", {"describe": self.describe})]

    def values(self, view: View) -> list[Any]:
        return [company_view(view.film)]

    def describe(self, told: Told) -> dict[str, Any]:
        """Words for a character or a place; `longest` letters of them are kept."""
        words = text(told, "words", LONGEST_LOOKS)
        name = text(told, "name", LONGEST_NAME)
        is_place = text(told, "kind") == "place"
        who = {"place": name} if is_place else {"character": name}
        head = self._studio.edit(
            text(told, "project"),
            whole(told, "revision"),
            SetLooks(words=words, **who),
            text(told, "by") or "user",
        )
        return {"revision": head.revision}


def build(page: Page) -> Panel:
    return Company(page.studio)
