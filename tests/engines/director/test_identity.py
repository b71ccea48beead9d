"""The same script gives the same shots; a changed word changes the shots that hold it."""

import re

import pytest

from pipeline.engines.director_rules import RulesDirector
from pipeline.film.shot import Shot
from pipeline.film.value import Span
from pipeline.readers import parse
from tests.engines.director.direct import RATE, direct
from tests.engines.director.screenplays import EXAMPLES, ordinary

NOWHERE = Span(0, 0)


def bare(shot: Shot) -> Shot:
    """A shot without its places in the source, which move when a word before them changes."""
    lines = tuple(line.model_copy(update={"source": NOWHERE}) for line in shot.lines)
    return shot.model_copy(update={"source": NOWHERE, "lines": lines})


def bare_shots(text: str) -> list[Shot]:
    return [bare(shot) for scene in direct(text).scenes for shot in scene.shots]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_same_script_gives_the_same_film(path):
    screenplay = parse(path.read_text("utf-8"))
    first = RulesDirector().break_down(screenplay, RATE)
    assert first == RulesDirector().break_down(screenplay, RATE)


def test_ids_are_unique_even_where_words_repeat():
    text = "INT. HALL - DAY\n\n" + "ANNA\nNo.\n\nBEN\nNo.\n\n" * 8
    ids = [shot.id for shot in bare_shots(text)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_one_changed_word_changes_few_shots(path):
    text = path.read_text("utf-8")
    before = bare_shots(text)
    changed: list[int] = []
    plain = [word for word in re.finditer(r"\b[a-z]{4,}\b", text) if word.start() > 200]
    for word in plain[::45]:
        edited = text[: word.start()] + "violet" + text[word.end() :]
        after = {shot.id: shot for shot in bare_shots(edited)}
        changed.append(sum(after.get(shot.id) != shot for shot in before))
    assert max(changed) <= 5
    assert sum(changed) / len(changed) <= 2


def test_a_changed_line_of_a_long_script_leaves_the_rest_alone():
    text = ordinary(20)
    place = text.index("Fine.", len(text) // 2)
    edited = text[:place] + "Good." + text[place + 5 :]
    after = set(bare_shots(edited))
    assert sum(shot not in after for shot in bare_shots(text)) <= 2
