"""Samples to AAC and back: each at its place."""

import av
import numpy as np
import pytest

from pipeline.errors import MachineTrouble
from pipeline.media.clip import probe, profile_header, read_frames, write_clip
from pipeline.media.mux import write_sounding
from pipeline.media.sound import (
    PACKET_SAMPLES,
    SAMPLE_RATE,
    blocks_of,
    encoded,
    resampled,
    samples_at,
    silence,
)
from pipeline.media.soundtrack import EDGE, Heard, faded, mixed, read_sound
from tests.footage import FORM, RATES, clip, counting
from tests.sounds import LOSS, heard_in, loss, loudness, part, rustle


def written(folder, sound, form=FORM, frames=24):
    picture, path = folder / "picture.mp4", folder / "take.mp4"
    write_clip(picture, counting(frames, form), form)
    write_sounding(path, picture, sound, form)
    return path


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_a_takes_sound_is_its_own_and_as_long_as_its_picture(tmp_path, rate):
    form = FORM.model_copy(update={"rate": rate})
    sound = faded(rustle(samples_at(31, rate)))
    path = written(tmp_path, sound, form, 31)
    heard = heard_in(path)
    assert 0 <= heard.shape[1] - sound.shape[1] < PACKET_SAMPLES
    assert loss(heard, sound) < LOSS
    assert loss(heard[:, 1:], sound) > 1.5 * LOSS  # one sample beside is told apart
    with av.open(str(path)) as take:
        track = take.streams.audio[0]
        assert abs(track.duration * track.time_base - 31 / rate.fps) < 0.001


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_the_picture_beside_it_is_the_clip_bit_for_bit(tmp_path, rate):
    form = FORM.model_copy(update={"rate": rate})
    path = written(tmp_path, rustle(samples_at(31, rate)), form, 31)
    assert probe(path) == probe(tmp_path / "picture.mp4")
    assert probe(path).header == profile_header(form)
    pairs = zip(read_frames(path), read_frames(tmp_path / "picture.mp4"), strict=True)
    assert all(np.array_equal(a, b) for a, b in pairs)


def test_the_same_sound_gives_the_same_bytes(tmp_path):
    sound = rustle(samples_at(24, FORM.rate))
    assert written(tmp_path, sound).read_bytes() == written(tmp_path, sound).read_bytes()


def test_long_silence_is_the_same_packet_and_nothing_is_moved_by_it():
    samples = 40 * PACKET_SAMPLES + 100
    sound = rustle(PACKET_SAMPLES)
    blocks = [None] * 12 + [sound] + [None] * 20 + [sound] + [None] * 7
    packets = list(encoded(blocks, samples))
    plain = list(silence(samples))
    told = [(packet.pts, packet.dts, packet.duration) for packet in plain]
    assert [(packet.pts, packet.dts, packet.duration) for packet in packets] == told
    decoder = av.CodecContext.create("aac", "r")
    decoder.sample_rate, decoder.layout = SAMPLE_RATE, "stereo"
    decoder.extradata = bytes([0x11, 0x90])  # AAC-LC, 48 kHz, stereo
    frames = [frame for packet in packets for frame in decoder.decode(packet)]
    heard = np.concatenate([frame.to_ndarray() for frame in frames], axis=1)[:, PACKET_SAMPLES:]
    for block in (12, 33):
        at = block * PACKET_SAMPLES
        assert loss(heard[:, at + 200 : at + 800], sound[:, 200:800]) < 0.1  # cut, so it rings
    assert loudness(heard[:, 15 * PACKET_SAMPLES : 31 * PACKET_SAMPLES]) == 0
    assert loudness(heard[:, : 10 * PACKET_SAMPLES]) == 0


