"""Whatever is done to a film, in whatever order, it stays whole."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import StudioError
from studio.edits import Edit, apply, label
from tests.studio.film import assert_whole, planned
from tests.studio.random_edits import random_edit


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_every_edit_leaves_a_whole_film_or_says_why_not(seed):
    random = Random(seed)
    project = planned()
    for _ in range(12):
        edit = random_edit(random, project)
        before = project.model_dump_json()
        try:
            words = label(edit, project)
            after = apply(Edit.model_validate_json(edit.model_dump_json()), project)
        except StudioError:
            continue
        assert words
        assert project.model_dump_json() == before
        assert apply(edit, project) == after
        assert_whole(after)
        project = after
