"""Changes of the film as a whole and of single fields of shots."""

import pytest

from pipeline.errors import UserMistake
from pipeline.film.camera import Move, Size
from pipeline.film.format import Format
from pipeline.film.style import BoardStyle
from pipeline.film.timing import FrameRate
from studio import edits
from studio.edits import Edit, apply, label
from tests.studio.film import assert_whole, planned, shots

PROJECT = planned()
SLATES = {slate: shot.id for slate, shot in shots(PROJECT).items()}
EVERY = tuple(SLATES.values())


def done(change, project=PROJECT):
    after = apply(change.edit, project)
    assert_whole(after)
    return after


def test_the_fields_that_are_given_change_and_no_others():
    ids = (SLATES["1A"], SLATES["2B"])
    after = done(edits.SetCamera(shots=ids, move=Move.DOLLY_IN, lens_mm=85))
    for shot in PROJECT.shots():
        expected = shot.camera
        if shot.id in ids:
            expected = expected.model_copy(update={"move": Move.DOLLY_IN, "lens_mm": 85})
        assert after.shot(shot.id).camera == expected


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (edits.SetCamera(shots=(SLATES["2B"],), move=Move.DOLLY_IN), "dolly-in on 2B"),
        (edits.SetCamera(shots=(SLATES["1A"],), lens_mm=85, size=Size.CU), "CU, 85 mm on 1A"),
        (edits.SetLength(shots=(SLATES["1A"], SLATES["1B"]), frames=36), "1.5 s for 1A, 1B"),
        (edits.Describe(shots=EVERY, prompt="ink"), f"prompt of {len(EVERY)} shots"),
        (edits.DeleteShots(shots=(SLATES["2A"],)), "deleted 2A"),
        (edits.Rename(title=" A  B "), "renamed to A B"),
        (edits.SetStyle(style=BoardStyle.GREY_MARKER), "look grey marker"),
        (edits.SetStyle(), "the artist's own look"),
        (edits.ShowArrows(arrows=False), "no arrows on the boards"),
    ],
)  # fmt: skip
def test_labels_are_plain_words(change, words):
    assert label(change.edit, PROJECT) == words


@pytest.mark.parametrize(
    ("verb", "arguments", "message"),
    [
        ("fly", {}, "no change named 'fly'"),
        ("camera", {"shots": [SLATES["1A"]], "lens_mm": 4}, "lens mm"),
        ("camera", {"shots": [SLATES["1A"]], "move": "moonwalk"}, "move"),
        ("camera", {"shots": []}, "shots"),
        ("camera", {"shots": [SLATES["1A"]], "colour": "red"}, "colour"),
        ("camera", {"shots": ["gone"], "lens_mm": 50}, "deleted"),
        ("length", {"shots": [SLATES["1A"]], "frames": 0}, "frames"),
        ("rename", {"title": "  "}, "needs a name"),
        ("rename", {"title": "x" * 10_000}, "title"),
        ("rename", {"title": "\ud800"}, "broken letters"),
        ("crew", {"crew": "pirates"}, "no crew named"),
        ("style", {"style": "oil"}, "style"),
        ("format", {"form": {"width": 3}}, "width"),
        ("mask", {"shot": SLATES["1A"], "mask": "../../etc/passwd"}, "mask"),
        ("add-own-keyframe", {"shot": SLATES["1A"], "image": "a.png"}, "image"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(verb, arguments, message):
    with pytest.raises(UserMistake, match=message) as refusal:
        apply(Edit(verb=verb, arguments=arguments), PROJECT)
    assert str(refusal.value).endswith(".")


def test_texts_and_names_are_tidied():
    change = edits.Describe(
        shots=(SLATES["1A"],), action="  Anna sits. ", characters=(" BEN", "ANNA ", "BEN", "")
    )
    shot = done(change).shot(SLATES["1A"])
    assert shot.action == "Anna sits."
    assert shot.characters == ("BEN", "ANNA")


def test_prompt_and_seed_go_back_to_the_derived_ones():
    shot = SLATES["1A"]
    after = done(edits.Describe(shots=(shot,), prompt="ink", seed=7))
    assert (after.shot(shot).prompt, after.shot(shot).seed) == ("ink", 7)
    assert done(edits.Describe(shots=(shot,), prompt="", seed=-1), after) == PROJECT


def test_a_shorter_shot_says_its_lines_faster_and_its_event_ends_with_it():
    shot = next(shot for shot in PROJECT.shots() if len(shot.lines) > 1)
    event = edits.EventRef(shot=shot.id)
    trimmed = done(edits.Trim(event=event, start=2, stop=shot.frames - 1))
    after = done(edits.SetLength(shots=(shot.id,), frames=20), trimmed)
    assert [line.text for line in after.shot(shot.id).lines] == [line.text for line in shot.lines]
    (played,) = [event for event in after.cut.events if event.shot == shot.id]
    assert (played.source.start, played.source.stop) == (2, 20)


def test_a_line_that_lasts_longer_than_its_shot_makes_it_longer():
    shot = shots(PROJECT)["1A"]
    line = edits.SpokenLine(character="ANNA", text="Hello.", start=40, frames=100)
    after = done(edits.SetLines(shot=shot.id, lines=(line,))).shot(shot.id)
    assert after.frames == 140
    assert after.lines[0].text == "Hello."


def test_another_rate_keeps_every_length_in_seconds():
    after = done(edits.SetFormat(form=Format(rate=FrameRate(num=48))))
    for shot in PROJECT.shots():
        assert after.shot(shot.id).frames == 2 * shot.frames
    assert after.cut.title_card.frames == 2 * PROJECT.cut.title_card.frames
    joins = [(a.transition.frames, b.transition.frames)
             for a, b in zip(PROJECT.cut.events, after.cut.events, strict=True)]  # fmt: skip
    assert all(b == 2 * a for a, b in joins)
    assert any(a for a, _ in joins)
    assert done(edits.SetFormat(form=PROJECT.form), after) == PROJECT


def test_another_size_changes_nothing_else():
    form = Format(width=1920, height=1080)
    assert done(edits.SetFormat(form=form)) == PROJECT.model_copy(update={"form": form})


def test_a_look_is_chosen_and_taken_back_and_changes_nothing_else():
    chosen = done(edits.SetStyle(style=BoardStyle.NOIR))
    assert chosen == PROJECT.model_copy(update={"style": BoardStyle.NOIR})
    assert done(edits.SetStyle(), chosen) == PROJECT
    assert done(edits.ShowArrows()).arrows
