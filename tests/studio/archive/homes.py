"""Homes and archives of a small film."""

from pipeline.film.shot import Keyframe, Take
from pipeline.media.store import MediaStore
from studio import edits
from studio.store import Store
from tests.studio.film import planned, shots

PROJECT = planned()
ID = {slate: shot.id for slate, shot in shots(PROJECT).items()}


class Home:
    def __init__(self, folder):
        self.folder = folder
        self.store = Store(folder)
        self.media = MediaStore(folder)

    def files(self):
        """Everything but the database and its snapshots, which opening it may touch."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return sorted(str(path) for path in found if "projects" not in path.name
                      and "snapshots" not in path.parts)  # fmt: skip


def filled(home):
    """A project with media, an undone branch and a named revision."""
    new = home.store.create(PROJECT, "anna")
    picture = home.media.add(b"a picture", ".png")
    clip = home.media.add(b"a clip" * 1000, ".mp4")
    mask = home.media.add(b"a mask", ".png")
    for change in (
        edits.AddKeyframe(shot=ID["1A"], keyframe=Keyframe(recipe="r", image=picture)),
        edits.AddTake(shot=ID["1A"], take=Take(recipe="t", media=clip, frames=64)),
        edits.SetMask(shot=ID["1B"], mask=mask),
        edits.SetMask(shot=ID["1B"]),
        edits.Rename(title="../../<b>Ünï</b>"),
    ):
        home.store.commit(new, home.store.revision(new), change.edit)
    home.store.name_revision(new, 3, "drawn")
    home.store.undo(new)
    home.store.commit(new, home.store.revision(new), edits.FadeOut(frames=0).edit)
    return new
