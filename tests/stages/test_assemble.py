import os
import signal
import subprocess
import sys
from itertools import pairwise

import av
import numpy as np
import pytest

from pipeline.errors import Cancelled, MachineTrouble, UserMistake
from pipeline.film.cut import Captions, Card, Cut, Event, Transition, TransitionKind
from pipeline.film.format import Format
from pipeline.film.timing import FrameRange
from pipeline.media.clip import read_frames
from pipeline.media.colour import planes, rgb_from_i420
from pipeline.media.store import MediaStore
from pipeline.stages.assemble import assemble
from tests.footage import (
    BLUE,
    FORM,
    GREEN,
    RATES,
    RED,
    breakdown,
    counting,
    number_of,
    plain,
    said,
    scene,
    shot,
    take,
)

CUT, DISSOLVE, DIP, WIPE = TransitionKind


@pytest.fixture
def store(tmp_path):
    return MediaStore(tmp_path / "home")


@pytest.fixture
def output(tmp_path):
    return tmp_path / "film.mp4"


def event(name, kind=CUT, frames=0, source=None):
    return Event(
        shot=name,
        source=source and FrameRange(start=source[0], stop=source[1]),
        transition=Transition(kind=kind, frames=frames),
    )


def told(takes, *lines):
    """One scene with a shot for every take; the first has the lines."""
    first, *rest = takes
    shots = [shot(first, takes[first].frames, *lines), *(shot(n, takes[n].frames) for n in rest)]
    return breakdown(scene("1", *shots))


def assembled(cut, takes, store, output, form=FORM, lines=()):
    return assemble(cut, told(takes, *lines), takes, form, store, output)


def frames_of(store, one, start=0, stop=None):
    part = FrameRange(start=start, stop=stop or one.frames)
    return list(read_frames(store.path(one.media), part))


def colours(film):
    return [rgb_from_i420(frame).mean(axis=(0, 1)) for frame in read_frames(film.path)]


def near(colour, other, levels=4):
    return np.abs(np.asarray(colour) - other).max() <= levels


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_hard_cuts_are_the_takes_bit_for_bit(store, output, rate):
    form = FORM.model_copy(update={"rate": rate})
    takes = {
        name: take(store, counting(n, form, first), form)
        for name, n, first in [("a", 30, 0), ("b", 1, 9), ("c", 17, 3)]
    }
    film = assembled(Cut(events=tuple(map(event, "abca"))), takes, store, output, form)
    expected = [frame for name in "abca" for frame in frames_of(store, takes[name])]
    got = list(read_frames(output))
    assert (film.frames, film.drawn) == (len(got), 0) == (78, 0)
    assert film.seconds == pytest.approx(78 * rate.den / rate.num)
    assert all(map(np.array_equal, got, expected))


def test_a_head_cut_encodes_a_few_frames_and_copies_the_rest(store, output):
    takes = {"a": take(store, counting(40))}
    film = assembled(Cut(events=(event("a", source=(5, 33)),)), takes, store, output)
    got, source = list(read_frames(output)), frames_of(store, takes["a"], 5, 33)
    assert (film.frames, film.drawn) == (28, 7)
    assert [number_of(frame) for frame in got] == list(range(5, 33))
    assert all(map(np.array_equal, got[7:], source[7:]))
    assert max(np.abs(a.astype(int) - b).mean() for a, b in zip(got, source, strict=True)) < 4


@pytest.mark.parametrize(
    ("start", "stop"), [(0, 1), (11, 12), (12, 13), (39, 40), (12, 40), (3, 9)]
)
def test_any_trim_has_its_frames(store, output, start, stop):
    takes = {"a": take(store, counting(40)), "b": take(store, counting(3))}
    cut = Cut(events=(event("a", source=(start, stop)), event("b")))
    assembled(cut, takes, store, output)
    assert [number_of(f) for f in read_frames(output)] == [*range(start, stop), 0, 1, 2]


def test_a_dissolve_is_the_mean_in_its_middle_and_the_rest_is_copied(store, output):
    takes = {"a": take(store, [plain(RED)] * 36), "b": take(store, [plain(BLUE)] * 36)}
    cut = Cut(events=(event("a"), event("b", DISSOLVE, 11)))
    film = assembled(cut, takes, store, output)
    shown = colours(film)
    assert len(shown) == film.frames == 61
    assert near(shown[24], RED)
    assert near(shown[30], (np.array(RED) + BLUE) / 2)
    assert near(shown[36], BLUE)
    got = list(read_frames(output))
    assert all(map(np.array_equal, got[:25], frames_of(store, takes["a"], 0, 25)))
    assert all(map(np.array_equal, got[37:], frames_of(store, takes["b"], 12)))


