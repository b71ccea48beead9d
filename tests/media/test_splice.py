import av
import numpy as np
import pytest

from pipeline.errors import MachineTrouble
from pipeline.film.captions import Caption
from pipeline.film.timeline import Chapter
from pipeline.film.timing import FrameRange
from pipeline.media.clip import probe, read_frames
from pipeline.media.mux import Reel, write_film
from pipeline.media.sound import SAMPLE_RATE
from pipeline.media.splice import Piece
from tests.footage import FORM, RATES, clip, counting


def pieces(folder, *spans, form=FORM):
    """One clip per (start, stop); each starts its count at another number."""
    return [
        Piece(
            clip(folder / f"{n}.mp4", counting(stop, form, first=7 * n), form),
            FrameRange(start=start, stop=stop),
        )
        for n, (start, stop) in enumerate(spans)
    ]


def joined(folder, reel):
    path = folder / "film.mp4"
    write_film(path, reel)
    return path


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_the_film_is_the_clips_bit_for_bit_and_exact_in_length(tmp_path, rate):
    form = FORM.model_copy(update={"rate": rate})
    parts = pieces(tmp_path, (0, 30), (12, 29), (0, 1), (0, 1), (24, 25), (0, 13), form=form)
    reel = Reel(form, parts)
    film = joined(tmp_path, reel)
    expected = [frame for part in parts for frame in read_frames(part.path, part.part)]
    got = list(read_frames(film))
    assert len(got) == len(expected) == reel.frames == probe(film).frames
    assert all(map(np.array_equal, got, expected))
    assert probe(film).rate == rate.fps


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_timestamps_are_even_and_the_sound_is_as_long_as_the_picture(tmp_path, rate):
    form = FORM.model_copy(update={"rate": rate})
    reel = Reel(form, pieces(tmp_path, (0, 30), (12, 29), form=form))
    seconds = reel.frames / rate.fps
    with av.open(str(joined(tmp_path, reel))) as film:
        video, sound = film.streams.video[0], film.streams.audio[0]
        ticks = [packet.pts for packet in film.demux(video) if packet.pts is not None]
        assert ticks == [ticks[1] * n for n in range(reel.frames)]
        assert video.duration * video.time_base == seconds
        assert abs(sound.duration * sound.time_base - seconds) <= 1 / rate.fps / 10
        assert (sound.codec_context.name, sound.rate, sound.channels) == ("aac", SAMPLE_RATE, 2)
        assert film.duration / 1e6 == pytest.approx(float(seconds), abs=0.001)
    with av.open(str(tmp_path / "film.mp4")) as film:
        heard = list(film.decode(audio=0))
    assert max(float(np.abs(frame.to_ndarray()).max()) for frame in heard) < 1e-4
    samples = sum(frame.samples for frame in heard)
    assert 0 <= samples - seconds * SAMPLE_RATE < 1024


def test_subtitles_chapters_and_metadata_come_back(tmp_path):
    captions = [
        Caption(start=5, frames=20, text="Où étais-tu ?\n你好"),
        Caption(start=25, frames=5, text="I waited."),
    ]
    reel = Reel(
        FORM,
        pieces(tmp_path, (0, 30), (0, 30)),
        captions=captions,
        chapters=[
            Chapter(title="1. INT. CAFÉ", start=0, frames=36),
            Chapter(title="2", start=36, frames=24),
        ],
        language="fr",
        metadata={"title": "Deux tasses", "comment": "a test"},
    )
    with av.open(str(joined(tmp_path, reel))) as film:
        assert (film.metadata["title"], film.metadata["comment"]) == ("Deux tasses", "a test")
        assert [
            (round(one["start"] * one["time_base"] * 24), one["metadata"]["title"])
            for one in film.chapters()
        ] == [(0, "1. INT. CAFÉ"), (36, "2")]
        words = film.streams.subtitles[0]
        assert (words.codec_context.name, words.language) == ("mov_text", "fra")
        shown = {
            round(packet.pts * words.time_base * 24): bytes(packet)[2:].decode()
            for packet in film.demux(words)
            if packet.size > 2
        }
        assert shown == {caption.start: caption.text for caption in captions}


def test_without_captions_there_is_no_subtitle_track(tmp_path):
    with av.open(str(joined(tmp_path, Reel(FORM, pieces(tmp_path, (0, 3)))))) as film:
        assert not film.streams.subtitles


def test_the_index_comes_first_so_that_a_player_starts_at_once(tmp_path):
    data = joined(tmp_path, Reel(FORM, pieces(tmp_path, (0, 30)))).read_bytes()
    assert 0 < data.index(b"moov") < data.index(b"mdat")


def test_the_film_is_tagged_bt709(tmp_path):
    data = joined(tmp_path, Reel(FORM, pieces(tmp_path, (0, 3)))).read_bytes()
    assert b"colrnclx\x00\x01\x00\x01\x00\x01\x00" in data


def test_the_same_clips_give_the_same_bytes(tmp_path):
    reel = Reel(FORM, pieces(tmp_path, (0, 30), (12, 20)))
    first = joined(tmp_path, reel).read_bytes()
    assert joined(tmp_path, reel).read_bytes() == first


@pytest.mark.parametrize(("start", "stop"), [(5, 20), (0, 31), (36, 40)])
def test_frames_that_cannot_be_copied_are_refused(tmp_path, start, stop):
    path = clip(tmp_path / "a.mp4", counting(30))
    piece = Piece(path, FrameRange(start=start, stop=stop))
    with pytest.raises(MachineTrouble, match="lacks frames"):
        write_film(tmp_path / "film.mp4", Reel(FORM, [piece]))


def test_a_damaged_clip_is_named(tmp_path):
    path = clip(tmp_path / "a.mp4", counting(30))
    path.write_bytes(b"\0" * 500)
    with pytest.raises(MachineTrouble, match=r"a\.mp4 is missing or damaged"):
        write_film(tmp_path / "film.mp4", Reel(FORM, [Piece(path, FrameRange(start=0, stop=30))]))
