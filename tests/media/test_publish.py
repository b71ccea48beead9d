import errno
import os
import subprocess
import sys
import time

import pytest

from pipeline.errors import MachineTrouble, UserMistake
from pipeline.media.publish import FORGOTTEN_S, check_output, sweep, unfinished

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def test_a_finished_file_takes_the_place_of_the_old_one(tmp_path):
    output = tmp_path / "film.mp4"
    output.write_bytes(b"old")
    with unfinished(output) as path:
        path.write_bytes(b"new")
        assert output.read_bytes() == b"old"
    assert output.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [output]


def test_a_link_stays_a_link_and_what_it_points_to_is_replaced(tmp_path):
    (tmp_path / "there").mkdir()
    target, link = tmp_path / "there/film.mp4", tmp_path / "film.mp4"
    target.write_bytes(b"old")
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("this system lets nobody make links")
    with unfinished(link) as path:
        path.write_bytes(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target]


def test_a_failure_leaves_the_old_one_and_nothing_else(tmp_path):
    output = tmp_path / "film.mp4"
    output.write_bytes(b"old")

    def fail():
        with unfinished(output) as path:
            path.write_bytes(b"half")
            raise MachineTrouble("no")

    with pytest.raises(MachineTrouble):
        fail()
    assert output.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [output]


def test_what_the_system_refuses_is_said_of_the_file_that_was_asked_for(tmp_path):
    output = tmp_path / "film.mp4"

    def fill():
        with unfinished(output):
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(MachineTrouble, match=r"film\.mp4: the disk is full"):
        fill()


def killed_while_writing(output):
    """A process that ends without any clean-up; returns what it left behind."""
    code = f"""
import os
from pathlib import Path
from pipeline.media.publish import unfinished
with unfinished(Path({str(output)!r})) as path:
    path.write_bytes(b"half")
    os._exit(9)
"""
    subprocess.run([sys.executable, "-c", code], check=False)
    return [path for path in output.parent.iterdir() if path != output]


def test_what_a_killed_run_left_is_swept_by_the_next(tmp_path):
    output = tmp_path / "film.mp4"
    (left,) = killed_while_writing(output)
    with unfinished(output) as path:
        assert not left.exists()
        path.write_bytes(b"whole")
    assert list(tmp_path.iterdir()) == [output]


def test_only_what_is_surely_dead_is_swept(tmp_path):
    alive = tmp_path / f".storyreel-{'0' * 8}-1-{'0' * 16}.part"
    own = [tmp_path / name for name in (".storyreel-notes.part", "film.part", ".storyreel.mp4")]
    with unfinished(tmp_path / "film.mp4") as mine:
        for path in (alive, mine, *own):
            path.write_bytes(b"x")
        sweep(tmp_path)
        assert all(path.exists() for path in (alive, mine, *own))
        old = time.time() - FORGOTTEN_S - 1
        for path in (alive, *own):
            os.utime(path, (old, old))
        sweep(tmp_path)
        assert not alive.exists()
        assert all(path.exists() for path in own)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("folder.mp4", "is a folder"),
        ("film.avi", r"does not end in \.mp4"),
        ("film", r"does not end in \.mp4"),
        (".mp4", r"Name it film\.mp4"),
        ("no/film.mp4", "does not exist. Create it"),
        ("file/film.mp4", "is a file, not a folder"),
    ],
)
def test_an_output_that_cannot_be_is_the_users_mistake(tmp_path, name, sentence):
    (tmp_path / "folder.mp4").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(UserMistake, match=sentence):
        check_output(tmp_path / name)


@pytest.mark.skipif(IS_ROOT or os.name == "nt", reason="everything is writable for root")
def test_a_folder_without_permission_is_said(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(MachineTrouble, match="may not write"):
        check_output(tmp_path / "film.mp4")


def test_a_good_output_is_left_alone(tmp_path):
    check_output(tmp_path / "film.mp4")
    check_output(tmp_path / "FILM.MP4")
    assert list(tmp_path.iterdir()) == []
