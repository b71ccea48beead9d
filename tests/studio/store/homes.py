"""Homes with a project in them."""

from pipeline.film.shot import Keyframe, Take
from studio import edits
from studio.store import Store
from tests.studio.film import planned, shots

PROJECT = planned()
SHOT = next(PROJECT.shots()).id
ID = {slate: shot.id for slate, shot in shots(PROJECT).items()}
KEY = Keyframe(recipe="r", image="a" * 64 + ".png")
TAKE = Take(recipe="t", media="b" * 64 + ".mp4", frames=48)


def lens(lens_mm):
    return edits.SetCamera(shots=(SHOT,), lens_mm=lens_mm).edit


def filled(home):
    """A home with a project of two revisions, snapshot after the first; closed."""
    store = Store(home)
    new = store.create(PROJECT)
    store.snapshots.wait()
    store.snapshots.take()
    store.commit(new, 1, lens(85))
    store.close()
    return new


def move(slate, to):
    return edits.SetCamera(shots=(ID[slate],), move=to).edit


def drawn(slate):
    return edits.AddKeyframe(shot=ID[slate], keyframe=KEY).edit


def shot_take(slate):
    return edits.AddTake(shot=ID[slate], take=TAKE).edit


def commit(store, project, *wanted):
    """Each on the newest revision; returns the last revision's number."""
    for edit in wanted:
        done = store.commit(project, store.revision(project), edit)
        assert not done.was_rebased
    return store.revision(project)
