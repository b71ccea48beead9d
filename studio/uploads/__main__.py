"""`python -m studio.uploads KIND SOURCE TARGET`: opens one file of a stranger, and ends.

It writes a clean copy to TARGET and answers in one line of JSON: the facts, or {"error": ...}.
"""

import json
import sys
from pathlib import Path

from pipeline.errors import UserMistake
from studio.uploads.limits import limit_this_process

TOO_MUCH = (
    "This file needs more memory than it may have. Save it again, smaller, and use that file."
)


def main(kind: str, source: str, target: str) -> None:
    limit_this_process()
    from pipeline.media.intake import clean_footage, clean_picture

    clean = clean_picture if kind == "picture" else clean_footage
    try:
        facts = clean(Path(source), Path(target))._asdict()
    except UserMistake as mistake:
        facts = {"error": str(mistake)}
    except MemoryError:
        facts = {"error": TOO_MUCH}
    sys.stdout.write(json.dumps(facts))


if __name__ == "__main__":
    main(*sys.argv[1:])
