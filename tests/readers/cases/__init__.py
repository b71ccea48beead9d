"""Screenplay cases: YAML files of text in, elements out."""

from pathlib import Path

import yaml

CASES = [
    {"file": path.stem, **case}
    for path in sorted(Path(__file__).parent.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
