import os
import subprocess
import sys

import av
import numpy as np
import pytest

from pipeline.errors import Cancelled, MachineTrouble
from pipeline.film.format import Format
from pipeline.film.timing import FrameRange
from pipeline.media.clip import GROUP, probe, profile_header, read_frames, write_clip
from pipeline.media.colour import planes
from tests.footage import FORM, GREY, RATES, clip, counting, number_of, plain


@pytest.mark.parametrize("rate", RATES, ids=str)
@pytest.mark.parametrize("frames", [1, 2, 11, 12, 13, 29])
def test_a_clip_has_its_frames_and_its_rate_exactly(tmp_path, rate, frames):
    form = FORM.model_copy(update={"rate": rate})
    path = tmp_path / "clip.mp4"
    assert write_clip(path, counting(frames, form), form) == frames
    facts = probe(path)
    assert (facts.size, facts.rate, facts.frames) == (form.size, rate.fps, frames)
    assert facts.keyframes == tuple(range(0, frames, GROUP))
    assert [number_of(frame) for frame in read_frames(path)] == list(range(frames))


@pytest.mark.parametrize("size", [(64, 64), (72, 128), (130, 98), (638, 266)])
def test_sizes_upright_and_odd(tmp_path, size):
    form = Format(width=size[0], height=size[1])
    path = clip(tmp_path / "clip.mp4", counting(3, form), form)
    frames = list(read_frames(path))
    assert [frame.shape for frame in frames] == [(size[1] * 3 // 2, size[0])] * 3
    source = next(counting(1, form))
    assert np.abs(frames[0].astype(int) - source).mean() < 8


def test_a_part_is_the_same_as_in_the_whole(tmp_path):
    path = clip(tmp_path / "clip.mp4", counting(40))
    whole = list(read_frames(path))
    for start, stop in [(0, 1), (5, 17), (12, 13), (23, 40), (39, 40)]:
        part = list(read_frames(path, FrameRange(start=start, stop=stop)))
        assert len(part) == stop - start
        assert all(map(np.array_equal, part, whole[start:stop]))


def test_every_clip_of_a_format_has_the_same_header(tmp_path):
    moving = clip(tmp_path / "a.mp4", counting(30))
    still = clip(tmp_path / "b.mp4", [plain(GREY)] * 3)
    assert probe(moving).header == probe(still).header == profile_header(FORM)


def test_the_same_frames_give_the_same_bytes(tmp_path):
    paths = [clip(tmp_path / name, counting(20)) for name in ("a.mp4", "b.mp4")]
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_the_stream_is_tagged_bt709_limited(tmp_path):
    with av.open(str(clip(tmp_path / "a.mp4", counting(2)))) as file:
        context = file.streams.video[0].codec_context
        assert (context.color_primaries, context.color_trc, context.colorspace) == (1, 1, 1)
        assert context.color_range == 1
        assert (context.pix_fmt, context.has_b_frames) == ("yuv420p", False)


def test_a_still_stays_still_and_is_small(tmp_path):
    path = clip(tmp_path / "a.mp4", [plain(GREY)] * 30)
    lumas = [planes(frame)[0].astype(int) for frame in read_frames(path)]
    assert all(np.abs(luma - lumas[0]).max() <= 1 for luma in lumas)
    assert path.stat().st_size < 6000


def test_one_buffer_used_again_for_every_frame_is_fine(tmp_path):
    def reused():
        buffer = plain((0, 0, 0))
        for level in range(16, 216, 20):
            planes(buffer)[0][:] = level
            yield buffer

    path = clip(tmp_path / "a.mp4", reused())
    lumas = [planes(frame)[0].mean() for frame in read_frames(path)]
    assert lumas == pytest.approx(list(range(16, 216, 20)), abs=1)


def test_progress_rises_to_one_and_can_stop_the_work(tmp_path):
    seen = []
    write_clip(tmp_path / "a.mp4", counting(10), FORM, seen.append, 10)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0

    def stop(_):
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        write_clip(tmp_path / "b.mp4", counting(10), FORM, stop, 10)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: path.write_bytes(b""), "missing or damaged"),
        (lambda path: path.write_bytes(b"ftyp" * 400), "missing or damaged"),
        (lambda path: path.write_text("ffconcat version 1.0\nfile other.mp4\n"), "damaged"),
        (lambda path: None, "missing or damaged"),
    ],
)
def test_what_is_no_clip_is_said_in_a_sentence(tmp_path, make, sentence):
    path = tmp_path / "clip.mp4"
    make(path)
    for read in (probe, lambda path: list(read_frames(path))):
        with pytest.raises(MachineTrouble, match=sentence):
            read(path)


def test_a_clip_cut_short_is_damaged(tmp_path):
    path = clip(tmp_path / "clip.mp4", counting(40))
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(MachineTrouble, match="damaged"):
        list(read_frames(path))


def test_frames_that_are_not_there_are_missed(tmp_path):
    path = clip(tmp_path / "clip.mp4", counting(10))
    with pytest.raises(MachineTrouble, match="ends too early"):
        list(read_frames(path, FrameRange(start=5, stop=11)))


def test_a_missing_folder_is_said(tmp_path):
    with pytest.raises(MachineTrouble, match="does not exist"):
        write_clip(tmp_path / "no" / "clip.mp4", counting(1), FORM)


@pytest.mark.skipif(os.name == "nt", reason="file size limits are of POSIX systems")
def test_a_disk_that_refuses_is_said_and_the_process_lives_on(tmp_path):
    code = f"""
import resource
from pathlib import Path
from pipeline.errors import MachineTrouble
from pipeline.media.clip import write_clip
from tests.footage import FORM, counting
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    write_clip(Path({str(tmp_path / "a.mp4")!r}), counting(60), FORM)
except MachineTrouble as trouble:
    assert "Cannot write" in str(trouble), trouble
else:
    raise AssertionError("the limit was not noticed")
"""
    subprocess.run([sys.executable, "-B", "-c", code], check=True)
