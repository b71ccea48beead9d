"""A whole project as one ZIP: it comes back as it was, and no hostile one writes a byte."""

import hashlib
import io
import json
import os
import stat
import struct
import warnings
import zipfile
from pathlib import Path

import pytest

from pipeline.errors import MachineTrouble, UserMistake
from pipeline.film.shot import Keyframe, Take
from pipeline.media.store import MediaStore
from studio import archive, edits
from studio.archive import export_project, import_project
from studio.project import FORMAT
from studio.store import Store
from tests.studio.film import assert_whole, planned, shots

FIXTURES = Path(__file__).parent / "fixtures"
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


@pytest.fixture
def here(tmp_path):
    home = Home(tmp_path / "here")
    yield home
    home.store.close()


@pytest.fixture
def there(tmp_path):
    home = Home(tmp_path / "there")
    yield home
    home.store.close()


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    """Archives of one project: (with history, without)."""
    home = Home(tmp_path_factory.mktemp("film"))
    new = filled(home)
    paths = [home.folder / "with.zip", home.folder / "without.zip"]
    for path in paths:
        export_project(home.store, home.media, new, path, with_history=path is paths[0])
    yield tuple(path.read_bytes() for path in paths)
    home.store.close()


@pytest.fixture(scope="module")
def untouched(tmp_path_factory):
    """A home that must stay empty."""
    home = Home(tmp_path_factory.mktemp("untouched"))
    yield home
    home.store.close()


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


def entries(data):
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        return {name: made.read(name) for name in made.namelist()}


def zipped(path, content):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # names that stand there twice
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
            for name, data in content:
                made.writestr(name, data)
    return path


def linked(name):
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def with_project(content, **update):
    document = json.loads(content["project.json"]) | update
    return {**content, "project.json": json.dumps(document)}


def key_of(data, suffix=".png"):
    return f"media/{hashlib.sha256(data).hexdigest()}{suffix}"


def hostile(content):
    """(what, the entries of the archive, words of the refusal)."""
    plain = {"project.json": content["project.json"]}
    more = list(content.items())
    (media, *_) = [name for name in content if name.startswith("media/")]
    cut = json.loads(content["project.json"])["cut"]
    cut["events"] = [{"shot": "gone"}]
    history = json.loads(content["history.json"])
    loops = {**history, "entries": [{**e, "parent": e["number"]} for e in history["entries"]]}
    other = json.dumps({**history, "head": 1})
    return {
        "climbs": ([*more, ("../../evil.png", b"x")], "does not belong"),
        "climbs in media": ([*more, ("media/../../evil.png", b"x")], "does not belong"),
        "absolute": ([*more, ("/etc/evil", b"x")], "does not belong"),
        "windows": ([*more, ("media\\..\\evil.png", b"x")], "does not belong"),
        "drive": ([*more, ("C:evil.png", b"x")], "does not belong"),
        "letters": ([*more, ("\u202egnp.\x1b[31m" + "x" * 999, b"x")], "does not belong"),
        "new line": ([*more, (f"{media}\n", content[media])], "does not belong"),
        "folder": ([*more, ("media/", b"")], "does not belong"),
        "link": ([*more, (linked(key_of(b"/etc/passwd")), b"/etc/passwd")], "link"),
        "twice": ([*more, ("project.json", b"{}")], "two files of one name"),
        "wrong bytes": ({**content, media: b"other bytes"}.items(), "damaged"),
        "not named": ([*more, (key_of(b"x"), b"x")], "does not name"),
        "no project": ([(n, d) for n, d in more if n != "project.json"], "no project"),
        "bomb": ([*more, (key_of(bytes(8 << 20)), bytes(8 << 20))], "unpacks to far more"),
        "future": (with_project(plain, format=99).items(), "newer Storyreel"),
        "no format": (with_project(plain, format="x").items(), "newer Storyreel"),
        "more fields": (with_project(plain, evil=1).items(), "cannot be read"),
        "no shot": (with_project(plain, cut=cut).items(), "not there"),
        "scenes": (with_project(plain, script="INT. X").items(), "divide|outside"),
        "garbage": ([("project.json", b"\xff\xfe\x00garbage")], "cannot be read"),
        "deep": ([("project.json", b"[" * 100_000)], "cannot be read"),
        "list": ([("project.json", b"[]")], "newer|cannot be read"),
        "history": ([*plain.items(), ("history.json", b"{}")], "history"),
        "loop": ([*plain.items(), ("history.json", json.dumps(loops))], "history"),
        "other history": ([*plain.items(), ("history.json", other)], "another project"),
    }


KINDS = sorted(
    hostile(
        {
            "project.json": PROJECT.model_dump_json(),
            "history.json": '{"head": 1, "entries": []}',
            "media/x": b"",
        }
    )
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_archive_is_refused_and_nothing_is_written(film, untouched, tmp_path, kind):
    content, message = hostile(entries(film[0]))[kind]
    path = zipped(tmp_path / "evil.zip", content)
    before = untouched.files()
    with pytest.raises(UserMistake, match=message) as refusal:
        import_project(untouched.store, untouched.media, path)
    assert len(str(refusal.value)) < 400
    assert str(refusal.value).isprintable()
    assert untouched.files() == before
    assert untouched.store.projects() == []


@pytest.mark.parametrize("size", [0, 10, 100, 5000])
def test_garbage_and_cut_archives_are_refused(film, untouched, tmp_path, size):
    for data in (os.urandom(size), film[0][:size], film[0][: len(film[0]) - size - 1]):
        (tmp_path / "evil.zip").write_bytes(data)
        with pytest.raises(UserMistake, match="not imported"):
            import_project(untouched.store, untouched.media, tmp_path / "evil.zip")
    assert untouched.store.projects() == []


def test_every_flipped_byte_is_refused_or_harmless(film, there, tmp_path):
    (tmp_path / "film.zip").write_bytes(film[1])
    project = there.store.head(
        import_project(there.store, there.media, tmp_path / "film.zip")
    ).project
    for at in range(0, len(film[1]), len(film[1]) // 60):
        data = bytearray(film[1])
        data[at] ^= 0x5A
        (tmp_path / "evil.zip").write_bytes(data)
        try:
            new = import_project(there.store, there.media, tmp_path / "evil.zip")
        except UserMistake:
            continue
        assert there.store.head(new).project == project


def test_a_size_that_lies_is_refused(film, untouched, tmp_path):
    data = bytearray(film[1])
    at = data.index(b"PK\x01\x02")
    (size,) = struct.unpack_from("<I", data, at + 24)
    struct.pack_into("<I", data, at + 24, size - 50)
    (tmp_path / "evil.zip").write_bytes(data)
    with pytest.raises(UserMistake, match="not imported"):
        import_project(untouched.store, untouched.media, tmp_path / "evil.zip")


def test_files_that_overlap_are_refused(untouched, tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as whole:
        whole.writestr("project.json", PROJECT.model_dump_json())
        whole.writestr(key_of(b"x"), b"x")
        second = whole.infolist()[1]
        second.header_offset = 0
        whole.filelist[1] = second
    (tmp_path / "evil.zip").write_bytes(made.getvalue())
    with pytest.raises(UserMistake, match="not imported"):
        import_project(untouched.store, untouched.media, tmp_path / "evil.zip")


def test_a_file_that_is_not_there_is_a_sentence(untouched, tmp_path):
    with pytest.raises(UserMistake, match="There is no file"):
        import_project(untouched.store, untouched.media, tmp_path / "gone.zip")
    with pytest.raises(MachineTrouble, match="cannot be read"):
        import_project(untouched.store, untouched.media, tmp_path)
