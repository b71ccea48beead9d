"""What the terminal says of a render."""

from studio.console import rendered_in_words
from studio.render import Rendered

WHY = "Tiny video model is not as it was installed. It is not loaded."


def said(*spared, made=3):
    film = Rendered(
        "f.mp4", 72, "24", 3.0, shots=3, made=made, reused=3 - made, remade=("1A",), spared=spared
    )
    return rendered_in_words(film).splitlines()


def test_each_reason_is_said_once_with_its_shots():
    lines = said(f"1A: {WHY}", "1B: Out of memory: too large.", made=2)
    assert lines[1:] == [
        f"1A: {WHY} The embedded crew made the shot instead.",
        "1B: Out of memory: too large. The embedded crew made the shot instead.",
    ]


def test_a_film_that_the_hired_crew_made_nothing_of_says_so():
    lines = said(*(f"1{shot}: {WHY}" for shot in "ABC"))
    assert lines[1] == f"1A, 1B, 1C: {WHY} The embedded crew made these shots instead."
    assert lines[-1].startswith("The crew that was asked for made no shot")
    assert len(lines) == 3
    assert len(said()) == 1
