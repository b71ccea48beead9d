"""What is said in a shot as text, one line each, and back."""

from pipeline.film.shot import Line, Shot
from pipeline.film.timing import FrameRate
from studio.edits import SpokenLine

CHARACTERS_A_SECOND = 15
"""How fast a line is said that nobody timed; characters of an alphabet."""
SHORTEST_S = 0.8


def lines_text(shot: Shot) -> str:
    return "\n".join(f"{line.character}: {line.text}" for line in shot.lines)


def read_lines(text: str, shot: Shot, rate: FrameRate) -> tuple[SpokenLine, ...]:
    """`NAME: words` a line. Lines that were there keep their time and place in the script; others
    follow the one before them."""
    found: list[SpokenLine] = []
    old = list(shot.lines)
    end = 0
    for row in (row.strip() for row in text.splitlines()):
        if not row:
            continue
        name, said = _parted(row, shot)
        line = _kept(old, name, said) or _new(name, said, end, rate)
        end = line.start + line.frames
        found.append(line)
    return tuple(found)


def _parted(row: str, shot: Shot) -> tuple[str, str]:
    for colon in (":", "："):
        name, mark, said = row.partition(colon)
        if mark and said.strip():
            return name.strip(), said.strip()
    return (shot.characters[0] if shot.characters else ""), row


def _kept(old: list[Line], name: str, said: str) -> SpokenLine | None:
    for line in old:
        if (line.character, line.text) == (name, said):
            old.remove(line)
            return SpokenLine.model_validate(line.model_dump())
    return None


def _new(name: str, said: str, start: int, rate: FrameRate) -> SpokenLine:
    frames = rate.frames(max(SHORTEST_S, len(said) / CHARACTERS_A_SECOND))
    return SpokenLine(character=name, text=said, start=start, frames=frames)