def test_a_dip_goes_through_black_and_keeps_the_length(store, output):
    takes = {"a": take(store, [plain(RED)] * 24), "b": take(store, [plain(GREEN)] * 24)}
    film = assembled(Cut(events=(event("a"), event("b", DIP, 12))), takes, store, output)
    shown = colours(film)
    assert len(shown) == 48
    assert near(shown[17], RED)
    assert near(shown[23], (0, 0, 0))
    assert near(shown[24], (0, 0, 0))
    assert near(shown[30], GREEN)
    assert all(a.sum() > b.sum() for a, b in pairwise(shown[17:24]))


def test_a_wipe_shows_both_sides(store, output):
    takes = {"a": take(store, [plain(RED)] * 24), "b": take(store, [plain(BLUE)] * 24)}
    assembled(Cut(events=(event("a"), event("b", WIPE, 9))), takes, store, output)
    middle = rgb_from_i420(list(read_frames(output))[19]).astype(int)
    assert near(middle[:, :50].mean(axis=(0, 1)), BLUE, 6)
    assert near(middle[:, 78:].mean(axis=(0, 1)), RED, 6)


def test_cards_and_the_last_fade(store, output):
    takes = {"a": take(store, [plain(RED)] * 24)}
    cut = Cut(
        events=(event("a"),),
        title_card=Card(title="Two Cups", frames=20),
        end_card=Card(title="The End", frames=16),
        fade_out=12,
    )
    film = assembled(cut, takes, store, output)
    got = list(read_frames(output))
    assert len(got) == film.frames == 60
    assert (planes(got[10])[0].max() > 200, planes(got[52])[0].max() > 200) == (True, True)
    assert planes(got[10])[0].min() <= 17
    assert near(rgb_from_i420(got[31]).mean(axis=(0, 1)), RED)
    assert near(rgb_from_i420(got[43]).mean(axis=(0, 1)), (0, 0, 0))


def test_soft_captions_are_a_track_and_burned_ones_are_picture(store, output):
    takes = {"a": take(store, [plain(RED)] * 48)}
    line = said("Where were you?", 12, 24)

    def film(captions):
        return assembled(
            Cut(events=(event("a"),), captions=captions), takes, store, output, lines=(line,)
        )

    def tracks():
        with av.open(str(output)) as file:
            return [stream.type for stream in file.streams]

    assert film(Captions.SOFT).drawn == 0
    assert "subtitle" in tracks()
    untouched = [planes(frame)[0].max() for frame in read_frames(output)]
    assert max(untouched) < 110
    assert film(Captions.BURNED).drawn == 24
    assert "subtitle" not in tracks()
    lit = [planes(frame)[0].max() > 180 for frame in read_frames(output)]
    assert lit == [12 <= number < 36 for number in range(48)]
    assert film(Captions.OFF).drawn == 0
    assert "subtitle" not in tracks()
    assert film(Captions.OFF).line.captions


def test_chapters_and_words_about_the_film(store, output):
    takes = {name: take(store, counting(24)) for name in "ab"}
    script = breakdown(
        scene("1", shot("a", 24), slugline="INT. CAFÉ - DAY"),
        scene("2", shot("b", 24), slugline="EXT. БРЕГ - NIGHT"),
        title="Две чаши",
    )
    assemble(Cut(events=(event("a"), event("b"))), script, takes, FORM, store, output)
    with av.open(str(output)) as file:
        titles = [chapter["metadata"]["title"] for chapter in file.chapters()]
        assert titles == ["1. INT. CAFÉ - DAY", "2. EXT. БРЕГ - NIGHT"]
        assert file.metadata["title"] == "Две чаши"
        assert "2 shots, 2.0 s" in file.metadata["comment"]


@pytest.mark.parametrize("size", [(72, 128), (98, 130), (430, 180)])
def test_upright_and_odd_frames(store, output, size):
    form = Format(width=size[0], height=size[1])
    takes = {name: take(store, counting(14, form), form) for name in "ab"}
    cut = Cut(
        events=(event("a"), event("b", WIPE, 5)),
        title_card=Card(title="Two Cups", subtitle="a film", frames=6),
        captions=Captions.BURNED,
    )
    film = assembled(cut, takes, store, output, form, (said("I waited.", 2, 10),))
    got = list(read_frames(output))
    assert len(got) == film.frames == 6 + 14 + 14 - 5
    assert {frame.shape for frame in got} == {(size[1] * 3 // 2, size[0])}


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
from tests.footage import FORM
from tests.stages.test_assemble import told
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
    subprocess.run([sys.executable, "-c", code], check=True)
    assert output.read_bytes() == b"the film of yesterday"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["film.mp4", "home"]


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
from tests.footage import FORM
from tests.stages.test_assemble import told
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
