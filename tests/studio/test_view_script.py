"""The script as a screenplay beside its shots, and what a change of it is said to do."""

import pytest

from pipeline.film.value import Span
from studio.edits import apply, rewrite
from studio.views.script import change_view, pieces, script_view
from tests.studio.crew import begun
from tests.studio.film import film, planned

HEBREW = """פנים. מטבח - יום

רותי פותחת את הדלת. היא מביטה למעלה.

רותי
באת.
"""


@pytest.mark.parametrize("project", [film(), planned(), film(HEBREW)])
def test_the_pieces_of_an_element_are_its_text_and_every_word_of_the_story_has_its_shot(project):
    for scene in project.scenes:
        for element in scene.elements:
            found = pieces(project.script, element, scene.shots)
            assert "".join(text for text, _, _ in found) == element.text
            assert all(shots for text, _, shots in found if text.strip())


def test_a_paragraph_is_cut_where_its_shots_meet():
    project = planned()
    kitchen = project.scenes[0]
    action = next(one for one in kitchen.elements if one.text.startswith("ANNA enters"))
    found = pieces(project.script, action, kitchen.shots)
    assert [(text.strip(), shots) for text, _, shots in found] == [
        ("ANNA enters and sits down.", [0]),
        ("She looks at the door.", [1]),
        ("It opens slowly.", [2]),
    ]


def test_markup_between_the_letters_moves_no_border():
    project = film("INT. ROOM - DAY\n\nShe *runs*. He **falls** down.\n")
    scene = project.scenes[0]
    action = next(one for one in scene.elements if one.kind == "action")
    middle = project.script.index("He **")
    first, second = scene.shots[0], scene.shots[-1]
    shots = (
        first.model_copy(update={"source": Span(0, middle)}),
        second.model_copy(update={"source": Span(middle, len(project.script))}),
    )
    found = pieces(project.script, action, shots)
    assert "".join(text for text, _, on in found if on == [0]) == "She runs. "
    assert "".join(text for text, _, on in found if on == [1]) == "He falls down."
    assert [(text, marks) for text, marks, _ in found if marks] == [("runs", "i"), ("falls", "b")]


def test_the_view_has_every_scene_with_its_shots(studio):
    seen = studio.seen(begun(studio))
    view = script_view(seen)
    assert [one["slugline"] for one in view["scenes"]] == [
        "INT. KITCHEN - NIGHT",
        "EXT. YARD - DAY",
    ]
    shots = [shot["slate"] for scene in view["scenes"] for shot in scene["shots"]]
    assert shots == list(seen.project.slates().values())


def test_hostile_words_stay_words(studio):
    words = "<img onerror=alert(1)> {{7*7}} ${x} ‮gnp.exe"
    view = script_view(studio.seen(begun(studio, f"INT. ROOM - DAY\n\n{words}\n")))
    texts = [piece[0] for one in view["scenes"][0]["elements"] for piece in one["pieces"]]
    assert words in "".join(texts)


def test_a_change_says_which_scenes_and_shots_it_touches():
    before = planned()
    text = before.script.replace("It opens slowly.", "A bell rings.")
    view = change_view(before, apply(rewrite(before, text).edit, before))
    assert [(one["how"], one["number"]) for one in view["scenes"]] == [("changed", "1")]
    assert view["same"] == len(before.scenes) - 1
    assert view["scenes"][0]["kept"] >= 2


def test_new_and_removed_scenes_are_named():
    before = film()
    at = before.scenes[1].source
    text = f"{before.script[: at.start]}EXT. ROOF - DAWN\n\nWind.\n\n{before.script[at.stop :]}"
    view = change_view(before, apply(rewrite(before, text).edit, before))
    assert "EXT. ROOF - DAWN" in [one["slugline"] for one in view["scenes"]]
    assert all(one["how"] in ("new", "changed", "gone") for one in view["scenes"])


def test_scenes_behind_a_change_only_move_along():
    before = planned()
    text = before.script.replace("Rain falls.", "Heavy rain falls, for hours.")
    view = change_view(before, apply(rewrite(before, text).edit, before))
    assert [one["number"] for one in view["scenes"]] == ["2"]
