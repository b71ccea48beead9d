from itertools import pairwise

import av
import numpy as np
import pytest

from pipeline.film.cut import Captions, Card, Cut, TransitionKind
from pipeline.film.format import Format
from pipeline.media.clip import read_frames
from pipeline.media.colour import planes, rgb_from_i420
from pipeline.stages.assemble import assemble
from tests.footage import (
    BLUE,
    FORM,
    GREEN,
    RATES,
    RED,
    assembled,
    breakdown,
    colours,
    counting,
    event,
    frames_of,
    near,
    number_of,
    plain,
    said,
    scene,
    shot,
    take,
)

CUT, DISSOLVE, DIP, WIPE = TransitionKind


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
