"""`python -m tests.benchmark NAME`: ours and a named baseline, alternately, in one run.

A benchmark is a module of this package with a docstring and `main() -> dict`. What it returns is
printed as the last line, as JSON, with its name. Ratios are CPU seconds of the baseline over ours.
"""

import argparse
import json
import pkgutil
from importlib import import_module
from pathlib import Path


def main():
    names = [m.name for m in pkgutil.iter_modules([str(Path(__file__).parent)])]
    names = [name for name in names if not name.startswith("_")]
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument("name", choices=names)
    name = parser.parse_args().name
    result = import_module(f"tests.benchmark.{name}").main()
    print(json.dumps({"name": name, **result}))


if __name__ == "__main__":
    main()
