"""Films made again, over damage, interruptions and full disks."""

import os
import signal
import subprocess
import sys

import av
import pytest

from pipeline.errors import Cancelled, MachineTrouble, UserMistake
from pipeline.film.cut import Card, Cut, TransitionKind
from pipeline.film.format import Format
from pipeline.media.clip import read_frames
from pipeline.media.store import MediaStore
from pipeline.stages.assemble import assemble
from tests.footage import (
    BLUE,
    FORM,
    RED,
    assembled,
    counting,
    event,
    number_of,
    plain,
    take,
    told,
)

CUT, DISSOLVE, DIP, WIPE = TransitionKind


def test_what_was_drawn_once_is_found_again(store, output, tmp_path):
    takes = {name: take(store, counting(30)) for name in "ab"}
    cut = Cut(events=(event("a", source=(3, 30)), event("b", DISSOLVE, 12)))
    assembled(cut, takes, store, output)
    first = output.read_bytes()
    made = sorted((tmp_path / "home" / "media").rglob("*.mp4"))
    again = MediaStore(tmp_path / "home")
    assembled(cut, takes, again, output)
    assert output.read_bytes() == first
    assert sorted((tmp_path / "home" / "media").rglob("*.mp4")) == made


def test_a_damaged_span_is_drawn_again(store, output, tmp_path):
    takes = {"a": take(store, [plain(RED)] * 20), "b": take(store, [plain(BLUE)] * 20)}
    cut = Cut(events=(event("a"), event("b", DISSOLVE, 11)))
    assembled(cut, takes, store, output)
    first = output.read_bytes()
    theirs = {one.media for one in takes.values()}
    spans = [p for p in (tmp_path / "home" / "media").rglob("*.mp4") if p.name not in theirs]
    assert spans
    for path in spans:
        path.write_bytes(b"rotten")
    assembled(cut, takes, MediaStore(tmp_path / "home"), output)
    assert output.read_bytes() == first


def test_a_damaged_take_is_said_and_the_old_film_stays(store, output, tmp_path):
    takes = {"a": take(store, counting(20))}
    output.write_bytes(b"the film of yesterday")
    store.path(takes["a"].media).write_bytes(b"rotten")
    with pytest.raises(MachineTrouble, match="missing or damaged"):
        assembled(Cut(events=(event("a"),)), takes, MediaStore(tmp_path / "home"), output)
    assert output.read_bytes() == b"the film of yesterday"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["film.mp4", "home"]


def test_a_take_of_another_size_is_said(store, output):
    other = Format(width=64, height=64)
    takes = {"a": take(store, counting(5, other), other)}
    with pytest.raises(MachineTrouble, match="64x64"):
        assembled(Cut(events=(event("a"),)), takes, store, output)


def test_a_clip_of_another_encoder_is_encoded_again(store, output):
    with store.scratch(".mp4") as path:
        with av.open(str(path), "w", format="mp4") as file:
            stream = file.add_stream("libx264", rate=24, options={"preset": "medium"})
            stream.width, stream.height = FORM.size
            for frame in counting(20):
                file.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="yuv420p")))
            file.mux(stream.encode(None))
        key = store.adopt(path)
    ours = take(store, counting(20, first=20))
    takes = {"a": ours.model_copy(update={"media": key}), "b": ours}
    film = assembled(Cut(events=(event("a"), event("b"))), takes, store, output)
    assert film.drawn == 20
    assert [number_of(frame) for frame in read_frames(output)] == list(range(40))


def test_an_empty_cut_and_a_bad_output_are_the_users_mistakes(store, output, tmp_path):
    takes = {"a": take(store, counting(5))}
    with pytest.raises(UserMistake, match="no shots"):
        assembled(Cut(events=()), takes, store, output)
    with pytest.raises(UserMistake, match="does not exist"):
        assembled(Cut(events=(event("a"),)), takes, store, tmp_path / "no" / "film.mp4")


