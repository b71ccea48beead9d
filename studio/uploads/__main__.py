"""`python -m studio.uploads KIND SOURCE TARGET`: opens one file of a stranger, and ends.

It writes a clean copy to TARGET and answers in one line of JSON: the facts, or {"error": ...}.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import UserMistake
from studio.uploads.limits import limit_this_process

if TYPE_CHECKING:
    from pipeline.media.intake.footage import Footage
    from pipeline.media.intake.pictures import Size
    from studio.uploads.weights import Weights

TOO_MUCH = (
    "This file needs more memory than it may have. Save it again, smaller, and use that file."
)


def main(kind: str, source: str, target: str) -> None:
    limit_this_process()
    try:
        facts = _clean(kind)(Path(source), Path(target))._asdict()
    except UserMistake as mistake:
        facts = {"error": str(mistake)}
    except MemoryError:
        facts = {"error": TOO_MUCH}
    sys.stdout.write(json.dumps(facts))


def _clean(kind: str) -> Callable[[Path, Path], "Size | Footage | Weights"]:
    """Only what this file needs is loaded."""
    if kind == "picture":
        from pipeline.media.intake.pictures import clean_picture

        return clean_picture
    if kind == "lora":
        from studio.uploads.weights import clean_lora

        return clean_lora
    from pipeline.media.intake.footage import clean_footage

    return clean_footage


if __name__ == "__main__":
    main(*sys.argv[1:])
