"""The words of artist and camera: plain sentences, or none."""

import re
import unicodedata
from typing import Annotated

from pydantic import Field

from pipeline.engines.director_llm.answers import Answer, Unfit
from pipeline.engines.director_llm.asking import MOST_PIECES
from pipeline.film.value import Value

LONGEST_WORDS = 120
LONGEST_TEXT = 900
_MARKUP = re.compile(r"[<>{}\[\]|`#*\\^~=_]")
_ADDRESS = re.compile(
    r"://|www\.|@|\b[\w-]+\.(?:com|net|org|io|ai|app|dev|co|info|me|ru|cn|de|fr|xyz|gg|ly)\b", re.I
)
_CAMERA = re.compile(
    r"\b(?:camera|lens|close-?ups?|zoom\w*|dolly|dollies|wide shot|medium shot|tracking shot|"
    r"low angle|high angle|point of view|cut to|bokeh|depth of field)\b",
    re.I,
)
"""The camera's words are ours: the move that was set is what is said of it."""


class WordAnswer(Answer):
    n: int
    image: str
    motion: str


class WordsAnswer(Answer):
    shots: Annotated[list[WordAnswer], Field(max_length=MOST_PIECES)]


class Worded(Value):
    """(image, motion) for each shot."""

    shots: tuple[tuple[str, str], ...]


def worded(answer: WordsAnswer, shots: int) -> Worded:
    """The words for so many shots. Raises Unfit."""
    if [each.n for each in answer.shots] != list(range(1, shots + 1)):
        raise Unfit(f"There must be one entry for each of the shots 1 to {shots}, in order.")
    return Worded(
        shots=tuple((_of(each.n, each.image), _of(each.n, each.motion)) for each in answer.shots)
    )


def _of(number: int, text: str) -> str:
    try:
        return plain(text)
    except Unfit as reason:
        raise Unfit(f"Shot {number}: {reason}") from None


def plain(text: str, most_words: int = LONGEST_WORDS) -> str:
    """A paragraph of plain sentences in one line. Raises Unfit, saying what is wrong."""
    line = " ".join(unicodedata.normalize("NFC", text[: 4 * LONGEST_TEXT]).split())
    if not line:
        raise Unfit("the text is empty.")
    if len(line) > LONGEST_TEXT or len(line.split()) > most_words:
        raise Unfit(f"the text is longer than {most_words} words.")
    if any(unicodedata.category(char).startswith("C") for char in line):
        raise Unfit("the text holds control characters.")
    if _MARKUP.search(line) or _ADDRESS.search(line):
        raise Unfit("the text holds markup or an address. Write plain sentences.")
    if _CAMERA.search(line):
        raise Unfit("the text speaks of the camera. Leave that out.")
    return line
