"""Media that are never lost, never overwritten and never believed without proof."""

import json
import os
import subprocess
import sys
import threading

import pytest

from pipeline.errors import MachineTrouble, UserMistake
from pipeline.film.camera import Camera
from pipeline.film.shot import Keyframe, Take
from pipeline.media.store import DEAD_SCRATCH_S, MediaStore
from pipeline.recipe import BoardRecipe

RECIPE = BoardRecipe(engine="slate", version=1, size=(64, 36), action="a door", camera=Camera())


def media_files(home):
    return [p for p in (home / "media").rglob("*") if p.is_file()]


def test_same_bytes_are_kept_once_under_their_hash(tmp_path):
    store = MediaStore(tmp_path)
    assert store.add(b"picture", ".png") == store.add(b"picture", ".png")
    assert [p.read_bytes() for p in media_files(tmp_path)] == [b"picture"]
    assert not list((tmp_path / "scratch").iterdir())


def test_what_was_made_is_found_by_its_recipe_in_a_new_process(tmp_path):
    store = MediaStore(tmp_path)
    board = Keyframe(recipe=RECIPE.digest(), image=store.add(b"image", ".png"))
    store.keep(RECIPE, board)
    assert MediaStore(tmp_path).find(RECIPE, Keyframe) == board
    assert store.find(RECIPE.model_copy(update={"seed": 2}), Keyframe) is None


def test_a_damaged_or_missing_file_counts_as_not_made(tmp_path):
    store = MediaStore(tmp_path)
    key = store.add(b"image", ".png")
    store.keep(RECIPE, Keyframe(recipe="r", image=key))
    path = store.path(key)
    path.write_bytes(b"imagf")
    fresh = MediaStore(tmp_path)
    assert fresh.find(RECIPE, Keyframe) is None
    with pytest.raises(MachineTrouble, match="damaged"):
        fresh.path(key)
    fresh.add(b"image", ".png")
    assert MediaStore(tmp_path).find(RECIPE, Keyframe) is not None


def test_every_way_to_break_a_record_makes_it_absent(tmp_path):
    store = MediaStore(tmp_path)
    store.keep(RECIPE, Keyframe(recipe="r", image=store.add(b"image", ".png")))
    (record,) = (tmp_path / "made").rglob("*.json")
    whole = record.read_text("utf-8")
    for broken in (
        "",
        "{",
        "[]",
        "null",
        '{"made": 1}',
        whole[:-9],
        "\x00" * 40,
        '"\\ud800"',
        "[" * 99_999,
    ):
        record.write_text(broken, "utf-8", errors="surrogatepass")
        assert store.find(RECIPE, Keyframe) is None
    record.write_text(whole, "utf-8")
    assert store.find(RECIPE, Keyframe) is not None
    assert store.find(RECIPE, Take) is None
    assert json.loads(whole)["recipe"]["action"] == "a door"


def test_a_record_with_one_digit_changed_is_not_believed(tmp_path):
    store = MediaStore(tmp_path)
    store.keep(RECIPE, Take(recipe=RECIPE.digest(), media=store.add(b"clip", ".mp4"), frames=96))
    (record,) = (tmp_path / "made").rglob("*.json")
    whole = record.read_text("utf-8")
    assert store.find(RECIPE, Take) is not None
    assert store.recipe(RECIPE.digest(), BoardRecipe) == RECIPE
    record.write_text(whole.replace('"frames": 96', '"frames": 95'), "utf-8")
    assert store.find(RECIPE, Take) is None
    record.write_text(whole.replace("a door", "a floor"), "utf-8")
    with pytest.raises(UserMistake, match="not on record"):
        store.recipe(RECIPE.digest(), BoardRecipe)


def test_a_failed_making_leaves_no_file(tmp_path):
    store = MediaStore(tmp_path)

    def crash():
        with store.scratch(".mp4") as path:
            path.write_bytes(b"half a clip")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        crash()
    assert not list((tmp_path / "scratch").iterdir())
    assert not media_files(tmp_path)


def test_scratch_of_dead_processes_is_swept_and_that_of_the_living_is_not(tmp_path):
    MediaStore(tmp_path)
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    old = [tmp_path / "scratch" / f"{pid}-x.mp4" for pid in (dead.pid, os.getpid())]
    fresh = tmp_path / "scratch" / f"{dead.pid}-y.mp4"
    for path in (*old, fresh):
        path.write_bytes(b"x")
    for path in old:
        stamp = path.stat().st_mtime - DEAD_SCRATCH_S - 5
        os.utime(path, (stamp, stamp))
    MediaStore(tmp_path)
    assert [p.exists() for p in (*old, fresh)] == [False, True, True]


def test_many_threads_keep_the_same_media(tmp_path):
    store = MediaStore(tmp_path)
    keys = []

    def add():
        keys.extend(store.add(bytes([n]) * 1000, ".png") for n in range(20))

    threads = [threading.Thread(target=add) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(keys)) == len(media_files(tmp_path)) == 20
    assert all(MediaStore(tmp_path).is_intact(key) for key in keys)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_home_that_cannot_be_written_is_said(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(MachineTrouble, match="may not write"):
        MediaStore(tmp_path / "home")


def test_a_home_below_a_file_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(MachineTrouble, match="file, not a folder"):
        MediaStore(tmp_path / "file" / "home")
