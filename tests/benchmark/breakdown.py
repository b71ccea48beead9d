"""CPU seconds to break down an ordinary script of 120 pages, reading included.

python -m tests.benchmark breakdown
"""

import time
from typing import Any

from pipeline.engines.director_rules import RulesDirector
from pipeline.film.timing import FrameRate
from pipeline.readers import read_screenplay
from pipeline.stages.breakdown import break_down
from tests.engines.director.screenplays import ordinary, pages_of

PAGES = 120
LIMIT_S = 2.0


def main() -> dict[str, Any]:
    """The seconds, the pages read, and how long the film is that came out."""
    text = ordinary(PAGES)
    data = text.encode()
    start = time.process_time()
    screenplay = read_screenplay(data, "ordinary.fountain")
    read_s = time.process_time() - start
    breakdown = break_down(screenplay, RulesDirector(), FrameRate())
    cpu_s = time.process_time() - start
    shots = [shot for scene in breakdown.scenes for shot in scene.shots]
    minutes = sum(shot.frames for shot in shots) / 24 / 60
    pages = pages_of(text)
    return {
        "cpu_s": round(cpu_s, 3),
        "read_s": round(read_s, 3),
        "limit_s": LIMIT_S,
        "pages": round(pages),
        "scenes": len(breakdown.scenes),
        "shots": len(shots),
        "minutes_a_page": round(minutes / pages, 3),
        "is_met": cpu_s < LIMIT_S,
    }
