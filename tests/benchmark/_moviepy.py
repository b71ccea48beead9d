"""What moviepy makes of the same clips, as its documentation would have it."""

from collections.abc import Callable
from pathlib import Path

from moviepy import CompositeVideoClip, VideoClip, VideoFileClip, concatenate_videoclips, vfx

from pipeline.media.clip import PROFILE
from tests.benchmark._clips import FORM

FPS = float(FORM.rate.fps)
BT709 = ["-vf", "scale=out_color_matrix=bt709", "-colorspace", "bt709"]
"""moviepy's pictures are RGB and ffmpeg would make BT.601 of them; ours are BT.709."""


def joined(paths: list[Path], output: Path) -> None:
    written(paths, output, lambda clips: concatenate_videoclips(clips, method="chain"))


def dissolved(paths: list[Path], frames: int, output: Path) -> None:
    """Every clip starts `frames` frames before the one before it ends, and fades in over it."""
    seconds = frames / FPS

    def compose(clips):
        layers, start = [clips[0]], clips[0].duration - seconds
        for clip in clips[1:]:
            layers.append(clip.with_start(start).with_effects([vfx.CrossFadeIn(seconds)]))
            start += clip.duration - seconds
        return CompositeVideoClip(layers)

    written(paths, output, compose)


def written(paths: list[Path], output: Path, compose: Callable) -> None:
    clips = [VideoFileClip(str(path), audio=False) for path in paths]
    film = compose(clips)
    write(film, output)
    film.close()
    for clip in clips:
        clip.close()


def write(film: VideoClip, output: Path) -> None:
    """Same codec, preset, quality and threads as our clips."""
    film.write_videofile(
        str(output),
        fps=FPS,
        codec="libx264",
        preset=PROFILE["preset"],
        threads=1,
        audio=False,
        ffmpeg_params=["-crf", PROFILE["crf"], *BT709],
        logger=None,
    )
