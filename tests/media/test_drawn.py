import numpy as np
import pytest

from pipeline.errors import MachineTrouble
from pipeline.film.stretch import Drawn
from pipeline.film.timing import FrameRange, FrameRate
from pipeline.media.colour import planes, rgb_from_i420
from pipeline.media.drawn import draw_span
from pipeline.media.words import caption, card
from pipeline.recipe import SpanRecipe
from tests.footage import BLUE, FORM, GREEN, RED, clip, counting, number_of, plain


def recipe(kind, frames, *parts, words=(), offset=0, whole=0, rate=None):
    return SpanRecipe(
        version=1,
        kind=kind,
        size=FORM.size,
        rate=rate or FORM.rate,
        frames=frames,
        media=("",) * len(parts),
        ranges=parts,
        words=words,
        offset=offset,
        whole=whole or frames,
    )


def some(start, stop):
    return FrameRange(start=start, stop=stop)


@pytest.fixture
def red(tmp_path):
    return clip(tmp_path / "red.mp4", [plain(RED)] * 24)


@pytest.fixture
def blue(tmp_path):
    return clip(tmp_path / "blue.mp4", [plain(BLUE)] * 24)


def colour(frame, column=None):
    rgb = rgb_from_i420(frame).astype(int)
    return rgb.mean(axis=(0, 1)) if column is None else rgb[:, column].mean(axis=0)


def near(colour, other, levels=3):
    return np.abs(np.asarray(colour) - other).max() <= levels


def test_a_dissolve_passes_through_the_mean_of_both(red, blue):
    frames = list(draw_span(recipe(Drawn.DISSOLVE, 11, some(13, 24), some(0, 11)), [red, blue]))
    assert len(frames) == 11
    assert near(colour(frames[5]), (np.array(RED) + BLUE) / 2)
    shares = [float(np.dot(colour(f) - RED, np.subtract(BLUE, RED))) for f in frames]
    steps = np.diff([0.0, *shares, float(np.sum(np.square(np.subtract(BLUE, RED))))])
    assert steps == pytest.approx([steps.mean()] * 12, rel=0.25)


def test_a_dissolve_mixes_the_frames_that_meet(tmp_path):
    before = clip(tmp_path / "a.mp4", counting(30))
    after = clip(tmp_path / "b.mp4", counting(30))
    frames = list(draw_span(recipe(Drawn.DISSOLVE, 5, some(20, 25), some(0, 5)), [before, after]))
    assert number_of(frames[2]) == (22 + 2) / 2


def test_a_wipe_comes_in_from_the_left(red, blue):
    frames = list(draw_span(recipe(Drawn.WIPE, 9, some(0, 9), some(0, 9)), [red, blue]))
    for number, frame in enumerate(frames, start=1):
        edge = FORM.width * number // 10
        assert near(colour(frame, slice(0, max(edge - 4, 1))), BLUE, 6)
        assert near(colour(frame, slice(edge + 4, FORM.width)), RED, 6)


def test_fades_reach_black(red):
    part = some(0, 8)
    out = [colour(f).mean() for f in draw_span(recipe(Drawn.FADE_OUT, 8, part), [red])]
    into = [colour(f).mean() for f in draw_span(recipe(Drawn.FADE_IN, 8, part), [red])]
    assert out == pytest.approx(into[::-1], abs=2)
    assert out == sorted(out, reverse=True)
    assert out[-1] < 1 < 40 < out[0] < np.mean(RED)


def test_a_part_of_a_transition_is_the_same_as_in_the_whole(red, blue):
    whole = list(draw_span(recipe(Drawn.WIPE, 9, some(0, 9), some(0, 9)), [red, blue]))
    part = recipe(Drawn.WIPE, 4, some(3, 7), some(3, 7), offset=3, whole=9)
    assert all(map(np.array_equal, draw_span(part, [red, blue]), whole[3:7]))


