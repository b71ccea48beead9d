"""The page's contract: where a window stands, what is redrawn, and the texts in all languages."""

import asyncio
import json
import re
from dataclasses import replace
from pathlib import Path

import gradio as gr

from studio.panels import FILM, SHOTS, Call, Page, Panel, View, Where
from studio.panels.board import neighbour
from studio.panels.words import LOCALES, words
from studio.ui import PAGE, dress, page
from tests.studio.crew import work_off

ROOT = Path(__file__).parents[2]
SAID_BY_SCRIPTS = re.compile(r"word\(\s*'([a-z.\-]+)'")
SAID_BY_PANELS = re.compile(r'word\("([a-z.\-]+)"\)')
VALUES = re.compile(r"\{\w+\}")


def in_loop(make):
    """The library leaves an event loop open where it finds none running."""

    async def made():
        return make()

    return asyncio.run(made())


def is_skipped(update):
    return isinstance(update, dict) and update.get("__type__") == "update" and len(update) == 1


def window(studio):
    """A page with one panel that is told what it shows."""

    def make():
        with gr.Blocks():
            the = Page(studio)
            the.stand()
            panel = Told()
            the.add(panel)
        return the, panel

    return in_loop(make)


class Told(Panel):
    """A panel of a film and a selection, that knows how often it was drawn."""

    place = "board"
    watches = frozenset({FILM, SHOTS})

    def __init__(self):
        self.outputs = [gr.Textbox()]
        self.drawn = 0

    def values(self, view: View):
        self.drawn += 1
        is_new = view.is_new("form", view.film.project.title)
        return [view.film.project.title if is_new else gr.skip()]


def test_every_language_has_every_text():
    texts = words()
    assert {"en", "zh", "he"} <= set(texts)
    for language, found in texts.items():
        assert found.keys() == texts["en"].keys(), language
        for key, text in found.items():
            assert text.strip(), (language, key)
            same = sorted(VALUES.findall(text)) == sorted(VALUES.findall(texts["en"][key]))
            assert same, (language, key)


def test_every_text_that_is_said_is_written():
    said = set()
    for script in PAGE.glob("*.js"):
        said.update(SAID_BY_SCRIPTS.findall(script.read_text("utf-8")))
    for panel in (ROOT / "studio" / "panels").rglob("*.py"):
        said.update(SAID_BY_PANELS.findall(panel.read_text("utf-8")))
    assert len(said) > 50
    assert not {key for key in said if key not in words()["en"] and not key.endswith(".")} - {"key"}


def test_languages_are_written_as_they_are_kept():
    for path in LOCALES.glob("*.json"):
        json.loads(path.read_text("utf-8"))


def test_scripts_of_the_page_never_write_markup():
    for script in PAGE.glob("*.js"):
        text = script.read_text("utf-8")
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write"):
            assert word not in text, (script.name, word)


def test_what_stands_in_the_head_cannot_be_left_by_a_text():
    head = dress()["head"]
    assert head.count("<script>") == head.count("</script>") == 2
    assert head.count("</style>") == 1


def test_no_event_of_the_page_is_public(studio):
    built = in_loop(lambda: page(studio))
    assert built.fns
    assert {fn.api_visibility for fn in built.fns.values()} == {"private"}


def test_what_a_browser_says_is_taken_with_care():
    assert Where.of(None) == Where()
    assert Where.of("nonsense") == Where()
    odd = {"project": ["x"], "place": "../etc", "shots": "abc", "revision": "9", "marks": [1]}
    where = Where.of(odd)
    assert (where.place, where.shots, where.revision, where.marks) == ("board", (), 0, {})
    assert Where.of({"revision": 1e308}).revision == 0
    assert Where.of({"revision": True, "shots": [1, None]}).shots == ("1", "None")


def test_where_travels_there_and_back():
    where = Where(project="p", place="cut", shots=("a", "b"), revision=3, tick=4, marks={"f": "1"})
    assert Where.of(json.loads(json.dumps(where.told()))) == where


