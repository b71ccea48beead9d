"""Captions as SubRip text (`.srt`), which every player and editor reads."""

from fractions import Fraction

from pipeline.film.timeline import Timeline

ARROW = "-->"


def srt(line: Timeline) -> str:
    """The timeline's captions, numbered from 1; times are rounded to milliseconds."""
    fps = line.rate.fps
    blocks = [
        f"{number}\n{_time(caption.start / fps)} {ARROW} {_time(caption.stop / fps)}\n"
        f"{_plain(caption.text)}\n"
        for number, caption in enumerate(line.captions, start=1)
    ]
    return "\n".join(blocks)


def _time(seconds: Fraction) -> str:
    rest, milliseconds = divmod(round(seconds * 1000), 1000)
    rest, second = divmod(rest, 60)
    hour, minute = divmod(rest, 60)
    return f"{hour:02}:{minute:02}:{second:02},{milliseconds:03}"


def _plain(text: str) -> str:
    """Without what would end the block or start a time: blank lines and the arrow."""
    lines = [line.strip().replace(ARROW, "→") for line in text.splitlines()]
    return "\n".join(line for line in lines if line)
