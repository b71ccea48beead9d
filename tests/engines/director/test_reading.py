"""Who is in a sentence: whom its pronouns mean, whose father it is, what is only worn."""

import pytest

from tests.engines.director.direct import direct, shot_with

WARD = """INT. WAITING ROOM - NIGHT

Toby's father, MARK (40, beard, wet coat), sits with his head in his hands. His mother ELLEN (38)
walks up and down. NURSE KEANE (45, a paper cup in her hand) waits.

Ellen drops her coffee. Mark kneels beside her and hugs her.

Keane gives her a book. Mark grabs Keane.

INT. COURTROOM - DAY

GUS (70) sits. The JUDGE (60) bangs the gavel. NORA (35) shows him a photograph. He puts on his
glasses and looks at it.

Nora waves at her father. Two GUARDS stand at the gate. A goat eats his hat. A boy, TIM (9), sleeps.

TOBY
Yes.

JUDGE
No.

KEANE
No.
"""


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("Toby's father", ("MARK",)),
        ("walks up", ("ELLEN",)),
        ("Ellen drops", ("ELLEN",)),
        ("hugs her", ("MARK", "ELLEN")),
        ("Keane gives", ("KEANE", "ELLEN")),
        ("Mark grabs", ("MARK", "KEANE")),
        ("He puts on", ("GUS",)),
        ("at her father", ("NORA",)),
    ],
)
def test_a_pronoun_means_somebody_else_than_who_does_it(words, people):
    assert shot_with(WARD, words).characters == people


def test_the_word_before_a_name_describes():
    cast = {one.name: one.description for one in direct(WARD).cast}
    assert cast["MARK"] == "father, 40, beard, wet coat"
    assert cast["TIM"] == "boy, 9"
    assert cast["KEANE"].startswith("nurse, 45")


def test_several_are_neither_a_character_nor_a_thing():
    guards = shot_with(WARD, "GUARDS")
    assert guards.props == ()
    assert "GUARDS" not in {one.name for one in direct(WARD).cast}


def test_clothes_in_brackets_are_worn_and_a_thing_in_a_hand_is_held():
    assert shot_with(WARD, "Toby's father").props == ()
    assert "cup" in shot_with(WARD, "NURSE KEANE").props


def test_an_animal_that_does_something_is_seen_and_no_insert_of_its_prey():
    assert shot_with(WARD, "goat").coverage.value == "action"
