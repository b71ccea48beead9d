"""Where an action puts somebody to work, and what it only looks at."""

import pytest

from pipeline.film.stations import station_of


@pytest.mark.parametrize(
    ("action", "station"),
    [
        ("She goes to the window and looks out.", "window"),
        ("She looks up and goes to the window.", "window"),
        ("He looks up, walks to the door.", "door"),
        ("He turns, walks to the piano and sits.", "piano"),
        ("She stands at the window.", "window"),
        ("He looks out through the window.", ""),
        ("She stares at the window.", ""),
        ("He points to the door.", ""),
        ("Daniel sits at the table by the window.", ""),
        ("She sits in the chair at the door.", ""),
    ],
)
def test_who_only_looks_somewhere_stays_where_they_are(action: str, station: str) -> None:
    assert station_of(action) == station
