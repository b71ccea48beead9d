"""No hostile archive writes a byte."""

import hashlib
import io
import json
import os
import stat
import struct
import warnings
import zipfile

import pytest

from pipeline.errors import MachineTrouble, UserMistake
from studio.archive import import_project
from tests.studio.archive.homes import PROJECT


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
