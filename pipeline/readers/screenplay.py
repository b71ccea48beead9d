"""From a file or a pasted text to a Screenplay."""

import gc
from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import contextmanager

from pipeline.errors import UserMistake
from pipeline.film.script import Element, Scene, Screenplay
from pipeline.readers.decode import decode
from pipeline.readers.fountain import read_fountain
from pipeline.readers.language import guess_language
from pipeline.readers.layout import survey
from pipeline.readers.plain import read_plain
from pipeline.readers.scenes import divide, with_boneyards
from pipeline.readers.sheet import Sheet, read_sheet
from pipeline.readers.title_page import TITLE_KEYS, TitlePage, named_language, read_title_page

MAX_LINES = 500_000
"""Three times those of an ordinary five-megabyte script, and what keeps the largest within 3 s."""

NO_HEADING = (
    "No scene heading was found, so the whole script is one scene. "
    "Begin each scene with a line such as INT. KITCHEN - DAY."
)
SAME_NUMBER = (
    "More than one scene is numbered {numbers}, so slates occur twice. "
    "Give each scene a number of its own in the script."
)


def read_screenplay(data: bytes, name: str = "") -> Screenplay:
    """A script file as a Screenplay; `name` is only used in messages.

    Raises UserMistake for a file that is empty, too large, or not a text.
    """
    return parse(decode(data, name), name)


def parse(text: str, name: str = "") -> Screenplay:
    """The same for text that is already decoded."""
    if not text or text.isspace():
        raise UserMistake(f"{name or 'The script'} is empty. Give a file with a screenplay in it.")
    with _collector_resting():
        return _parse(text, name)


def _parse(text: str, name: str) -> Screenplay:
    sheet = read_sheet(text)
    if max(len(sheet.lines), len(sheet.marks)) > MAX_LINES:
        raise UserMistake(
            f"{name or 'The script'} has more than {MAX_LINES:,} lines or notes, too many to work "
            "with. Divide it into several files."
        )
    page = read_title_page(sheet)
    layout = survey(sheet, page.lines)
    elements = read_plain(sheet, page, layout) if layout.is_plain else read_fountain(sheet, page)
    return _screenplay(sheet, page, with_boneyards(sheet, elements))


def _screenplay(sheet: Sheet, page: TitlePage, elements: list[Element]) -> Screenplay:
    scenes = divide(elements, len(sheet.text))
    return Screenplay(
        text=sheet.text,
        title=_title(page),
        title_page=page.entries,
        language=named_language(page) or guess_language(sheet.text),
        scenes=scenes,
        notices=_notices(scenes),
    )


def _notices(scenes: Sequence[Scene]) -> tuple[str, ...]:
    said = [] if any(scene.slugline for scene in scenes) else [NO_HEADING]
    counted = Counter(scene.number for scene in scenes)
    twice = [number for number, count in counted.items() if count > 1]
    if twice:
        said.append(SAME_NUMBER.format(numbers=", ".join(twice[:5]) + ("..." * (len(twice) > 5))))
    return tuple(said)


def _title(page: TitlePage) -> str:
    values = [value for key, value in page.entries if key in TITLE_KEYS]
    return values[0].strip().partition("\n")[0].strip() if values else ""


@contextmanager
def _collector_resting() -> Generator[None]:
    """Hundreds of thousands of small values without cycles: collecting halves the speed."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if not gc.get_freeze_count():
                # Makes the new values old in one step, or the next collection visits them all.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
