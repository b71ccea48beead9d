"""A script file, opened: read, broken down and cut for the first time."""

import sys
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import MachineTrouble, UserMistake
from pipeline.film.cut import Cut
from pipeline.film.script import Screenplay
from pipeline.film.world import Breakdown
from pipeline.progress import Progress, unwatched
from pipeline.readers import read_screenplay
from pipeline.stages.breakdown import break_down
from pipeline.stages.first_cut import first_cut
from studio.settings import Settings

LARGEST_READ = 64 * 2**20
"""Bytes read of a file at most: the reader refuses far less, with its own sentence."""


@dataclass(frozen=True)
class Script:
    path: Path
    """As it was named; `-` is standard input."""
    screenplay: Screenplay
    breakdown: Breakdown
    cut: Cut


def read_script(path: Path) -> Screenplay:
    """Reads a script file; `-` is standard input."""
    if str(path) == "-":
        data = sys.stdin.buffer.read(LARGEST_READ) if sys.stdin else b""
        return read_screenplay(data, "standard input")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_READ)
    except FileNotFoundError:
        raise UserMistake(f"There is no file {path}. Check the path of the script.") from None
    except IsADirectoryError:
        raise UserMistake(f"{path} is a folder. Name the script file in it.") from None
    except OSError as error:
        reason = error.strerror or error
        raise MachineTrouble(f"{path} cannot be read: {reason}. Check its permissions.") from error
    return read_screenplay(data, path.name)


def spare_script(script: Script, output: Path) -> None:
    """Raises UserMistake where `output` would take the place of the script itself."""
    try:
        is_script = output.samefile(script.path)
    except OSError:  # one of them is not there
        return
    if is_script:
        raise UserMistake(f"{output} is the script itself. Choose another name for what is made.")


def open_script(path: Path, choices: Settings, progress: Progress = unwatched) -> Script:
    """`progress` hears of directors that take their time. Raises Cancelled when it does."""
    screenplay = read_script(path)
    crew, rate = choices.crew, choices.form.rate
    director = crew.hire_director(choices.home)
    breakdown = break_down(
        screenplay,
        director,
        rate,
        progress,
        is_worded=crew.works_from_words,
        is_described=crew.works_from_looks,
    )
    return Script(path, screenplay, breakdown, first_cut(screenplay, breakdown, rate))
