"""The film's track holds each take's sound at its place, and silence elsewhere."""

import av
import numpy as np
import pytest

from pipeline.errors import MachineTrouble
from pipeline.film.cut import Card, Cut, TransitionKind
from pipeline.media.clip import read_frames
from pipeline.media.shrink import write_small
from pipeline.media.sound import PACKET_SAMPLES, samples_at, silence
from tests.footage import FORM, RATES, assembled, counting, event, take
from tests.sounds import LOSS, heard_in, loss, loudness, part, rustle, sounding

CUT, DISSOLVE, DIP, WIPE = TransitionKind
AROUND = 2
"""Frames around a sound in which AAC may let it be heard."""


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_a_take_is_heard_at_its_place_and_nothing_elsewhere(store, output, rate):
    form = FORM.model_copy(update={"rate": rate})
    loud, sound = sounding(store, 31, form)
    takes = {"a": take(store, counting(17), form), "b": loud, "c": take(store, counting(40), form)}
    card = Card(title="Two Cups", frames=20)
    cut = Cut(events=(event("a"), event("b"), event("c")), title_card=card)
    film = assembled(cut, takes, store, output, form)
    heard = heard_in(output)
    assert 0 <= heard.shape[1] - samples_at(film.frames, rate) < PACKET_SAMPLES
    there = part(heard, 37, 68, rate)
    assert loss(there, sound) < LOSS
    assert loss(there[:, 1:], sound) > 1.5 * LOSS
    assert loudness(part(heard, 0, 37 - AROUND, rate)) < 1e-4
    assert loudness(heard[:, samples_at(68 + AROUND, rate) :]) < 1e-4
    pictures = zip(read_frames(output), range(film.frames), strict=True)
    assert sum(1 for _ in pictures) == film.frames


def test_hundreds_of_shots_do_not_drift(store, output):
    form = FORM.model_copy(update={"rate": RATES[4]})
    loud, sound = sounding(store, 3, form)
    takes = {"a": take(store, counting(1), form), "b": loud}
    cut = Cut(events=tuple(map(event, "ab" * 100)))
    assembled(cut, takes, store, output, form)
    heard = heard_in(output)
    for index in (0, 57, 99):
        there = part(heard, 4 * index + 1, 4 * index + 4, form.rate)
        assert loss(there, sound) < loss(there[:, 1:], sound)
        assert loss(there, sound) < loss(np.roll(there, 1, axis=1), sound)
        assert loss(there, sound) < 1.5 * LOSS


def test_a_trim_plays_its_part_of_the_sound(store, output):
    loud, sound = sounding(store, 40)
    cut = Cut(events=(event("a", source=(5, 20)), event("a", source=(20, 33))))
    assembled(cut, {"a": loud}, store, output)
    assert loss(heard_in(output)[:, 500:], part(sound, 5, 33, FORM.rate)[:, 500:]) < 1.5 * LOSS


def test_sound_fades_with_its_picture(store, output):
    takes = {"a": sounding(store, 48)[0], "b": sounding(store, 48, seed=2)[0]}
    takes["c"] = take(store, counting(48))
    events = (event("a", DIP, 12), event("b", DISSOLVE, 12), event("c", DISSOLVE, 12))
    film = assembled(Cut(events=events), takes, store, output)
    heard, rate = heard_in(output), FORM.rate
    loud = [loudness(part(heard, at, at + 1, rate)) for at in range(film.frames)]
    full = loudness(part(heard, 12, 30, rate))
    assert loud[0] < full / 4 < loud[3] < full * 1.1  # out of black
    assert min(loud[38:46]) > full * 0.75  # as loud where the two meet
    assert [loud[at] > loud[at + 3] for at in (72, 75, 78)] == [True] * 3  # into a silent take
    assert max(loud[86:]) < 1e-4


def test_a_muted_event_is_silent(store, output):
    loud = sounding(store, 24)[0]
    quiet = event("a").model_copy(update={"is_muted": True})
    assembled(Cut(events=(quiet, event("a"))), {"a": loud}, store, output)
    heard = heard_in(output)
    assert loudness(part(heard, 0, 22, FORM.rate)) < 1e-4 < loudness(part(heard, 26, 46, FORM.rate))


def packets(path):
    with av.open(str(path)) as film:
        track = film.streams.audio[0]
        return [bytes(one) for one in film.demux(track) if one.size], track.codec_context.bit_rate


def test_a_film_in_which_nothing_is_heard_is_as_ever(store, output):
    quiet = {"a": take(store, counting(30))}
    film = assembled(Cut(events=(event("a"),)), quiet, store, output)
    silent = [bytes(one) for one in silence(samples_at(film.frames, FORM.rate))]
    before = output.read_bytes()
    assert packets(output)[0] == silent
    loud = {"a": sounding(store, 30)[0]}
    muted = event("a").model_copy(update={"is_muted": True})
    assembled(Cut(events=(muted,)), loud, store, output)
    assert output.read_bytes() == before


def test_a_smaller_film_sounds_the_same(store, output, tmp_path):
    assembled(Cut(events=(event("a"),)), {"a": sounding(store, 30)[0]}, store, output)
    write_small(output, tmp_path / "small.mp4", FORM.rate)
    assert np.array_equal(heard_in(tmp_path / "small.mp4"), heard_in(output))


def test_a_take_that_lost_its_sound_is_named_and_the_old_film_stays(store, output):
    output.write_bytes(b"old")
    lost = take(store, counting(24)).model_copy(update={"has_sound": True})
    with pytest.raises(MachineTrouble, match="holds no sound"):
        assembled(Cut(events=(event("a"),)), {"a": lost}, store, output)
    assert output.read_bytes() == b"old"


def test_the_same_takes_give_the_same_bytes(store, output):
    loud, _ = sounding(store, 24, samples=rustle(48_000))
    cut = Cut(events=(event("a"), event("a", DISSOLVE, 6)))
    assembled(cut, {"a": loud}, store, output)
    first = output.read_bytes()
    assembled(cut, {"a": loud}, store, output)
    assert output.read_bytes() == first