@pytest.mark.parametrize("rate", [FrameRate(), FrameRate(num=30000, den=1001)], ids=str)
@pytest.mark.parametrize("frames", [1, 2, 3, 24])
def test_every_span_has_its_frames(tmp_path, rate, frames):
    path = clip(tmp_path / "a.mp4", counting(24))
    span = recipe(Drawn.SHOT, frames, some(0, frames), rate=rate)
    assert [number_of(f) for f in draw_span(span, [path])] == list(range(frames))
    assert (
        len(list(draw_span(recipe(Drawn.CARD, frames, words=("A", ""), rate=rate), []))) == frames
    )


def test_a_card_is_white_on_black_centred_and_comes_and_goes():
    frames = list(draw_span(recipe(Drawn.CARD, 72, words=("Two Cups", "a film")), []))
    luma = planes(frames[36])[0]
    rows, columns = np.nonzero(luma > 120)
    assert luma.max() > 220
    assert luma[0].max() == luma[:, 0].max() == 16
    assert abs(columns.mean() - FORM.width / 2) < 4
    assert abs(rows.mean() - FORM.height / 2) < FORM.height / 8
    brightness = [int(planes(f)[0].max()) for f in frames]
    assert brightness == brightness[::-1]
    assert brightness[0] < 60 < brightness[12] == brightness[36]
    assert frames[30] is frames[40]


def test_a_long_title_stays_inside_the_frame():
    luma = planes(card(FORM.size, "The Unbearable Length of Titles " * 4, "and what follows " * 6))[
        0
    ]
    edges = np.concatenate([luma[0], luma[-1], luma[:, 0], luma[:, -1]])
    assert edges.max() == 16
    assert (luma > 100).any()


def test_captions_are_burned_at_the_foot_and_nowhere_else(red):
    words = "Where were you?\nI waited."
    plain_red, with_words = (
        next(draw_span(recipe(Drawn.SHOT, 4, some(0, 4), words=words), [red]))
        for words in ((), (words,))
    )
    change = np.abs(planes(with_words)[0].astype(int) - planes(plain_red)[0])
    assert change[: FORM.height // 2].max() == 0
    assert planes(with_words)[0].max() > 180
    assert planes(with_words)[0][FORM.height // 2 :].min() < planes(plain_red)[0].min() - 20


@pytest.mark.parametrize("size", [(128, 72), (72, 128), (96, 96), (640, 268)])
@pytest.mark.parametrize(
    "text", ["I waited for hours and hours in the\nrain, and you never came.", "你好", "שלום"]
)
def test_captions_keep_clear_of_the_edges(size, text):
    matte = planes(caption(size, text).matte)[0]
    assert (matte > 0.9).any()
    ink = planes(caption(size, text).ink)[0]
    rows, columns = np.nonzero(ink > 100)
    assert rows.min() >= size[1] // 2
    assert rows.max() < size[1] * 0.96
    assert columns.min() > size[0] * 0.04
    assert columns.max() < size[0] * 0.96


def test_a_take_that_lacks_frames_is_said(red, blue):
    span = recipe(Drawn.DISSOLVE, 11, some(20, 31), some(0, 11))
    with pytest.raises(MachineTrouble, match="ends too early"):
        list(draw_span(span, [red, blue]))


def test_clips_are_closed_when_the_drawing_stops_early(red, blue):
    frames = draw_span(recipe(Drawn.DISSOLVE, 11, some(0, 11), some(0, 11)), [red, blue])
    assert near(colour(next(frames)), RED, 30)
    frames.close()
    red.unlink()
    blue.unlink()


def test_green_stays_green_under_a_dissolve_with_itself(tmp_path):
    path = clip(tmp_path / "g.mp4", [plain(GREEN)] * 12)
    frames = draw_span(recipe(Drawn.DISSOLVE, 4, some(0, 4), some(4, 8)), [path, path])
    assert all(near(colour(frame), GREEN, 2) for frame in frames)
