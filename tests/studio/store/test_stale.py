"""Two people at once, at random: nothing of either is lost without a word."""

from random import Random

import pytest

from pipeline.errors import StudioError
from studio.edits import apply
from studio.edits.touches import clash, touches
from studio.store import Store
from tests.studio.film import assert_whole, planned
from tests.studio.random_edits import random_edit


@pytest.mark.parametrize("seed", range(6))
def test_a_stale_edit_changes_what_it_says_and_nothing_that_others_changed(tmp_path, seed):
    store, random = Store(tmp_path), Random(seed)
    new = store.create(planned())
    made = 0
    for _ in range(40):
        newest = store.head(new)
        base = random.randint(max(1, newest.revision - 3), newest.revision)
        older = store.at(new, base)
        edit = random_edit(random, older)
        try:
            done = store.commit(new, base, edit, "two")
        except StudioError:
            assert store.head(new) == newest
            continue
        assert_whole(done.project)
        assert apply(edit, newest.project) == done.project
        if done.was_rebased and edit.verb not in ("add-keyframe", "add-take"):
            made += 1
            theirs = touches(older, newest.project)
            assert clash(touches(older, apply(edit, older)), theirs) is None
    assert made
    store.close()