def test_what_a_field_sends_is_for_the_shots_that_it_showed(studio, project):
    where = Where.of({"project": project, "shots": ["chosen since"], "shown": ["a", "b"]})
    assert Call(studio, where).shots == ("a", "b")
    assert Call(studio, where, {"shots": ["named"]}).shots == ("named",)
    assert Where.of({"shown": "nonsense"}).shown == ()
    assert Where.of(where.told()) == where


def test_only_what_changed_is_drawn_again(studio, project):
    the, panel = window(studio)
    told, title = the.redraw(Where(project=project))
    assert (panel.drawn, title) == (1, studio.seen(project).project.title)
    told, title = the.redraw(Where.of(told))
    assert panel.drawn == 1
    assert is_skipped(title)
    shot = next(iter(studio.seen(project).orders))
    the.redraw(replace(Where.of(told), shots=(shot,)))
    assert panel.drawn == 2


def test_a_panel_out_of_sight_is_not_drawn(studio, project):
    the, panel = window(studio)
    _, title = the.redraw(Where(project=project, place="cut"))
    assert (panel.drawn, is_skipped(title)) == (0, True)


def test_what_a_person_types_is_not_overwritten_by_what_the_crew_made(studio, project):
    the, panel = window(studio)
    told, _ = the.redraw(Where(project=project))
    work_off(studio)
    _, title = the.redraw(Where.of(told))
    assert (panel.drawn, is_skipped(title)) == (2, True)


def test_a_mistake_is_told_and_everything_drawn_as_it_is(studio, project, monkeypatch):
    the, panel = window(studio)
    said = []
    monkeypatch.setattr(gr, "Warning", lambda text, **_: said.append(text))
    told, _ = the.redraw(Where(project=project))

    def delete(call: Call):
        call.studio.shoot(call.project, ("nobody",))

    _, title = the.act(Call(studio, Where.of(told)), delete)
    assert "not in the film" in said[0]
    assert (panel.drawn, title) == (2, studio.seen(project).project.title)


def test_a_project_that_is_gone_leads_to_the_list(studio, monkeypatch):
    the, _ = window(studio)
    said = []
    monkeypatch.setattr(gr, "Warning", lambda text, **_: said.append(text))
    told, title = the.redraw(Where(project="nobody"))
    assert (told["project"], told["place"], is_skipped(title)) == ("", "projects", True)
    assert "no such project" in said[0]


def test_shots_that_are_gone_are_not_selected_any_more(studio, project):
    the, _ = window(studio)
    shot = next(iter(studio.seen(project).orders))
    told, _ = the.redraw(Where(project=project, shots=("gone", shot)))
    assert told["shots"] == [shot]


def test_a_first_visitor_arrives_at_the_example(studio):
    the, panel = window(studio)
    told, _ = the.arrive(Where().told())
    assert told["project"]
    assert panel.drawn == 1


def test_after_a_deletion_the_next_shot_is_selected():
    assert neighbour(["a", "b", "c"], ("b",)) == "c"
    assert neighbour(["a", "b", "c"], ("b", "c")) == "a"
    assert neighbour(["a", "b", "c", "d"], ("a", "c")) == "d"
    assert neighbour(["a"], ("a",)) is None


def test_drawn_panels_are_told_early_what_they_show_first(studio, project):
    with_board = in_loop(lambda: page(studio)).blocks
    assert {"sr-board", "sr-bar"} <= {one.elem_id for one in with_board.values()}
    the, _ = window(studio)
    told = the.first({"project": project, "place": "board"})
    assert told.keys() == {"where"}
    assert told["where"]["revision"] == studio.seen(project).revision
    assert the.first({"project": "nobody"}) == the.first({}) == the.first(None) == {}


def test_the_pulse_of_an_unknown_project_is_silence(studio):
    the, _ = window(studio)
    assert the.pulse("nobody") == [0, 0]
