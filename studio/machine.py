"""Which device models would run on here, asked of a process of its own: finding out loads the
model libraries, and neither the page nor a list of models should."""

import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from pipeline.errors import MachineTrouble
from pipeline.gpu.device import Device

ROOT = Path(__file__).parent.parent
PATIENCE_S = 120.0
ASK = (
    "import dataclasses, json; from pipeline.gpu.device import best_device; "
    "print(json.dumps(dataclasses.asdict(best_device())))"
)


@lru_cache(maxsize=1)
def this_machine() -> Device:
    """As it was when it was first asked for. Takes seconds then.

    Raises MachineTrouble where the model libraries cannot be loaded.
    """
    try:
        told = subprocess.run(
            [sys.executable, "-c", ASK],
            capture_output=True, check=True, cwd=ROOT, timeout=PATIENCE_S,
        )  # fmt: skip
        facts = json.loads(told.stdout.splitlines()[-1])
    except (subprocess.SubprocessError, OSError, ValueError, IndexError) as error:
        raise MachineTrouble(
            f"What this machine can run could not be found out ({type(error).__name__}). "
            "Try `python app.py check`, and install the requirements again if it fails."
        ) from error
    major, minor = facts.pop("capability")
    return Device(**facts, capability=(major, minor))