def test_progress_rises_to_one_and_stopping_leaves_nothing(store, output, tmp_path):
    takes = {name: take(store, counting(30)) for name in "ab"}
    cut = Cut(events=(event("a"), event("b", DISSOLVE, 12)))
    seen = []
    assemble(cut, told(takes), takes, FORM, store, output, seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    output.unlink()

    def stop(done):
        if done > 0.9:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        assemble(cut, told(takes), takes, FORM, store, output, stop)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["home"]


@pytest.mark.skipif(os.name == "nt", reason="file size limits are of POSIX systems")
def test_a_full_disk_is_said_and_the_old_film_stays(store, output, tmp_path):
    takes = {"a": take(store, counting(60))}
    output.write_bytes(b"the film of yesterday")
    code = f"""
import resource
from pathlib import Path
from pipeline.errors import MachineTrouble
from pipeline.film.cut import Cut, Event
from pipeline.film.shot import Take
from pipeline.media.store import MediaStore
from pipeline.stages.assemble import assemble
from tests.footage import FORM, told
takes = {{"a": Take.model_validate_json({takes["a"].model_dump_json()!r})}}
store, output = MediaStore(Path({str(tmp_path / "home")!r})), Path({str(output)!r})
resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000))
try:
    assemble(Cut(events=(Event(shot="a"),)), told(takes), takes, FORM, store, output)
except MachineTrouble as trouble:
    assert "Cannot write" in str(trouble), trouble
else:
    raise AssertionError("the limit was not noticed")
"""
    subprocess.run([sys.executable, "-B", "-c", code], check=True)
    assert output.read_bytes() == b"the film of yesterday"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["film.mp4", "home"]


def test_a_film_of_hard_cuts_loads_no_drawing_library(store, output, tmp_path):
    takes = {"a": take(store, counting(20))}
    code = f"""
import sys
from pathlib import Path
from pipeline.film.cut import Cut, Event
from pipeline.film.shot import Take
from pipeline.media.store import MediaStore
from pipeline.stages.assemble import assemble
from tests.footage import FORM, told
takes = {{"a": Take.model_validate_json({takes["a"].model_dump_json()!r})}}
store, output = MediaStore(Path({str(tmp_path / "home")!r})), Path({str(output)!r})
assemble(Cut(events=(Event(shot="a"),)), told(takes), takes, FORM, store, output)
assert "moviepy" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)
    assert len(list(read_frames(output))) == 20


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX systems")
def test_killed_at_any_moment_the_old_film_stays_until_the_new_one_is_whole(
    store, output, tmp_path
):
    takes = dict.fromkeys("abcd", take(store, counting(60)))
    cut = Cut(
        events=(event("a"), *(event(name, DISSOLVE, 20) for name in "bcd")),
        title_card=Card(title="T"),
    )
    code = f"""
import os, signal, sys
from pathlib import Path
from pipeline.film.cut import Cut
from pipeline.film.shot import Take
from pipeline.media.store import MediaStore
from pipeline.stages.assemble import assemble
from tests.footage import FORM, told
takes = {{n: Take.model_validate_json({takes["a"].model_dump_json()!r}) for n in "abcd"}}
cut = Cut.model_validate_json({cut.model_dump_json()!r})
store, output = MediaStore(Path({str(tmp_path / "home")!r})), Path({str(output)!r})
def die(done):
    if done >= float(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGKILL)
assemble(cut, told(takes), takes, FORM, store, output, die)
"""
    output.write_bytes(b"the film of yesterday")
    for done in (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 1.0):
        run = subprocess.run([sys.executable, "-c", code, str(done)], check=False)
        assert run.returncode == -signal.SIGKILL
        assert output.read_bytes() == b"the film of yesterday"
    assembled(cut, takes, store, output)
    fresh, undisturbed = MediaStore(tmp_path / "fresh"), tmp_path / "undisturbed.mp4"
    assembled(cut, dict.fromkeys("abcd", take(fresh, counting(60))), fresh, undisturbed)
    assert output.read_bytes() == undisturbed.read_bytes()
    assert not list(tmp_path.glob(".storyreel-*"))
