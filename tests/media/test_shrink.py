"""Finished films encoded once more."""

from fractions import Fraction

import av
import pytest

from pipeline.errors import MachineTrouble
from pipeline.film.captions import Caption
from pipeline.film.timeline import Chapter
from pipeline.film.timing import FrameRange
from pipeline.media.clip import probe, read_frames
from pipeline.media.mux import Reel, write_film
from pipeline.media.shrink import write_small
from pipeline.media.splice import Piece
from tests.footage import FORM, RATES, clip, counting, number_of


def film(folder, form=FORM, frames=40):
    piece = Piece(
        clip(folder / "clip.mp4", counting(frames, form), form), FrameRange(start=0, stop=frames)
    )
    reel = Reel(
        form=form,
        pieces=[piece],
        captions=[Caption(start=4, frames=20, text="You came.")],
        chapters=[Chapter(title="1. ROOM", start=0, frames=frames)],
        language="fr",
        metadata={"title": "The Door"},
    )
    write_film(folder / "film.mp4", reel)
    return folder / "film.mp4"


@pytest.mark.parametrize("rate", RATES)
def test_every_frame_is_there_at_its_time(tmp_path, rate):
    form = FORM.model_copy(update={"rate": rate})
    write_small(film(tmp_path, form), tmp_path / "small.mp4", rate)
    facts = probe(tmp_path / "small.mp4")
    assert (facts.frames, facts.size, facts.rate) == (40, FORM.size, rate.fps)
    numbers = [number_of(frame) for frame in read_frames(tmp_path / "small.mp4")]
    assert numbers == list(range(40))


def test_sound_subtitles_chapters_and_title_stay(tmp_path):
    write_small(film(tmp_path), tmp_path / "small.mp4", FORM.rate)
    with (
        av.open(str(tmp_path / "film.mp4")) as master,
        av.open(str(tmp_path / "small.mp4")) as small,
    ):
        assert [s.type for s in small.streams] == [s.type for s in master.streams]
        assert small.streams.subtitles[0].metadata["language"] == "fra"
        assert small.metadata["title"] == "The Door"
        chapters = [(c["start"] * c["time_base"], c["metadata"]["title"]) for c in small.chapters()]
        assert chapters == [(Fraction(0), "1. ROOM")]
        sizes = [sum(p.size for p in one.demux(one.streams.audio[0])) for one in (master, small)]
        assert sizes[0] == sizes[1]


def test_progress_ends_at_one_and_can_stop_it(tmp_path):
    told = []
    write_small(film(tmp_path), tmp_path / "small.mp4", FORM.rate, told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0

    def stop(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_small(tmp_path / "film.mp4", tmp_path / "other.mp4", FORM.rate, stop)


def test_what_is_no_film_is_said(tmp_path):
    (tmp_path / "film.mp4").write_bytes(b"no film")
    with pytest.raises(MachineTrouble):
        write_small(tmp_path / "film.mp4", tmp_path / "small.mp4", FORM.rate)
