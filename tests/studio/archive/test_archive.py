"""A whole project as one ZIP comes back as it was."""

import zipfile
from pathlib import Path

import pytest

from pipeline.errors import MachineTrouble, UserMistake
from pipeline.media.store import MediaStore
from studio import archive
from studio.archive import export_project, import_project
from studio.project import FORMAT
from tests.studio.archive.homes import filled
from tests.studio.film import assert_whole

FIXTURES = Path(__file__).parents[1] / "fixtures"


def exported(home, path, **options):
    new = filled(home)
    export_project(home.store, home.media, new, path, **options)
    return new


def test_a_project_comes_back_with_its_history_and_media(here, there, tmp_path):
    old = exported(here, tmp_path / "film.zip")
    new = import_project(there.store, there.media, tmp_path / "film.zip")
    assert there.store.head(new) == here.store.head(old)
    before, after = here.store.history(old), there.store.history(new)
    assert after.revisions == before.revisions
    assert after.line == before.line
    for one in before.revisions:
        project = there.store.at(new, one.number)
        assert project == here.store.at(old, one.number)
        for key in project.media_keys():
            assert there.media.path(key).read_bytes() == here.media.path(key).read_bytes()
    assert there.store.undo(new).project == here.store.undo(old).project


def test_it_comes_back_without_history_too(here, there, tmp_path):
    old = exported(here, tmp_path / "film.zip", with_history=False)
    new = import_project(there.store, there.media, tmp_path / "film.zip")
    assert there.store.head(new) == (1, here.store.head(old).project)


@pytest.mark.parametrize("version", range(1, FORMAT + 1))
def test_archives_of_every_format_open(there, version):
    new = import_project(there.store, there.media, FIXTURES / f"film-{version}.zip")
    history = there.store.history(new)
    assert len(history.revisions) >= 8
    project = there.store.head(new).project
    assert_whole(project)
    assert project.shot("aaaa1").action == "A hand."
    assert there.store.undo(new)


def test_a_second_import_is_a_second_project(here, tmp_path):
    exported(here, tmp_path / "film.zip")
    import_project(here.store, here.media, tmp_path / "film.zip")
    import_project(here.store, here.media, tmp_path / "film.zip")
    assert len({one.id for one in here.store.projects()}) == 3


def test_names_in_the_archive_come_from_keys(here, tmp_path):
    exported(here, tmp_path / "film.zip")
    with zipfile.ZipFile(tmp_path / "film.zip") as made:
        names = made.namelist()
    assert names[:2] == ["project.json", "history.json"]
    assert all(name.startswith("media/") and len(name) == 74 for name in names[2:])
    assert len(names) == 5
    assert [path.name for path in tmp_path.glob("film*")] == ["film.zip"]


def test_lost_media_are_left_out_and_come_back_by_being_made_again(here, there, tmp_path):
    new = filled(here)
    (key,) = [key for key in here.store.head(new).project.media_keys() if key.endswith("mp4")]
    here.media.path(key).unlink()
    export_project(here.store, MediaStore(here.folder), new, tmp_path / "film.zip")
    again = import_project(there.store, there.media, tmp_path / "film.zip")
    assert key in there.store.head(again).project.media_keys()
    assert not there.media.is_intact(key)


def test_an_archive_is_whole_or_not_there(here, tmp_path, monkeypatch):
    new = filled(here)

    def stop(done):
        raise MachineTrouble("Stopped.")

    with pytest.raises(MachineTrouble, match="Stopped"):
        export_project(here.store, here.media, new, tmp_path / "film.zip", watch=stop)
    assert not list(tmp_path.glob("film*"))
    monkeypatch.setattr(archive, "MOST_TEXT_BYTES", 100)
    with pytest.raises(UserMistake, match="without history"):
        export_project(here.store, here.media, new, tmp_path / "film.zip")
    assert not list(tmp_path.glob("film*"))
