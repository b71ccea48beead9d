"""Makes the README's picture from a real render: `python -m tests.readme_picture`.

Left a page of the script, right the boards of its first shots, below one shot as it moves.
"""

import tempfile
from itertools import islice
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from pipeline.film.cut import Captions
from pipeline.film.script import Kind
from pipeline.film.timeline import timeline
from pipeline.media.clip import read_frames
from pipeline.media.colour import rgb_from_i420
from pipeline.media.lettering import write
from studio.render import render
from studio.scripts import open_script
from studio.settings import settings

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "assets/examples/the-long-stairs.fountain"
PICTURE = ROOT / "assets/readme/script-to-film.jpg"
SIZE, MARGIN, GAP = (1600, 916), 24, 12
PAPER, INK, DARK, PALE, AMBER = "#f4f0e6", "#22201c", "#16181c", "#c9ccd2", "#e8a33d"
LETTERS = 1240
BOARDS, COLUMNS, FILM_FRAMES = 9, 3, 4


def main():
    with tempfile.TemporaryDirectory() as folder:
        picture = compose(Path(folder))
    PICTURE.parent.mkdir(exist_ok=True)
    picture.save(PICTURE, quality=88)


def compose(folder):
    choices = settings(home=folder / "home", size="640x360")
    script = open_script(SCRIPT, choices)
    film = folder / "film.mp4"
    render(script, film, choices, Captions.SOFT, lambda _: None)
    line = timeline(script.cut, script.breakdown, choices.form.rate)
    shots = {shot.id: shot for scene in script.breakdown.scenes for shot in scene.shots}
    moving = max(
        (event for event in line.events if is_moving(event, shots)),
        key=lambda event: event.frames,
    )
    picture = Image.new("RGB", SIZE, DARK)
    page = (MARGIN, 64, 500, SIZE[1] - MARGIN)
    paper(picture, page, script.screenplay)
    left = page[2] + 28
    head(picture, (left, MARGIN), "storyboard: one board a shot")
    stills = [frame(film, event.start + event.frames // 2) for event in line.events[:BOARDS]]
    bottom = wall(picture, (left, 64), stills, COLUMNS)
    head(picture, (left, bottom + 14), f"film: a shot, {shots[moving.shot].camera.move}")
    strip = [
        frame(film, moving.start + round(n * (moving.frames - 1) / (FILM_FRAMES - 1)))
        for n in range(FILM_FRAMES)
    ]
    wall(picture, (left, bottom + 54), strip, FILM_FRAMES)
    return picture


def is_moving(event, shots):
    return shots[event.shot].camera.move == "truck-right" and not event.entry.frames


def frame(film, number):
    planes = next(islice(read_frames(film), number, None))
    return Image.fromarray(np.ascontiguousarray(rgb_from_i420(planes)))


def head(picture, at, text):
    write(picture, (*at, SIZE[0] - MARGIN, at[1] + 30), text, size_px=22, fill=AMBER, weight=600)


def paper(picture, box, screenplay):
    head(picture, (box[0], MARGIN), "screenplay")
    ImageDraw.Draw(picture).rectangle(box, fill=PAPER)
    inner = (box[0] + 26, box[1] + 22, box[2] - 22, box[3] - 22)
    heading = next(e for e in screenplay.scenes[0].elements if e.kind == Kind.SLUGLINE)
    body = screenplay.text[heading.source.start :][:LETTERS].rsplit("\n\n", 1)[0]
    write(picture, inner, body, size_px=17, fill=INK)


def wall(picture, at, stills, columns):
    """Pastes pictures in rows; returns where the last row ends."""
    width = (SIZE[0] - MARGIN - at[0] - GAP * (columns - 1)) // columns
    height = width * 9 // 16
    for index, still in enumerate(stills):
        row, column = divmod(index, columns)
        place = (at[0] + column * (width + GAP), at[1] + row * (height + GAP))
        picture.paste(still.resize((width, height), Image.Resampling.LANCZOS), place)
    return at[1] + (-(-len(stills) // columns)) * (height + GAP)


if __name__ == "__main__":
    main()
