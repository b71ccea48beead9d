"""What a customer does: pastes a script, changes one shot's keyframe, exports the film."""

import io
import re

import av
import numpy as np
import pytest
from PIL import Image, ImageDraw

from tests.browser.scripts import example
from tests.browser.window import expect

pytestmark = pytest.mark.slow
SIZE = (1280, 720)
LONGEST_MS = 600_000
PAPER, INK = (255, 0, 255), (0, 0, 0)
NEAR = 60
"""Of 255: what video coding does to a colour."""


def own_picture():
    """Unlike anything that the crew draws: magenta with a black box, which a dolly makes larger."""
    picture = Image.new("RGB", SIZE, PAPER)
    ImageDraw.Draw(picture).rectangle((540, 260, 740, 460), fill=INK)
    data = io.BytesIO()
    picture.save(data, "PNG")
    return {"name": "../..\\<b>own</b>.png", "mimeType": "image/png", "buffer": data.getvalue()}


def share(frame, colour):
    """How much of a frame has a colour."""
    return float((np.abs(frame.astype(int) - colour).max(axis=2) < NEAR).mean())


def frames_of(path):
    """Every frame of a film, small: height x width x RGB."""
    with av.open(str(path)) as film:
        for frame in film.decode(video=0):
            yield frame.reformat(320, 180, "rgb24").to_ndarray()


def test_script_to_keyframe_to_film(window, tmp_path):
    one = window("&place=projects")
    one.begin(example(), "Two Cups")
    shots = one.shots()
    one.until_drawn()

    one.pick(shots[1])
    one.page.locator("#sr-desk input[type=file]").set_input_files(own_picture())
    one.page.locator("#sr-versions .version.shown", has_text="own").wait_for()
    one.choose("Move", "dolly-in")
    length = one.field("Length, s")
    expect(length).not_to_have_value("")
    seconds = float(length.input_value())
    one.until_drawn()

    one.go("export")
    facts, numbers = one.page.locator("#sr-export .ex-film h2 small"), r"(\d+) frames.*?([\d.]+)"
    expect(facts).to_have_text(re.compile(numbers))
    frames, rate = (float(n) for n in re.search(numbers, facts.inner_text()).groups())
    one.page.get_by_role("button", name="Make the film").click()
    ready = one.page.locator("#sr-export .ex-film a.primary")
    ready.wait_for(timeout=LONGEST_MS)
    with one.page.expect_download() as coming:
        ready.click()
    film = tmp_path / "film.mp4"
    coming.value.save_as(film)

    assert coming.value.suggested_filename.endswith(".mp4")
    told = [(share(frame, PAPER), share(frame, INK)) for frame in frames_of(film)]
    assert len(told) == frames
    own = [(paper, ink) for paper, ink in told if paper > 0.3]
    assert len(own) == pytest.approx(seconds * rate, abs=2)
    assert own[-1][1] > 1.1 * own[0][1], "the camera comes closer"
