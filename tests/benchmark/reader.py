"""The script reader on the largest files it accepts: ordinary ones and hostile ones.

CPU seconds for each; there is no baseline, the limit is 3 s.
"""

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from pipeline.errors import UserMistake
from pipeline.readers import read_screenplay

LARGEST = 5_000_000

PAGE = """INT. KITCHEN - DAY

Ruth fills the kettle. She looks at the letter on the table, then at the window,
where the rain has stopped.

RUTH
You read it.

TOM (O.S.)
(from the hall)
I did *not*.

"""

INPUTS = {
    "screenplay": PAGE,
    "short paragraphs": "INT. HOUSE - DAY\n\nRuth walks in.\n\nRUTH\nHello.\n\n",
    "no blank lines": PAGE.replace("\n\n", "\n"),
    "columns": "".join(
        " " * (30 if line.isupper() else 8) + line + "\n" for line in PAGE.splitlines()
    ),
    "carriage returns": PAGE.replace("\n", "\r"),
    "one line": "word ",
    "one word": "A",
    "brackets": "(",
    "bracket lines": "RUTH\n(\n",
    "open notes": "[[",
    "open notes by paragraph": "[[\n\n",
    "notes": "[[a]]\n",
    "open boneyards": "/*",
    "boneyards": "/* a */\n",
    "stars": "*",
    "star words": "*a ",
    "star pairs": "**a *b _c ",
    "ats": "@",
    "at lines": "@a\nb\n\n",
    "empty lines": "\n",
    "two-space lines": "RUTH\nHi\n  \n",
    "blanks": " ",
    "deep indents": " " * 1000 + "a\n",
    "letters": "a\n",
    "paragraphs": "Ruth walks on.\n\n",
    "headings": "INT. HOUSE - DAY\n\n",
    "headings without end": "INT. ",
    "dashes": "INT. A - - - ",
    "hashes": "#",
    "equals": "=",
    "capitals": "RUTH\n",
    "title page": "Title: a\n",
    "page ends": "RUTH\nI (MORE)\n(MORE)\n(MORE)\n",
    "only page ends": "(MORE)\n(MORE)\n(MORE)\n12.                          \n",
    "one dense speech": "INT. A - DAY\nRUTH\n" + "and goes on\n" * 1000,
    "forced heading": ".1  A  (   ",
    "forced cue": "@A (a) b    ",
    "backslashes": "\\",
    "chinese": "内景 咖啡馆 日\n\n王芳：你好。\n\n她走了。\n\n",
}  # fmt: skip


NUMBERED = {"different headings": "INT. HOUSE {} - DAY\n\nRuth walks in.\n\n"}
"""Each repetition has its number in it."""


def largest(unit: str) -> bytes:
    return (unit * (LARGEST // len(unit.encode()))).encode() + b"x"


def numbered(unit: str) -> bytes:
    count = LARGEST // (len(unit) + 4)
    return "".join(unit.format(i) for i in range(count)).encode()


def cpu_seconds(data: bytes) -> tuple[float, str]:
    """Seconds to read the file, and the sentence if it was refused."""
    start = time.process_time()
    try:
        read, refusal = read_screenplay(data), ""
    except UserMistake as mistake:
        read, refusal = None, str(mistake)
    seconds = time.process_time() - start
    del read
    return seconds, refusal


def main() -> dict:
    seconds = {}
    files = [(name, largest(unit)) for name, unit in INPUTS.items()]
    files += [(name, numbered(unit)) for name, unit in NUMBERED.items()]
    fresh = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh, max_tasks_per_child=1) as processes:
        for name, data in files:
            taken, refusal = processes.submit(cpu_seconds, data).result()
            seconds[name] = round(taken, 2)
            print(f"{name}: {taken:.2f} s {refusal}")
    worst = max(seconds, key=seconds.__getitem__)
    return {"cpu_s": seconds, "worst": worst, "worst_s": seconds[worst], "limit_s": 3.0}
