"""Frames to seconds, for people."""

from studio.project import Project


def seconds(film: Project, frames: int) -> float:
    return round(film.form.rate.seconds(frames), 2)