@pytest.mark.parametrize("rate", [16_000, 24_000, 25_896, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_another_rate_is_heard_at_the_same_time(rate, channels):
    def tone(at):
        return np.sin(2 * np.pi * 440 * np.arange(at) / at).astype(np.float32)

    made = resampled(np.stack([tone(rate)] * channels), rate)
    assert made.shape == (2, SAMPLE_RATE)
    assert np.abs(made - tone(SAMPLE_RATE))[:, 300:-300].max() < 1e-3


def test_no_place_drifts():
    for rate in RATES:
        exact = [frame / rate.fps * SAMPLE_RATE for frame in range(0, 200_000, 997)]
        assert all(0 <= samples_at(997 * n, rate) - at < 1 for n, at in enumerate(exact))


def test_what_is_mixed_starts_and_stops_to_the_sample(tmp_path):
    sound = faded(rustle(SAMPLE_RATE))
    path = written(tmp_path, sound)
    heard = [Heard(path, 5000, 7001, 30_003), Heard(path, 0, 30_003, 40_000)]
    whole = np.concatenate(
        [np.zeros((2, PACKET_SAMPLES)) if one is None else one for one in mixed(heard, 90_000)], 1
    )
    assert whole.shape[1] == -(-90_000 // PACKET_SAMPLES) * PACKET_SAMPLES
    assert not whole[:, :7001].any()
    assert not whole[:, 40_000:].any()
    inside = slice(7001 + EDGE, 30_003 - EDGE)
    assert loss(whole[:, inside], sound[:, 5000 + EDGE : 5000 + 23_002 - EDGE]) < LOSS
    assert loss(whole[:, 30_003 + EDGE : 39_000], sound[:, EDGE : 39_000 - 30_003]) < LOSS
    assert np.abs(whole[:, [7001, 30_002, 30_003, 39_999]]).max() < 0.01  # no click


def test_two_that_meet_stay_as_loud_and_are_never_too_loud(tmp_path):
    one, other = (rustle(SAMPLE_RATE, seed) for seed in (1, 2))
    (tmp_path / "b").mkdir()
    paths = written(tmp_path, one), written(tmp_path / "b", other)
    meet = [Heard(paths[0], 0, 0, 40_000, 0, 20_000), Heard(paths[1], 0, 20_000, 60_000, 20_000)]
    whole = np.concatenate([block for block in mixed(meet, 60_000) if block is not None], axis=1)
    loud = [loudness(whole[:, at : at + 4000]) for at in (8000, 28_000, 50_000)]
    assert loud[1] == pytest.approx((loud[0] + loud[2]) / 2, rel=0.1)
    square = np.sign(rustle(SAMPLE_RATE))
    loudest = written(tmp_path, square)
    both = [Heard(loudest, 0, 0, 40_000), Heard(loudest, 0, 0, 40_000)]
    assert all(np.abs(block).max() <= 1 for block in mixed(both, 40_000))


def test_what_is_longer_than_its_take_is_silent_at_its_end(tmp_path):
    path = written(tmp_path, rustle(SAMPLE_RATE))
    (*_, last) = mixed([Heard(path, 0, 0, 60_000)], 60_000)
    assert not last.any()


def test_both_ends_of_a_sound_come_and_go():
    sound = faded(np.ones((2, SAMPLE_RATE), np.float32))
    assert np.abs(sound[:, [0, -1]]).max() < 0.01
    assert (sound[:, EDGE:-EDGE] == 1).all()


def test_a_clip_without_sound_is_named(tmp_path):
    path = clip(tmp_path / "a.mp4", counting(12))
    with pytest.raises(MachineTrouble, match=r"a\.mp4 holds no sound"):
        list(read_sound(path))


def test_blocks_are_whole():
    sound = rustle(PACKET_SAMPLES * 2 + 5)
    blocks = list(blocks_of(sound))
    assert [block.shape for block in blocks] == [(2, PACKET_SAMPLES)] * 3
    assert np.array_equal(np.concatenate(blocks, axis=1)[:, : sound.shape[1]], sound)
    assert part(sound, 0, 1, RATES[0]).shape == (2, 2000)
