"""The transitions a script writes are those the film plays."""

import pytest

from pipeline.engines.director_rules import RulesDirector
from pipeline.film.cut import TransitionKind
from pipeline.film.timing import FrameRate
from pipeline.readers import parse
from pipeline.stages.breakdown import break_down
from pipeline.stages.first_cut import first_cut

RATE = FrameRate()
CUT, DISSOLVE, DIP, WIPE = TransitionKind


def cut_of(*paragraphs):
    screenplay = parse("\n\n".join(paragraphs) + "\n")
    breakdown = break_down(screenplay, RulesDirector(), RATE)
    return first_cut(screenplay, breakdown, RATE), breakdown


def entries(cut, breakdown):
    """How each scene's first shot is entered; every other shot is a hard cut."""
    firsts = [scene.shots[0].id for scene in breakdown.scenes]
    kinds = {event.shot: event.transition.kind for event in cut.events}
    assert all(kind is CUT for shot, kind in kinds.items() if shot not in firsts)
    return [kinds[shot] for shot in firsts]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("CUT TO:", CUT),
        ("SMASH CUT TO:", CUT),
        ("DISSOLVE TO:", DISSOLVE),
        ("> ÜBERBLENDUNG ZU:", DISSOLVE),
        ("WIPE TO:", WIPE),
        ("> FADE TO BLACK.", DIP),
        ("> 淡出", DIP),
    ],
)
def test_a_transition_joins_the_shots_it_stands_between(words, kind):
    made = cut_of("INT. A - DAY", "A cat sleeps.", words, "INT. B - DAY", "A dog barks.")
    assert entries(*made) == [CUT, kind]
    assert made[0].fade_out == 0


def test_the_film_opens_and_ends_in_black_where_the_script_says_so():
    cut, breakdown = cut_of("FADE IN:", "INT. A - DAY", "A cat sleeps.", "FADE OUT.", "> THE END <")
    assert entries(cut, breakdown) == [DIP]
    assert cut.fade_out > 0
    assert cut.end_card.title == "THE END"


def test_each_transition_of_many_belongs_to_its_own_scene():
    words = ["DISSOLVE TO:", "CUT TO:", "WIPE TO:", "FADE TO BLACK."] * 20
    script = [part for word in words for part in ("INT. A - DAY", "A cat sleeps.", f"> {word}")]
    kinds = entries(*cut_of(*script, "INT. A - DAY", "A cat wakes."))
    assert kinds == [CUT, *[DISSOLVE, CUT, WIPE, DIP] * 20]
